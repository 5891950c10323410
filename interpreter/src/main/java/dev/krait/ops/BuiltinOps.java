package dev.krait.ops;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.number.IntType;
import dev.krait.type.number.PyComplex;
import dev.krait.type.sequence.FastSequence;
import dev.krait.type.sequence.ListSort;
import dev.krait.type.sequence.PyList;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.math.BigInteger;

/** Built-in functions over iterables. Compare CPython {@code Python/bltinmodule.c}. */
public final class BuiltinOps {
    private BuiltinOps() {
    }

    public static boolean all(PyThread t, Object iterable) {
        Object it = IterationOps.iterator(t, iterable);
        for (Object item = IterationOps.next(t, it); item != null; item = IterationOps.next(t, it)) {
            if (!TruthOps.isTrue(t, item)) {
                return false;
            }
        }
        return true;
    }

    public static boolean any(PyThread t, Object iterable) {
        Object it = IterationOps.iterator(t, iterable);
        for (Object item = IterationOps.next(t, it); item != null; item = IterationOps.next(t, it)) {
            if (TruthOps.isTrue(t, item)) {
                return true;
            }
        }
        return false;
    }

    /** {@code sorted(iterable, key=…, reverse=…)}; left-out arguments are null. */
    public static PyList sorted(PyThread t, Object iterable, Object key, Object reverse) {
        Object[] items = FastSequence.toArray(t, iterable);
        PyList list = PyList.of(items);
        ListSort.sort(t, list, key, reverse != null && TruthOps.isTrue(t, reverse));
        return list;
    }

    /** {@code min(…)}; {@code key} and {@code otherwise} are null when left out. */
    public static Object min(PyThread t, Object[] args, Object key, Object otherwise) {
        return extreme(t, "min", CompareOps.LT, args, key, otherwise);
    }

    /** {@code max(…)}; {@code key} and {@code otherwise} are null when left out. */
    public static Object max(PyThread t, Object[] args, Object key, Object otherwise) {
        return extreme(t, "max", CompareOps.GT, args, key, otherwise);
    }

    private static Object extreme(PyThread t, String name, int op, Object[] args, Object key, Object otherwise) {
        if (args.length == 0) {
            throw TypeErrors.of(name + " expected at least 1 argument, got 0");
        }
        boolean several = args.length > 1;
        if (several && otherwise != null) {
            throw TypeErrors.of("Cannot specify a default for " + name + "() with multiple positional arguments");
        }
        Object function = key == PyNone.NONE ? null : key;
        Object it = several ? null : IterationOps.iterator(t, args[0]);
        Object best = null;
        Object bestKey = null;
        for (int i = 0;; i++) {
            Object item = several ? i < args.length ? args[i] : null : IterationOps.next(t, it);
            if (item == null) {
                break;
            }
            Object itemKey = function == null ? item : CallOps.call1(t, function, item);
            if (best == null || TruthOps.isTrue(t, CompareOps.compare(t, itemKey, bestKey, op))) {
                best = item;
                bestKey = itemKey;
            }
        }
        if (best != null) {
            return best;
        }
        if (otherwise == null) {
            throw ValueErrors.of(name + "() iterable argument is empty");
        }
        return otherwise;
    }

    // ---- sum ---------------------------------------------------------------------------------------------------------------------

    /** {@code sum(iterable, start)}: exact ints in a machine word, then floats with a running compensation, then whatever {@code +} does. */
    public static Object sum(PyThread t, Object iterable, Object start) {
        Object it = IterationOps.iterator(t, iterable);
        if (Str.is(start)) {
            throw TypeErrors.of("sum() can't sum strings [use ''.join(seq) instead]");
        }
        if (start instanceof PyBytes) {
            throw TypeErrors.of("sum() can't sum bytes [use b''.join(seq) instead]");
        }
        if (PyType.of(start).name.equals("bytearray") && !PyType.of(start).isHeap()) {
            throw TypeErrors.of("sum() can't sum bytearray [use b''.join(seq) instead]");
        }
        return new Summation(t, it, start).run();
    }

