package dev.krait.modules.itertools;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.ArityOps;
import dev.krait.ops.BinaryOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.thread.ThreadMode;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.number.IntType;
import dev.krait.type.number.PyComplex;
import dev.krait.type.sequence.SequenceIndexes;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.List;

/** {@code count}, {@code cycle} and {@code repeat}. Compare CPython {@code Modules/itertoolsmodule.c}. */
final class InfiniteIterators {
    private InfiniteIterators() {
    }

    /** {@code count}: a machine word while it can be one and the step is 1, else any numbers. */
    @ExposedType(value = "itertools.count", signature = "(start=0, step=1)",
            doc = "Return a count object whose .__next__() method returns consecutive values.")
    static final class Count extends BuiltinIterator {
        static final PyType TYPE = PyType.builtin(InfiniteIteratorsCountTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private long fast;
        /** The next value when {@link #fast} does not serve, else null. */
        private Object slow;
        private final Object step;

        private Count(PyType type, Object start, Object step) {
            super(type);
            this.step = step;
            if (start instanceof Long l && step.equals(1L)) {
                fast = l;
            } else {
                slow = start;
            }
        }

        @ExposedNew("(start=0, step=1)")
        static Object newCount(PyThread t, PyType cls, Object start, Object step) {
            if (start != null && !isNumber(start) || step != null && !isNumber(step)) {
                throw TypeErrors.of("a number is required");
            }
            return new Count(cls, start == null ? 0L : start, step == null ? 1L : step);
        }

        private static boolean isNumber(Object value) {
            PyType type = PyType.of(value);
            return type.slot(Slot.INDEX) != null || type.slot(Slot.INT) != null || type.slot(Slot.FLOAT) != null || value instanceof PyComplex;
        }

        @Override
        public Object next(PyThread t) {
            if (!ThreadMode.shared()) {
                return step(t);
            }
            synchronized (this) {
                return step(t);
            }
        }

        private Object step(PyThread t) {
            if (slow == null) {
                long n = fast;
                if (n == Long.MAX_VALUE) {
                    slow = BinaryOps.add(t, n, step);
                } else {
                    fast = n + 1;
                }
                return n;
            }
            Object value = slow;
            slow = BinaryOps.add(t, value, step);
            return value;
        }

        @ExposedMethod("__repr__($self, /)")
        Object repr(PyThread t) {
            String first = Str.java(TextOps.repr(t, slow == null ? (Object) fast : slow));
            Object exact = IntType.exactOrNull(step);
            String rest = exact != null && exact.equals(1L) ? "" : ", " + Str.java(TextOps.repr(t, step));
            return Str.of(type.name + "(" + first + rest + ")");
        }
    }

    /** {@code cycle}. */
    @ExposedType(value = "itertools.cycle", signature = "(iterable, /)",
            doc = "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.")
    static final class Cycle extends BuiltinIterator {
        static final PyType TYPE = PyType.builtin(InfiniteIteratorsCycleTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private Object iterator;
        private final List<Object> saved = new ArrayList<>();
        private int index;

        private Cycle(PyType type, Object iterator) {
            super(type);
            this.iterator = iterator;
        }

        @ExposedNew("(*args, **kwargs)")
        static Object newCycle(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
            ArityOps.noKeywords("cycle", cls, TYPE, kwargs);
            ArityOps.check("cycle", args, 1, 1);
            return new Cycle(cls, IterationOps.iterator(t, args[0]));
        }

        @Override
        public Object next(PyThread t) {
            if (iterator != null) {
                Object item = IterationOps.next(t, iterator);
                if (item != null) {
                    synchronized (saved) {
                        saved.add(item);
                    }
                    return item;
                }
                iterator = null;
            }
            synchronized (saved) {
                if (saved.isEmpty()) {
                    return null;
                }
                Object item = saved.get(index % saved.size());
                index = (index + 1) % saved.size();
                return item;
            }
        }
    }

    /** {@code repeat}. */
    @ExposedType(value = "itertools.repeat", doc = "repeat(object [,times]) -> create an iterator which returns the object\n"
            + "for the specified number of times.  If not specified, returns the object\nendlessly.")
    static final class Repeat extends BuiltinIterator {
        static final PyType TYPE = PyType.builtin(InfiniteIteratorsRepeatTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private final Object object;
        /** How often still, or -1 for ever. */
        private long left;

        private Repeat(PyType type, Object object, long left) {
            super(type);
            this.object = object;
            this.left = left;
        }

        @ExposedNew("(object, times=<unrepresentable>)")
        static Object newRepeat(PyThread t, PyType cls, Object object, Object times) {
            return new Repeat(cls, object, times == null ? -1 : Math.max(0, SequenceIndexes.size(t, times)));
        }

        @Override
        public Object next(PyThread t) {
            if (left == 0) {
                return null;
            }
            if (left > 0) {
                left--;
            }
            return object;
        }

        @ExposedMethod(value = "__length_hint__($self, /)", plain = true)
        long lengthHint() {
            if (left < 0) {
                throw TypeErrors.of("len() of unsized object");
            }
            return left;
        }

        @ExposedMethod("__repr__($self, /)")
        Object repr(PyThread t) {
            return Str.of(type.name + "(" + Str.java(TextOps.repr(t, object)) + (left < 0 ? ")" : ", " + left + ")"));
        }
    }
}
