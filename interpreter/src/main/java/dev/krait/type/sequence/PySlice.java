package dev.krait.type.sequence;

import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.ComparedInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.ops.ArityOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;
import java.math.BigInteger;

/** A {@code slice}. Compare CPython {@code Objects/sliceobject.c}. */
@ExposedType(value = "slice", doc = "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).")
public final class PySlice extends ComparedInstance {
    public static final PyType TYPE = PyType.builtin(PySliceTable.TABLE, PyType.OBJECT, 0);

    public final Object start;
    public final Object stop;
    public final Object step;

    public PySlice(Object start, Object stop, Object step) {
        super(TYPE);
        this.start = start;
        this.stop = stop;
        this.step = step;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newSlice(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        ArityOps.noKeywords("slice", kwargs);
        ArityOps.check("slice", args, 1, 3);
        Object none = PyNone.NONE;
        return args.length == 1 ? new PySlice(none, args[0], none) : new PySlice(args[0], args[1], args.length == 3 ? args[2] : none);
    }

    @ExposedGetter(value = "start", member = true)
    Object start() {
        return start;
    }

    @ExposedGetter(value = "stop", member = true)
    Object stop() {
        return stop;
    }

    @ExposedGetter(value = "step", member = true)
    Object step() {
        return step;
    }

    /** {@code (start, stop, step)} for a sequence of some length, which may be of any size. Compare {@code _PySlice_GetLongIndices}. */
    @ExposedMethod("indices($self, object, /)")
    PyTuple indices(PyThread t, Object object) {
        BigInteger length = SliceIndices.bigOf(NumberOps.index(t, object));
        if (length.signum() < 0) {
            throw ValueErrors.of("length should not be negative");
        }
        BigInteger by = step == PyNone.NONE ? BigInteger.ONE : SliceIndices.big(t, step);
        if (by.signum() == 0) {
            throw ValueErrors.of("slice step cannot be zero");
        }
        boolean back = by.signum() < 0;
        BigInteger lower = back ? BigInteger.ONE.negate() : BigInteger.ZERO;
        BigInteger upper = back ? length.subtract(BigInteger.ONE) : length;
        BigInteger from = start == PyNone.NONE ? back ? upper : lower : clip(SliceIndices.big(t, start), length, lower, upper);
        BigInteger to = stop == PyNone.NONE ? back ? lower : upper : clip(SliceIndices.big(t, stop), length, lower, upper);
        return PyTuple.of(NumberOps.normalise(from), NumberOps.normalise(to), NumberOps.normalise(by));
    }

    private static BigInteger clip(BigInteger index, BigInteger length, BigInteger lower, BigInteger upper) {
        return index.signum() < 0 ? index.add(length).max(lower) : index.min(upper);
    }

    private PyTuple parts() {
        return PyTuple.of(start, stop, step);
    }

    @Override
    public Object richCompare(PyThread t, Object other, int op) {
        return other instanceof PySlice b ? parts().richCompare(t, b.parts(), op) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod("__hash__($self, /)")
    long hash(PyThread t) {
        return PyTuple.hashOfThree(t, start, stop, step);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return Str.of("slice(" + Str.java(TextOps.repr(t, start)) + ", " + Str.java(TextOps.repr(t, stop)) + ", "
                + Str.java(TextOps.repr(t, step)) + ")");
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce() {
        return PyTuple.of(type, parts());
    }
}
