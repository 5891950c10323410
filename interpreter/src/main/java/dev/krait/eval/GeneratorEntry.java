package dev.krait.eval;

import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.PyCode;
import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;
import dev.krait.type.function.PyCell;
import dev.krait.type.function.PyFunction;
import dev.krait.type.generator.PyGenerator;

/**
 * A direct way into a generator function: makes the generator without an activation that runs up to {@code RETURN_GENERATOR}. An evaluator installs it as
 * {@link CodeState#compiled}, under the conditions of {@link CompiledEntry}.
 */
public final class GeneratorEntry extends CompiledEntry {
    private static final int VARIADIC = PyCode.CO_VARARGS | PyCode.CO_VARKEYWORDS;

    private final PyCode code;
    /** How many free variables are copied from the closure. */
    private final int free;
    /** The slots whose variables get cells. */
    private final int[] cells;
    /** Code-unit index of {@code RETURN_GENERATOR}. */
    private final int suspended;

    private GeneratorEntry(PyCode code, int free, int[] cells, int suspended) {
        this.code = code;
        this.free = free;
        this.cells = cells;
        this.suspended = suspended;
    }

    /** The entry of a generator's code with positional parameters only; null for any other code, and for code that begins otherwise than the compiler's. */
    public static GeneratorEntry of(PyCode code) {
        if ((code.flags & (PyCode.CO_GENERATOR | PyCode.CO_OPTIMIZED | VARIADIC)) != (PyCode.CO_GENERATOR | PyCode.CO_OPTIMIZED) || code.kwonlyargcount != 0) {
            return null;
        }
        int free = 0;
        int[] cells = new int[0];
        int extended = 0;
        for (int i = 0; 2 * i < code.code.length; i++) {
            int oparg = extended << 8 | code.code[2 * i + 1] & 0xff;
            extended = 0;
            switch (code.code[2 * i] & 0xff) {
                case Opcode.EXTENDED_ARG -> extended = oparg;
                case Opcode.COPY_FREE_VARS -> free = oparg;
                case Opcode.MAKE_CELL -> {
                    cells = java.util.Arrays.copyOf(cells, cells.length + 1);
                    cells[cells.length - 1] = oparg;
                }
                case Opcode.RETURN_GENERATOR -> {
                    return new GeneratorEntry(code, free, cells, i);
                }
                default -> {
                    return null;
                }
            }
        }
        return null;
    }

    @Override
    public Object call0(PyThread t, PyFunction f) {
        return make(t, f, f.newFrame());
    }

    @Override
    public Object call1(PyThread t, PyFunction f, Object a) {
        PyFrame frame = f.newFrame();
        frame.slots[0] = a;
        return make(t, f, frame);
    }

    @Override
    public Object call2(PyThread t, PyFunction f, Object a, Object b) {
        PyFrame frame = f.newFrame();
        frame.slots[0] = a;
        frame.slots[1] = b;
        return make(t, f, frame);
    }

    @Override
    public Object callArray(PyThread t, PyFunction f, Object[] arguments) {
        PyFrame frame = f.newFrame();
        System.arraycopy(arguments, 0, frame.slots, 0, arguments.length);
        return make(t, f, frame);
    }

    private Object make(PyThread t, PyFunction f, PyFrame frame) {
        // another thread may have given the function other code
        if (frame.code != code || t.breakerAtEntry() != 0 || t.interpreter.monitoring.isActive() || t.depth >= t.interpreter.recursionLimit) {
            return Evaluation.start(t, frame);
        }
        Object[] slots = frame.slots;
        if (free > 0) {
            System.arraycopy(f.closure.items, 0, slots, code.localsplusnames.length - free, free);
        }
        for (int cell : cells) {
            slots[cell] = new PyCell(slots[cell]);
        }
        frame.lasti = suspended;
        frame.state = PyFrame.SUSPENDED;
        return new PyGenerator(frame);
    }
}
