package dev.krait.type.text;

/** The literal of bytes. Compare CPython {@code Objects/bytesobject.c: PyBytes_Repr}. */
final class BytesRepr {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private BytesRepr() {
    }

    /** {@code b'…'}; the quote is a double one when only single ones are inside. {@code both} escapes either (as bytearray does). */
    static String repr(byte[] b, boolean escapeSingle) {
        boolean single = false;
        boolean both = false;
        for (byte c : b) {
            single |= c == '\'';
            both |= c == '"';
        }
        char quote = single && !both ? '"' : '\'';
        StringBuilder out = new StringBuilder(b.length + 3).append('b').append(quote);
        for (byte c : b) {
            if (c == quote || c == '\\' || escapeSingle && c == '\'') {
                out.append('\\').append((char) c);
            } else if (c == '\t' || c == '\n' || c == '\r') {
                out.append(c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\r");
            } else if (c < 32 || c == 127) {
                out.append("\\x").append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
            } else {
                out.append((char) c);
            }
        }
        return out.append(quote).toString();
    }
}
