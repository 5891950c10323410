package dev.krait.modules.zlib;

import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.BufferOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.SequenceIndexes;
import dev.krait.type.text.Bytes;
import dev.krait.type.text.PyBytes;

/** What {@code decompressobj} returns. */
@ExposedType("zlib.Decompress")
public final class PyDecompress extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyDecompressTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private final InflateStream stream;
    private byte[] unused = {};
    private byte[] tail = {};
    private boolean flushed;

    PyDecompress(InflateStream stream) {
        super(TYPE);
        this.stream = stream;
    }

    @ExposedGetter(value = "unused_data", member = true)
    Object unusedData() {
        return PyBytes.of(unused);
    }

    @ExposedGetter(value = "unconsumed_tail", member = true)
    Object unconsumedTail() {
        return PyBytes.of(tail);
    }

    @ExposedGetter(value = "eof", member = true)
    Object eof() {
        return stream.atEnd();
    }

    @ExposedMethod(value = "decompress($self, data, /, max_length=0)", doc = "Return a bytes object containing the decompressed version of the data.")
    synchronized Object decompress(PyThread t, Object data, Object maxLength) {
        byte[] b = BufferOps.bytes(t, data);
        long limit = maxLength == null ? 0 : SequenceIndexes.size(t, maxLength);
        if (limit < 0) {
            throw ValueErrors.of("max_length must be non-negative");
        }
        return PyBytes.of(run(t, b, limit == 0 ? Long.MAX_VALUE : limit));
    }

    private byte[] run(PyThread t, byte[] b, long limit) {
        if (stream.atEnd()) {
            if (flushed) {
                throw ZlibErrors.of(t, "Error -2 while decompressing data: inconsistent stream state");
            }
            unused = Bytes.concat(unused, b);
            return new byte[0];
        }
        byte[] out = stream.decompress(t, b, limit);
        tail = stream.atEnd() && tail.length == 0 ? tail : stream.rest();
        if (stream.atEnd()) {
            unused = Bytes.concat(unused, stream.rest());
        }
        return out;
    }

    @ExposedMethod(value = "flush($self, length=zlib.DEF_BUF_SIZE, /)", doc = "Return a bytes object containing any remaining decompressed data.")
    synchronized Object flush(PyThread t, Object length) {
        if (length != null && SequenceIndexes.size(t, length) <= 0) {
            throw ValueErrors.of("length must be greater than zero");
        }
        byte[] out = stream.atEnd() ? new byte[0] : run(t, tail, Long.MAX_VALUE);
        flushed |= stream.atEnd();
        return PyBytes.of(out);
    }
}
