package dev.krait.modules.data;

import dev.krait.type.text.ByteBuilder;

/** Quoted-printable (RFC 2045, in headers RFC 1522). Compare CPython {@code Modules/binascii.c: binascii_b2a_qp_impl}. */
final class QuotedPrintable {
    private static final int LINE = 76;
    private static final String HEX = "0123456789ABCDEF";

    private QuotedPrintable() {
    }

    private static int hex(byte[] b, int i) {
        return i < b.length && b[i] > 0 ? Character.digit(b[i], 16) : -1;
    }

    static byte[] decode(byte[] b, boolean header) {
        ByteBuilder out = new ByteBuilder(b.length);
        int i = 0;
        while (i < b.length) {
            if (b[i] == '=') {
                i++;
                if (i >= b.length) {
                    break;
                }
                if (b[i] == '\n' || b[i] == '\r') {
                    while (i < b.length && b[i] != '\n') {
                        i++;
                    }
                    i++;
                } else if (b[i] == '=') {
                    out.append('=');
                    i++;
                } else if (hex(b, i) >= 0 && hex(b, i + 1) >= 0) {
                    out.append(hex(b, i) << 4 | hex(b, i + 1));
                    i += 2;
                } else {
                    out.append('=');
                }
            } else {
                out.append(header && b[i] == '_' ? ' ' : b[i]);
                i++;
            }
        }
        return out.toArray();
    }

    static byte[] encode(byte[] b, boolean quoteTabs, boolean text, boolean header) {
        boolean crlf = false;
        for (int i = 0; i < b.length; i++) {
            if (b[i] == '\n') {
                crlf = i > 0 && b[i - 1] == '\r';
                break;
            }
        }
        ByteBuilder out = new ByteBuilder(b.length * 2);
        int line = 0;
        byte last = 0;
        for (int i = 0; i < b.length; i++) {
            byte c = b[i];
            boolean newline = text && (c == '\n' || c == '\r' && i + 1 < b.length && b[i + 1] == '\n');
            if (newline) {
                // white space must not stand at the end of a line
                if (out.length() > 0 && (last == ' ' || last == '\t')) {
                    out.replaceLast("=" + HEX.charAt(last >> 4) + HEX.charAt(last & 15));
                }
                if (crlf) {
                    out.append('\r');
                }
                out.append('\n');
                i += c == '\r' ? 1 : 0;
                line = 0;
                last = '\n';
                continue;
            }
            boolean endsLine = i + 1 == b.length;
            boolean quoted = c > 126 || c < 0 || c == '=' || header && c == '_'
                    || c == '.' && line == 0 && (endsLine || b[i + 1] == '\n' || b[i + 1] == '\r' || b[i + 1] == 0)
                    || !text && (c == '\r' || c == '\n') || (c == '\t' || c == ' ') && endsLine
                    || c < 33 && c != '\r' && c != '\n' && (quoteTabs || c != '\t' && c != ' ');
            boolean breaksAfter = i + 1 < b.length && b[i + 1] != '\n';
            if (quoted) {
                if (line + 3 >= LINE && breaksAfter) {
                    out.append("=");
                    out.append(crlf ? "\r\n" : "\n");
                    line = 0;
                }
                out.append('=');
                out.append(HEX.charAt(c >> 4 & 15));
                out.append(HEX.charAt(c & 15));
                line += 3;
                last = 0;
            } else {
                if (line + 1 >= LINE && breaksAfter) {
                    out.append("=");
                    out.append(crlf ? "\r\n" : "\n");
                    line = 0;
                }
                out.append(header && c == ' ' ? '_' : c);
                line++;
                last = c;
            }
        }
        return out.toArray();
    }
}
