package dev.krait.modules.csv;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;

/** What the module keeps for an interpreter. */
final class CsvState {
    final PyType error;
    final PyDict dialects = new PyDict();
    volatile long fieldLimit = 128 * 1024;

    private CsvState(PyThread t) {
        PyDict dict = new PyDict();
        dict.putName("__module__", "_csv");
        error = (PyType) CallOps.call3(t, PyType.TYPE, "Error", PyTuple.of(ExceptionTypes.EXCEPTION), dict);
    }

    static CsvState of(PyThread t) {
        return t.interpreter.state(CsvState.class, i -> new CsvState(t));
    }

    static PyException error(PyThread t, String message) {
        return PyErrors.of(of(t).error, message);
    }
}
