package dev.krait.frame;

import dev.krait.bytecode.PyCode;
import dev.krait.exposer.ExposedType;
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
    /** The generator, coroutine or asynchronous generator whose frame this is, or null. */
    public PyObject generator;

    public PyFrame(PyCode code, PyDict globals, Object builtins, Object locals) {
        super(TYPE);
        this.code = code;
        this.globals = globals;
        this.builtins = builtins;
        this.locals = locals;
        this.slots = new Object[code.localsplusnames.length + code.stacksize];
    }
}
