package dev.krait.properties.capi;

import dev.krait.bytecode.Locations;
import dev.krait.bytecode.Marshal;
import dev.krait.bytecode.Oparg;
import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.PyCode;
import dev.krait.error.PyErrors;
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
import dev.krait.ops.NumberOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.PyBytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** What the suites ask of {@code _testcapi} that does not concern the C API. Compare CPython {@code Modules/_testcapi/config.c}. */
@ExposedModule("_testcapi")
public final class TestCapiModule implements NativeModule {
    private static final long STACK = 64L << 20;

    @Override
    public CallTable table() {
        return TestCapiModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        PyDict d = module.dict;
        limits(d, "SHRT", Short.MIN_VALUE, Short.MAX_VALUE, BigInteger.valueOf(0xFFFF));
        limits(d, "INT", Integer.MIN_VALUE, Integer.MAX_VALUE, BigInteger.valueOf(0xFFFF_FFFFL));
        BigInteger unsigned = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
        limits(d, "LONG", Long.MIN_VALUE, Long.MAX_VALUE, unsigned);
        limits(d, "LLONG", Long.MIN_VALUE, Long.MAX_VALUE, unsigned);
        d.putName("CHAR_MIN", (long) Byte.MIN_VALUE);
        d.putName("CHAR_MAX", (long) Byte.MAX_VALUE);
        d.putName("UCHAR_MAX", 0xFFL);
        d.putName("PY_SSIZE_T_MIN", Long.MIN_VALUE);
        d.putName("PY_SSIZE_T_MAX", Long.MAX_VALUE);
        d.putName("SIZE_MAX", unsigned);
        d.putName("FLT_MIN", (double) Float.MIN_NORMAL);
        d.putName("FLT_MAX", (double) Float.MAX_VALUE);
        d.putName("DBL_MIN", Double.MIN_NORMAL);
        d.putName("DBL_MAX", Double.MAX_VALUE);
        d.putName("RecursingInfinitelyError", TestExceptions.recursing(t));
    }

    private static void limits(PyDict d, String type, long least, long greatest, BigInteger unsigned) {
        d.putName(type + "_MIN", least);
        d.putName(type + "_MAX", greatest);
        d.putName("U" + type + "_MAX", NumberOps.normalise(unsigned));
    }

    @ExposedFunction("raise_exception(exception, num_args, /)")
    static Object raiseException(PyThread t, Object exception, Object arguments) {
        throw TestExceptions.raised(t, exception, ArgumentOps.integer(t, arguments));
    }

    @ExposedFunction("raise_memoryerror()")
    static Object raiseMemoryError() {
        throw PyErrors.with(ExceptionTypes.MEMORY_ERROR);
    }

    @ExposedFunction("make_exception_with_doc(name, doc=None, base=None, dict=None)")
    static Object makeException(PyThread t, Object name, Object doc, Object base, PyDict dict) {
        return TestExceptions.make(t, ArgumentOps.text(name, "make_exception_with_doc", "argument 1"), doc, base, dict);
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
