package dev.krait.frame;

import dev.krait.bytecode.PyCode;
import dev.krait.bytecode.Locations;
import dev.krait.error.AttributeErrors;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Addresses;
import dev.krait.type.text.Str;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.type.function.PyFunction;
import dev.krait.type.mapping.PyDict;

/**
 * An activation of a code object in the interpreter; also the frame object that Python sees.
 *
 * <p>{@link #slots} holds {@code localsplus} and, above it, the value stack at static depths (architecture D4). Generators keep theirs while they
 * are suspended; compiled code rebuilds one when it deoptimises.
 */
@ExposedType("frame")
public final class PyFrame extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyFrameTable.TABLE, PyType.OBJECT, 0);

    // states
    public static final byte CREATED = 0;
    public static final byte EXECUTING = 1;
    public static final byte SUSPENDED = 2;
    public static final byte COMPLETED = 3;

    /** A bit of {@link #attention}: events may have changed. */
    public static final int MONITORING = 1;
    /** A bit of {@link #attention}: a variable was written through {@code f_locals}. */
    public static final int VARIABLES = 2;
    /** A bit of {@link #attention}: something that compiled code takes for granted changes. */
    public static final int ASSUMPTION = 4;

    public final PyCode code;
    public final PyDict globals;
    /** A dict, or any mapping that {@code __builtins__} held. */
    public final Object builtins;
    /** The mapping of a module or class body, or null in functions. */
    public Object locals;
    /** The function that is running, or null. */
    public PyFunction function;
    public final Object[] slots;
    /** The calling frame while this one runs, or null. */
    public PyFrame back;
    /** Code-unit index of the last instruction, or -1 before the first. */
    public int lasti = -1;
    public byte state = CREATED;
    /** Nonzero when the activation must look whether it goes on in the form that it runs in. */
    public int attention;
    /** Somebody may look at the frame when its activation has ended: compiled code then stores the last values of its variables. */
    public boolean kept;
    /** The generator, coroutine or asynchronous generator whose frame this is, or null. */
    public PyObject generator;
    /** Names that were added through {@code f_locals} and are no variables; or null. */
    PyDict extraLocals;
    /** The local trace function, or null. */
    public Object trace;
    public boolean traceLines = true;
    public boolean traceOpcodes;
    /** The line that a trace function is being told about, or 0; jumps are allowed then. */
    public int tracedLine;
    /** Where a trace function has the frame go on, or -1. */
    public int jumpTarget = -1;
    /** The exception that the loop has been left with, or null. */
    public dev.krait.error.PyException raised;
    /** Where the frame goes on after the loop has been left to change the form. */
    public int next;

    public PyFrame(PyCode code, PyDict globals, Object builtins, Object locals) {
        super(TYPE);
        this.code = code;
        this.globals = globals;
        this.builtins = builtins;
        this.locals = locals;
        this.slots = new Object[code.localsplusnames.length + code.stacksize];
    }

    /** This frame, given to Python code that may keep it. */
    public PyFrame kept() {
        kept = true;
        return this;
    }

    /** The line of the instruction that runs, or -1. */
    public int line() {
        if (lasti < 0) {
            return code.firstlineno;
        }
        return Locations.of(code).lineOf(lasti);
    }

    @ExposedGetter("f_back")
    Object getBack() {
        return back == null || generator != null && state == COMPLETED ? PyNone.NONE : back.kept();
    }

    @ExposedGetter("f_code")
    Object getCode() {
        return code;
    }

    @ExposedGetter("f_globals")
    Object getGlobals() {
        return globals;
    }

    @ExposedGetter("f_builtins")
    Object getBuiltins() {
        return builtins;
    }

    @ExposedGetter("f_locals")
    Object getLocals() {
        return FrameLocals.of(this);
    }

    @ExposedGetter("f_generator")
    Object getGenerator() {
        return generator == null ? PyNone.NONE : generator;
    }

    @ExposedGetter("f_lasti")
    Object getLasti() {
        // a suspended generator stands behind what suspended it
        return lasti < 0 ? -1L : 2L * (state == SUSPENDED ? lasti + 1 : lasti);
    }

    @ExposedGetter("f_lineno")
    Object getLine() {
        int line = line();
        return line < 0 ? PyNone.NONE : (Object) (long) line;
    }

    @ExposedSetter("f_lineno")
    void setLine(PyThread t, Object value) {
        if (value == null) {
            throw AttributeErrors.of("cannot delete attribute");
        }
        dev.krait.eval.LineJumps.jump(t, this, value);
    }

    @ExposedGetter("f_trace")
    Object getTrace() {
        return trace == null ? PyNone.NONE : trace;
    }

    @ExposedSetter("f_trace")
    void setTrace(PyThread t, Object value) {
        trace = value == PyNone.NONE ? null : value;
        dev.krait.eval.LineJumps.traceChanged(t, this);
    }

    @ExposedGetter(value = "f_trace_lines", member = true)
    Object getTraceLines() {
        return traceLines;
    }

    @ExposedSetter("f_trace_lines")
    void setTraceLines(Object value) {
        traceLines = bool(value);
    }

    @ExposedGetter("f_trace_opcodes")
    Object getTraceOpcodes() {
        return traceOpcodes;
    }

    @ExposedSetter("f_trace_opcodes")
    void setTraceOpcodes(PyThread t, Object value) {
        traceOpcodes = bool(value);
        dev.krait.eval.LineJumps.traceChanged(t, this);
    }

    private static boolean bool(Object value) {
        if (value instanceof Boolean b) {
            return b;
        }
        throw TypeErrors.of("attribute value type must be bool");
    }

    @ExposedMethod(value = "clear($self, /)", doc = "Clear all references held by the frame.")
    void clear(PyThread t) {
        if (state == EXECUTING) {
            throw RuntimeErrors.of("cannot clear an executing frame");
        }
        if (generator != null && state == SUSPENDED && started()) {
            throw RuntimeErrors.of("cannot clear a suspended frame");
        }
        if (state != CREATED || generator != null) {
            state = COMPLETED;
        }
        java.util.Arrays.fill(slots, null);
        trace = null;
    }

    private boolean started() {
        return (code.code[2 * lasti] & 0xff) != dev.krait.bytecode.Opcode.RETURN_GENERATOR;
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        Object text = Str.concat("<frame at " + Addresses.of(t, this) + ", file ", TextOps.repr(t, code.filename));
        int line = line();
        return Str.concat(text, Str.concat(", line " + (line < 0 ? "?" : "" + line) + ", code ", Str.concat(code.name, ">")));
    }
}
