package dev.krait.object;

import dev.krait.exposer.ExposedMethod;
import dev.krait.ops.CompareOps;
import dev.krait.thread.PyThread;

/** A built-in object whose six comparisons are one method, as {@code tp_richcompare} is. */
public abstract class ComparedInstance extends PyInstance {
    protected ComparedInstance(PyType type) {
        super(type);
    }

    /** The comparison {@code op} of {@link CompareOps}, or NotImplemented. */
    public abstract Object richCompare(PyThread t, Object other, int op);

    @ExposedMethod("__lt__($self, value, /)")
    public final Object lt(PyThread t, Object value) {
        return richCompare(t, value, CompareOps.LT);
    }

    @ExposedMethod("__le__($self, value, /)")
    public final Object le(PyThread t, Object value) {
        return richCompare(t, value, CompareOps.LE);
    }

    @ExposedMethod("__eq__($self, value, /)")
    public final Object eq(PyThread t, Object value) {
        return richCompare(t, value, CompareOps.EQ);
    }

    @ExposedMethod("__ne__($self, value, /)")
    public final Object ne(PyThread t, Object value) {
        return richCompare(t, value, CompareOps.NE);
    }

    @ExposedMethod("__gt__($self, value, /)")
    public final Object gt(PyThread t, Object value) {
        return richCompare(t, value, CompareOps.GT);
    }

    @ExposedMethod("__ge__($self, value, /)")
    public final Object ge(PyThread t, Object value) {
        return richCompare(t, value, CompareOps.GE);
    }
}
