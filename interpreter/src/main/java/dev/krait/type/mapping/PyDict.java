package dev.krait.type.mapping;

import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyType;
import java.util.LinkedHashMap;

/** A {@code dict}: insertion-ordered. */
@ExposedType("dict")
public class PyDict extends PyInstance {
    public static final PyType TYPE =
            PyType.builtin(PyDictTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.DICT_SUBCLASS | PyType.MAPPING);

    private final LinkedHashMap<Object, Object> map = new LinkedHashMap<>();

    public PyDict() {
        this(TYPE);
    }

    public PyDict(PyType type) {
        super(type);
        this.shape = type.rootShape;
    }

    /** The value of a name (an exact string key, given as UTF-16), or null. Never runs Python code unless keys that are not strings collide. */
    public Object getName(String name) {
        return map.get(name);
    }

    /** Sets the value of a name. */
    public void putName(String name, Object value) {
        map.put(name, value);
    }

    /** Removes a name; returns its value or null. */
    public Object removeName(String name) {
        return map.remove(name);
    }

    /** A new exact dict with the same pairs. */
    public PyDict copy() {
        PyDict copy = new PyDict();
        copy.map.putAll(map);
        return copy;
    }

    /** The pairs at this moment: key, value, key, value … */
    public Object[] snapshot() {
        Object[] pairs = new Object[2 * map.size()];
        int i = 0;
        for (java.util.Map.Entry<Object, Object> e : map.entrySet()) {
            pairs[i++] = e.getKey();
            pairs[i++] = e.getValue();
        }
        return pairs;
    }

    public int size() {
        return map.size();
    }
}
