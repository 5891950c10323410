package dev.krait.modules.zlib;

import dev.krait.error.EOFErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyType;
import dev.krait.ops.BufferOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.SequenceIndexes;
import dev.krait.type.text.Bytes;
import dev.krait.type.text.PyBytes;

/** {@code zlib._ZlibDecompressor}: as the decompressors of {@code bz2} and {@code lzma}, it keeps input that it did not need yet. */
@ExposedType("zlib._ZlibDecompressor")
public final class PyZlibDecompressor extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyZlibDecompressorTable.TABLE, PyType.OBJECT, 0);

    private final InflateStream stream;
    private byte[] kept = {};
    private boolean needsInput = true;

    private PyZlibDecompressor(PyType type, InflateStream stream) {
        super(type);
        this.shape = type.rootShape;
        this.stream = stream;
    }

    @ExposedNew("(wbits=15, zdict=b'')")
    static Object newDecompressor(PyThread t, PyType cls, Object wbits, Object zdict) {
        return new PyZlibDecompressor(cls, ZlibModule.inflating(t, wbits, zdict));
    }

    @ExposedGetter(value = "eof", member = true, doc = "True if the end-of-stream marker has been reached.")
    Object eof() {
        return stream.atEnd();
    }

    @ExposedGetter(value = "unused_data", doc = "Data found after the end of the compressed stream.")
    Object unusedData() {
        return PyBytes.of(stream.atEnd() ? kept : new byte[0]);
    }

    @ExposedGetter(value = "needs_input", member = true, doc = "True if more input is needed before more decompressed data can be produced.")
    Object needsInput() {
        return needsInput;
    }

    @ExposedMethod(value = "decompress($self, /, data, max_length=-1)", doc = "Decompress *data*, returning uncompressed data as bytes.")
    synchronized Object decompress(PyThread t, Object data, Object maxLength) {
        byte[] b = BufferOps.bytes(t, data);
        long limit = maxLength == null ? -1 : SequenceIndexes.size(t, maxLength);
        if (stream.atEnd()) {
            throw EOFErrors.of("End of stream already reached");
        }
        byte[] out = stream.decompress(t, Bytes.concat(kept, b), limit < 0 ? Long.MAX_VALUE : limit);
        kept = stream.rest();
        needsInput = !stream.atEnd() && kept.length == 0 && (limit < 0 || out.length < limit);
        return PyBytes.of(out);
    }
}
