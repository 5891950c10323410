package dev.krait.modules.core;

import dev.krait.bytecode.Marshal;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.PyBytes;

/** The module {@code marshal}. Compare CPython {@code Python/marshal.c}. */
@ExposedModule(value = "marshal", doc = "This module contains functions that can read and write Python values in\na binary format.")
public final class MarshalModule implements NativeModule {

    @Override
    public CallTable table() {
        return MarshalModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("version", (long) Marshal.VERSION);
    }

    @ExposedFunction(value = "dumps($module, value, version=version, /, *, allow_code=True)", doc = "Return the bytes object that would be written to a file by dump(value, file).")
    static Object dumps(PyThread t, Object value, Object version, Object allowCode) {
        return PyBytes.of(Marshal.dumps(t, value, ArgumentOps.integer(t, version, Marshal.VERSION), ArgumentOps.truth(t, allowCode, true)));
    }

    @ExposedFunction(value = "dump($module, value, file, version=version, /, *, allow_code=True)", doc = "Write the value on the open file.")
    static Object dump(PyThread t, Object value, Object file, Object version, Object allowCode) {
        return CallOps.callMethod(t, file, "write", dumps(t, value, version, allowCode));
    }

    @ExposedFunction(value = "loads($module, bytes, /, *, allow_code=True)", doc = "Convert the bytes-like object to a value.")
    static Object loads(PyThread t, Object bytes, Object allowCode) {
        byte[] data = BufferOps.bytes(t, bytes);
        return Marshal.loads(t, data, ArgumentOps.truth(t, allowCode, true));
    }

    @ExposedFunction(value = "load($module, file, /, *, allow_code=True)", doc = "Read one value from the open file and return it.")
    static Object load(PyThread t, Object file, Object allowCode) {
        Object start = CallOps.callMethod(t, file, "read", 0L);
        if (!(start instanceof PyBytes)) {
            throw TypeErrors.of("file.read() returned not bytes but " + PyType.of(start).name);
        }
        return Marshal.load(t, file, ArgumentOps.truth(t, allowCode, true));
    }
}
