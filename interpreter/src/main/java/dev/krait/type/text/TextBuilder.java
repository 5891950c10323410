package dev.krait.type.text;

import java.util.Arrays;

/** Collects a {@code str} from pieces: chars as long as they do, code points from the first one that needs it. */
public final class TextBuilder {
    private StringBuilder narrow;
    private int[] wide;
    private int size;

    public TextBuilder() {
        this(16);
    }

    public TextBuilder(int capacity) {
        narrow = new StringBuilder(capacity);
    }

    public int length() {
        return narrow != null ? narrow.length() : size;
    }

    /** Appends an exact string. */
    public TextBuilder append(Object text) {
        if (narrow != null && text instanceof String s && !pairs(s)) {
            narrow.append(s);
            return this;
        }
        widen();
        int n = Str.length(text);
        reserve(n);
        Str.copy(text, wide, size);
        size += n;
        return this;
    }

    private boolean pairs(String s) {
        return !s.isEmpty() && Str.isLow(s.charAt(0)) && !narrow.isEmpty() && Str.isHigh(narrow.charAt(narrow.length() - 1));
    }

    /** Appends a part of an exact string. */
    public TextBuilder append(Object text, int from, int to) {
        if (narrow != null && text instanceof String s && (from == to || !Str.isLow(s.charAt(from)))) {
            narrow.append(s, from, to);
            return this;
        }
        for (int i = from; i < to; i++) {
            appendCodePoint(Str.codePointAt(text, i));
        }
        return this;
    }

    public TextBuilder appendCodePoint(int c) {
        if (narrow != null) {
            if (c <= 0xFFFF && !(Str.isLow(c) && !narrow.isEmpty() && Str.isHigh(narrow.charAt(narrow.length() - 1)))) {
                narrow.append((char) c);
                return this;
            }
            widen();
        }
        reserve(1);
        wide[size++] = c;
        return this;
    }

    private void widen() {
        if (narrow != null) {
            size = narrow.length();
            wide = new int[Math.max(16, size * 2)];
            for (int i = 0; i < size; i++) {
                wide[i] = narrow.charAt(i);
            }
            narrow = null;
        }
    }

    private void reserve(int more) {
        if (size + more > wide.length) {
            wide = Arrays.copyOf(wide, Math.max(size + more, wide.length * 2));
        }
    }

    /** The string so far. */
    public Object build() {
        return narrow != null ? narrow.toString() : Str.of(wide, 0, size);
    }
}
