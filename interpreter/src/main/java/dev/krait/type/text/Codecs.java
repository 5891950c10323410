package dev.krait.type.text;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import java.util.Locale;

/**
 * Encoding and decoding by name: the common encodings directly, all others through the {@link CodecRegistry}. Compare CPython
 * {@code Objects/unicodeobject.c: PyUnicode_AsEncodedString, PyUnicode_Decode}.
 */
public final class Codecs {
    private Codecs() {
    }

    /** The built-in encodings that {@code str.encode} reaches without the registry. */
    private enum Shortcut {
        UTF8, LATIN1, ASCII, UTF16, UTF32, OTHER;

        static Shortcut of(String encoding) {
            return switch (encoding == null ? "utf-8" : encoding.toLowerCase(Locale.ROOT).replace('_', '-')) {
                case "utf-8", "utf8" -> UTF8;
                case "latin-1", "latin1", "iso-8859-1", "iso8859-1" -> LATIN1;
                case "ascii", "us-ascii" -> ASCII;
                case "utf-16", "utf16" -> UTF16;
                case "utf-32", "utf32" -> UTF32;
                default -> OTHER;
            };
        }
    }

    /** {@code text.encode(encoding, errors)} of an exact string; null arguments were left out. */
    public static Object encode(PyThread t, Object text, String encoding, String errors) {
        return switch (Shortcut.of(encoding)) {
            case UTF8 -> PyBytes.of(Encoders.utf8(t, text, errors));
            case LATIN1 -> PyBytes.of(Encoders.latin1(t, text, errors));
            case ASCII -> PyBytes.of(Encoders.ascii(t, text, errors));
            case UTF16 -> PyBytes.of(Encoders.utf16(t, text, errors, 0));
            case UTF32 -> PyBytes.of(Encoders.utf32(t, text, errors, 0));
            case OTHER -> encodeOther(t, text, encoding, errors);
        };
    }

    private static Object encodeOther(PyThread t, Object text, String encoding, String errors) {
        PyTuple codec = textCodec(t, encoding, "encode");
        Object result = first(t, codec.items[0], text, errors, "encoder");
        if (result instanceof PyBytes) {
            return result;
        }
        if (result instanceof PyByteArray array) {
            dev.krait.error.Warnings.warn(t, dev.krait.type.exception.ExceptionTypes.RUNTIME_WARNING,
                    "encoder " + encoding + " returned bytearray instead of bytes; use codecs.encode() to encode to arbitrary types");
            return PyBytes.of(BufferOps.bytes(t, array));
        }
        throw TypeErrors.of("'" + encoding + "' encoder returned '" + PyType.of(result).name
                + "' instead of 'bytes'; use codecs.encode() to encode to arbitrary types");
    }

    private static Object first(PyThread t, Object function, Object value, String errors, String what) {
        Object result = errors == null ? CallOps.call1(t, function, value) : CallOps.call2(t, function, value, Str.of(errors));
        if (!(result instanceof PyTuple pair) || pair.items.length != 2) {
            throw TypeErrors.of(what + " must return a tuple (object, integer)");
        }
        return pair.items[0];
    }

    /** A codec between str and bytes; one that says it is none raises LookupError. */
    private static PyTuple textCodec(PyThread t, String encoding, String verb) {
        PyTuple codec = CodecRegistry.of(t).lookup(t, encoding);
        if (codec.type != PyTuple.TYPE) {
            Object flag = dev.krait.ops.AttributeOps.lookup(t, codec, "_is_text_encoding");
            if (flag != null && !dev.krait.ops.TruthOps.isTrue(t, flag)) {
                throw dev.krait.error.LookupErrors.of("'" + encoding + "' is not a text encoding; use codecs." + verb
                        + "() to handle arbitrary codecs");
            }
        }
        return codec;
    }

    /** {@code bytes.decode(encoding, errors)}; null arguments were left out. */
    public static Object decode(PyThread t, byte[] bytes, String encoding, String errors) {
        return switch (Shortcut.of(encoding)) {
            case UTF8 -> Decoders.utf8(t, bytes, errors);
            case LATIN1 -> Decoders.latin1(bytes);
            case ASCII -> Decoders.ascii(t, bytes, errors);
            case UTF16 -> Decoders.utf16(t, bytes, errors, 0, true).text();
            case UTF32 -> Decoders.utf32(t, bytes, errors, 0, true).text();
            case OTHER -> decodeOther(t, bytes, encoding, errors);
        };
    }

    private static Object decodeOther(PyThread t, byte[] bytes, String encoding, String errors) {
        PyTuple codec = textCodec(t, encoding, "decode");
        Object result = first(t, codec.items[1], PyBytes.of(bytes), errors, "decoder");
        Object text = Str.exactOrNull(result);
        if (text == null) {
            throw TypeErrors.of("'" + encoding + "' decoder returned '" + PyType.of(result).name
                    + "' instead of 'str'; use codecs.decode() to decode to arbitrary types");
        }
        return result;
    }

    /** {@code str(object, encoding, errors)}. */
    static Object decodeObject(PyThread t, Object object, String encoding, String errors) {
        if (Str.is(object)) {
            throw TypeErrors.of("decoding str is not supported");
        }
        if (!BufferOps.is(object)) {
            throw TypeErrors.of("decoding to str: need a bytes-like object, " + PyType.of(object).name + " found");
        }
        return decode(t, BufferOps.bytes(t, object), encoding, errors);
    }
}
