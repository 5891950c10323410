package dev.krait.modules.pickle;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;

/** What {@code Pickler.memo} gives. Compare CPython {@code Modules/_pickle.c: PicklerMemoProxyObject}. */
@ExposedType("_pickle.PicklerMemoProxy")
public final class PicklerMemoProxy extends PyObject {
    public static final PyType TYPE = PyType.builtin(PicklerMemoProxyTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    final PyPickler pickler;

    PicklerMemoProxy(PyPickler pickler) {
        super(TYPE);
        this.pickler = pickler;
    }

    @ExposedMethod(value = "clear($self, /)", doc = "Remove all items from memo.")
    void clear() {
        pickler.memo.clear();
    }

    @ExposedMethod(value = "copy($self, /)", doc = "Copy the memo to a new object.")
    Object copy(PyThread t) {
        return pickler.memo.toDict(t);
    }

    @ExposedMethod(value = "__reduce__($self, /)", doc = "Implement pickle support.")
    Object reduce(PyThread t) {
        return PyTuple.of(PyDict.TYPE, PyTuple.of(copy(t)));
    }
}
