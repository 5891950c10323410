package dev.krait.modules.pickle;

import dev.krait.ops.IdentityOps;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.thread.PyThread;
import java.util.Arrays;

/** Which objects have been written, by identity, and under which number. Compare CPython {@code Modules/_pickle.c: PyMemoTable}. */
final class PicklerMemo {
    private Object[] keys = new Object[64];
    private int[] numbers = new int[64];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        if (size > 0) {
            Arrays.fill(keys, null);
            size = 0;
        }
    }

    /** The number of an object, or -1. */
    int find(Object object) {
        int mask = keys.length - 1;
        for (int i = spread(object) & mask;; i = i + 1 & mask) {
            Object key = keys[i];
            if (key == object) {
                return numbers[i];
            }
            if (key == null) {
                return -1;
            }
        }
    }

    private static int spread(Object object) {
        int h = System.identityHashCode(object) * 0x9E3779B1;
        return h ^ h >>> 15;
    }

    void put(Object object, int number) {
        if ((size + 1) * 2 > keys.length) {
            grow();
        }
        int mask = keys.length - 1;
        int i = spread(object) & mask;
        while (keys[i] != null && keys[i] != object) {
            i = i + 1 & mask;
        }
        if (keys[i] == null) {
            keys[i] = object;
            size++;
        }
        numbers[i] = number;
    }

    private void grow() {
        Object[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new Object[oldKeys.length * 2];
        numbers = new int[keys.length];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != null) {
                put(oldKeys[i], oldNumbers[i]);
            }
        }
    }

    void putAll(PicklerMemo other) {
        for (int i = 0; i < other.keys.length; i++) {
            if (other.keys[i] != null) {
                put(other.keys[i], other.numbers[i]);
            }
        }
    }

    /** As Python sees it: {@code {id: (number, object)}}. */
    PyDict toDict(PyThread t) {
        PyDict dict = new PyDict();
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != null) {
                dict.put(t, IdentityOps.id(t, keys[i]), PyTuple.of((long) numbers[i], keys[i]));
            }
        }
        return dict;
    }
}
