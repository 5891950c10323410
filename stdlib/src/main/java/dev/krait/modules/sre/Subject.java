package dev.krait.modules.sre;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.ops.BufferOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import dev.krait.type.text.WideString;
import java.util.Arrays;

/** What a pattern is applied to: a string in either form, or the bytes of a bytes-like object. */
final class Subject {
    /** As it was given. */
    final Object object;
    final int length;
    private final String narrow;
    private final WideString wide;
    private final byte[] bytes;

    private Subject(Object object, String narrow, WideString wide, byte[] bytes, int length) {
        this.object = object;
        this.narrow = narrow;
        this.wide = wide;
        this.bytes = bytes;
        this.length = length;
    }

    /** Raises TypeError for what is neither str nor bytes-like, or not of the pattern's kind. */
    static Subject of(PyThread t, Object object, Boolean bytesPattern) {
        Object text = Str.exactOrNull(object);
        if (text == null && !BufferOps.is(object)) {
            throw TypeErrors.of("expected string or bytes-like object, got '" + PyType.of(object).fullName() + "'");
        }
        if (bytesPattern != null) {
            if (text == null && !bytesPattern) {
                throw TypeErrors.of("cannot use a string pattern on a bytes-like object");
            }
            if (text != null && bytesPattern) {
                throw TypeErrors.of("cannot use a bytes pattern on a string-like object");
            }
        }
        if (text instanceof String s) {
            return new Subject(object, s, null, null, s.length());
        }
        if (text != null) {
            return new Subject(object, null, (WideString) text, null, Str.length(text));
        }
        byte[] all = BufferOps.bytes(t, object);
        return new Subject(object, null, null, all, all.length);
    }

    boolean isBytes() {
        return bytes != null;
    }

    int at(int i) {
        return narrow != null ? narrow.charAt(i) : bytes != null ? bytes[i] & 0xFF : wide.codePointAt(i);
    }

    /** The next place of a character in [from, to), or -1. */
    int indexOf(int c, int from, int to) {
        if (narrow != null) {
            return c > 0xFFFF ? -1 : narrow.indexOf((char) c, from, to);
        }
        for (int i = from; i < to; i++) {
            if (at(i) == c) {
                return i;
            }
        }
        return -1;
    }

    /** A part as {@code str} or {@code bytes}; the whole of an exact one is itself. */
    Object slice(int from, int to) {
        if (narrow != null) {
            return from == 0 && to == length && object == narrow ? narrow : narrow.substring(from, to);
        }
        if (bytes != null) {
            return from == 0 && to == length && object instanceof PyBytes b && b.type == PyBytes.TYPE ? b
                    : PyBytes.of(Arrays.copyOfRange(bytes, from, to));
        }
        if (from == 0 && to == length && object == wide) {
            return wide;
        }
        int[] points = new int[to - from];
        for (int i = 0; i < points.length; i++) {
            points[i] = wide.codePointAt(from + i);
        }
        return Str.of(points, 0, points.length);
    }

    /** The empty str or bytes. */
    Object empty() {
        return bytes != null ? PyBytes.EMPTY : "";
    }
}
