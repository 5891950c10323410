package dev.krait.modules.itertools;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArityOps;
import dev.krait.ops.BinaryOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.TruthOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.FastSequence;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;
import java.util.Arrays;

/** Iterators that join, fold or regroup what others give. */
final class CombiningIterators {
    private CombiningIterators() {
    }

    /** {@code chain}. */
    @ExposedType(value = "itertools.chain", signature = "(*iterables)",
            doc = "Return a chain object whose .__next__() method returns elements from the first iterable until it is exhausted, "
                    + "then from the next one, until all are exhausted.")
    static final class Chain extends BuiltinIterator {
        static final PyType TYPE = PyType.builtin(CombiningIteratorsChainTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private Object source;
        private Object active;

        private Chain(PyType type, Object source) {
            super(type);
            this.source = source;
        }

        @ExposedNew("(*args, **kwargs)")
        static Object newChain(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
            ArityOps.noKeywords("chain", cls, TYPE, kwargs);
            return new Chain(cls, PyTuple.of(args).iter());
        }

        @ExposedMethod(value = "from_iterable($type, iterable, /)", binding = Binding.CLASS)
        static Object fromIterable(PyThread t, PyType cls, Object iterable) {
            return new Chain(cls, IterationOps.iterator(t, iterable));
        }

        @Override
        public Object next(PyThread t) {
            for (Object from = source; from != null; from = source) {
                Object current = active;
                if (current == null) {
                    Object iterable = IterationOps.next(t, from);
                    if (iterable == null) {
                        source = null;
                        return null;
                    }
                    try {
                        current = IterationOps.iterator(t, iterable);
                    } finally {
                        if (current == null) {
                            source = null;
                        }
                    }
                    active = current;
                }
                Object item = IterationOps.next(t, current);
                if (item != null) {
                    return item;
                }
                if (active == current) {
                    active = null;
                }
            }
            return null;
        }

        @ExposedMethod(value = "__class_getitem__($type, object, /)", binding = Binding.CLASS)
        static Object classGetItem(PyThread t, PyType cls, Object key) {
            return TypeOps.genericAlias(t, cls, key);
        }
    }

    /** {@code accumulate}. */
    @ExposedType(value = "itertools.accumulate", signature = "(iterable, func=None, *, initial=None)",
            doc = "Return series of accumulated sums (or other binary function results).")
    static final class Accumulate extends BuiltinIterator {
        static final PyType TYPE = PyType.builtin(CombiningIteratorsAccumulateTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private final Object iterator;
        /** Null for addition. */
        private final Object function;
        private Object initial;
        private Object total;

        private Accumulate(PyType type, Object iterator, Object function, Object initial) {
            super(type);
            this.iterator = iterator;
            this.function = function;
            this.initial = initial;
        }

        @ExposedNew("(iterable, func=None, *, initial=None)")
        static Object newAccumulate(PyThread t, PyType cls, Object iterable, Object func, Object initial) {
            return new Accumulate(cls, IterationOps.iterator(t, iterable), func == PyNone.NONE ? null : func,
                    initial == PyNone.NONE ? null : initial);
        }

        @Override
        public Object next(PyThread t) {
            if (initial != null) {
                total = initial;
                initial = null;
                return total;
            }
            Object item = IterationOps.next(t, iterator);
            if (item == null) {
                return null;
            }
            if (total == null) {
                return total = item;
            }
            return total = function == null ? BinaryOps.add(t, total, item) : CallOps.call2(t, function, total, item);
        }
    }

    /** {@code starmap}. */
    @ExposedType(value = "itertools.starmap", signature = "(function, iterable, /)",
            doc = "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.")
    static final class StarMap extends BuiltinIterator {
        static final PyType TYPE = PyType.builtin(CombiningIteratorsStarMapTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private final Object function;
        private final Object iterator;

        private StarMap(PyType type, Object function, Object iterator) {
            super(type);
            this.function = function;
            this.iterator = iterator;
        }

        @ExposedNew("(*args, **kwargs)")
        static Object newStarMap(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
            ArityOps.noKeywords("starmap", cls, TYPE, kwargs);
            ArityOps.check("starmap", args, 2, 2);
            return new StarMap(cls, args[0], IterationOps.iterator(t, args[1]));
        }

        @Override
        public Object next(PyThread t) {
            Object arguments = IterationOps.next(t, iterator);
            return arguments == null ? null : CallOps.call(t, function, FastSequence.toArray(t, arguments), null);
        }
    }

