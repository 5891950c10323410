package dev.krait.type.sequence;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.iter.BuiltinIterator;
import java.math.BigInteger;

/** The iterators of ranges. Compare CPython {@code Objects/rangeobject.c: rangeiter_next, longrangeiter_next}. */
public final class RangeIterators {
    private RangeIterators() {
    }

    /** Where all items fit into {@code long}. The loop and compiled code step it by {@link #more} and {@link #take}. */
    @ExposedType("range_iterator")
    public static final class Small extends BuiltinIterator {
        public static final PyType TYPE = PyType.builtin(RangeIteratorsSmallTable.TABLE, PyType.OBJECT, 0);
        private long start;
        private final long step;
        private long left;

        Small(long start, long step, long count) {
            super(TYPE);
            this.start = start;
            this.step = step;
            this.left = count;
        }

        public boolean more() {
            return left > 0;
        }

        /** The next item, {@link #more} having been asked. */
        public long take() {
            long item = start;
            start = item + step;
            left--;
            return item;
        }

        @Override
        public Object next(PyThread t) {
            return left > 0 ? (Object) take() : null;
        }

        @ExposedMethod(value = "__length_hint__($self, /)", plain = true)
        long lengthHint() {
            return left;
        }

        @ExposedMethod(value = "__reduce__($self, /)", plain = true)
        Object reduce(PyThread t) {
            PyRange rest = PyRange.of(start, start + left * step, step);
            return PyTuple.of(builtin(t, "iter"), PyTuple.of(rest), dev.krait.object.PyNone.NONE);
        }

        @ExposedMethod(value = "__setstate__($self, object, /)", plain = true)
        void setState(PyThread t, Object object) {
            long n = Math.max(0, Math.min(SequenceIndexes.size(t, object), left));
            start += n * step;
            left -= n;
        }
    }

    /** Of any size. */
    @ExposedType("longrange_iterator")
    public static final class Big extends BuiltinIterator {
        public static final PyType TYPE = PyType.builtin(RangeIteratorsBigTable.TABLE, PyType.OBJECT, 0);
        private BigInteger start;
        private final BigInteger step;
        private BigInteger left;

        Big(Object start, Object step, BigInteger count) {
            super(TYPE);
            this.start = SliceIndices.bigOf(start);
            this.step = SliceIndices.bigOf(step);
            this.left = count;
        }

        @Override
        public Object next(PyThread t) {
            if (left.signum() <= 0) {
                return null;
            }
            BigInteger item = start;
            start = item.add(step);
            left = left.subtract(BigInteger.ONE);
            return NumberOps.normalise(item);
        }

        @ExposedMethod(value = "__length_hint__($self, /)", plain = true)
        Object lengthHint() {
            return NumberOps.normalise(left);
        }

        @ExposedMethod(value = "__reduce__($self, /)", plain = true)
        Object reduce(PyThread t) {
            PyRange rest = PyRange.of(NumberOps.normalise(start), NumberOps.normalise(start.add(left.multiply(step))), NumberOps.normalise(step));
            return PyTuple.of(builtin(t, "iter"), PyTuple.of(rest), dev.krait.object.PyNone.NONE);
        }

        @ExposedMethod(value = "__setstate__($self, object, /)", plain = true)
        void setState(PyThread t, Object object) {
            BigInteger n = SliceIndices.bigOf(NumberOps.index(t, object)).max(BigInteger.ZERO).min(left);
            start = start.add(n.multiply(step));
            left = left.subtract(n);
        }
    }
}
