package dev.krait.modules.codecs;

import dev.krait.error.LookupErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.ExposedRow;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.BuiltinFunction;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.CodecRegistry;
import dev.krait.type.text.Decoders;
import dev.krait.type.text.Encoders;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;

/** Module {@code _codecs}. Compare CPython {@code Modules/_codecsmodule.c}. */
@ExposedModule("_codecs")
public final class CodecsModule implements NativeModule {
    @Override
    public CallTable table() {
        return CodecsModuleTable.TABLE;
    }

    static Object text(Object value, String function) {
        Object text = Str.exactOrNull(value);
        if (text == null) {
            throw TypeErrors.of(function + "() argument 1 must be str, not " + PyType.of(value).name);
        }
        return text;
    }

    /** The name of an error handler; null for None and when left out. */
    static String errors(Object value, String function) {
        if (value == null || value == PyNone.NONE) {
            return null;
        }
        Object text = Str.exactOrNull(value);
        if (text == null) {
            throw TypeErrors.of(function + "() argument 2 must be str or None, not " + PyType.of(value).name);
        }
        return Str.java(text);
    }

    static byte[] bytes(PyThread t, Object value, String function) {
        return BufferOps.bytes(t, value);
    }

    /** Bytes, or a string whose UTF-8 is taken. */
    private static byte[] escapes(PyThread t, Object value, String function) {
        Object text = Str.exactOrNull(value);
        return text != null ? Encoders.utf8(t, text, null) : BufferOps.bytes(t, value);
    }

    private static boolean last(PyThread t, Object value) {
        return value != null && TruthOps.isTrue(t, value);
    }

    static Object encoded(byte[] bytes, Object text) {
        return PyTuple.of(PyBytes.of(bytes), (long) Str.length(text));
    }

    static Object decoded(Decoders.Decoded d) {
        return PyTuple.of(d.text(), (long) d.consumed());
    }

    @ExposedFunction(value = "register($module, search_function, /)", doc = "Adds a function that finds codecs by name.")
    static void register(PyThread t, Object search) {
        if (PyType.of(search).slot(Slot.CALL) == null) {
            throw TypeErrors.of("argument must be callable");
        }
        CodecRegistry.of(t).register(search);
    }

    @ExposedFunction(value = "unregister($module, search_function, /)", doc = "Removes such a function.")
    static void unregister(PyThread t, Object search) {
        CodecRegistry.of(t).unregister(search);
    }

    @ExposedFunction(value = "lookup($module, encoding, /)", doc = "The codec of a name.")
    static Object lookup(PyThread t, Object encoding) {
        Object text = Str.exactOrNull(encoding);
        if (text == null) {
            throw TypeErrors.of("lookup() argument must be str, not " + PyType.of(encoding).name);
        }
        return CodecRegistry.of(t).lookup(t, Str.java(text));
    }

    @ExposedFunction(value = "encode($module, /, obj, encoding='utf-8', errors='strict')", doc = "Encodes any object by a codec.")
    static Object encode(PyThread t, Object obj, Object encoding, Object errors) {
        return convert(t, 0, "encode", obj, encoding, errors);
    }

    @ExposedFunction(value = "decode($module, /, obj, encoding='utf-8', errors='strict')", doc = "Decodes any object by a codec.")
    static Object decode(PyThread t, Object obj, Object encoding, Object errors) {
        return convert(t, 1, "decode", obj, encoding, errors);
    }

    private static Object convert(PyThread t, int function, String verb, Object obj, Object encoding, Object errors) {
        String name = encoding == null ? "utf-8" : name(encoding, verb, "encoding");
        Object codec = CodecRegistry.of(t).lookup(t, name).items[function];
        Object result = errors == null ? CallOps.call1(t, codec, obj) : CallOps.call2(t, codec, obj, Str.of(name(errors, verb, "errors")));
        if (!(result instanceof PyTuple pair) || pair.items.length != 2) {
            throw TypeErrors.of((function == 0 ? "encoder" : "decoder") + " must return a tuple (object, integer)");
        }
        return pair.items[0];
    }

    private static String name(Object value, String function, String parameter) {
        Object text = Str.exactOrNull(value);
        if (text == null) {
            throw TypeErrors.of(function + "() argument '" + parameter + "' must be str, not " + PyType.of(value).name);
        }
        return Str.java(text);
    }

