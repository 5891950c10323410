package dev.krait.type.mapping;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;

/** {@code dict.keys()}. */
@ExposedType("dict_keys")
public class PyDictKeys extends SetLikeView {
    public static final PyType TYPE = PyType.builtin(PyDictKeysTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    public PyDictKeys(PyDict dict) {
        this(TYPE, dict);
    }

    protected PyDictKeys(PyType type, PyDict dict) {
        super(type, dict);
    }

    @Override
    public Object iterator() {
        return new DictIterators.Keys(dict);
    }

    @ExposedMethod(value = "__reversed__($self, /)", plain = true)
    public Object reversed() {
        return new DictIterators.ReverseKeys(dict);
    }

    @Override
    public final boolean contains(PyThread t, Object key) {
        return dict.get(t, key) != null;
    }

    @Override
    public Object[] contents() {
        Object[] all = dict.snapshot();
        Object[] keys = new Object[all.length / 2];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = all[2 * i];
        }
        return keys;
    }
}