    /** {@code zip_longest}. */
    @ExposedType(value = "itertools.zip_longest", signature = "(*iterables, fillvalue=None)",
            doc = "Return a zip_longest object whose .__next__() method returns a tuple where the i-th element comes from the i-th iterable argument; "
                    + "missing values are replaced by fillvalue.")
    static final class ZipLongest extends BuiltinIterator {
        static final PyType TYPE = PyType.builtin(CombiningIteratorsZipLongestTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private final Object[] iterators;
        private final Object fill;
        private int active;

        private ZipLongest(PyType type, Object[] iterators, Object fill) {
            super(type);
            this.iterators = iterators;
            this.fill = fill;
            this.active = iterators.length;
        }

        @ExposedNew("(*args, **kwargs)")
        static Object newZipLongest(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
            Object fill = PyNone.NONE;
            if (kwargs != null && kwargs.size() > 0) {
                fill = kwargs.getName("fillvalue");
                if (fill == null || kwargs.size() > 1) {
                    throw TypeErrors.of("zip_longest() got an unexpected keyword argument");
                }
            }
            Object[] iterators = new Object[args.length];
            for (int i = 0; i < args.length; i++) {
                iterators[i] = IterationOps.iterator(t, args[i]);
            }
            return new ZipLongest(cls, iterators, fill);
        }

        @Override
        public Object next(PyThread t) {
            if (active == 0) {
                return null;
            }
            Object[] items = new Object[iterators.length];
            for (int i = 0; i < items.length; i++) {
                Object it = iterators[i];
                Object item = null;
                if (it != null) {
                    boolean returned = false;
                    try {
                        item = IterationOps.next(t, it);
                        returned = true;
                    } finally {
                        if (!returned) {
                            active = 0;
                        }
                    }
                    if (item == null) {
                        iterators[i] = null;
                        if (--active <= 0) {
                            active = 0;
                            return null;
                        }
                    }
                }
                items[i] = item == null ? fill : item;
            }
            return PyTuple.of(items);
        }
    }

    /** {@code pairwise}. */
    @ExposedType(value = "itertools.pairwise", signature = "(iterable, /)",
            doc = "Return an iterator of overlapping pairs taken from the input iterator.")
    static final class Pairwise extends BuiltinIterator {
        static final PyType TYPE = PyType.builtin(CombiningIteratorsPairwiseTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private Object iterator;
        private Object old;

        private Pairwise(PyType type, Object iterator) {
            super(type);
            this.iterator = iterator;
        }

        @ExposedNew("(iterable, /)")
        static Object newPairwise(PyThread t, PyType cls, Object iterable) {
            return new Pairwise(cls, IterationOps.iterator(t, iterable));
        }

        @Override
        public Object next(PyThread t) {
            if (iterator == null) {
                return null;
            }
            if (old == null) {
                Object first = IterationOps.next(t, iterator);
                old = first;
                if (first == null || iterator == null) {
                    iterator = null;
                    old = null;
                    return null;
                }
            }
            Object before = old;
            Object item = IterationOps.next(t, iterator);
            if (item == null) {
                iterator = null;
                old = null;
                return null;
            }
            old = item;
            return PyTuple.of(before, item);
        }
    }

    /** {@code batched}. */
    @ExposedType(value = "itertools.batched", signature = "(iterable, n, *, strict=False)",
            doc = "Batch data into tuples of length n. The last batch may be shorter than n.\n\n"
                    + "If \"strict\" is True, raises a ValueError if the final batch is shorter\nthan n.")
    static final class Batched extends BuiltinIterator {
        static final PyType TYPE = PyType.builtin(CombiningIteratorsBatchedTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private Object iterator;
        private final long size;
        private final boolean strict;

        private Batched(PyType type, Object iterator, long size, boolean strict) {
            super(type);
            this.iterator = iterator;
            this.size = size;
            this.strict = strict;
        }

        @ExposedNew("(iterable, n, *, strict=False)")
        static Object newBatched(PyThread t, PyType cls, Object iterable, Object n, Object strict) {
            long size = SequenceIndexes.size(t, n);
            boolean exact = strict != null && TruthOps.isTrue(t, strict);
            if (size < 1) {
                throw ValueErrors.of("n must be at least one");
            }
            return new Batched(cls, IterationOps.iterator(t, iterable), size, exact);
        }

        @Override
        public Object next(PyThread t) {
            Object it = iterator;
            if (it == null) {
                return null;
            }
            Object[] items = new Object[(int) Math.min(size, 16)];
            int n = 0;
            while (n < size) {
                Object item = IterationOps.next(t, it);
                if (item == null) {
                    break;
                }
                if (n == items.length) {
                    items = Arrays.copyOf(items, (int) Math.min(size, n * 2L));
                }
                items[n++] = item;
            }
            if (n < size) {
                iterator = null;
                if (n == 0) {
                    return null;
                }
                if (strict) {
                    throw ValueErrors.of("batched(): incomplete batch");
                }
            }
            return PyTuple.of(n == items.length ? items : Arrays.copyOf(items, n));
        }
    }
}
