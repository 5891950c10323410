package dev.krait.modules.zlib;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.BufferOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.PyBytes;

/** What {@code compressobj} returns. */
@ExposedType("zlib.Compress")
public final class PyCompress extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyCompressTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private final DeflateStream stream;

    PyCompress(DeflateStream stream) {
        super(TYPE);
        this.stream = stream;
    }

    @ExposedMethod(value = "compress($self, data, /)", doc = "Returns a bytes object containing compressed data.")
    synchronized Object compress(PyThread t, Object data) {
        byte[] b = BufferOps.bytes(t, data);
        if (stream.isFinished()) {
            throw ZlibErrors.of(t, "Error -2 while compressing data: inconsistent stream state");
        }
        return PyBytes.of(stream.compress(b));
    }

    @ExposedMethod(value = "flush($self, mode=zlib.Z_FINISH, /)", doc = "Return a bytes object containing any remaining compressed data.")
    synchronized Object flush(PyThread t, Object mode) {
        int how = ArgumentOps.integer(t, mode, DeflateStream.Z_FINISH);
        if (how == 0) {
            return PyBytes.of(new byte[0]);
        }
        if (stream.isFinished()) {
            throw ZlibErrors.of(t, "Error -2 while flushing: inconsistent stream state");
        }
        return PyBytes.of(stream.flush(how));
    }
}
