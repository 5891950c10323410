package dev.krait.modules.itertools;

import dev.krait.error.OverflowErrors;
import dev.krait.error.PyErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.thread.ThreadMode;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.number.IntType;
import dev.krait.type.sequence.FastSequence;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;

/** {@code product}, {@code permutations} and {@code combinations}: odometers over pools. */
final class Combinatorics {
    private Combinatorics() {
    }

    private static int length(PyThread t, Object r) {
        long n = SequenceIndexes.size(t, r);
        if (n < 0) {
            throw ValueErrors.of("r must be non-negative");
        }
        if (n > Integer.MAX_VALUE - 16) {
            throw PyErrors.with(ExceptionTypes.MEMORY_ERROR);
        }
        return (int) n;
    }

    private static PyTuple select(Object[] pool, int[] indices, int count) {
        Object[] items = new Object[count];
        for (int i = 0; i < count; i++) {
            items[i] = pool[indices[i]];
        }
        return PyTuple.of(items);
    }

    /** Goes on by one item at a time, whatever threads ask for it. */
    private abstract static class Odometer extends BuiltinIterator {
        Odometer(PyType type) {
            super(type);
        }

        @Override
        public final Object next(PyThread t) {
            if (!ThreadMode.shared()) {
                return advance();
            }
            synchronized (this) {
                return advance();
            }
        }

        /** The next item, or null. Runs no Python code. */
        abstract Object advance();
    }

    /** {@code product}. */
    @ExposedType(value = "itertools.product", signature = "(*iterables, repeat=1)",
            doc = "Cartesian product of input iterables.  Equivalent to nested for-loops.")
    static final class Product extends Odometer {
        static final PyType TYPE = PyType.builtin(CombinatoricsProductTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private final Object[][] pools;
        private final int[] indices;
        private boolean started;
        private boolean stopped;

        private Product(PyType type, Object[][] pools) {
            super(type);
            this.pools = pools;
            this.indices = new int[pools.length];
        }

        @ExposedNew("(*args, **kwargs)")
        static Object newProduct(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
            long repeat = 1;
            if (kwargs != null && kwargs.size() > 0) {
                Object value = kwargs.getName("repeat");
                if (value == null || kwargs.size() > 1) {
                    Object[] pairs = kwargs.snapshot();
                    throw TypeErrors.of(pairs.length > 2 ? "product() takes at most 1 keyword argument (" + pairs.length / 2 + " given)"
                            : "product() got an unexpected keyword argument '" + pairs[0] + "'");
                }
                repeat = SequenceIndexes.size(t, value);
                if (repeat < 0) {
                    throw ValueErrors.of("repeat argument cannot be negative");
                }
            }
            int n = repeat == 0 ? 0 : args.length;
            if (repeat > (1L << 60)) {
                throw OverflowErrors.of("repeat argument too large");
            }
            if (n > 0 && repeat > (Integer.MAX_VALUE - 16) / n) {
                throw PyErrors.with(ExceptionTypes.MEMORY_ERROR);
            }
            Object[][] once = new Object[n][];
            for (int i = 0; i < n; i++) {
                once[i] = FastSequence.toArray(t, args[i]);
            }
            if (n * repeat > Runtime.getRuntime().maxMemory() / 32) {
                throw PyErrors.with(ExceptionTypes.MEMORY_ERROR);
            }
            Object[][] pools = new Object[(int) (n * repeat)][];
            for (int i = 0; i < pools.length; i++) {
                pools[i] = once[i % n];
            }
            return new Product(cls, pools);
        }

        @Override
        Object advance() {
            if (stopped) {
                return null;
            }
            int n = pools.length;
            if (!started) {
                started = true;
                for (Object[] pool : pools) {
                    stopped |= pool.length == 0;
                }
            } else {
                int i = n - 1;
                while (i >= 0 && ++indices[i] == pools[i].length) {
                    indices[i--] = 0;
                }
                stopped = i < 0;
            }
            if (stopped) {
                return null;
            }
            Object[] items = new Object[n];
            for (int i = 0; i < n; i++) {
                items[i] = pools[i][indices[i]];
            }
            return PyTuple.of(items);
        }

        @ExposedMethod(value = "__sizeof__($self, /)", plain = true)
        int sizeOf() {
            return 48 + 8 * pools.length;
        }
    }

