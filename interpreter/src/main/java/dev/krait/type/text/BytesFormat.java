package dev.krait.type.text;

import dev.krait.error.OverflowErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.BufferOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.SlotOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import java.util.Arrays;

/** {@code bytes % values}. Compare CPython {@code Objects/bytesobject.c: _PyBytes_FormatEx}. */
final class BytesFormat extends PercentSpec {
    private final PyThread t;
    private final byte[] format;
    private final PercentArguments arguments;
    private final ByteBuilder out;

    private BytesFormat(PyThread t, byte[] format, Object values) {
        this.t = t;
        this.format = format;
        this.arguments = new PercentArguments(values);
        this.out = new ByteBuilder(format.length + 32);
    }

    static byte[] format(PyThread t, byte[] format, Object values) {
        return new BytesFormat(t, format, values).run();
    }

    @Override
    int charAt(int index) {
        return format[index] & 0xFF;
    }

    @Override
    int length() {
        return format.length;
    }

    @Override
    int star(boolean isPrecision) {
        return arguments.star(isPrecision);
    }

    @Override
    void key(int from, int to) {
        arguments.key(t, PyBytes.of(Arrays.copyOfRange(format, from, to)));
    }

    private byte[] run() {
        int i = 0;
        while (i < format.length) {
            if (format[i] != '%') {
                out.append(format[i++]);
            } else if (i + 1 < format.length && format[i + 1] == '%') {
                out.append('%');
                i += 2;
            } else {
                i = convert(i + 1);
            }
        }
        arguments.checkAllUsed("bytes");
        return out.toArray();
    }

    private int convert(int i) {
        i = read(i);
        if (conversion == '%') {
            out.append('%');
            return i;
        }
        Object value = arguments.take();
        switch (conversion) {
            case 'r', 'a' -> text(ascii(TextOps.ascii(t, value)));
            case 's', 'b' -> text(bytes(value));
            case 'c' -> pad(new byte[] {character(value)});
            case 'd', 'i', 'u', 'o', 'x', 'X', 'e', 'E', 'f', 'F', 'g', 'G' -> out.append(PercentNumbers.format(t, this, value));
            default -> throw ValueErrors.of("unsupported format character '" + (char) conversion + "' (0x" + Integer.toHexString(conversion)
                    + ") at index " + (i - 1));
        }
        return i;
    }

    private static byte[] ascii(Object text) {
        return ((String) text).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private byte[] bytes(Object value) {
        if (value instanceof ByteString b && b.type.slot(Slot.BYTES) == PyBytes.TYPE.slot(Slot.BYTES)) {
            return b.toArray();
        }
        Object method = PyType.of(value).slot(Slot.BYTES);
        if (method != null) {
            Object result = SlotOps.call(t, method, value);
            if (!(result instanceof PyBytes b)) {
                throw TypeErrors.of("__bytes__ returned non-bytes (type " + PyType.of(result).name + ")");
            }
            return b.value;
        }
        if (BufferOps.is(value)) {
            return BufferOps.bytes(t, value);
        }
        throw TypeErrors.of("%b requires a bytes-like object, or an object that implements __bytes__, not '" + PyType.of(value).name + "'");
    }

    private byte character(Object value) {
        if (value instanceof ByteString b) {
            if (b.length() != 1) {
                throw TypeErrors.of("%c requires an integer in range(256) or a single byte, not a "
                        + (value instanceof PyBytes ? "bytes" : "bytearray") + " object of length " + b.length());
            }
            return b.toArray()[0];
        }
        if (PyType.of(value).slot(Slot.INDEX) == null) {
            throw TypeErrors.of("%c requires an integer in range(256) or a single byte, not " + PyType.of(value).name);
        }
        if (!(NumberOps.index(t, value) instanceof Long c) || c < 0 || c > 255) {
            throw OverflowErrors.of("%c arg not in range(256)");
        }
        return (byte) (long) c;
    }

    private void text(byte[] b) {
        pad(precision >= 0 && precision < b.length ? Arrays.copyOf(b, precision) : b);
    }

    private void pad(byte[] b) {
        int padding = Math.max(0, width - b.length);
        out.append(Bytes.pad(b, left ? 0 : padding, left ? padding : 0, ' '));
    }
}
