package dev.krait.modules.data;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import dev.krait.type.text.StrRepr;
import dev.krait.type.text.TextBuilder;

/** Module {@code _json}: the string kernels of {@code json}. Compare CPython {@code Modules/_json.c}. */
@ExposedModule(value = "_json", doc = "json speedups")
public final class JsonModule implements NativeModule {
    @Override
    public CallTable table() {
        return JsonModuleTable.TABLE;
    }

    private static Object text(Object value, String what) {
        Object text = Str.exactOrNull(value);
        if (text == null) {
            throw TypeErrors.of("first argument must be a string, not " + PyType.of(value).name);
        }
        return text;
    }

    @ExposedFunction(value = "encode_basestring($self, object, /)", doc = "Return a JSON representation of a Python string")
    static Object encodeBaseString(Object object) {
        return encode(text(object, "string"), false);
    }

    @ExposedFunction(value = "encode_basestring_ascii($self, object, /)", doc = "Return an ASCII-only JSON representation of a Python string")
    static Object encodeBaseStringAscii(Object object) {
        return encode(text(object, "string"), true);
    }

    private static Object encode(Object s, boolean ascii) {
        int n = Str.length(s);
        TextBuilder out = new TextBuilder(n + 2);
        out.appendCodePoint('"');
        for (int i = 0; i < n; i++) {
            int c = Str.codePointAt(s, i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> {
                    if (c < ' ' || ascii && c > 126) {
                        escape(out, c);
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        }
        return out.appendCodePoint('"').build();
    }

    private static void escape(TextBuilder out, int c) {
        if (c > 0xFFFF) {
            escape(out, Character.highSurrogate(c));
            escape(out, Character.lowSurrogate(c));
            return;
        }
        StringBuilder escaped = new StringBuilder(8);
        if (c < 256) {
            escaped.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
        } else {
            StrRepr.escape(escaped, c);
        }
        out.append(escaped.toString());
    }

    private static PyException error(PyThread t, String message, Object s, int position) {
        Object type = AttributeOps.get(t, dev.krait.importing.Imports.load(t, "json.decoder"), "JSONDecodeError");
        Object e = CallOps.call3(t, type, message, s, (long) position);
        return e instanceof PyBaseException x ? new PyException(x) : ValueErrors.of(message);
    }

    @ExposedFunction(value = "scanstring($module, string, end, strict=True, /)",
            doc = "scanstring(string, end, strict=True) -> (string, end)\n\nScan the string s for a JSON string.")
    static Object scanString(PyThread t, Object string, Object end, Object strict) {
        Object s = text(string, "string");
        int begin = NumberOps.size(t, end);
        boolean refuses = strict == null || TruthOps.isTrue(t, strict);
        int n = Str.length(s);
        if (begin < 0 || begin > n) {
            throw ValueErrors.of("end is out of bounds");
        }
        TextBuilder out = null;
        int i = begin;
        int start = begin;
        while (true) {
            if (i >= n) {
                throw error(t, "Unterminated string starting at", s, begin - 1);
            }
            int c = Str.codePointAt(s, i);
            if (c == '"') {
                break;
            }
            if (c == '\\') {
                out = out == null ? new TextBuilder(64) : out;
                out.append(s, start, i);
                i = unescape(t, s, i + 1, begin, out);
                start = i;
            } else if (c < ' ' && refuses) {
                throw error(t, "Invalid control character at", s, i);
            } else {
                i++;
            }
        }
        Object result = out == null ? Str.slice(s, start, i) : out.append(s, start, i).build();
        return PyTuple.of(result, (long) i + 1);
    }

    private static int unescape(PyThread t, Object s, int i, int begin, TextBuilder out) {
        int n = Str.length(s);
        if (i >= n) {
            throw error(t, "Unterminated string starting at", s, begin - 1);
        }
        int c = Str.codePointAt(s, i);
        if (c != 'u') {
            int at = "\"\\/bfnrt".indexOf(c);
            if (at < 0) {
                throw error(t, "Invalid \\escape", s, i - 1);
            }
            out.appendCodePoint("\"\\/\b\f\n\r\t".charAt(at));
            return i + 1;
        }
        int unit = unit(s, i + 1);
        if (unit < 0) {
            throw error(t, "Invalid \\uXXXX escape", s, i);
        }
        i += 5;
        if (Character.isHighSurrogate((char) unit) && i + 5 < n && Str.codePointAt(s, i) == '\\' && Str.codePointAt(s, i + 1) == 'u') {
            int low = unit(s, i + 2);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                out.appendCodePoint(Character.toCodePoint((char) unit, (char) low));
                return i + 6;
            }
        }
        out.appendCodePoint(unit);
        return i;
    }

    private static int unit(Object s, int i) {
        if (i + 4 > Str.length(s)) {
            return -1;
        }
        int unit = 0;
        for (int k = i; k < i + 4; k++) {
            int c = Str.codePointAt(s, k);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
