package dev.krait.type.function;

import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.CompareOps;
import dev.krait.thread.PyThread;

/** A variable that is shared between a function and those nested in it. Compare CPython {@code Objects/cellobject.c}. */
@ExposedType(value = "cell", doc = "Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, the cell will be empty,\n"
        + "    and \n further attempts to access its cell_contents attribute will\n    raise a ValueError.", signature = "([contents])")
public final class PyCell extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyCellTable.TABLE, PyType.OBJECT, 0);

    private Object value;

    public PyCell(Object value) {
        super(TYPE);
        this.value = value;
    }

    /** The contents, or null when there are none. */
    public Object get() {
        return value;
    }

    public void set(Object value) {
        this.value = value;
    }

    public synchronized Object getAndSet(Object next) {
        Object before = value;
        value = next;
        return before;
    }

    @ExposedNew("(contents=None, /)")
    static Object newCell(PyThread t, PyType cls, Object contents) {
        return new PyCell(contents);
    }

    @ExposedGetter("cell_contents")
    Object contents() {
        Object v = value;
        if (v == null) {
            throw ValueErrors.of("cell is empty");
        }
        return v;
    }

    @ExposedSetter("cell_contents")
    void contents(Object contents) {
        value = contents;
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        Object v = value;
        return "<cell at " + Addresses.of(t, this) + (v == null ? ": empty>" : ": " + PyType.of(v).name + " object at " + Addresses.of(t, v) + ">");
    }

    private static Object compare(PyThread t, Object self, Object other, int op) {
        if (!(self instanceof PyCell a && other instanceof PyCell b)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        Object x = a.value;
        Object y = b.value;
        if (x != null && y != null) {
            return CompareOps.compare(t, x, y, op);
        }
        // An empty cell is less than any other.
        return CompareOps.compare(x == null ? 0 : 1, y == null ? 0 : 1, op);
    }

    @ExposedMethod("__lt__($self, value, /)")
    Object lt(PyThread t, Object other) {
        return compare(t, this, other, CompareOps.LT);
    }

    @ExposedMethod("__le__($self, value, /)")
    Object le(PyThread t, Object other) {
        return compare(t, this, other, CompareOps.LE);
    }

    @ExposedMethod("__eq__($self, value, /)")
    Object eq(PyThread t, Object other) {
        return compare(t, this, other, CompareOps.EQ);
    }

    @ExposedMethod("__ne__($self, value, /)")
    Object ne(PyThread t, Object other) {
        return compare(t, this, other, CompareOps.NE);
    }

    @ExposedMethod("__gt__($self, value, /)")
    Object gt(PyThread t, Object other) {
        return compare(t, this, other, CompareOps.GT);
    }

    @ExposedMethod("__ge__($self, value, /)")
    Object ge(PyThread t, Object other) {
        return compare(t, this, other, CompareOps.GE);
    }
}
