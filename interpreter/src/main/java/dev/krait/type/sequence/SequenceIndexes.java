package dev.krait.type.sequence;

import dev.krait.error.IndexErrors;
import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import java.math.BigInteger;

/** Subscripts of sequences. Compare CPython {@code Objects/abstract.c: PyNumber_AsSsize_t}. */
public final class SequenceIndexes {
    private SequenceIndexes() {
    }

    /** Whether a subscript is an index rather than a slice or an error. */
    public static boolean isIndex(Object key) {
        return key instanceof Long || PyType.of(key).slot(Slot.INDEX) != null || key instanceof BigInteger || key instanceof Boolean;
    }

    /** The subscript as a number, not yet related to a length. Raises IndexError for one beyond {@code long}. */
    public static long index(PyThread t, Object key) {
        if (key instanceof Long l) {
            return l;
        }
        Object index = NumberOps.index(t, key);
        if (index instanceof Long l) {
            return l;
        }
        throw IndexErrors.of("cannot fit '" + PyType.of(key).fullName() + "' into an index-sized integer");
    }

    /** An index argument that must fit into 64 bits; raises OverflowError. */
    public static long size(PyThread t, Object value) {
        if (NumberOps.index(t, value) instanceof Long l) {
            return l;
        }
        throw dev.krait.error.OverflowErrors.of("Python int too large to convert to C ssize_t");
    }

    /** The error for a subscript that is neither index nor slice. */
    public static RuntimeException wrongType(String what, Object key) {
        return TypeErrors.of(what + " indices must be integers or slices, not " + PyType.of(key).fullName());
    }

    /** An {@code index(start, stop)} argument: clipped, and from the end when negative. Compare CPython {@code Python/ceval.c: _PyEval_SliceIndexNotNone}. */
    public static int bound(PyThread t, Object value, int otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (!isIndex(value)) {
            throw TypeErrors.of("slice indices must be integers or have an __index__ method");
        }
        return NumberOps.clippedIndex(t, value);
    }

    /** A bound of a slice with step 1 in a sequence of {@code n} items: from the end when negative, and clipped. */
    public static int clip(long bound, int n) {
        long i = bound < 0 ? bound + n : bound;
        return i < 0 ? 0 : (int) Math.min(i, n);
    }

    /** How often a sequence of {@code length} is repeated: at least 0 and never too often for a Java array. Raises MemoryError. */
    public static int repetitions(PyThread t, Object count, int length) {
        Object index = NumberOps.index(t, count);
        if (index instanceof BigInteger) {
            throw dev.krait.error.OverflowErrors.of("cannot fit '" + PyType.of(count).fullName() + "' into an index-sized integer");
        }
        long n = (Long) index;
        if (n <= 0 || length == 0) {
            return 0;
        }
        if (n > (Integer.MAX_VALUE - 16) / length) {
            throw dev.krait.error.PyErrors.with(dev.krait.type.exception.ExceptionTypes.MEMORY_ERROR);
        }
        return (int) n;
    }
}
