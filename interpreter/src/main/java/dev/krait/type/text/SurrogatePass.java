package dev.krait.type.text;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** The handler {@code surrogatepass}: lone surrogates in the UTF encodings as if they were other code points. */
final class SurrogatePass {
    private SurrogatePass() {
    }

    /** How an encoding stores a code unit. */
    private record Form(int width, boolean big) {
        static Form of(String encoding) {
            String s = encoding.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
            return switch (s) {
                case "utf8", "cputf8" -> new Form(1, false);
                case "utf16", "utf16le" -> new Form(2, false);
                case "utf16be" -> new Form(2, true);
                case "utf32", "utf32le" -> new Form(4, false);
                case "utf32be" -> new Form(4, true);
                default -> null;
            };
        }
    }

    static Object encode(CodecError e) {
        Form form = e.kind() == CodecError.Kind.ENCODE ? Form.of(e.encoding()) : null;
        if (form == null) {
            throw e.exception();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = e.start(); i < e.end(); i++) {
            int c = Str.codePointAt(e.object(), i);
            if (c < 0xD800 || c > 0xDFFF) {
                throw e.exception();
            }
            if (form.width == 1) {
                out.write(0xE0 | c >> 12);
                out.write(0x80 | c >> 6 & 0x3F);
                out.write(0x80 | c & 0x3F);
            } else {
                for (int j = 0; j < form.width; j++) {
                    out.write(c >> 8 * (form.big ? form.width - 1 - j : j));
                }
            }
        }
        return PyBytes.of(out.toByteArray());
    }

    static CodecError.Outcome decode(CodecError e) {
        Form form = Form.of(e.encoding());
        byte[] b = ((PyBytes) e.object()).value;
        int i = e.start();
        int width = form == null ? 0 : form.width == 1 ? 3 : form.width;
        if (form == null || i + width > b.length) {
            throw e.exception();
        }
        int c = 0;
        if (form.width == 1) {
            boolean shaped = (b[i] & 0xF0) == 0xE0 && (b[i + 1] & 0xC0) == 0x80 && (b[i + 2] & 0xC0) == 0x80;
            c = shaped ? (b[i] & 0xF) << 12 | (b[i + 1] & 0x3F) << 6 | b[i + 2] & 0x3F : 0;
        } else {
            for (int j = 0; j < width; j++) {
                c = c << 8 | b[i + (form.big ? j : width - 1 - j)] & 0xFF;
            }
        }
        if (c < 0xD800 || c > 0xDFFF) {
            throw e.exception();
        }
        return new CodecError.Outcome(String.valueOf((char) c), i + width);
    }
}
