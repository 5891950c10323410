package dev.krait.properties.capi;

import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.ImportOps;
import dev.krait.ops.BinaryOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;

/**
 * A native module without state of its own. The suites that test imports want to see it before they run; it is built in here, no file. Compare CPython
 * {@code Modules/_testsinglephase.c}.
 */
@ExposedModule(value = "_testsinglephase", doc = "Test module _testsinglephase")
public final class TestSinglePhaseModule implements NativeModule {
    @Override
    public CallTable table() {
        return TestSinglePhaseModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        PyDict namespace = new PyDict();
        namespace.putName("__module__", "_testsinglephase");
        module.dict.putName("error", CallOps.call3(t, PyType.TYPE, "error", PyTuple.of(ExceptionTypes.EXCEPTION), namespace));
        module.dict.putName("int_const", 1969L);
        module.dict.putName("str_const", "something different");
    }

    @ExposedFunction(value = "sum(i, j, /)", doc = "sum(i,j)\n--\n\nReturn the sum of i and j.")
    static Object sum(PyThread t, Object i, Object j) {
        return BinaryOps.add(t, i, j);
    }

    @ExposedFunction(value = "look_up_self()", doc = "look_up_self()\n--\n\nReturn the module from sys.modules.")
    static Object self(PyThread t) {
        return ImportOps.module(t, "_testsinglephase");
    }
}
