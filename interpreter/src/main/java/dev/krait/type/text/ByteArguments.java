package dev.krait.type.text;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.BufferOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;

/** Arguments of the methods of {@code bytes} and {@code bytearray}. */
final class ByteArguments {
    private ByteArguments() {
    }

    /** What is looked for: bytes, or one byte as an int. */
    static byte[] needle(PyThread t, Object value, boolean contains) {
        if (value instanceof PyBytes b) {
            return b.value;
        }
        if (BufferOps.is(value)) {
            return BufferOps.bytes(t, value);
        }
        if (PyType.of(value).slot(Slot.INDEX) == null) {
            throw TypeErrors.of((contains ? "a bytes-like object is required" : "argument should be integer or bytes-like object") + ", not '"
                    + PyType.of(value).name + "'");
        }
        if (!(NumberOps.index(t, value) instanceof Long l) || l < 0 || l > 255) {
            throw ValueErrors.of("byte must be in range(0, 256)");
        }
        return new byte[] {(byte) (long) l};
    }

    static byte[] separator(PyThread t, Object value) {
        byte[] b = BufferOps.bytes(t, value);
        if (b.length == 0) {
            throw ValueErrors.of("empty separator");
        }
        return b;
    }

    static int fill(PyThread t, Object value, String method) {
        if (value == null) {
            return ' ';
        }
        if (!(value instanceof ByteString b)) {
            throw TypeErrors.of(method + "() argument 2 must be a byte string of length 1, not " + PyType.of(value).name);
        }
        if (b.length() != 1) {
            throw TypeErrors.of(method + "(): argument 2 must be a byte string of length 1, not a "
                    + (value instanceof PyBytes ? "bytes" : "bytearray") + " object of length " + b.length());
        }
        return b.toArray()[0];
    }

    /** {@code startswith} and {@code endswith}. */
    static boolean affix(PyThread t, byte[] b, Object affix, Object start, Object end, boolean prefix) {
        TextRange range = TextRange.of(t, start, end, b.length);
        if (affix instanceof PyTuple tuple) {
            for (Object item : tuple.items) {
                if (matches(b, BufferOps.bytes(t, item), range, prefix)) {
                    return true;
                }
            }
            return false;
        }
        if (!BufferOps.is(affix)) {
            throw TypeErrors.of((prefix ? "startswith" : "endswith") + " first arg must be bytes or a tuple of bytes, not "
                    + PyType.of(affix).name);
        }
        return matches(b, BufferOps.bytes(t, affix), range, prefix);
    }

    private static boolean matches(byte[] b, byte[] affix, TextRange range, boolean prefix) {
        return range.end() - range.start() >= affix.length
                && ByteSearch.matches(b, affix, prefix ? range.start() : range.end() - affix.length);
    }
}
