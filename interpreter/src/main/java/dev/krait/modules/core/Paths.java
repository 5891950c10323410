package dev.krait.modules.core;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.ops.SlotOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.nio.charset.StandardCharsets;

/** File names as Python gives them: {@code str}, bytes in UTF-8 with surrogateescape, or an {@code os.PathLike}. */
public final class Paths {
    private Paths() {
    }

    /** {@code os.fspath(value)}: a {@code str} or bytes. */
    public static Object fspath(PyThread t, Object value) {
        if (Str.is(value) || value instanceof PyBytes) {
            return value;
        }
        Object method = PyType.of(value).lookup("__fspath__");
        if (method == null) {
            throw TypeErrors.of("expected str, bytes or os.PathLike object, not " + PyType.of(value).name);
        }
        Object path = SlotOps.call(t, method, value);
        if (Str.is(path) || path instanceof PyBytes) {
            return path;
        }
        throw TypeErrors.of("expected " + PyType.of(value).name + ".__fspath__() to return str or bytes, not " + PyType.of(path).name);
    }

    /** The path in UTF-16 ({@code PyUnicode_FSDecoder}). */
    public static String text(PyThread t, Object value) {
        Object path = fspath(t, value);
        String text = path instanceof PyBytes b ? decode(b.value) : Str.java(path);
        if (text.indexOf('\0') >= 0) {
            throw dev.krait.error.ValueErrors.of("embedded null character");
        }
        return text;
    }

    /** UTF-8 with surrogateescape. */
    public static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        java.nio.charset.CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        java.nio.ByteBuffer in = java.nio.ByteBuffer.wrap(bytes);
        java.nio.CharBuffer chars = java.nio.CharBuffer.allocate(bytes.length + 1);
        while (true) {
            java.nio.charset.CoderResult result = decoder.decode(in, chars, true);
            if (!result.isError()) {
                break;
            }
            for (int i = 0; i < result.length(); i++) {
                chars.put((char) (0xDC00 + (in.get() & 0xFF)));
            }
        }
        return out.append(chars.flip()).toString();
    }

    /** The inverse of {@link #decode}. */
    public static byte[] encode(String text) {
        boolean escaped = false;
        for (int i = 0; i < text.length() && !escaped; i++) {
            char c = text.charAt(i);
            escaped = c >= 0xDC80 && c <= 0xDCFF && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
        }
        if (!escaped) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0xDC80 && c <= 0xDCFF) {
                out.write(c & 0xFF);
            } else {
                int point = text.codePointAt(i);
                out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(point) - 1;
            }
        }
        return out.toByteArray();
    }
}
