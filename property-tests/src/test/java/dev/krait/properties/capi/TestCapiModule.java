package dev.krait.properties.capi;

import dev.krait.bytecode.Locations;
import dev.krait.bytecode.Oparg;
import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.PyCode;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.ops.ArgumentOps;
import dev.krait.thread.PyThread;

/** What the suites ask of {@code _testcapi} that does not concern the C API. Compare CPython {@code Modules/_testcapi/config.c}. */
@ExposedModule("_testcapi")
public final class TestCapiModule implements NativeModule {
    @Override
    public CallTable table() {
        return TestCapiModuleTable.TABLE;
    }

    @ExposedFunction("config_get($module, name, /)")
    static Object configGet(PyThread t, Object name) {
        String option = ArgumentOps.text(name, "config_get", "argument 1");
        return switch (option) {
            case "code_debug_ranges" -> true; // code objects always have columns
            case "optimization_level" -> (long) t.interpreter.settings.optimize;
            default -> throw ValueErrors.of("unknown config option name: " + option);
        };
    }

    /** The line of a byte offset; the first line for what lies before the code. */
    @ExposedFunction("code_offset_to_line(code, offset, /)")
    static long codeOffsetToLine(PyThread t, Object code, Object offset) {
        PyCode c = (PyCode) code;
        int at = ArgumentOps.integer(t, offset);
        return at < 0 ? c.firstlineno : Locations.of(c).lineOf(at / 2);
    }

    /** A code object that only raises AssertionError. */
    @ExposedFunction("code_newempty(filename, funcname, firstlineno, /)")
    static Object codeNewEmpty(PyThread t, Object filename, Object name, Object firstLine) {
        byte[] code = {(byte) Opcode.RESUME, 0, Opcode.LOAD_COMMON_CONSTANT, Oparg.CONSTANT_ASSERTIONERROR, Opcode.RAISE_VARARGS, 1};
        byte[] noColumnsForThreeUnits = {(byte) 0xEA, 0};
        return new PyCode(0, 0, 0, 1, 0, code, new Object[0], new String[0], new String[0], new byte[0], filename, name, name,
                ArgumentOps.integer(t, firstLine), noColumnsForThreeUnits, new byte[0]);
    }
}
