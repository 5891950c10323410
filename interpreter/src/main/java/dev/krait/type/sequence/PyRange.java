package dev.krait.type.sequence;

import dev.krait.error.IndexErrors;
import dev.krait.error.OverflowErrors;
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
import dev.krait.ops.CompareOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import java.math.BigInteger;

/**
 * A {@code range}. Where start, stop, step and length fit into {@code long} it works with those, otherwise with big ints. Compare CPython
 * {@code Objects/rangeobject.c}.
 */
@ExposedType(value = "range", doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n"
        + "Return an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.")
public final class PyRange extends ComparedInstance {
    public static final PyType TYPE = PyType.builtin(PyRangeTable.TABLE, PyType.OBJECT, PyType.SEQUENCE);

    /** The parts as they were given: exact ints. */
    public final Object start;
    public final Object stop;
    public final Object step;
    /** The number of items, an exact int. */
    public final Object length;
    /** Whether the four parts, and all items, fit into {@code long}; then {@link #first} and the others hold. */
    public final boolean small;
    public final long first;
    public final long by;
    public final long count;

    private PyRange(Object start, Object stop, Object step) {
        super(TYPE);
        this.start = start;
        this.stop = stop;
        this.step = step;
        BigInteger n = null;
        long c = -1;
        if (start instanceof Long a && stop instanceof Long b && step instanceof Long s) {
            c = count(a, b, s);
        }
        if (c < 0) {
            n = count(SliceIndices.bigOf(start), SliceIndices.bigOf(stop), SliceIndices.bigOf(step));
        }
        this.length = c >= 0 ? (Object) c : NumberOps.normalise(n);
        this.small = c >= 0;
        this.first = small ? (Long) start : 0;
        this.by = small ? (Long) step : 0;
        this.count = c;
    }

    /** The number of items, or -1 when it does not fit. */
    private static long count(long start, long stop, long step) {
        if (step > 0 ? start >= stop : start <= stop) {
            return 0;
        }
        long span = step > 0 ? stop - start : start - stop;
        if (step == Long.MIN_VALUE || step == 1 && span < 0) {
            return -1;
        }
        long n = Long.divideUnsigned(span - 1, Math.abs(step)) + 1;
        return n;
    }

    private static BigInteger count(BigInteger start, BigInteger stop, BigInteger step) {
        BigInteger span = step.signum() > 0 ? stop.subtract(start) : start.subtract(stop);
        return span.signum() <= 0 ? BigInteger.ZERO : span.subtract(BigInteger.ONE).divide(step.abs()).add(BigInteger.ONE);
    }

