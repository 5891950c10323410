package dev.krait.modules.math;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.HashOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.number.IntType;
import dev.krait.type.number.Ints;
import dev.krait.type.sequence.PyTuple;
import java.math.BigInteger;
import java.security.SecureRandom;

/** {@code _random.Random}: the Mersenne Twister MT19937 of Matsumoto and Nishimura. Compare CPython {@code Modules/_randommodule.c}. */
@ExposedType(value = "_random.Random", doc = "Random() -> create a random number generator with its own internal state.")
public final class PyRandom extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyRandomTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
    private static final int N = 624;
    private static final int M = 397;
    private static final int MATRIX = 0x9908b0df;

    private final int[] state = new int[N];
    private int index = N + 1;

    private PyRandom(PyType type) {
        super(type);
        this.shape = type.rootShape;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newRandom(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        PyRandom random = new PyRandom(cls);
        if (cls == TYPE && (args.length > 1 || kwargs != null)) {
            throw TypeErrors.of("Random() " + (kwargs != null ? "takes no keyword arguments" : "requires 0 or 1 argument"));
        }
        random.seed(t, args.length == 0 ? null : args[0]);
        return random;
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    void init(PyThread t, Object[] args, PyDict kwargs) {
        if (args.length > 1) {
            throw TypeErrors.of("Random() requires 0 or 1 argument");
        }
        seed(t, args.length == 0 ? null : args[0]);
    }

    private void start(int seed) {
        state[0] = seed;
        for (int i = 1; i < N; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
        }
        index = N;
    }

    private void start(int[] key) {
        start(19650218);
        int i = 1;
        int j = 0;
        for (int k = Math.max(N, key.length); k > 0; k--) {
            state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >>> 30) * 1664525) + key[j] + j;
            if (++i >= N) {
                state[0] = state[N - 1];
                i = 1;
            }
            if (++j >= key.length) {
                j = 0;
            }
        }
        for (int k = N - 1; k > 0; k--) {
            state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >>> 30) * 1566083941) - i;
            if (++i >= N) {
                state[0] = state[N - 1];
                i = 1;
            }
        }
        state[0] = 0x80000000;
    }

    /** The next 32 bits. */
    private synchronized int next() {
        if (index >= N) {
            for (int k = 0; k < N; k++) {
                int y = state[k] & 0x80000000 | state[(k + 1) % N] & 0x7fffffff;
                state[k] = state[(k + M) % N] ^ y >>> 1 ^ ((y & 1) != 0 ? MATRIX : 0);
            }
            index = 0;
        }
        int y = state[index++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }

    @ExposedMethod(value = "random($self, /)", doc = "A float from 0 up to 1, 1 left out.")
    synchronized double random() {
        long a = next() >>> 5;
        long b = next() >>> 6;
        return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
    }

    @ExposedMethod(value = "seed($self, n=None, /)", doc = "Starts from an int, from the hash of another object, or from chance.")
    synchronized void seed(PyThread t, Object n) {
        if (n == null || n == PyNone.NONE) {
            SecureRandom chance = new SecureRandom();
            int[] key = new int[N];
            for (int i = 0; i < N; i++) {
                key[i] = chance.nextInt();
            }
            start(key);
            return;
        }
        Object value = IntType.exactOrNull(n);
        BigInteger magnitude;
        if (value != null) {
            magnitude = Ints.big(value).abs();
        } else {
            long hash = HashOps.hash(t, n);
            magnitude = Ints.big(Ints.ofUnsigned(hash));
        }
        int[] key = new int[Math.max(1, (magnitude.bitLength() + 31) / 32)];
        for (int i = 0; i < key.length; i++) {
            key[i] = magnitude.shiftRight(32 * i).intValue();
        }
        start(key);
    }

    @ExposedMethod(value = "getstate($self, /)", doc = "The internal state as a tuple.")
    synchronized Object getState() {
        Object[] all = new Object[N + 1];
        for (int i = 0; i < N; i++) {
            all[i] = state[i] & 0xFFFFFFFFL;
        }
        all[N] = (long) index;
        return PyTuple.of(all);
    }

    @ExposedMethod(value = "setstate($self, state, /)", doc = "Restores a state.")
    void setState(PyThread t, Object value) {
        if (!(value instanceof PyTuple tuple)) {
            throw TypeErrors.of("state vector must be a tuple");
        }
        if (tuple.items.length != N + 1) {
            throw ValueErrors.of("state vector is the wrong size");
        }
        int[] words = new int[N];
        for (int i = 0; i < N; i++) {
            Object word = NumberOps.index(t, tuple.items[i]);
            if (Ints.signum(word) < 0) {
                throw dev.krait.error.OverflowErrors.of("can't convert negative value to unsigned int");
            }
            words[i] = Ints.big(word).intValue();
        }
        if (!(NumberOps.index(t, tuple.items[N]) instanceof Long n) || n < 0 || n > N) {
            throw ValueErrors.of("invalid state");
        }
        synchronized (this) {
            System.arraycopy(words, 0, state, 0, N);
            index = (int) (long) n;
        }
    }

    @ExposedMethod(value = "getrandbits($self, k, /)", doc = "An int of so many random bits.")
    synchronized Object getRandBits(PyThread t, Object k) {
        Object n = NumberOps.index(t, k);
        if (Ints.signum(n) < 0) {
            throw ValueErrors.of("Cannot convert negative int");
        }
        if (!(n instanceof Long bits) || bits > Integer.MAX_VALUE - 64L) {
            throw dev.krait.error.OverflowErrors.of("Python int too large to convert to C int");
        }
        if (bits <= 32) {
            return bits == 0 ? 0L : (next() & 0xFFFFFFFFL) >>> 32 - bits;
        }
        int words = (int) ((bits - 1) / 32 + 1);
        byte[] big = new byte[words * 4];
        long left = bits;
        for (int i = 0; i < words; i++, left -= 32) {
            int r = next();
            if (left < 32) {
                r >>>= 32 - left;
            }
            int at = big.length - 4 * (i + 1);
            big[at] = (byte) (r >> 24);
            big[at + 1] = (byte) (r >> 16);
            big[at + 2] = (byte) (r >> 8);
            big[at + 3] = (byte) r;
        }
        return Ints.of(new BigInteger(1, big));
    }
}
