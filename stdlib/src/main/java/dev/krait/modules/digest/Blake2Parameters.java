package dev.krait.modules.digest;

import dev.krait.error.OverflowErrors;
import dev.krait.error.PyException;
import dev.krait.error.ValueErrors;
import dev.krait.ops.BufferOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.number.Ints;

/** Checks the arguments of a BLAKE2 constructor and lays out the parameter block of RFC 7693, section 2.8. */
final class Blake2Parameters {
    private static final String[] NAMES = {"fanout", "depth", "leaf_size", "node_offset", "node_depth", "inner_size"};

    private final PyThread t;
    private final boolean wide;
    private final int limit;
    private final int extra;

    Blake2Parameters(PyThread t, boolean wide) {
        this.t = t;
        this.wide = wide;
        this.limit = wide ? 64 : 32;
        this.extra = wide ? 16 : 8;
    }

    int size(Object given) {
        long n = given == null ? limit : NumberOps.size(t, given);
        if (n <= 0 || n > limit) {
            throw ValueErrors.of("digest_size for " + (wide ? "Blake2b" : "Blake2s") + " must be between 1 and " + limit + " bytes, here it is " + n);
        }
        return (int) n;
    }

    private byte[] bytes(Object given, int most, String name) {
        byte[] b = given == null ? new byte[0] : BufferOps.bytes(t, given);
        if (b.length > most) {
            throw ValueErrors.of("maximum " + name + " length is " + most + " bytes");
        }
        return b;
    }

    byte[] key(Object given) {
        return bytes(given, limit, "key");
    }

    private long number(Object[] tree, int index, long otherwise, long least, long most) {
        if (tree[index] == null) {
            return otherwise;
        }
        Object n = NumberOps.index(t, tree[index]);
        if (Ints.signum(n) < 0 || !(n instanceof Long v) || v < least || v > most) {
            throw outOfRange(n, index, least, most);
        }
        return v;
    }

    private static PyException outOfRange(Object n, int index, long least, long most) {
        if (index == 2 || index == 3) {
            return Ints.signum(n) < 0 ? ValueErrors.of("value must be positive") : OverflowErrors.of(NAMES[index] + " is too large");
        }
        return ValueErrors.of(NAMES[index] + " must be between " + least + " and " + most);
    }

    byte[] block(int size, byte[] key, Object salt, Object person, Object[] tree) {
        byte[] s = bytes(salt, extra, "salt");
        byte[] p = bytes(person, extra, "person");
        byte[] b = new byte[wide ? 64 : 32];
        b[0] = (byte) size;
        b[1] = (byte) key.length;
        b[2] = (byte) number(tree, 0, 1, 0, 255);
        b[3] = (byte) number(tree, 1, 1, 1, 255);
        put(b, 4, 4, number(tree, 2, 0, 0, 0xFFFFFFFFL));
        put(b, 8, wide ? 8 : 6, number(tree, 3, 0, 0, wide ? Long.MAX_VALUE : (1L << 48) - 1));
        int at = wide ? 16 : 14;
        b[at] = (byte) number(tree, 4, 0, 0, 255);
        b[at + 1] = (byte) number(tree, 5, 0, 0, limit);
        System.arraycopy(s, 0, b, b.length - 2 * extra, s.length);
        System.arraycopy(p, 0, b, b.length - extra, p.length);
        return b;
    }

    private static void put(byte[] b, int at, int size, long value) {
        for (int i = 0; i < size; i++) {
            b[at + i] = (byte) (value >>> 8 * i);
        }
    }
}
