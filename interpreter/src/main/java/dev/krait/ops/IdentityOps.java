package dev.krait.ops;

import dev.krait.object.PyObject;
import dev.krait.thread.PyThread;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code id(value)} (architecture D2): a number kept in the object, from a weak identity map for strings and foreign objects, or made from the value where
 * {@code is} goes by value. The last four bits keep the ranges apart.
 */
public final class IdentityOps {
    private static final int LATIN_TAG = 3;
    private static final int INT_TAG = 1;
    private static final int NEGATIVE_TAG = 9;
    private static final int FLOAT_TAG = 5;
    /** Makes ids of objects look like addresses. */
    private static final long BASE = 0x7f0000000000L;

    private IdentityOps() {
    }

    /** {@code id(value)}: an exact int. */
    public static Object id(PyThread t, Object value) {
        if (value instanceof PyObject o) {
            return BASE + 16L * o.identity();
        }
        if (value instanceof Long l) {
            return l >= 0 && l < 1L << 58 ? (Object) (l * 16 + INT_TAG) : tagged(BigInteger.valueOf(l));
        }
        if (value instanceof BigInteger b) {
            return tagged(b);
        }
        if (value instanceof Double d) {
            return BigInteger.valueOf(Double.doubleToRawLongBits(d)).and(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE)).shiftLeft(4)
                    .add(BigInteger.valueOf(FLOAT_TAG));
        }
        if (value instanceof String s && s.length() <= 1 && (s.isEmpty() || s.charAt(0) < 256)) {
            return 16L * (s.isEmpty() ? 256 : s.charAt(0)) + LATIN_TAG;
        }
        return BASE + 16L * t.interpreter.state(Foreign.class, i -> new Foreign()).number(value);
    }

    private static BigInteger tagged(BigInteger value) {
        return value.abs().shiftLeft(4).add(BigInteger.valueOf(value.signum() < 0 ? NEGATIVE_TAG : INT_TAG));
    }

    /** The numbers of objects that have no field for one. */
    private static final class Foreign {
        private final ConcurrentHashMap<Object, Long> numbers = new ConcurrentHashMap<>();
        private final ReferenceQueue<Object> dead = new ReferenceQueue<>();

        long number(Object value) {
            for (Object key = dead.poll(); key != null; key = dead.poll()) {
                numbers.remove(key);
            }
            Key key = new Key(value, dead);
            return numbers.computeIfAbsent(key, k -> PyObject.nextIdentity());
        }
    }

    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object referent, ReferenceQueue<Object> queue) {
            super(referent, queue);
            this.hash = System.identityHashCode(referent);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            Object mine = get();
            return mine != null && other instanceof Key k && k.get() == mine;
        }
    }
}
