package dev.krait.modules.array;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.sequence.PyTuple;

/** Iterates over an array, seeing changes; once at the end it stays there. */
@ExposedType("array.arrayiterator")
public final class ArrayIterator extends BuiltinIterator {
    public static final PyType TYPE = PyType.builtin(ArrayIteratorTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private PyArray array;
    private int index;

    ArrayIterator(PyArray array) {
        super(TYPE);
        this.array = array;
    }

    @Override
    public Object next(PyThread t) {
        PyArray a = array;
        Object item = a == null ? null : a.item(index);
        if (item == null) {
            array = null;
        } else {
            index++;
        }
        return item;
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce(PyThread t) {
        Object iter = builtin(t, "iter");
        return array == null ? PyTuple.of(iter, PyTuple.of(PyTuple.EMPTY)) : PyTuple.of(iter, PyTuple.of(array), (long) index);
    }

    @ExposedMethod(value = "__setstate__($self, state, /)", plain = true)
    void setState(PyThread t, Object state) {
        int n = NumberOps.clippedIndex(t, state);
        if (array != null) {
            index = Math.max(0, Math.min(n, array.size()));
        }
    }
}
