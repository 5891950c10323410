package dev.krait.ops;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;
import java.math.BigInteger;

/** Hashes, CPython's values (architecture D10). */
public final class HashOps {
    private static final long MODULUS = (1L << 61) - 1;

    private HashOps() {
    }

    /** {@code hash(value)}. */
    public static long hash(PyThread t, Object value) {
        if (value instanceof Long l) {
            return hash(l);
        }
        Object slot = PyType.of(value).slot(Slot.HASH);
        if (slot == null || slot == PyNone.NONE) {
            throw TypeErrors.of("unhashable type: '" + PyType.of(value).name + "'");
        }
        Object result = dev.krait.type.number.IntType.exactOrNull(SlotOps.call(t, slot, value));
        if (result == null) {
            throw TypeErrors.of("__hash__ method should return an integer");
        }
        long hash = result instanceof Long l ? l : hash((BigInteger) result);
        return hash == -1 ? -2 : hash;
    }

    /** The hash of an int: its remainder by 2**61 - 1 with its sign; -1 becomes -2. */
    public static long hash(long value) {
        long h = value % MODULUS;
        return h == -1 ? -2 : h;
    }

    /** The hash of a big int. */
    public static long hash(BigInteger value) {
        long h = value.remainder(BigInteger.valueOf(MODULUS)).longValue();
        return h == -1 ? -2 : h;
    }
}