    @ExposedFunction(value = "register_error($module, errors, handler, /)", doc = "Gives an error handler a name.")
    static void registerError(PyThread t, Object errors, Object handler) {
        CodecRegistry.of(t).registerError(name(errors, "register_error", "errors"), handler);
    }

    @ExposedFunction(value = "_unregister_error($module, errors, /)", doc = "Takes an error handler's name back; whether it was there.")
    static boolean unregisterError(PyThread t, Object errors) {
        String name = name(errors, "_unregister_error", "errors");
        if (dev.krait.type.text.ErrorHandlers.NAMES.contains(name)) {
            throw dev.krait.error.ValueErrors.of("cannot un-register built-in error handler '" + name + "'");
        }
        return CodecRegistry.of(t).unregisterError(name);
    }

    @ExposedFunction(value = "lookup_error($module, name, /)", doc = "The error handler of a name.")
    static Object lookupError(PyThread t, Object name) {
        String errors = name(name, "lookup_error", "name");
        Object registered = CodecRegistry.of(t).registered(errors);
        if (registered != null) {
            return registered;
        }
        for (ExposedRow row : HandlerFunctionsTable.TABLE.rows()) {
            if (row.name().equals(errors + "_errors") || row.name().equals(errors)) {
                Object function = new BuiltinFunction(row, null, "_codecs");
                CodecRegistry.of(t).registerError(errors, function);
                return function;
            }
        }
        throw LookupErrors.of("unknown error handler name '" + errors + "'");
    }

    @ExposedFunction("readbuffer_encode($module, data, errors=None, /)")
    static Object readBufferEncode(PyThread t, Object data, Object errors) {
        byte[] b = escapes(t, data, "readbuffer_encode");
        return PyTuple.of(PyBytes.of(b), (long) b.length);
    }

    @ExposedFunction("escape_decode($module, data, errors=None, /)")
    static Object escapeDecode(PyThread t, Object data, Object errors) {
        byte[] b = escapes(t, data, "escape_decode");
        return PyTuple.of(PyBytes.of(Escapes.decode(t, b, errors(errors, "escape_decode"))), (long) b.length);
    }

    @ExposedFunction("escape_encode($module, data, errors=None, /)")
    static Object escapeEncode(PyThread t, Object data, Object errors) {
        if (!(data instanceof PyBytes b)) {
            throw TypeErrors.of("escape_encode() argument 1 must be bytes, not " + PyType.of(data).name);
        }
        return PyTuple.of(PyBytes.of(Escapes.encode(b.value)), (long) b.value.length);
    }

    @ExposedFunction("charmap_build($module, map, /)")
    static Object charmapBuild(PyThread t, Object map) {
        return Charmap.build(t, text(map, "charmap_build"));
    }

    @ExposedFunction("charmap_encode($module, str, errors=None, mapping=None, /)")
    static Object charmapEncode(PyThread t, Object str, Object errors, Object mapping) {
        Object text = text(str, "charmap_encode");
        String handler = errors(errors, "charmap_encode");
        return encoded(mapping == null || mapping == PyNone.NONE ? Encoders.latin1(t, text, handler) : Charmap.encode(t, text, handler, mapping), text);
    }

    @ExposedFunction("charmap_decode($module, data, errors=None, mapping=None, /)")
    static Object charmapDecode(PyThread t, Object data, Object errors, Object mapping) {
        byte[] b = bytes(t, data, "charmap_decode");
        Object text = mapping == null || mapping == PyNone.NONE ? Decoders.latin1(b)
                : Charmap.decode(t, b, errors(errors, "charmap_decode"), mapping);
        return PyTuple.of(text, (long) b.length);
    }

    @ExposedFunction("ascii_encode($module, str, errors=None, /)")
    static Object asciiEncode(PyThread t, Object str, Object errors) {
        Object text = text(str, "ascii_encode");
        return encoded(Encoders.ascii(t, text, errors(errors, "ascii_encode")), text);
    }

    @ExposedFunction("latin_1_encode($module, str, errors=None, /)")
    static Object latin1Encode(PyThread t, Object str, Object errors) {
        Object text = text(str, "latin_1_encode");
        return encoded(Encoders.latin1(t, text, errors(errors, "latin_1_encode")), text);
    }

