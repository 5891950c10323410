package dev.krait.modules.data;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import java.util.concurrent.ConcurrentHashMap;

/** The exception types of these modules: Python classes, one set for each interpreter. */
final class DataErrors {
    private final ConcurrentHashMap<String, PyType> types = new ConcurrentHashMap<>();

    private DataErrors() {
    }

    /** The exception {@code module.name}, made when first asked for. */
    static PyType type(PyThread t, String module, String name, PyType base) {
        DataErrors errors = t.interpreter.state(DataErrors.class, i -> new DataErrors());
        String key = module + "." + name;
        PyType type = errors.types.get(key);
        if (type == null) {
            PyDict dict = new PyDict();
            dict.putName("__module__", module);
            PyType made = (PyType) CallOps.call3(t, PyType.TYPE, name, PyTuple.of(base), dict);
            PyType other = errors.types.putIfAbsent(key, made);
            type = other == null ? made : other;
        }
        return type;
    }

    static PyType structError(PyThread t) {
        return type(t, "struct", "error", ExceptionTypes.EXCEPTION);
    }

    static PyException struct(PyThread t, String message) {
        return PyErrors.of(structError(t), message);
    }

    static PyType binasciiError(PyThread t) {
        return type(t, "binascii", "Error", ExceptionTypes.VALUE_ERROR);
    }

    static PyException binascii(PyThread t, String message) {
        return PyErrors.of(binasciiError(t), message);
    }

    static PyType zlibError(PyThread t) {
        return type(t, "zlib", "error", ExceptionTypes.EXCEPTION);
    }

    static PyException zlib(PyThread t, String message) {
        return PyErrors.of(zlibError(t), message);
    }
}
