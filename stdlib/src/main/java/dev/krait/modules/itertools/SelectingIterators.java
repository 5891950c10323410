package dev.krait.modules.itertools;

import dev.krait.error.PyException;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.ArityOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.number.BoolType;

/** Iterators that pass some of the items on. */
final class SelectingIterators {
    private SelectingIterators() {
    }

    /** {@code compress}. */
    @ExposedType(value = "itertools.compress", signature = "(data, selectors)",
            doc = "Return data elements corresponding to true selector elements.")
    static final class Compress extends BuiltinIterator {
        static final PyType TYPE = PyType.builtin(SelectingIteratorsCompressTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private final Object data;
        private final Object selectors;

        private Compress(PyType type, Object data, Object selectors) {
            super(type);
            this.data = data;
            this.selectors = selectors;
        }

        @ExposedNew("(data, selectors)")
        static Object newCompress(PyThread t, PyType cls, Object data, Object selectors) {
            return new Compress(cls, IterationOps.iterator(t, data), IterationOps.iterator(t, selectors));
        }

        @Override
        public Object next(PyThread t) {
            for (;;) {
                Object item = IterationOps.next(t, data);
                Object selector = item == null ? null : IterationOps.next(t, selectors);
                if (selector == null) {
                    return null;
                }
                if (TruthOps.isTrue(t, selector)) {
                    return item;
                }
            }
        }
    }

    /** {@code dropwhile}. */
    @ExposedType(value = "itertools.dropwhile", signature = "(predicate, iterable, /)",
            doc = "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.")
    static final class DropWhile extends BuiltinIterator {
        static final PyType TYPE = PyType.builtin(SelectingIteratorsDropWhileTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private final Object predicate;
        private final Object iterator;
        private boolean started;

        private DropWhile(PyType type, Object predicate, Object iterator) {
            super(type);
            this.predicate = predicate;
            this.iterator = iterator;
        }

        @ExposedNew("(*args, **kwargs)")
        static Object newDropWhile(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
            ArityOps.noKeywords("dropwhile", cls, TYPE, kwargs);
            ArityOps.check("dropwhile", args, 2, 2);
            return new DropWhile(cls, args[0], IterationOps.iterator(t, args[1]));
        }

        @Override
        public Object next(PyThread t) {
            for (;;) {
                Object item = IterationOps.next(t, iterator);
                if (item == null || started) {
                    return item;
                }
                if (!TruthOps.isTrue(t, CallOps.call1(t, predicate, item))) {
                    started = true;
                    return item;
                }
            }
        }
    }

    /** {@code takewhile}. */
    @ExposedType(value = "itertools.takewhile", signature = "(predicate, iterable, /)",
            doc = "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.")
    static final class TakeWhile extends BuiltinIterator {
        static final PyType TYPE = PyType.builtin(SelectingIteratorsTakeWhileTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private final Object predicate;
        private final Object iterator;
        private boolean stopped;

        private TakeWhile(PyType type, Object predicate, Object iterator) {
            super(type);
            this.predicate = predicate;
            this.iterator = iterator;
        }

        @ExposedNew("(*args, **kwargs)")
        static Object newTakeWhile(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
            ArityOps.noKeywords("takewhile", cls, TYPE, kwargs);
            ArityOps.check("takewhile", args, 2, 2);
            return new TakeWhile(cls, args[0], IterationOps.iterator(t, args[1]));
        }

        @Override
        public Object next(PyThread t) {
            if (stopped) {
                return null;
            }
            Object item = IterationOps.next(t, iterator);
            if (item != null && !TruthOps.isTrue(t, CallOps.call1(t, predicate, item))) {
                stopped = true;
                return null;
            }
            return item;
        }
    }

    /** {@code filterfalse}. */
    @ExposedType(value = "itertools.filterfalse", signature = "(function, iterable, /)",
            doc = "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.")
    static final class FilterFalse extends BuiltinIterator {
        static final PyType TYPE = PyType.builtin(SelectingIteratorsFilterFalseTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private final Object function;
        private final Object iterator;

        private FilterFalse(PyType type, Object function, Object iterator) {
            super(type);
            this.function = function;
            this.iterator = iterator;
        }

        @ExposedNew("(*args, **kwargs)")
        static Object newFilterFalse(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
            ArityOps.noKeywords("filterfalse", cls, TYPE, kwargs);
            ArityOps.check("filterfalse", args, 2, 2);
            return new FilterFalse(cls, args[0], IterationOps.iterator(t, args[1]));
        }

        @Override
        public Object next(PyThread t) {
            boolean plain = function == PyNone.NONE || function == BoolType.TYPE;
            for (;;) {
                Object item = IterationOps.next(t, iterator);
                if (item == null || !TruthOps.isTrue(t, plain ? item : CallOps.call1(t, function, item))) {
                    return item;
                }
            }
        }
    }

    /** {@code islice}. */
    @ExposedType(value = "itertools.islice", doc = "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\n"
            + "Return an iterator whose next() method returns selected values from an\niterable, as slicing a list would select them.")
    static final class Islice extends BuiltinIterator {
        static final PyType TYPE = PyType.builtin(SelectingIteratorsIsliceTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private static final String RANGE = "must be None or an integer: 0 <= x <= sys.maxsize.";
        private Object iterator;
        private long next;
        /** The end, or -1 for none. */
        private final long stop;
        private final long step;
        private long position;

        private Islice(PyType type, Object iterator, long start, long stop, long step) {
            super(type);
            this.iterator = iterator;
            this.next = start;
            this.stop = stop;
            this.step = step;
        }

        @ExposedNew("(*args, **kwargs)")
        static Object newIslice(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
            if (cls == TYPE || cls.slot(Slot.INIT) == TYPE.slot(Slot.INIT)) {
                ArityOps.noKeywords("islice", kwargs);
            }
            ArityOps.check("islice", args, 2, 4);
            long start = 0;
            long stop;
            if (args.length == 2) {
                stop = bound(t, args[1], "Stop argument for islice() ");
            } else {
                start = args[1] == PyNone.NONE ? 0 : number(t, args[1]);
                stop = bound(t, args[2], "Stop argument for islice() ");
                if (start < 0) {
                    throw ValueErrors.of("Indices for islice() " + RANGE);
                }
            }
            long step = args.length < 4 || args[3] == PyNone.NONE ? 1 : number(t, args[3]);
            if (step < 1) {
                throw ValueErrors.of("Step for islice() must be a positive integer or None.");
            }
            return new Islice(cls, IterationOps.iterator(t, args[0]), start, stop, step);
        }

        private static long bound(PyThread t, Object value, String what) {
            if (value == PyNone.NONE) {
                return -1;
            }
            long n = number(t, value);
            if (n < 0) {
                throw ValueErrors.of(what + RANGE);
            }
            return n;
        }

        /** The number, or -1 for anything that is none or too large. */
        private static long number(PyThread t, Object value) {
            try {
                return NumberOps.index(t, value) instanceof Long l ? Math.max(-1, l) : -1;
            } catch (PyException e) {
                return -1;
            }
        }

        @Override
        public Object next(PyThread t) {
            Object it = iterator;
            if (it == null) {
                return null;
            }
            while (position < next) {
                if (IterationOps.next(t, it) == null) {
                    iterator = null;
                    return null;
                }
                position++;
            }
            Object item = stop >= 0 && position >= stop ? null : IterationOps.next(t, it);
            if (item == null) {
                iterator = null;
                return null;
            }
            position++;
            long following = next + step;
            next = following < 0 || stop >= 0 && following > stop ? stop < 0 ? Long.MAX_VALUE : stop : following;
            return item;
        }
    }
}
