package dev.krait.codegen.emit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The objects that a unit's code mentions: they come through its loader into {@code static final} fields. */
public final class ConstantPool {
    private final List<Object> objects = new ArrayList<>();
    private final Map<Object, Integer> numbers = new IdentityHashMap<>();
    private final Map<Object, Integer> scalars = new java.util.HashMap<>();

    /** The number of a constant. */
    int number(Object value) {
        boolean scalar = value instanceof Long || value instanceof Double || value instanceof String;
        Map<Object, Integer> known = scalar ? scalars : numbers;
        Integer number = known.get(value);
        if (number == null) {
            number = objects.size();
            known.put(value, number);
            objects.add(value);
        }
        return number;
    }

    /** The constants by number. */
    public Object[] toArray() {
        return objects.toArray();
    }
}
