package dev.krait.properties.capi;

import dev.krait.bytecode.Locations;
import dev.krait.bytecode.Marshal;
import dev.krait.bytecode.Oparg;
import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.PyCode;
import dev.krait.error.PyException;
import dev.krait.error.ValueErrors;
import dev.krait.eval.Execution;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.Bootstrap;
import dev.krait.importing.NativeModule;
import dev.krait.modules.core.Compilation;
import dev.krait.modules.core.TracebackText;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.ops.ArgumentOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.PyBytes;
import java.nio.charset.StandardCharsets;

/** What the suites ask of {@code _testcapi} that does not concern the C API. Compare CPython {@code Modules/_testcapi/config.c}. */
@ExposedModule("_testcapi")
public final class TestCapiModule implements NativeModule {
    private static final long STACK = 64L << 20;

    @Override
    public CallTable table() {
        return TestCapiModuleTable.TABLE;
    }

    @ExposedFunction("config_get($module, name, /)")
    static Object configGet(PyThread t, Object name) {
        String option = ArgumentOps.text(name, "config_get", "argument 1");
        return switch (option) {
            case "code_debug_ranges" -> t.interpreter.settings.codeDebugRanges;
            case "optimization_level" -> (long) t.interpreter.settings.optimize;
            default -> throw ValueErrors.of("unknown config option name: " + option);
        };
    }

    @ExposedFunction("pymarshal_write_long_to_file(value, filename, version, /)")
    static void writeLong(PyThread t, Object value, Object filename, Object version) {
        int n = ArgumentOps.integer(t, value);
        MarshalFiles.write(t, new byte[] {(byte) n, (byte) (n >> 8), (byte) (n >> 16), (byte) (n >> 24)}, filename);
    }

    @ExposedFunction("pymarshal_write_object_to_file(value, filename, version, /)")
    static void writeObject(PyThread t, Object value, Object filename, Object version) {
        MarshalFiles.write(t, Marshal.dumps(t, value, ArgumentOps.integer(t, version), true), filename);
    }

    @ExposedFunction("pymarshal_read_short_from_file(filename, /)")
    static Object readShort(PyThread t, Object filename) {
        return MarshalFiles.readNumber(t, filename, 2);
    }

    @ExposedFunction("pymarshal_read_long_from_file(filename, /)")
    static Object readLong(PyThread t, Object filename) {
        return MarshalFiles.readNumber(t, filename, 4);
    }

    @ExposedFunction("pymarshal_read_object_from_file(filename, /)")
    static Object readObject(PyThread t, Object filename) {
        return MarshalFiles.readObject(t, filename);
    }

    @ExposedFunction("pymarshal_read_last_object_from_file(filename, /)")
    static Object readLastObject(PyThread t, Object filename) {
        return MarshalFiles.readLastObject(t, filename);
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

    /** Runs a program in an interpreter of its own, which has its own Java thread; 0, or -1 when the program fails. */
    @ExposedFunction(value = "run_in_subinterp($module, code, /)")
    static long runInSubinterpreter(PyThread t, Object code) {
        byte[] source = ArgumentOps.text(code, "run_in_subinterp", "argument 1").getBytes(StandardCharsets.UTF_8);
        Interpreter other = new Interpreter(t.interpreter.host, t.interpreter.settings);
        long[] status = {-1};
        Thread thread = new Thread(null, () -> status[0] = run(other, source), "subinterpreter", STACK);
        t.detach();
        try {
            thread.start();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            t.attach();
        }
        return status[0];
    }

    private static long run(Interpreter interpreter, byte[] source) {
        PyThread t = interpreter.enter();
        try {
            Bootstrap.start(t);
            PyDict main = ((PyModule) interpreter.modules.getName("__main__")).dict;
            Execution.run(t, Compilation.compileFile(t, PyBytes.of(source), "<string>"), main, main, null);
            return 0;
        } catch (PyException e) {
            TracebackText.print(t, e.value, System.err::print);
            return -1;
        } finally {
            interpreter.leave(t);
        }
    }
}