    /** {@code permutations}. */
    @ExposedType(value = "itertools.permutations", signature = "(iterable, r=None)",
            doc = "Return successive r-length permutations of elements in the iterable.")
    static final class Permutations extends Odometer {
        static final PyType TYPE = PyType.builtin(CombinatoricsPermutationsTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private final Object[] pool;
        private final int r;
        private int[] indices;
        private int[] cycles;
        private boolean stopped;

        private Permutations(PyType type, Object[] pool, int r) {
            super(type);
            this.pool = pool;
            this.r = r;
            this.stopped = r > pool.length;
        }

        @ExposedNew("(iterable, r=None)")
        static Object newPermutations(PyThread t, PyType cls, Object iterable, Object r) {
            Object[] pool = FastSequence.toArray(t, iterable);
            int length = pool.length;
            if (r != null && r != PyNone.NONE) {
                if (IntType.exactOrNull(r) == null) {
                    throw TypeErrors.of("Expected int as r");
                }
                length = length(t, r);
            }
            return new Permutations(cls, pool, length);
        }

        @Override
        Object advance() {
            if (stopped) {
                return null;
            }
            if (indices == null) {
                start();
                return select(pool, indices, r);
            }
            int n = pool.length;
            for (int i = r - 1; i >= 0; i--) {
                if (--cycles[i] == 0) {
                    int index = indices[i];
                    System.arraycopy(indices, i + 1, indices, i, n - 1 - i);
                    indices[n - 1] = index;
                    cycles[i] = n - i;
                } else {
                    int j = n - cycles[i];
                    int swap = indices[i];
                    indices[i] = indices[j];
                    indices[j] = swap;
                    return select(pool, indices, r);
                }
            }
            stopped = true;
            return null;
        }

        private void start() {
            int n = pool.length;
            indices = new int[n];
            for (int i = 0; i < n; i++) {
                indices[i] = i;
            }
            cycles = new int[r];
            for (int i = 0; i < r; i++) {
                cycles[i] = n - i;
            }
        }

        @ExposedMethod(value = "__sizeof__($self, /)", plain = true)
        int sizeOf() {
            return 64 + 8 * (pool.length + r);
        }
    }

    /** {@code combinations}. */
    @ExposedType(value = "itertools.combinations", signature = "(iterable, r)",
            doc = "Return successive r-length combinations of elements in the iterable.")
    static final class Combinations extends Odometer {
        static final PyType TYPE = PyType.builtin(CombinatoricsCombinationsTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private final Object[] pool;
        private final int r;
        private int[] indices;
        private boolean stopped;

        private Combinations(PyType type, Object[] pool, int r) {
            super(type);
            this.pool = pool;
            this.r = r;
            this.stopped = r > pool.length;
        }

        @ExposedNew("(iterable, r)")
        static Object newCombinations(PyThread t, PyType cls, Object iterable, Object r) {
            int length = length(t, r);
            return new Combinations(cls, FastSequence.toArray(t, iterable), length);
        }

        @Override
        Object advance() {
            if (stopped) {
                return null;
            }
            if (indices == null) {
                indices = new int[r];
                for (int i = 0; i < r; i++) {
                    indices[i] = i;
                }
                return select(pool, indices, r);
            }
            int n = pool.length;
            int i = r - 1;
            while (i >= 0 && indices[i] == i + n - r) {
                i--;
            }
            if (i < 0) {
                stopped = true;
                return null;
            }
            indices[i]++;
            for (int j = i + 1; j < r; j++) {
                indices[j] = indices[j - 1] + 1;
            }
            return select(pool, indices, r);
        }

        @ExposedMethod(value = "__sizeof__($self, /)", plain = true)
        int sizeOf() {
            return 56 + 8 * r;
        }
    }

    /** {@code combinations_with_replacement}. */
    @ExposedType(value = "itertools.combinations_with_replacement", signature = "(iterable, r)",
            doc = "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.")
    static final class Replacement extends Odometer {
        static final PyType TYPE = PyType.builtin(CombinatoricsReplacementTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private final Object[] pool;
        private final int r;
        private int[] indices;
        private boolean stopped;

        private Replacement(PyType type, Object[] pool, int r) {
            super(type);
            this.pool = pool;
            this.r = r;
            this.stopped = pool.length == 0 && r > 0;
        }

        @ExposedNew("(iterable, r)")
        static Object newReplacement(PyThread t, PyType cls, Object iterable, Object r) {
            int length = length(t, r);
            return new Replacement(cls, FastSequence.toArray(t, iterable), length);
        }

        @Override
        Object advance() {
            if (stopped) {
                return null;
            }
            if (indices == null) {
                indices = new int[r];
                return select(pool, indices, r);
            }
            int n = pool.length;
            int i = r - 1;
            while (i >= 0 && indices[i] == n - 1) {
                i--;
            }
            if (i < 0) {
                stopped = true;
                return null;
            }
            java.util.Arrays.fill(indices, i, r, indices[i] + 1);
            return select(pool, indices, r);
        }

        @ExposedMethod(value = "__sizeof__($self, /)", plain = true)
        int sizeOf() {
            return 56 + 8 * r;
        }
    }
}
