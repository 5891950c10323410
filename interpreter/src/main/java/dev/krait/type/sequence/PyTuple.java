package dev.krait.type.sequence;

import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyType;

/** A {@code tuple}. Never written to after it was made. */
@ExposedType("tuple")
public final class PyTuple extends PyInstance {
    public static final PyType TYPE =
            PyType.builtin(PyTupleTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.TUPLE_SUBCLASS | PyType.SEQUENCE);
    public static final PyTuple EMPTY = new PyTuple(TYPE, new Object[0]);

    /** The items; do not write. */
    public final Object[] items;

    private PyTuple(PyType type, Object[] items) {
        super(type);
        this.items = items;
    }

    /** Takes the array over. */
    public static PyTuple of(Object... items) {
        return items.length == 0 ? EMPTY : new PyTuple(TYPE, items);
    }

    /** Of a type that may be a subclass; takes the array over. */
    public static PyTuple of(PyType type, Object[] items) {
        if (type == TYPE) {
            return of(items);
        }
        PyTuple tuple = new PyTuple(type, items);
        tuple.shape = type.rootShape;
        return tuple;
    }

    public int size() {
        return items.length;
    }
}