    /** The stages of a sum; each goes on where the one before met something else. */
    private static final class Summation {
        private final PyThread t;
        private final Object it;
        private Object result;
        private boolean done;
        // the compensated sums of real and imaginary parts
        private double high;
        private double low;
        private double imaginaryHigh;
        private double imaginaryLow;

        Summation(PyThread t, Object it, Object start) {
            this.t = t;
            this.it = it;
            this.result = start;
        }

        Object run() {
            if (result instanceof Long || result instanceof BigInteger) {
                ints();
            }
            if (!done && result instanceof Double) {
                floats();
            }
            if (!done && result instanceof PyComplex c && c.type == PyComplex.TYPE) {
                complexes();
            }
            while (!done) {
                addNext(next());
            }
            return result;
        }

        private Object next() {
            Object item = IterationOps.next(t, it);
            done = item == null;
            return item;
        }

        private void addNext(Object item) {
            if (item != null) {
                result = BinaryOps.add(t, result, item);
            }
        }

        private void ints() {
            if (!(result instanceof Long start)) {
                addNext(next());
                return;
            }
            long total = start;
            for (;;) {
                Object item = next();
                long value;
                if (item instanceof Long l) {
                    value = l;
                } else if (item instanceof Boolean b) {
                    value = b ? 1 : 0;
                } else {
                    result = total;
                    addNext(item);
                    return;
                }
                long sum = total + value;
                if (((total ^ sum) & (value ^ sum)) < 0) {
                    result = total;
                    addNext(item);
                    return;
                }
                total = sum;
            }
        }

        private void floats() {
            high = (Double) result;
            for (;;) {
                Object item = next();
                if (item instanceof Double d) {
                    addReal(d);
                } else if (item != null && isInt(item)) {
                    addReal(asDouble(item));
                } else {
                    result = total(high, low);
                    addNext(item);
                    return;
                }
            }
        }

        private void complexes() {
            PyComplex c = (PyComplex) result;
            high = c.real;
            low = 0;
            imaginaryHigh = c.imag;
            for (;;) {
                Object item = next();
                if (item instanceof PyComplex z && z.type == PyComplex.TYPE) {
                    addReal(z.real);
                    addImaginary(z.imag);
                } else if (item != null && isInt(item)) {
                    addReal(asDouble(item));
                } else if (item instanceof Double d) {
                    addReal(d);
                } else {
                    result = new PyComplex(total(high, low), total(imaginaryHigh, imaginaryLow));
                    addNext(item);
                    return;
                }
            }
        }

        private static boolean isInt(Object item) {
            return item instanceof Long || item instanceof BigInteger || item instanceof Boolean
                    || item instanceof PyObject p && (p.type.flags & PyType.LONG_SUBCLASS) != 0;
        }

        private static double asDouble(Object item) {
            Object exact = IntType.exactOrNull(item);
            double d = exact instanceof Long l ? l : ((BigInteger) exact).doubleValue();
            if (Double.isInfinite(d)) {
                throw dev.krait.error.OverflowErrors.of("int too large to convert to float");
            }
            return d;
        }

        // Neumaier's summation
        private void addReal(double x) {
            double sum = high + x;
            low += Math.abs(high) >= Math.abs(x) ? high - sum + x : x - sum + high;
            high = sum;
        }

        private void addImaginary(double x) {
            double sum = imaginaryHigh + x;
            imaginaryLow += Math.abs(imaginaryHigh) >= Math.abs(x) ? imaginaryHigh - sum + x : x - sum + imaginaryHigh;
            imaginaryHigh = sum;
        }

        private static double total(double high, double low) {
            return low != 0 && Double.isFinite(low) ? high + low : high;
        }
    }
}
