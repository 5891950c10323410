package dev.krait.modules.pickle;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;

/** What {@code Unpickler.memo} gives. Compare CPython {@code Modules/_pickle.c: UnpicklerMemoProxyObject}. */
@ExposedType("_pickle.UnpicklerMemoProxy")
public final class UnpicklerMemoProxy extends PyObject {
    public static final PyType TYPE = PyType.builtin(UnpicklerMemoProxyTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    final PyUnpickler unpickler;

    UnpicklerMemoProxy(PyUnpickler unpickler) {
        super(TYPE);
        this.unpickler = unpickler;
    }

    @ExposedMethod(value = "clear($self, /)", doc = "Remove all items from memo.")
    void clear() {
        unpickler.memo.clear();
    }

    @ExposedMethod(value = "copy($self, /)", doc = "Copy the memo to a new object.")
    Object copy(PyThread t) {
        return unpickler.memo.toDict(t);
    }

    @ExposedMethod(value = "__reduce__($self, /)", doc = "Implement pickling support.")
    Object reduce(PyThread t) {
        return PyTuple.of(PyDict.TYPE, PyTuple.of(copy(t)));
    }
}
