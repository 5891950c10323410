package dev.krait.modules.pickle;

import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.thread.PyThread;

/** Module {@code _pickle}. Compare CPython {@code Modules/_pickle.c}. */
@ExposedModule(value = "_pickle", doc = "Optimized C implementation for the Python pickle module.")
public final class PickleModule implements NativeModule {
    @Override
    public CallTable table() {
        return PickleModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        PickleState state = PickleState.of(t);
        module.dict.putName("PickleError", state.error);
        module.dict.putName("PicklingError", state.picklingError);
        module.dict.putName("UnpicklingError", state.unpicklingError);
        module.dict.putName("Pickler", PyPickler.TYPE);
        module.dict.putName("Unpickler", PyUnpickler.TYPE);
        module.dict.putName("PickleBuffer", PickleBuffer.TYPE);
    }

    @ExposedFunction(value = "dump($module, /, obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)",
            doc = "Write a pickled representation of obj to the open file object file.")
    static void dump(PyThread t, Object obj, Object file, Object protocol, Object fixImports, Object callback) {
        PyPickler pickler = new PyPickler(PyPickler.TYPE);
        pickler.init(t, file, protocol, fixImports, callback);
        pickler.dump(t, obj);
    }

    @ExposedFunction(value = "dumps($module, /, obj, protocol=None, *, fix_imports=True, buffer_callback=None)",
            doc = "Return the pickled representation of the object as a bytes object.")
    static Object dumps(PyThread t, Object obj, Object protocol, Object fixImports, Object callback) {
        PyPickler pickler = PyPickler.forBytes(t, protocol, fixImports, callback);
        pickler.dump(t, obj);
        return pickler.out.toBytes();
    }

    @ExposedFunction(value = "load($module, /, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
            doc = "Read and return an object from the pickle data stored in a file.")
    static Object load(PyThread t, Object file, Object fixImports, Object encoding, Object errors, Object buffers) {
        PyUnpickler unpickler = new PyUnpickler(PyUnpickler.TYPE);
        unpickler.init(t, file, fixImports, encoding, errors, buffers);
        return unpickler.load(t);
    }

    @ExposedFunction(value = "loads($module, data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
            doc = "Read and return an object from the given pickle data.")
    static Object loads(PyThread t, Object data, Object fixImports, Object encoding, Object errors, Object buffers) {
        return PyUnpickler.ofBytes(t, data, fixImports, encoding, errors, buffers).load(t);
    }
}
