package dev.krait.modules.pickle;

import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The values that a pickle's program has numbered. Numbers far beyond the others do not make the array large. */
final class UnpicklerMemo {
    private static final int DENSE_GAP = 1 << 16;

    private Object[] values = new Object[32];
    private Map<Integer, Object> far = Map.of();
    private int size;

    int size() {
        return size;
    }

    Object get(int number) {
        Object value = number < values.length ? values[number] : null;
        return value != null || far.isEmpty() ? value : far.get(number);
    }

    void put(int number, Object value) {
        if (number >= values.length) {
            if (number > 2 * values.length + DENSE_GAP) {
                if (far.isEmpty()) {
                    far = new HashMap<>();
                }
                if (far.put(number, value) == null) {
                    size++;
                }
                return;
            }
            values = Arrays.copyOf(values, Math.max(number + 1, 2 * values.length));
        }
        if (values[number] == null && !far.containsKey(number)) {
            size++;
        }
        values[number] = value;
    }

    void clear() {
        Arrays.fill(values, null);
        far = Map.of();
        size = 0;
    }

    void putAll(UnpicklerMemo other) {
        for (int i = 0; i < other.values.length; i++) {
            if (other.values[i] != null) {
                put(i, other.values[i]);
            }
        }
        other.far.forEach(this::put);
    }

    PyDict toDict(PyThread t) {
        PyDict dict = new PyDict();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                dict.put(t, (long) i, values[i]);
            }
        }
        far.keySet().stream().sorted().forEach(i -> dict.putIfAbsent(t, (long) i, far.get(i)));
        return dict;
    }
}
