package dev.krait.modules.zlib;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;

/** {@code zlib.error}, made once for each interpreter. */
final class ZlibErrors {
    final PyType error;

    private ZlibErrors(PyThread t) {
        PyDict dict = new PyDict();
        dict.putName("__module__", "zlib");
        error = (PyType) CallOps.call3(t, PyType.TYPE, "error", PyTuple.of(ExceptionTypes.EXCEPTION), dict);
    }

    static PyType type(PyThread t) {
        return t.interpreter.state(ZlibErrors.class, i -> new ZlibErrors(t)).error;
    }

    static PyException of(PyThread t, String message) {
        return PyErrors.of(type(t), message);
    }
}
