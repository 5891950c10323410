package dev.krait.type.mapping;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.CompareOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;

/** {@code dict.items()}. */
@ExposedType("dict_items")
public class PyDictItems extends SetLikeView {
    public static final PyType TYPE = PyType.builtin(PyDictItemsTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    public PyDictItems(PyDict dict) {
        this(TYPE, dict);
    }

    protected PyDictItems(PyType type, PyDict dict) {
        super(type, dict);
    }

    @Override
    public Object iterator() {
        return new DictIterators.Items(dict);
    }

    @ExposedMethod(value = "__reversed__($self, /)", plain = true)
    public Object reversed() {
        return new DictIterators.ReverseItems(dict);
    }

    @Override
    public final boolean contains(PyThread t, Object key) {
        if (!(key instanceof PyTuple pair) || pair.size() != 2) {
            return false;
        }
        Object value = dict.get(t, pair.items[0]);
        return value != null && CompareOps.equal(t, value, pair.items[1]);
    }

    @Override
    public Object[] contents() {
        Object[] all = dict.snapshot();
        Object[] items = new Object[all.length / 2];
        for (int i = 0; i < items.length; i++) {
            items[i] = PyTuple.of(all[2 * i], all[2 * i + 1]);
        }
        return items;
    }
}
