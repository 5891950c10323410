package dev.krait.modules.pickle;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.RuntimeErrors;
import dev.krait.importing.Imports;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** What the module keeps for an interpreter: its exceptions, and what it takes from the modules {@code copyreg} and {@code _compat_pickle}. */
final class PickleState {
    final PyType error;
    final PyType picklingError;
    final PyType unpicklingError;
    final PyDict dispatchTable;
    final PyDict extensions;
    final PyDict invertedExtensions;
    final PyDict extensionCache;
    final PyDict nameMapping;
    final PyDict importMapping;
    final PyDict reverseNameMapping;
    final PyDict reverseImportMapping;

    private PickleState(PyThread t) {
        error = exception(t, "PickleError", ExceptionTypes.EXCEPTION);
        picklingError = exception(t, "PicklingError", error);
        unpicklingError = exception(t, "UnpicklingError", error);
        Object copyreg = Imports.load(t, "copyreg");
        dispatchTable = dict(t, copyreg, "copyreg", "dispatch_table");
        extensions = dict(t, copyreg, "copyreg", "_extension_registry");
        invertedExtensions = dict(t, copyreg, "copyreg", "_inverted_registry");
        extensionCache = dict(t, copyreg, "copyreg", "_extension_cache");
        Object compat = Imports.load(t, "_compat_pickle");
        nameMapping = dict(t, compat, "_compat_pickle", "NAME_MAPPING");
        importMapping = dict(t, compat, "_compat_pickle", "IMPORT_MAPPING");
        reverseNameMapping = dict(t, compat, "_compat_pickle", "REVERSE_NAME_MAPPING");
        reverseImportMapping = dict(t, compat, "_compat_pickle", "REVERSE_IMPORT_MAPPING");
    }

    private static PyType exception(PyThread t, String name, PyType base) {
        PyDict dict = new PyDict();
        dict.putName("__module__", "_pickle");
        return (PyType) CallOps.call3(t, PyType.TYPE, name, PyTuple.of(base), dict);
    }

    private static PyDict dict(PyThread t, Object module, String moduleName, String name) {
        if (AttributeOps.get(t, module, name) instanceof PyDict dict) {
            return dict;
        }
        throw RuntimeErrors.of(moduleName + "." + name + " should be a dict, not "
                + PyType.of(AttributeOps.get(t, module, name)).fullName());
    }

    static PickleState of(PyThread t) {
        return t.interpreter.state(PickleState.class, i -> new PickleState(t));
    }

    static PyException pickling(PyThread t, String message) {
        return PyErrors.of(of(t).picklingError, message);
    }

    static PyException unpickling(PyThread t, String message) {
        return PyErrors.of(of(t).unpicklingError, message);
    }

    /** The exception, with a note that tells what was being written. */
    static PyException noted(PyThread t, PyException e, Object object, String part) {
        e.value.addNote(t, Str.of("when serializing " + typeName(t, PyType.of(object)) + " " + part));
        return e;
    }

    /** The name of a type with its module, unless that goes without saying. */
    static String typeName(PyThread t, PyType cls) {
        Object module = AttributeOps.lookup(t, cls, "__module__");
        String name = Str.java(AttributeOps.get(t, cls, "__qualname__"));
        return !(module instanceof String m) || m.equals("builtins") || m.equals("__main__") ? name : m + "." + name;
    }
}
