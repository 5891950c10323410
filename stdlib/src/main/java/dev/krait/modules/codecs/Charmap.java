package dev.krait.modules.codecs;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.object.PyNone;
import dev.krait.ops.SubscriptOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.number.IntType;
import dev.krait.type.text.ByteBuilder;
import dev.krait.type.text.CodecError;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import dev.krait.type.text.TextBuilder;

/** Codecs by a table. Compare CPython {@code Objects/unicodeobject.c: PyUnicode_DecodeCharmap, _PyUnicode_EncodeCharmap}. */
final class Charmap {
    private static final int UNDEFINED = 0xFFFE;
    private static final String REASON = "character maps to <undefined>";

    private Charmap() {
    }

    /** The encoding table of a decoding table: a dict from code points to bytes. */
    static Object build(PyThread t, Object decoding) {
        PyDict encoding = new PyDict();
        for (int i = 0; i < Math.min(Str.length(decoding), 256); i++) {
            int c = Str.codePointAt(decoding, i);
            if (c != UNDEFINED) {
                encoding.setItem(t, (long) c, (long) i);
            }
        }
        return encoding;
    }

    static Object decode(PyThread t, byte[] b, String errors, Object mapping) {
        TextBuilder out = new TextBuilder(b.length);
        Object table = Str.exactOrNull(mapping);
        int i = 0;
        while (i < b.length) {
            int c = b[i] & 0xFF;
            Object text = table != null ? fromString(table, c) : fromMapping(t, mapping, c);
            if (text != null) {
                out.append(text);
                i++;
            } else {
                CodecError.Outcome outcome =
                        new CodecError(CodecError.Kind.DECODE, "charmap", PyBytes.of(b), i, i + 1, REASON).handle(t, errors);
                out.append(outcome.replacement());
                i = outcome.position();
            }
        }
        return out.build();
    }

    private static Object fromString(Object table, int c) {
        if (c >= Str.length(table)) {
            return null;
        }
        int d = Str.codePointAt(table, c);
        return d == UNDEFINED ? null : Str.ofCodePoint(d);
    }

    private static Object fromMapping(PyThread t, Object mapping, int c) {
        Object value = get(t, mapping, c);
        if (value == null || value == PyNone.NONE) {
            return null;
        }
        Object text = Str.exactOrNull(value);
        if (text != null) {
            return text.equals("\uFFFE") ? null : text;
        }
        Object number = IntType.exactOrNull(value);
        if (number == null) {
            throw TypeErrors.of("character mapping must return integer, None or str");
        }
        if (!(number instanceof Long d) || d < 0 || d > 0x10FFFF) {
            throw TypeErrors.of("character mapping must be in range(0x110000)");
        }
        return d == UNDEFINED ? null : Str.ofCodePoint((int) (long) d);
    }

    private static Object get(PyThread t, Object mapping, int key) {
        try {
            return SubscriptOps.get(t, mapping, (long) key);
        } catch (PyException e) {
            if (e.is(ExceptionTypes.LOOKUP_ERROR)) {
                return null;
            }
            throw e;
        }
    }

    static byte[] encode(PyThread t, Object s, String errors, Object mapping) {
        ByteBuilder out = new ByteBuilder(Str.length(s));
        int n = Str.length(s);
        int i = 0;
        while (i < n) {
            if (append(t, out, mapping, Str.codePointAt(s, i))) {
                i++;
                continue;
            }
            int end = i + 1;
            while (end < n && !append(t, new ByteBuilder(16), mapping, Str.codePointAt(s, end))) {
                end++;
            }
            CodecError error = new CodecError(CodecError.Kind.ENCODE, "charmap", s, i, end, REASON);
            CodecError.Outcome outcome = error.handle(t, errors);
            if (outcome.replacement() instanceof PyBytes b) {
                out.append(b.value);
            } else {
                for (int j = 0; j < Str.length(outcome.replacement()); j++) {
                    if (!append(t, out, mapping, Str.codePointAt(outcome.replacement(), j))) {
                        throw error.exception();
                    }
                }
            }
            i = outcome.position();
        }
        return out.toArray();
    }

    /** Appends what a code point maps to; false when that is nothing. */
    private static boolean append(PyThread t, ByteBuilder out, Object mapping, int c) {
        Object value = get(t, mapping, c);
        if (value == null || value == PyNone.NONE) {
            return false;
        }
        if (value instanceof PyBytes b) {
            out.append(b.value);
            return true;
        }
        Object number = IntType.exactOrNull(value);
        if (number == null) {
            throw TypeErrors.of("character mapping must return integer, bytes or None, not " + dev.krait.object.PyType.of(value).name);
        }
        if (!(number instanceof Long d) || d < 0 || d > 255) {
            throw TypeErrors.of("character mapping must be in range(256)");
        }
        out.append((int) (long) d);
        return true;
    }
}