    @ExposedFunction("utf_8_encode($module, str, errors=None, /)")
    static Object utf8Encode(PyThread t, Object str, Object errors) {
        Object text = text(str, "utf_8_encode");
        return encoded(Encoders.utf8(t, text, errors(errors, "utf_8_encode")), text);
    }

    @ExposedFunction("utf_7_encode($module, str, errors=None, /)")
    static Object utf7Encode(PyThread t, Object str, Object errors) {
        Object text = text(str, "utf_7_encode");
        return encoded(Utf7.encode(text), text);
    }

    @ExposedFunction("utf_16_le_encode($module, str, errors=None, /)")
    static Object utf16LeEncode(PyThread t, Object str, Object errors) {
        Object text = text(str, "utf_16_le_encode");
        return encoded(Encoders.utf16(t, text, errors(errors, "utf_16_le_encode"), -1), text);
    }

    @ExposedFunction("utf_16_be_encode($module, str, errors=None, /)")
    static Object utf16BeEncode(PyThread t, Object str, Object errors) {
        Object text = text(str, "utf_16_be_encode");
        return encoded(Encoders.utf16(t, text, errors(errors, "utf_16_be_encode"), 1), text);
    }

    @ExposedFunction("utf_32_le_encode($module, str, errors=None, /)")
    static Object utf32LeEncode(PyThread t, Object str, Object errors) {
        Object text = text(str, "utf_32_le_encode");
        return encoded(Encoders.utf32(t, text, errors(errors, "utf_32_le_encode"), -1), text);
    }

    @ExposedFunction("utf_32_be_encode($module, str, errors=None, /)")
    static Object utf32BeEncode(PyThread t, Object str, Object errors) {
        Object text = text(str, "utf_32_be_encode");
        return encoded(Encoders.utf32(t, text, errors(errors, "utf_32_be_encode"), 1), text);
    }

    @ExposedFunction("unicode_escape_encode($module, str, errors=None, /)")
    static Object unicodeEscapeEncode(PyThread t, Object str, Object errors) {
        Object text = text(str, "unicode_escape_encode");
        return encoded(Encoders.unicodeEscape(text), text);
    }

    @ExposedFunction("raw_unicode_escape_encode($module, str, errors=None, /)")
    static Object rawUnicodeEscapeEncode(PyThread t, Object str, Object errors) {
        Object text = text(str, "raw_unicode_escape_encode");
        return encoded(Encoders.rawUnicodeEscape(text), text);
    }

    @ExposedFunction("utf_16_encode($module, str, errors=None, byteorder=0, /)")
    static Object utf16Encode(PyThread t, Object str, Object errors, Object byteorder) {
        Object text = text(str, "utf_16_encode");
        return encoded(Encoders.utf16(t, text, errors(errors, "utf_16_encode"), byteorder == null ? 0 : NumberOps.size(t, byteorder)), text);
    }

    @ExposedFunction("utf_32_encode($module, str, errors=None, byteorder=0, /)")
    static Object utf32Encode(PyThread t, Object str, Object errors, Object byteorder) {
        Object text = text(str, "utf_32_encode");
        return encoded(Encoders.utf32(t, text, errors(errors, "utf_32_encode"), byteorder == null ? 0 : NumberOps.size(t, byteorder)), text);
    }

    @ExposedFunction("ascii_decode($module, data, errors=None, /)")
    static Object asciiDecode(PyThread t, Object data, Object errors) {
        byte[] b = bytes(t, data, "ascii_decode");
        return PyTuple.of(Decoders.ascii(t, b, errors(errors, "ascii_decode")), (long) b.length);
    }

    @ExposedFunction("latin_1_decode($module, data, errors=None, /)")
    static Object latin1Decode(PyThread t, Object data, Object errors) {
        byte[] b = bytes(t, data, "latin_1_decode");
        return PyTuple.of(Decoders.latin1(b), (long) b.length);
    }

    @ExposedFunction("utf_8_decode($module, data, errors=None, final=False, /)")
    static Object utf8Decode(PyThread t, Object data, Object errors, Object fin) {
        return decoded(Decoders.utf8(t, bytes(t, data, "utf_8_decode"), errors(errors, "utf_8_decode"), last(t, fin)));
    }

