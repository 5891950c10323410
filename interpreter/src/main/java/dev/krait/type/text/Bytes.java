package dev.krait.type.text;

import dev.krait.error.OverflowErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.BufferOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.FastSequence;
import java.util.Arrays;

/** Kernels over byte arrays that make new ones. */
public final class Bytes {
    static final byte[] NONE = {};

    private Bytes() {
    }

    static boolean isSpace(int b) {
        return b == ' ' || b >= 9 && b <= 13;
    }

    public static byte[] concat(byte[] a, byte[] b) {
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    public static byte[] repeat(byte[] b, int times) {
        byte[] all = new byte[b.length * Math.max(times, 0)];
        for (int i = 0; i < times; i++) {
            System.arraycopy(b, 0, all, i * b.length, b.length);
        }
        return all;
    }

    static byte[] pad(byte[] b, int left, int right, int fill) {
        if (left <= 0 && right <= 0) {
            return b;
        }
        byte[] all = new byte[left + b.length + right];
        Arrays.fill(all, (byte) fill);
        System.arraycopy(b, 0, all, left, b.length);
        return all;
    }

    static byte[] zeroFill(byte[] b, int width) {
        int padding = width - b.length;
        if (padding <= 0) {
            return b;
        }
        byte[] all = pad(b, padding, 0, '0');
        if (b.length > 0 && (b[0] == '+' || b[0] == '-')) {
            all[padding] = '0';
            all[0] = b[0];
        }
        return all;
    }

    static byte[] expandTabs(byte[] b, int tabSize) {
        ByteBuilder out = new ByteBuilder(b.length + 16);
        long column = 0;
        for (byte c : b) {
            if (c == '\t') {
                int spaces = tabSize > 0 ? tabSize - (int) (column % tabSize) : 0;
                column += spaces;
                if ((long) out.length() + spaces > Integer.MAX_VALUE - 16) {
                    throw OverflowErrors.of("result too long");
                }
                for (int i = 0; i < spaces; i++) {
                    out.append(' ');
                }
            } else {
                column = c == '\n' || c == '\r' ? 0 : column + 1;
                out.append(c);
            }
        }
        return out.toArray();
    }

    /** The bounds of what is left. */
    static int[] strip(byte[] b, byte[] chars, boolean left, boolean right) {
        int from = 0;
        int to = b.length;
        while (left && from < to && isStripped(b[from], chars)) {
            from++;
        }
        while (right && to > from && isStripped(b[to - 1], chars)) {
            to--;
        }
        return new int[] {from, to};
    }

    private static boolean isStripped(byte c, byte[] chars) {
        if (chars == null) {
            return isSpace(c);
        }
        for (byte x : chars) {
            if (x == c) {
                return true;
            }
        }
        return false;
    }

    static byte[] table(byte[] from, byte[] to) {
        byte[] table = new byte[256];
        for (int i = 0; i < 256; i++) {
            table[i] = (byte) i;
        }
        for (int i = 0; i < from.length; i++) {
            table[from[i] & 0xFF] = to[i];
        }
        return table;
    }

    static byte[] translate(PyThread t, byte[] b, Object table, Object delete) {
        byte[] map = table == PyNone.NONE ? null : BufferOps.bytes(t, table);
        if (map != null && map.length != 256) {
            throw ValueErrors.of("translation table must be 256 characters long");
        }
        // the table is looked at first
        byte[] deleted = delete == null ? NONE : BufferOps.bytes(t, delete);
        boolean[] drop = new boolean[256];
        for (byte d : deleted) {
            drop[d & 0xFF] = true;
        }
        byte[] out = new byte[b.length];
        int n = 0;
        for (byte c : b) {
            if (!drop[c & 0xFF]) {
                out[n++] = map == null ? c : map[c & 0xFF];
            }
        }
        return n == out.length ? out : Arrays.copyOf(out, n);
    }

    static byte[] join(PyThread t, byte[] separator, Object iterable) {
        Object[] items = FastSequence.toArray(t, iterable, "can only join an iterable");
        byte[][] parts = new byte[items.length][];
        long length = (long) separator.length * Math.max(0, items.length - 1);
        for (int i = 0; i < items.length; i++) {
            if (!BufferOps.is(items[i])) {
                throw TypeErrors.of("sequence item " + i + ": expected a bytes-like object, " + PyType.of(items[i]).fullName() + " found");
            }
            parts[i] = BufferOps.bytes(t, items[i]);
            length += parts[i].length;
        }
        if (length > Integer.MAX_VALUE - 16) {
            throw dev.krait.error.PyErrors.with(dev.krait.type.exception.ExceptionTypes.MEMORY_ERROR);
        }
        byte[] all = new byte[(int) length];
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                System.arraycopy(separator, 0, all, at, separator.length);
                at += separator.length;
            }
            System.arraycopy(parts[i], 0, all, at, parts[i].length);
            at += parts[i].length;
        }
        return all;
    }
}
