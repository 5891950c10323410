package dev.krait.modules.data;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyType;
import dev.krait.ops.BufferOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.number.Ints;
import dev.krait.type.text.ByteBuilder;
import dev.krait.type.text.ByteHex;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Module {@code binascii}. Compare CPython {@code Modules/binascii.c}. */
@ExposedModule(value = "binascii", doc = "Conversion between binary data and ASCII")
public final class BinasciiModule implements NativeModule {
    private static final int UU_LINE = 45;
    private static final int CRC_HQX_POLYNOMIAL = 0x1021;

    @Override
    public CallTable table() {
        return BinasciiModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("Error", DataErrors.binasciiError(t));
        module.dict.putName("Incomplete", DataErrors.type(t, "binascii", "Incomplete", ExceptionTypes.EXCEPTION));
    }

    /** Bytes, or a string in ASCII. */
    static byte[] ascii(PyThread t, Object data) {
        Object text = Str.exactOrNull(data);
        if (text != null) {
            for (int i = 0; i < Str.length(text); i++) {
                if (Str.codePointAt(text, i) > 127) {
                    throw ValueErrors.of("string argument should contain only ASCII characters");
                }
            }
            return ((String) text).getBytes(StandardCharsets.US_ASCII);
        }
        if (!BufferOps.is(data)) {
            throw TypeErrors.of("argument should be bytes, buffer or ASCII string, not '" + PyType.of(data).name + "'");
        }
        return BufferOps.bytes(t, data);
    }

    private static boolean flag(PyThread t, Object value, boolean otherwise) {
        return value == null ? otherwise : TruthOps.isTrue(t, value);
    }

    @ExposedFunction(value = "a2b_base64($module, data, /, *, strict_mode=False)", doc = "Decodes a line of base64 data.")
    static Object a2bBase64(PyThread t, Object data, Object strictMode) {
        return PyBytes.of(Base64.decode(t, ascii(t, data), flag(t, strictMode, false)));
    }

    @ExposedFunction(value = "b2a_base64($module, data, /, *, newline=True)", doc = "Encodes a line in base64.")
    static Object b2aBase64(PyThread t, Object data, Object newline) {
        byte[] encoded = java.util.Base64.getEncoder().encode(BufferOps.bytes(t, data));
        if (!flag(t, newline, true)) {
            return PyBytes.of(encoded);
        }
        byte[] line = java.util.Arrays.copyOf(encoded, encoded.length + 1);
        line[encoded.length] = '\n';
        return PyBytes.of(line);
    }

    private static Object fromHex(PyThread t, Object value) {
        byte[] b = ascii(t, value);
        if (b.length % 2 != 0) {
            throw DataErrors.binascii(t, "Odd-length string");
        }
        byte[] out = new byte[b.length / 2];
        for (int i = 0; i < out.length; i++) {
            int high = b[2 * i] < 0 ? -1 : Character.digit(b[2 * i], 16);
            int low = b[2 * i + 1] < 0 ? -1 : Character.digit(b[2 * i + 1], 16);
            if (high < 0 || low < 0) {
                throw DataErrors.binascii(t, "Non-hexadecimal digit found");
            }
            out[i] = (byte) (high << 4 | low);
        }
        return PyBytes.of(out);
    }