    @ExposedFunction("utf_7_decode($module, data, errors=None, final=False, /)")
    static Object utf7Decode(PyThread t, Object data, Object errors, Object fin) {
        return decoded(Utf7.decode(t, bytes(t, data, "utf_7_decode"), errors(errors, "utf_7_decode"), last(t, fin)));
    }

    @ExposedFunction("utf_16_decode($module, data, errors=None, final=False, /)")
    static Object utf16Decode(PyThread t, Object data, Object errors, Object fin) {
        return decoded(Decoders.utf16(t, bytes(t, data, "utf_16_decode"), errors(errors, "utf_16_decode"), 0, last(t, fin)));
    }

    @ExposedFunction("utf_16_le_decode($module, data, errors=None, final=False, /)")
    static Object utf16LeDecode(PyThread t, Object data, Object errors, Object fin) {
        return decoded(Decoders.utf16(t, bytes(t, data, "utf_16_le_decode"), errors(errors, "utf_16_le_decode"), -1, last(t, fin)));
    }

    @ExposedFunction("utf_16_be_decode($module, data, errors=None, final=False, /)")
    static Object utf16BeDecode(PyThread t, Object data, Object errors, Object fin) {
        return decoded(Decoders.utf16(t, bytes(t, data, "utf_16_be_decode"), errors(errors, "utf_16_be_decode"), 1, last(t, fin)));
    }

    @ExposedFunction("utf_16_ex_decode($module, data, errors=None, byteorder=0, final=False, /)")
    static Object utf16ExDecode(PyThread t, Object data, Object errors, Object byteorder, Object fin) {
        int order = byteorder == null ? 0 : NumberOps.size(t, byteorder);
        Decoders.Decoded d = Decoders.utf16(t, bytes(t, data, "utf_16_ex_decode"), errors(errors, "utf_16_ex_decode"), order, last(t, fin));
        return PyTuple.of(d.text(), (long) d.consumed(), (long) d.order());
    }

    @ExposedFunction("utf_32_decode($module, data, errors=None, final=False, /)")
    static Object utf32Decode(PyThread t, Object data, Object errors, Object fin) {
        return decoded(Decoders.utf32(t, bytes(t, data, "utf_32_decode"), errors(errors, "utf_32_decode"), 0, last(t, fin)));
    }

    @ExposedFunction("utf_32_le_decode($module, data, errors=None, final=False, /)")
    static Object utf32LeDecode(PyThread t, Object data, Object errors, Object fin) {
        return decoded(Decoders.utf32(t, bytes(t, data, "utf_32_le_decode"), errors(errors, "utf_32_le_decode"), -1, last(t, fin)));
    }

    @ExposedFunction("utf_32_be_decode($module, data, errors=None, final=False, /)")
    static Object utf32BeDecode(PyThread t, Object data, Object errors, Object fin) {
        return decoded(Decoders.utf32(t, bytes(t, data, "utf_32_be_decode"), errors(errors, "utf_32_be_decode"), 1, last(t, fin)));
    }

    @ExposedFunction("utf_32_ex_decode($module, data, errors=None, byteorder=0, final=False, /)")
    static Object utf32ExDecode(PyThread t, Object data, Object errors, Object byteorder, Object fin) {
        int order = byteorder == null ? 0 : NumberOps.size(t, byteorder);
        Decoders.Decoded d = Decoders.utf32(t, bytes(t, data, "utf_32_ex_decode"), errors(errors, "utf_32_ex_decode"), order, last(t, fin));
        return PyTuple.of(d.text(), (long) d.consumed(), (long) d.order());
    }

    @ExposedFunction("unicode_escape_decode($module, data, errors=None, final=True, /)")
    static Object unicodeEscapeDecode(PyThread t, Object data, Object errors, Object fin) {
        return decoded(Decoders.unicodeEscape(t, escapes(t, data, "unicode_escape_decode"), errors(errors, "unicode_escape_decode"),
                fin == null || TruthOps.isTrue(t, fin), Escapes.warn(t)));
    }

    @ExposedFunction("raw_unicode_escape_decode($module, data, errors=None, final=True, /)")
    static Object rawUnicodeEscapeDecode(PyThread t, Object data, Object errors, Object fin) {
        return decoded(Decoders.rawUnicodeEscape(t, escapes(t, data, "raw_unicode_escape_decode"),
                errors(errors, "raw_unicode_escape_decode"), fin == null || TruthOps.isTrue(t, fin)));
    }
}
