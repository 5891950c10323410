package dev.krait.type.text;

import dev.krait.error.OverflowErrors;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;

/** {@code str % values}. Compare CPython {@code Objects/unicodeobject.c: PyUnicode_Format}. */
final class PercentFormat extends PercentSpec {
    private final PyThread t;
    private final Object format;
    private final PercentArguments arguments;
    private final TextBuilder out;

    private PercentFormat(PyThread t, Object format, Object values) {
        this.t = t;
        this.format = format;
        this.arguments = new PercentArguments(values);
        this.out = new TextBuilder(Str.length(format) + 32);
    }

    static Object format(PyThread t, Object format, Object values) {
        return new PercentFormat(t, format, values).run();
    }

    @Override
    int charAt(int index) {
        return Str.codePointAt(format, index);
    }

    @Override
    int length() {
        return Str.length(format);
    }

    @Override
    int star(boolean isPrecision) {
        return arguments.star(isPrecision);
    }

    @Override
    void key(int from, int to) {
        arguments.key(t, Str.slice(format, from, to));
    }

    private Object run() {
        int n = length();
        int i = 0;
        while (i < n) {
            int start = i;
            while (i < n && charAt(i) != '%') {
                i++;
            }
            out.append(format, start, i);
            if (i < n) {
                i = convert(i + 1);
            }
        }
        arguments.checkAllUsed("string");
        return out.build();
    }

    private int convert(int i) {
        if (i < length() && charAt(i) == '%') {
            out.appendCodePoint('%');
            return i + 1;
        }
        i = read(i);
        if (conversion == '%' && width < 0 && precision < 0) {
            out.appendCodePoint('%');
            return i;
        }
        Object value = arguments.take();
        switch (conversion) {
            case 's' -> text(TextOps.str(t, value));
            case 'r' -> text(TextOps.repr(t, value));
            case 'a' -> text(TextOps.ascii(t, value));
            case 'c' -> pad(character(value));
            case 'd', 'i', 'u', 'o', 'x', 'X', 'e', 'E', 'f', 'F', 'g', 'G' -> out.append(PercentNumbers.format(t, this, value));
            default -> throw unsupported(i - 1);
        }
        return i;
    }

    private PyException unsupported(int index) {
        String shown = conversion > 31 && conversion < 128 ? String.valueOf((char) conversion) : "?";
        return ValueErrors.of("unsupported format character '" + shown + "' (0x" + Integer.toHexString(conversion) + ") at index " + index);
    }

    private void text(Object value) {
        Object s = Str.exactOrNull(value);
        pad(precision >= 0 && precision < Str.length(s) ? Str.slice(s, 0, precision) : s);
    }

    private void pad(Object s) {
        int padding = width - Str.length(s);
        if (padding > 0 && !left) {
            out.append(" ".repeat(padding));
        }
        out.append(s);
        if (padding > 0 && left) {
            out.append(" ".repeat(padding));
        }
    }

    private Object character(Object value) {
        Object s = Str.exactOrNull(value);
        if (s != null) {
            if (Str.length(s) != 1) {
                throw TypeErrors.of("%c requires an int or a unicode character, not a string of length " + Str.length(s));
            }
            return s;
        }
        if (PyType.of(value).slot(Slot.INDEX) == null) {
            throw TypeErrors.of("%c requires an int or a unicode character, not " + PyType.of(value).name);
        }
        if (!(NumberOps.index(t, value) instanceof Long c) || c < 0 || c > 0x10FFFF) {
            throw OverflowErrors.of("%c arg not in range(0x110000)");
        }
        return Str.ofCodePoint((int) (long) c);
    }
}
