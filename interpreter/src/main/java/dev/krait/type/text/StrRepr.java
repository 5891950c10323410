package dev.krait.type.text;

/** {@code repr(str)} and {@code ascii()}. Compare CPython {@code Objects/unicodeobject.c: unicode_repr}. */
public final class StrRepr {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private StrRepr() {
    }

    /** The literal of an exact string. */
    public static Object repr(Object s) {
        return repr(s, false);
    }

    /** The literal of an exact string in ASCII. */
    public static Object ascii(Object s) {
        return repr(s, true);
    }

    /** Any text with what is not ASCII escaped: {@code ascii(x)} of {@code repr(x)}. */
    public static Object escapeNonAscii(Object text) {
        if (TextCase.isAscii(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(Str.length(text) + 16);
        for (int i = 0; i < Str.length(text); i++) {
            int c = Str.codePointAt(text, i);
            if (c < 128) {
                out.append((char) c);
            } else {
                escape(out, c);
            }
        }
        return out.toString();
    }

    private static Object repr(Object s, boolean asciiOnly) {
        int n = Str.length(s);
        boolean single = false;
        boolean both = false;
        for (int i = 0; i < n; i++) {
            int c = Str.codePointAt(s, i);
            single |= c == '\'';
            both |= c == '"';
        }
        char quote = single && !both ? '"' : '\'';
        TextBuilder out = new TextBuilder(n + 2);
        out.appendCodePoint(quote);
        for (int i = 0; i < n; i++) {
            int c = Str.codePointAt(s, i);
            if (c == quote || c == '\\') {
                out.appendCodePoint('\\').appendCodePoint(c);
            } else if (c < 127 && c >= 32 || c >= 127 && !asciiOnly && Chars.isPrintable(c)) {
                out.appendCodePoint(c);
            } else {
                StringBuilder escaped = new StringBuilder(10);
                switch (c) {
                    case '\n' -> escaped.append("\\n");
                    case '\t' -> escaped.append("\\t");
                    case '\r' -> escaped.append("\\r");
                    default -> escape(escaped, c);
                }
                out.append(escaped.toString());
            }
        }
        return out.appendCodePoint(quote).build();
    }

    /** Appends the shortest of {@code \xXX}, four and eight digits. */
    public static void escape(StringBuilder out, int c) {
        int digits = c < 256 ? 2 : c <= 0xFFFF ? 4 : 8;
        out.append('\\').append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            out.append(HEX[c >> shift & 15]);
        }
    }
}
