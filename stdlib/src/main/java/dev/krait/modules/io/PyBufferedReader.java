package dev.krait.modules.io;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;

/** An {@code io.BufferedReader}. */
@ExposedType(value = "_io.BufferedReader", doc = "Create a new buffered reader using the given readable raw IO object.",
        signature = "(raw, buffer_size=131072)")
public final class PyBufferedReader extends BufferedInput {
    public static final PyType TYPE = PyType.builtin(PyBufferedReaderTable.TABLE, PyBufferedIOBase.TYPE, PyType.BASETYPE);

    static {
        TYPE.allocator = PyBufferedReader::new;
    }

    PyBufferedReader(PyType type) {
        super(type);
    }

    @ExposedMethod("__init__($self, raw, buffer_size=131072)")
    void init(PyThread t, Object stream, Object bufferSize) {
        reset(t);
        if (!Streams.ask(t, stream, "readable")) {
            throw unsupported(t, "File or stream is not readable.");
        }
        start(t, stream, bufferSize);
    }

    @Override
    void prepare(PyThread t) {
        // nothing is ever written here
    }
}
