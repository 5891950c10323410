package dev.krait.type.text;

import dev.krait.error.OverflowErrors;
import dev.krait.error.PyErrors;
import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;

/** What is added to strings at their ends and taken away there. */
final class TextPadding {
    private TextPadding() {
    }

    /** A width argument; one that no string can have is a MemoryError. */
    static int width(PyThread t, Object width) {
        long n = SequenceIndexes.size(t, width);
        if (n > Integer.MAX_VALUE - 16) {
            throw PyErrors.with(ExceptionTypes.MEMORY_ERROR);
        }
        return (int) Math.max(n, 0);
    }

    static int tabSize(PyThread t, Object size) {
        Object n = NumberOps.index(t, size);
        if (!(n instanceof Long l) || l > Integer.MAX_VALUE || l < Integer.MIN_VALUE) {
            throw OverflowErrors.of("Python int too large to convert to C int");
        }
        return (int) (long) l;
    }

    static int fill(Object fill) {
        if (fill == null) {
            return ' ';
        }
        Object text = Str.exactOrNull(fill);
        if (text == null) {
            throw TypeErrors.of("The fill character must be a unicode character, not " + PyType.of(fill).name);
        }
        if (Str.length(text) != 1) {
            throw TypeErrors.of("The fill character must be exactly one character long");
        }
        return Str.codePointAt(text, 0);
    }

    /** The left share of the padding of a centred string: the odd place goes left when the width is odd. */
    static int leftOfCentre(int padding, int length) {
        return padding / 2 + (padding & padding + length & 1);
    }

    static Object pad(Object s, int left, int right, int fill) {
        if (left <= 0 && right <= 0) {
            return s;
        }
        return Str.concat(Str.concat(Str.repeated(fill, left), s), Str.repeated(fill, right));
    }

    static Object zeroFill(Object s, int width) {
        int padding = width - Str.length(s);
        if (padding <= 0) {
            return s;
        }
        int sign = Str.length(s) > 0 && (Str.codePointAt(s, 0) == '+' || Str.codePointAt(s, 0) == '-') ? 1 : 0;
        Object zeros = Str.repeated('0', padding);
        return Str.concat(Str.concat(Str.slice(s, 0, sign), zeros), Str.slice(s, sign, Str.length(s)));
    }

    static Object expandTabs(Object s, int tabSize) {
        int n = Str.length(s);
        TextBuilder out = new TextBuilder(n + 16);
        long column = 0;
        for (int i = 0; i < n; i++) {
            int c = Str.codePointAt(s, i);
            if (c == '\t') {
                if (tabSize > 0) {
                    int spaces = tabSize - (int) (column % tabSize);
                    column += spaces;
                    if ((long) out.length() + spaces > Integer.MAX_VALUE - 16) {
                        throw OverflowErrors.of("new string is too long");
                    }
                    out.append(" ".repeat(spaces));
                }
            } else {
                column = c == '\n' || c == '\r' ? 0 : column + 1;
                out.appendCodePoint(c);
            }
        }
        return out.build();
    }

    /** Strips white space, or the characters given. */
    static Object strip(Object s, Object chars, boolean left, boolean right) {
        int from = 0;
        int to = Str.length(s);
        while (left && from < to && isStripped(Str.codePointAt(s, from), chars)) {
            from++;
        }
        while (right && to > from && isStripped(Str.codePointAt(s, to - 1), chars)) {
            to--;
        }
        return from == 0 && to == Str.length(s) ? s : Str.slice(s, from, to);
    }

    private static boolean isStripped(int c, Object chars) {
        if (chars == null) {
            return Chars.isSpace(c);
        }
        if (chars instanceof String j) {
            return c <= 0xFFFF && j.indexOf((char) c) >= 0;
        }
        for (int i = 0; i < Str.length(chars); i++) {
            if (Str.codePointAt(chars, i) == c) {
                return true;
            }
        }
        return false;
    }

    static Object partition(Object s, Object separator) {
        int n = Str.length(s);
        int at = TextSearch.find(s, separator, 0, n);
        return at < 0 ? PyTuple.of(s, "", "") : PyTuple.of(Str.slice(s, 0, at), separator, Str.slice(s, at + Str.length(separator), n));
    }

    static Object rpartition(Object s, Object separator) {
        int n = Str.length(s);
        int at = TextSearch.rfind(s, separator, 0, n);
        return at < 0 ? PyTuple.of("", "", s) : PyTuple.of(Str.slice(s, 0, at), separator, Str.slice(s, at + Str.length(separator), n));
    }
}
