package dev.krait.modules.io;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.protocol.Buffer;
import dev.krait.protocol.BufferView;
import dev.krait.thread.PyThread;
import dev.krait.type.text.PyBytes;

/** An {@code io.BufferedIOBase}. */
@ExposedType(value = "_io._BufferedIOBase", doc = "Base class for buffered IO objects.")
public class PyBufferedIOBase extends PyIOBase {
    public static final PyType TYPE = PyType.builtin(PyBufferedIOBaseTable.TABLE, PyIOBase.TYPE, PyType.BASETYPE);

    static {
        TYPE.allocator = PyBufferedIOBase::new;
    }

    PyBufferedIOBase(PyType type) {
        super(type);
    }

    @ExposedMethod("detach($self, /)")
    Object detach(PyThread t) {
        throw unsupported(t, "detach");
    }

    @ExposedMethod("read($self, size=-1, /)")
    Object read(PyThread t, Object size) {
        throw unsupported(t, "read");
    }

    @ExposedMethod("read1($self, size=-1, /)")
    Object read1(PyThread t, Object size) {
        throw unsupported(t, "read1");
    }

    @ExposedMethod("readinto($self, buffer, /)")
    Object readinto(PyThread t, Object buffer) {
        return into(t, buffer, "read");
    }

    @ExposedMethod("readinto1($self, buffer, /)")
    Object readinto1(PyThread t, Object buffer) {
        return into(t, buffer, "read1");
    }

    private Object into(PyThread t, Object buffer, String method) {
        BufferView view = BufferOps.lend(t, buffer, Buffer.WRITABLE);
        try {
            Object data = CallOps.callMethod(t, this, method, (long) view.length);
            if (!(data instanceof PyBytes bytes)) {
                throw TypeErrors.of("read() should return bytes");
            }
            if (bytes.value.length > view.length) {
                throw ValueErrors.of("read() returned too much data: " + view.length + " bytes requested, " + bytes.value.length + " returned");
            }
            System.arraycopy(bytes.value, 0, view.bytes, view.offset, bytes.value.length);
            return (long) bytes.value.length;
        } finally {
            view.release();
        }
    }

    @ExposedMethod("write($self, b, /)")
    Object write(PyThread t, Object b) {
        throw unsupported(t, "write");
    }
}