    /** A range of exact ints; the step is not zero. */
    public static PyRange of(Object start, Object stop, Object step) {
        return new PyRange(start, stop, step);
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newRange(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        ArityOps.noKeywords("range", kwargs);
        ArityOps.check("range", args, 1, 3);
        if (args.length == 1) {
            return of(0L, NumberOps.index(t, args[0]), 1L);
        }
        Object from = NumberOps.index(t, args[0]);
        Object to = NumberOps.index(t, args[1]);
        Object by = args.length == 3 ? NumberOps.index(t, args[2]) : 1L;
        if (by.equals(0L)) {
            throw ValueErrors.of("range() arg 3 must not be zero");
        }
        return of(from, to, by);
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

    /** Raises OverflowError for a length beyond {@code long}. */
    @ExposedMethod("__len__($self, /)")
    long len() {
        if (length instanceof Long l) {
            return l;
        }
        throw OverflowErrors.of("Python int too large to convert to C ssize_t");
    }

    @ExposedMethod("__bool__($self, /)")
    boolean bool() {
        return !length.equals(0L);
    }

    /** The item at a place that is not negative and within the length. */
    private Object item(BigInteger place) {
        return NumberOps.normalise(SliceIndices.bigOf(start).add(place.multiply(SliceIndices.bigOf(step))));
    }

    @ExposedMethod("__getitem__($self, key, /)")
    public Object getItem(PyThread t, Object key) {
        if (!SequenceIndexes.isIndex(key)) {
            if (key instanceof PySlice slice) {
                return slice(t, slice);
            }
            throw SequenceIndexes.wrongType("range", key);
        }
        Object index = NumberOps.index(t, key);
        if (small && index instanceof Long l) {
            long i = l < 0 ? l + count : l;
            if (i < 0 || i >= count) {
                throw IndexErrors.of("range object index out of range");
            }
            return first + i * by;
        }
        BigInteger n = SliceIndices.bigOf(length);
        BigInteger i = SliceIndices.bigOf(index);
        i = i.signum() < 0 ? i.add(n) : i;
        if (i.signum() < 0 || i.compareTo(n) >= 0) {
            throw IndexErrors.of("range object index out of range");
        }
        return item(i);
    }

    private PyRange slice(PyThread t, PySlice slice) {
        PyTuple parts = slice.indices(t, length);
        BigInteger from = SliceIndices.bigOf(parts.items[0]);
        BigInteger to = SliceIndices.bigOf(parts.items[1]);
        BigInteger s = SliceIndices.bigOf(parts.items[2]).multiply(SliceIndices.bigOf(step));
        return of(item(from), item(to), NumberOps.normalise(s));
    }

    /** The place of an int in the range, or null when it is not there. */
    private Object place(Object value) {
        Object exact = value instanceof Boolean b ? (Object) (b ? 1L : 0L) : value;
        if (small && exact instanceof Long v) {
            if (by > 0 ? v < first : v > first) {
                return null;
            }
            long distance = by > 0 ? v - first : first - v;
            long stride = Math.abs(by);
            long i = Long.divideUnsigned(distance, stride);
            return Long.remainderUnsigned(distance, stride) == 0 && Long.compareUnsigned(i, count) < 0 ? (Object) i : null;
        }
        BigInteger[] parts = SliceIndices.bigOf(exact).subtract(SliceIndices.bigOf(start)).divideAndRemainder(SliceIndices.bigOf(step));
        return parts[1].signum() == 0 && parts[0].signum() >= 0 && parts[0].compareTo(SliceIndices.bigOf(length)) < 0
                ? NumberOps.normalise(parts[0]) : null;
    }

    private static boolean exactInt(Object value) {
        return value instanceof Long || value instanceof BigInteger || value instanceof Boolean;
    }

    @ExposedMethod("__contains__($self, key, /)")
    public boolean contains(PyThread t, Object key) {
        if (exactInt(key)) {
            return place(key) != null;
        }
        return search(t, key) >= 0;
    }

    /** The place of something that only {@code ==} can find, or -1. */
    private long search(PyThread t, Object value) {
        Object it = iter();
        long i = 0;
        for (Object item = IterationOps.next(t, it); item != null; item = IterationOps.next(t, it), i++) {
            if (CompareOps.equal(t, item, value)) {
                return i;
            }
        }
        return -1;
    }

    @ExposedMethod("index($self, object, /)")
    Object index(PyThread t, Object object) {
        if (exactInt(object)) {
            Object place = place(object);
            if (place == null) {
                throw ValueErrors.of("range.index(x): x not in range");
            }
            return place;
        }
        long i = search(t, object);
        if (i < 0) {
            throw ValueErrors.of("sequence.index(x): x not in sequence");
        }
        return i;
    }

    @ExposedMethod("count($self, object, /)")
    long count(PyThread t, Object object) {
        if (exactInt(object)) {
            return place(object) == null ? 0 : 1;
        }
        long n = 0;
        Object it = iter();
        for (Object item = IterationOps.next(t, it); item != null; item = IterationOps.next(t, it)) {
            n += CompareOps.equal(t, item, object) ? 1 : 0;
        }
        return n;
    }

    @ExposedMethod("__iter__($self, /)")
    public Object iter() {
        return small && fits(first, by, count) ? new RangeIterators.Small(first, by, count)
                : new RangeIterators.Big(start, step, SliceIndices.bigOf(length));
    }

    /** The iterator of a range of machine ints that is not wanted itself; null when it is no simple one. The step is not zero. */
    public static RangeIterators.Small iterator(long start, long stop, long step) {
        long n = count(start, stop, step);
        return n >= 0 && n < 1L << 31 && Math.abs(step) < 1L << 30 && Math.abs(start) < 1L << 61 ? new RangeIterators.Small(start, step, n) : null;
    }

    /** Whether a {@code long} also holds what would come after the last item. */
    private static boolean fits(long start, long step, long n) {
        return n < 1L << 31 && Math.abs(step) < 1L << 30 && Math.abs(start) < 1L << 61
                || BigInteger.valueOf(step).multiply(BigInteger.valueOf(n)).add(BigInteger.valueOf(start)).bitLength() <= 63;
    }

    @ExposedMethod(value = "__reversed__($self, /)", plain = true)
    public Object reversed() {
        if (small && Math.abs(first) < 1L << 61 && Math.abs(by) < 1L << 29 && count < 1L << 31) {
            return new RangeIterators.Small(first + (count - 1) * by, -by, count);
        }
        BigInteger n = SliceIndices.bigOf(length);
        Object last = item(n.subtract(BigInteger.ONE));
        BigInteger back = SliceIndices.bigOf(step).negate();
        if (small && last instanceof Long l && by != Long.MIN_VALUE && fits(l, -by, count)) {
            return new RangeIterators.Small(l, -by, count);
        }
        return new RangeIterators.Big(last, NumberOps.normalise(back), n);
    }

    @Override
    public Object richCompare(PyThread t, Object other, int op) {
        if (op != CompareOps.EQ && op != CompareOps.NE || !(other instanceof PyRange b)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        boolean equal = length.equals(b.length)
                && (length.equals(0L) || start.equals(b.start) && (length.equals(1L) || step.equals(b.step)));
        return equal == (op == CompareOps.EQ);
    }

    @ExposedMethod("__hash__($self, /)")
    long hash(PyThread t) {
        Object none = PyNone.NONE;
        boolean empty = length.equals(0L);
        return PyTuple.of(length, empty ? none : start, empty || length.equals(1L) ? none : step).hash(t);
    }

    @ExposedMethod("__repr__($self, /)")
    String repr() {
        return "range(" + start + ", " + stop + (step.equals(1L) ? ")" : ", " + step + ")");
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce() {
        return PyTuple.of(type, PyTuple.of(start, stop, step));
    }
}
