package dev.krait.modules.io;

import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.PyBytes;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** An {@code io.RawIOBase}: one call, one system call. */
@ExposedType(value = "_io._RawIOBase", doc = "Base class for raw binary I/O.")
public class PyRawIOBase extends PyIOBase {
    public static final PyType TYPE = PyType.builtin(PyRawIOBaseTable.TABLE, PyIOBase.TYPE, PyType.BASETYPE);

    static {
        TYPE.allocator = PyRawIOBase::new;
    }

    PyRawIOBase(PyType type) {
        super(type);
    }

    @ExposedMethod("read($self, size=-1, /)")
    Object read(PyThread t, Object size) {
        long n = size == null ? -1 : ArgumentOps.longInteger(t, size);
        if (n < 0) {
            return CallOps.callMethod(t, this, "readall");
        }
        Object buffer = CallOps.call1(t, t.interpreter.builtins.getName("bytearray"), n);
        Object count = CallOps.callMethod(t, this, "readinto", buffer);
        if (count == PyNone.NONE) {
            return PyNone.NONE;
        }
        long read = (Long) NumberOps.index(t, count);
        if (read < 0 || read > n) {
            throw ValueErrors.of("readinto returned " + read + " outside buffer size " + n);
        }
        return PyBytes.of(Arrays.copyOf(BufferOps.bytes(t, buffer), (int) read));
    }

    @ExposedMethod("readall($self, /)")
    Object readall(PyThread t) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            Object part = CallOps.callMethod(t, this, "read", (long) Streams.DEFAULT_BUFFER_SIZE);
            if (part == PyNone.NONE) {
                return all.size() == 0 ? PyNone.NONE : PyBytes.of(all.toByteArray());
            }
            if (!(part instanceof PyBytes bytes)) {
                throw dev.krait.error.TypeErrors.of("read() should return bytes");
            }
            if (bytes.value.length == 0) {
                return PyBytes.of(all.toByteArray());
            }
            all.writeBytes(bytes.value);
        }
    }

    @ExposedMethod("readinto($self, buffer, /)")
    Object readinto(PyThread t, Object buffer) {
        throw unsupported(t, "readinto");
    }

    @ExposedMethod("write($self, b, /)")
    Object write(PyThread t, Object b) {
        throw unsupported(t, "write");
    }
}
