package dev.krait.modules.json;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyType;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
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

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("make_scanner", PyScanner.TYPE);
        module.dict.putName("make_encoder", PyEncoder.TYPE);
    }

    static Object text(Object value) {
        Object text = Str.exactOrNull(value);
        if (text == null) {
            throw TypeErrors.of("first argument must be a string, not " + PyType.of(value).name);
        }
        return text;
    }

    @ExposedFunction(value = "encode_basestring($self, object, /)", doc = "Return a JSON representation of a Python string")
    static Object encodeBaseString(Object object) {
        return encode(text(object), false);
    }

    @ExposedFunction(value = "encode_basestring_ascii($self, object, /)", doc = "Return an ASCII-only JSON representation of a Python string")
    static Object encodeBaseStringAscii(Object object) {
        return encode(text(object), true);
    }

    private static Object encode(Object s, boolean ascii) {
        TextBuilder out = new TextBuilder(Str.length(s) + 2);
        encode(s, ascii, out);
        return out.build();
    }

    /** Appends the JSON form of a string. */
    static void encode(Object s, boolean ascii, TextBuilder out) {
        int n = Str.length(s);
        if (s instanceof String plain && isPlain(plain, ascii)) {
            out.appendCodePoint('"').append(plain).appendCodePoint('"');
            return;
        }
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
        out.appendCodePoint('"');
    }

    private static boolean isPlain(String s, boolean ascii) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || ascii && c > 126) {
                return false;
            }
        }
        return true;
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

    @ExposedFunction(value = "scanstring($module, string, end, strict=True, /)",
            doc = "scanstring(string, end, strict=True) -> (string, end)\n\nScan the string s for a JSON string.")
    static Object scanString(PyThread t, Object string, Object end, Object strict) {
        JsonText scanned = new JsonText(t, text(string));
        Object result = scanned.string(NumberOps.size(t, end), strict == null || TruthOps.isTrue(t, strict));
        return PyTuple.of(result, (long) scanned.end);
    }
}
