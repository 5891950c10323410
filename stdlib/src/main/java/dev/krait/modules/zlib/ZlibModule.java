package dev.krait.modules.zlib;

import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.number.Ints;
import dev.krait.type.text.Bytes;
import dev.krait.type.text.PyBytes;

/** Module {@code zlib}. Compare CPython {@code Modules/zlibmodule.c}. */
@ExposedModule(value = "zlib", doc = "The functions in this module allow compression and decompression using the\nzlib library, which is based on GNU zip.")
public final class ZlibModule implements NativeModule {
    private static final String CONSTANTS = "DEFLATED 8 DEF_BUF_SIZE 16384 DEF_MEM_LEVEL 8 MAX_WBITS 15 Z_BEST_COMPRESSION 9 Z_BEST_SPEED 1 Z_BLOCK 5 "
            + "Z_DEFAULT_COMPRESSION -1 Z_DEFAULT_STRATEGY 0 Z_FILTERED 1 Z_FINISH 4 Z_FIXED 4 Z_FULL_FLUSH 3 Z_HUFFMAN_ONLY 2 Z_NO_COMPRESSION 0 "
            + "Z_NO_FLUSH 0 Z_PARTIAL_FLUSH 1 Z_RLE 3 Z_SYNC_FLUSH 2 Z_TREES 6";

    @Override
    public CallTable table() {
        return ZlibModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        String[] words = CONSTANTS.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            module.dict.putName(words[i], Long.parseLong(words[i + 1]));
        }
        module.dict.putName("ZLIB_VERSION", "1.2.11");
        module.dict.putName("ZLIB_RUNTIME_VERSION", "1.2.11");
        module.dict.putName("__version__", "1.0");
        module.dict.putName("error", ZlibErrors.type(t));
        module.dict.putName("_ZlibDecompressor", PyZlibDecompressor.TYPE);
    }

    private static boolean isWindow(int wbits) {
        int bits = wbits < 0 ? -wbits : wbits > 15 ? wbits - 16 : wbits;
        return bits >= 8 && bits <= 15 || wbits == 9;
    }

    @ExposedFunction(value = "compress($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)", doc = "Returns a bytes object containing compressed data.")
    static Object compress(PyThread t, Object data, Object level, Object wbits) {
        byte[] b = BufferOps.bytes(t, data);
        int l = ArgumentOps.integer(t, level, -1);
        int w = ArgumentOps.integer(t, wbits, 15);
        if (l < -1 || l > 9 || !isWindow(w)) {
            throw ZlibErrors.of(t, "Bad compression level");
        }
        return t.blocking(() -> {
            DeflateStream stream = new DeflateStream(l, w, 0, null);
            return PyBytes.of(Bytes.concat(stream.compress(b), stream.flush(DeflateStream.Z_FINISH)));
        });
    }

    @ExposedFunction(value = "decompress($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)",
            doc = "Returns a bytes object containing the uncompressed data.")
    static Object decompress(PyThread t, Object data, Object wbits, Object bufsize) {
        byte[] b = BufferOps.bytes(t, data);
        if (bufsize != null && Ints.signum(NumberOps.index(t, bufsize)) < 0) {
            throw ValueErrors.of("bufsize must be non-negative");
        }
        InflateStream stream = inflating(t, wbits, null);
        byte[] out = stream.decompress(t, b, Long.MAX_VALUE);
        if (!stream.atEnd()) {
            throw ZlibErrors.of(t, "Error -5 while decompressing data: incomplete or truncated stream");
        }
        return PyBytes.of(out);
    }

    @ExposedFunction(value = "compressobj($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED,\n            wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,\n"
            + "            strategy=Z_DEFAULT_STRATEGY, zdict=None)", doc = "Return a compressor object.")
    static Object compressObj(PyThread t, Object level, Object method, Object wbits, Object memLevel, Object strategy, Object zdict) {
        int l = ArgumentOps.integer(t, level, -1);
        int m = ArgumentOps.integer(t, method, 8);
        int w = ArgumentOps.integer(t, wbits, 15);
        int memory = ArgumentOps.integer(t, memLevel, 8);
        int s = ArgumentOps.integer(t, strategy, 0);
        if (l < -1 || l > 9 || m != 8 || !isWindow(w) || memory < 1 || memory > 9 || s < 0 || s > 4) {
            throw ValueErrors.of("Invalid initialization option");
        }
        return new PyCompress(new DeflateStream(l, w, s, dictionary(t, zdict)));
    }

    private static byte[] dictionary(PyThread t, Object zdict) {
        return zdict == null || zdict == PyNone.NONE ? null : BufferOps.bytes(t, zdict);
    }

    static InflateStream inflating(PyThread t, Object wbits, Object zdict) {
        int w = ArgumentOps.integer(t, wbits, 15);
        if (w != 0 && (w < 8 || w > 15) && (w > -8 || w < -15) && (w < 24 || w > 31) && w != 32 && (w < 40 || w > 47)) {
            throw ValueErrors.of("Invalid initialization option");
        }
        return new InflateStream(w, dictionary(t, zdict));
    }

    @ExposedFunction(value = "decompressobj($module, /, wbits=MAX_WBITS, zdict=b'')", doc = "Return a decompressor object.")
    static Object decompressObj(PyThread t, Object wbits, Object zdict) {
        return new PyDecompress(inflating(t, wbits, zdict));
    }

    private static int start(PyThread t, Object value, int otherwise) {
        return value == null ? otherwise : Ints.big(NumberOps.index(t, value)).intValue();
    }

    @ExposedFunction(value = "crc32($module, data, value=0, /)", doc = "Compute a CRC-32 checksum of data.")
    static long crc32(PyThread t, Object data, Object value) {
        return Checksums.crc32(BufferOps.bytes(t, data), start(t, value, 0));
    }

    @ExposedFunction(value = "adler32($module, data, value=1, /)", doc = "Compute an Adler-32 checksum of data.")
    static long adler32(PyThread t, Object data, Object value) {
        return Checksums.adler32(BufferOps.bytes(t, data), start(t, value, 1));
    }
}