    private static Object toHex(PyThread t, Object data, Object sep, Object bytesPerSep) {
        String text = (String) ByteHex.format(t, BufferOps.bytes(t, data), sep, bytesPerSep);
        return PyBytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ExposedFunction(value = "a2b_hex($module, hexstr, /)", doc = "The bytes that hexadecimal digits say.")
    static Object a2bHex(PyThread t, Object hexstr) {
        return fromHex(t, hexstr);
    }

    @ExposedFunction(value = "unhexlify($module, hexstr, /)", doc = "The bytes that hexadecimal digits say.")
    static Object unhexlify(PyThread t, Object hexstr) {
        return fromHex(t, hexstr);
    }

    @ExposedFunction(value = "b2a_hex($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)", doc = "Bytes as hexadecimal digits.")
    static Object b2aHex(PyThread t, Object data, Object sep, Object bytesPerSep) {
        return toHex(t, data, sep, bytesPerSep);
    }

    @ExposedFunction(value = "hexlify($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)", doc = "Bytes as hexadecimal digits.")
    static Object hexlify(PyThread t, Object data, Object sep, Object bytesPerSep) {
        return toHex(t, data, sep, bytesPerSep);
    }

    @ExposedFunction(value = "crc32($module, data, crc=0, /)", doc = "The CRC-32 checksum.")
    static long crc32(PyThread t, Object data, Object crc) {
        return crc32(BufferOps.bytes(t, data), crc == null ? 0 : Ints.big(NumberOps.index(t, crc)).intValue());
    }

    /** Continues a checksum; the JDK's class only starts from 0. */
    static long crc32(byte[] b, int start) {
        if (start == 0) {
            CRC32 crc = new CRC32();
            crc.update(b);
            return crc.getValue();
        }
        int c = ~start;
        for (byte x : b) {
            c ^= x & 0xFF;
            for (int i = 0; i < 8; i++) {
                c = c >>> 1 ^ (c & 1) * 0xEDB88320;
            }
        }
        return ~c & 0xFFFFFFFFL;
    }

    @ExposedFunction(value = "crc_hqx($module, data, crc, /)", doc = "The CRC-CCITT checksum.")
    static long crcHqx(PyThread t, Object data, Object crc) {
        int c = Ints.big(NumberOps.index(t, crc)).intValue() & 0xFFFF;
        for (byte x : BufferOps.bytes(t, data)) {
            c ^= (x & 0xFF) << 8;
            for (int i = 0; i < 8; i++) {
                c = (c & 0x8000) != 0 ? c << 1 ^ CRC_HQX_POLYNOMIAL : c << 1;
            }
            c &= 0xFFFF;
        }
        return c;
    }

    @ExposedFunction(value = "a2b_qp($module, /, data, header=False)", doc = "Decodes quoted-printable data.")
    static Object a2bQp(PyThread t, Object data, Object header) {
        return PyBytes.of(QuotedPrintable.decode(ascii(t, data), flag(t, header, false)));
    }

    @ExposedFunction(value = "b2a_qp($module, /, data, quotetabs=False, istext=True, header=False)", doc = "Encodes as quoted-printable.")
    static Object b2aQp(PyThread t, Object data, Object quotetabs, Object istext, Object header) {
        return PyBytes.of(QuotedPrintable.encode(BufferOps.bytes(t, data), flag(t, quotetabs, false), flag(t, istext, true), flag(t, header, false)));
    }

    @ExposedFunction(value = "b2a_uu($module, data, /, *, backtick=False)", doc = "Encodes a line by uuencode.")
    static Object b2aUu(PyThread t, Object data, Object backtick) {
        byte[] b = BufferOps.bytes(t, data);
        if (b.length > UU_LINE) {
            throw DataErrors.binascii(t, "At most 45 bytes at once");
        }
        boolean tick = flag(t, backtick, false);
        ByteBuilder out = new ByteBuilder(70);
        out.append(uu(b.length, tick));
        for (int i = 0; i < b.length; i += 3) {
            int group = (b[i] & 0xFF) << 16 | (i + 1 < b.length ? b[i + 1] & 0xFF : 0) << 8 | (i + 2 < b.length ? b[i + 2] & 0xFF : 0);
            for (int shift = 18; shift >= 0; shift -= 6) {
                out.append(uu(group >> shift & 63, tick));
            }
        }
        out.append('\n');
        return PyBytes.of(out.toArray());
    }

    private static int uu(int six, boolean tick) {
        return six == 0 && tick ? '`' : six + ' ';
    }

    @ExposedFunction(value = "a2b_uu($module, data, /)", doc = "Decodes a line of uuencoded data.")
    static Object a2bUu(PyThread t, Object data) {
        byte[] b = ascii(t, data);
        int length = b.length == 0 ? 32 : b[0] - ' ' & 63;
        byte[] out = new byte[length];
        int i = 1;
        int buffer = 0;
        int bits = 0;
        for (int n = 0; n < length;) {
            int c = i < b.length ? b[i++] & 0xFF : 0;
            int six;
            if (c == 0 || c == '\n' || c == '\r') {
                six = 0;
                i = c == 0 ? i : i - 1;
                if (c != 0) {
                    i = Math.min(i, b.length);
                    b = java.util.Arrays.copyOf(b, i);
                }
            } else if (c < ' ' || c > ' ' + 64) {
                throw DataErrors.binascii(t, "Illegal char");
            } else {
                six = c - ' ' & 63;
            }
            buffer = buffer << 6 | six;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                out[n++] = (byte) (buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        for (; i < b.length; i++) {
            if (b[i] != ' ' && b[i] != '`' && b[i] != '\n' && b[i] != '\r') {
                throw DataErrors.binascii(t, "Trailing garbage");
            }
        }
        return PyBytes.of(out);
    }
}
