package dev.krait.modules.random;

import dev.krait.error.OverflowErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArityOps;
import dev.krait.ops.HashOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.number.IntType;
import dev.krait.type.sequence.PyTuple;
import java.math.BigInteger;
import java.security.SecureRandom;

/** {@code _random.Random}. Compare CPython {@code Modules/_randommodule.c: random_seed}. */
@ExposedType(value = "_random.Random", doc = "Random() -> create a random number generator with its own internal state.")
public final class PyRandom extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyRandomTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    private final MersenneTwister twister = new MersenneTwister();

    private PyRandom(PyType type) {
        super(type);
        this.shape = type.rootShape;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newRandom(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        if (cls == TYPE) {
            ArityOps.noKeywords("Random", kwargs);
        }
        PyRandom random = new PyRandom(cls);
        random.seed(t, null);
        return random;
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    void init(PyThread t, Object[] args, PyDict kwargs) {
        ArityOps.noKeywords("Random", kwargs);
        ArityOps.atMost("Random", args, 1);
        seed(t, args.length == 0 ? null : args[0]);
    }

    @ExposedMethod(value = "seed($self, n=None, /)", doc = "seed([n]) -> None.\n\nDefaults to use urandom and falls back to a combination\n"
            + "of the current time and the process identifier.")
    void seed(PyThread t, Object n) {
        if (n == null || n == PyNone.NONE) {
            SecureRandom source = new SecureRandom();
            int[] key = new int[MersenneTwister.N];
            for (int i = 0; i < key.length; i++) {
                key[i] = source.nextInt();
            }
            twister.seed(key);
            return;
        }
        Object exact = IntType.exactOrNull(n);
        BigInteger magnitude;
        if (exact != null) {
            magnitude = big(exact).abs();
        } else {
            long hash = HashOps.hash(t, n);
            magnitude = hash >= 0 ? BigInteger.valueOf(hash) : BigInteger.valueOf(hash).add(BigInteger.ONE.shiftLeft(64));
        }
        int[] key = new int[Math.max(1, (magnitude.bitLength() + 31) / 32)];
        for (int i = 0; i < key.length; i++) {
            key[i] = magnitude.shiftRight(32 * i).intValue();
        }
        twister.seed(key);
    }

    private static BigInteger big(Object exact) {
        return exact instanceof BigInteger b ? b : BigInteger.valueOf((Long) exact);
    }

    @ExposedMethod(value = "random($self, /)", doc = "random() -> x in the interval [0, 1).")
    double random() {
        return twister.nextDouble();
    }

    @ExposedMethod(value = "getrandbits($self, k, /)", doc = "getrandbits(k) -> x.  Generates an int with k random bits.")
    Object getRandBits(PyThread t, Object k) {
        Object index = NumberOps.index(t, k);
        if (big(index).signum() < 0) {
            throw ValueErrors.of("Cannot convert negative int");
        }
        if (!(index instanceof Long bits) || bits > Integer.MAX_VALUE * 8L) {
            throw OverflowErrors.of("Python int too large for C uint64_t");
        }
        if (bits == 0) {
            return 0L;
        }
        if (bits <= 32) {
            return (twister.next() & 0xFFFFFFFFL) >>> 32 - bits;
        }
        int words = (int) ((bits - 1) / 32 + 1);
        byte[] magnitude = new byte[4 * words];
        long left = bits;
        for (int i = 0; i < words; i++, left -= 32) {
            int word = twister.next();
            if (left < 32) {
                word >>>= (int) (32 - left);
            }
            for (int j = 0; j < 4; j++) {
                magnitude[magnitude.length - 1 - 4 * i - j] = (byte) (word >>> 8 * j);
            }
        }
        return NumberOps.normalise(new BigInteger(1, magnitude));
    }

    @ExposedMethod(value = "getstate($self, /)", doc = "getstate() -> tuple containing the current state.")
    Object getState() {
        long[] saved = twister.save();
        Object[] items = new Object[saved.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = saved[i];
        }
        return PyTuple.of(items);
    }

    @ExposedMethod(value = "setstate($self, state, /)", doc = "setstate(state) -> None.  Restores generator state.")
    void setState(PyThread t, Object state) {
        if (!(state instanceof PyTuple tuple)) {
            throw TypeErrors.of("state vector must be a tuple");
        }
        if (tuple.size() != MersenneTwister.N + 1) {
            throw ValueErrors.of("state vector is the wrong size");
        }
        long[] words = new long[tuple.size()];
        for (int i = 0; i < words.length; i++) {
            Object exact = IntType.exactOrNull(tuple.items[i]);
            if (exact == null) {
                throw TypeErrors.of("an integer is required");
            }
            if (!(exact instanceof Long word) || word < 0) {
                throw OverflowErrors.of(big(exact).signum() < 0 ? "can't convert negative value to unsigned int"
                        : "Python int too large to convert to C unsigned long");
            }
            words[i] = word;
        }
        if (words[MersenneTwister.N] > MersenneTwister.N) {
            throw ValueErrors.of("invalid state");
        }
        twister.restore(words);
    }
}
