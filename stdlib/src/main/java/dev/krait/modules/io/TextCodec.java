package dev.krait.modules.io;

import dev.krait.error.LookupErrors;
import dev.krait.error.TypeErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.CodecRegistry;
import dev.krait.type.text.Decoders;
import dev.krait.type.text.Encoders;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.util.Arrays;
import java.util.Locale;

/** Encodes and decodes piece by piece: the common encodings in Java, others through the registry's incremental codecs. */
final class TextCodec {
    /** Which encodings are done here. */
    private enum Kind { UTF8, ASCII, LATIN1, OTHER }

    private static final byte[] NOTHING = {};

    private final Kind kind;
    private final String errors;
    private final PyTuple info;
    private Object encoder;
    private Object decoder;
    /** Bytes of an incomplete character. */
    private byte[] rest = NOTHING;

    TextCodec(PyThread t, String encoding, String errors) {
        this.errors = errors;
        this.kind = switch (encoding.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "utf-8", "utf8" -> Kind.UTF8;
            case "ascii", "us-ascii" -> Kind.ASCII;
            case "latin-1", "latin1", "iso-8859-1", "iso8859-1" -> Kind.LATIN1;
            default -> Kind.OTHER;
        };
        this.info = kind == Kind.OTHER ? CodecRegistry.of(t).lookup(t, encoding) : null;
        if (info != null) {
            Object flag = AttributeOps.lookup(t, info, "_is_text_encoding");
            if (flag != null && !TruthOps.isTrue(t, flag)) {
                throw LookupErrors.of("'" + encoding + "' is not a text encoding; use codecs.open() to handle arbitrary codecs");
            }
        }
    }

    boolean isUtf8() {
        return kind == Kind.UTF8;
    }

    byte[] encode(PyThread t, Object text) {
        return switch (kind) {
            case UTF8 -> Encoders.utf8(t, text, errors);
            case ASCII -> Encoders.ascii(t, text, errors);
            case LATIN1 -> Encoders.latin1(t, text, errors);
            case OTHER -> BufferOps.bytes(t, CallOps.callMethod(t, encoder(t), "encode", text));
        };
    }

    private Object encoder(PyThread t) {
        if (encoder == null) {
            encoder = CallOps.call1(t, AttributeOps.get(t, info, "incrementalencoder"), Str.of(errors));
        }
        return encoder;
    }

    private Object decoder(PyThread t) {
        if (decoder == null) {
            decoder = CallOps.call1(t, AttributeOps.get(t, info, "incrementaldecoder"), Str.of(errors));
        }
        return decoder;
    }

    /** The writer stands at the start, or past it: no byte order mark again. */
    void positionEncoder(PyThread t, boolean start) {
        if (kind != Kind.OTHER) {
            return;
        }
        if (start) {
            CallOps.callMethod(t, encoder(t), "reset");
        } else {
            CallOps.callMethod(t, encoder(t), "setstate", 0L);
        }
    }

    Object decode(PyThread t, byte[] input, boolean last) {
        if (kind == Kind.OTHER) {
            Object text = CallOps.callMethod(t, decoder(t), "decode", PyBytes.of(input), last);
            Object exact = Str.exactOrNull(text);
            if (exact == null) {
                throw TypeErrors.of("decoder should return a string result, not '" + PyType.of(text).name + "'");
            }
            return exact;
        }
        if (kind == Kind.LATIN1) {
            return Decoders.latin1(input);
        }
        byte[] all = input;
        if (rest.length > 0) {
            all = Arrays.copyOf(rest, rest.length + input.length);
            System.arraycopy(input, 0, all, rest.length, input.length);
        }
        rest = NOTHING;
        if (kind == Kind.ASCII) {
            return Decoders.ascii(t, all, errors);
        }
        Decoders.Decoded decoded = Decoders.utf8(t, all, errors, last);
        if (decoded.consumed() < all.length) {
            rest = Arrays.copyOfRange(all, decoded.consumed(), all.length);
        }
        return decoded.text();
    }

    /** Bytes held back. */
    byte[] heldBack(PyThread t) {
        return kind == Kind.OTHER ? BufferOps.bytes(t, state(t).items[0]) : rest;
    }

    /** The decoder's own flags. */
    long flags(PyThread t) {
        return kind == Kind.OTHER ? (Long) NumberOps.index(t, state(t).items[1]) : 0;
    }

    private PyTuple state(PyThread t) {
        Object state = CallOps.callMethod(t, decoder(t), "getstate");
        if (state instanceof PyTuple pair && pair.items.length == 2) {
            return pair;
        }
        throw TypeErrors.of("illegal decoder state");
    }

    void restore(PyThread t, byte[] heldBack, long flags) {
        if (kind == Kind.OTHER) {
            CallOps.callMethod(t, decoder(t), "setstate", PyTuple.of(PyBytes.of(heldBack), flags));
        } else {
            rest = heldBack;
        }
    }

    void resetDecoder(PyThread t) {
        rest = NOTHING;
        if (kind == Kind.OTHER && decoder != null) {
            CallOps.callMethod(t, decoder, "reset");
        }
    }

    /** Whether the codec can do what {@code PyNone} stands for. */
    static boolean isGiven(Object value) {
        return value != null && value != PyNone.NONE;
    }
}
