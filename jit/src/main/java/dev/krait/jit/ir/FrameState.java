package dev.krait.jit.ir;

import dev.krait.bytecode.PyCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The interpreter's view of an activation at one bytecode: what an exit rebuilds, and what tracebacks and {@code f_lineno} read.
 *
 * @param index     code-unit index of the bytecode
 * @param resume    what the interpreter does with the rebuilt frame
 * @param slots     {@code localsplus} and the value stack above it; a null entry is an empty slot
 * @param depth     how many values of the stack there are
 * @param function  the function that is running when this activation was inlined, else null
 * @param parent    the caller's state when this activation was inlined, else null
 */
public record FrameState(PyCode code, int index, Resume resume, List<Value> slots, int depth, Value function, FrameState parent) {
    /** Stands for a value that the activation's frame holds in its slot already. */
    public static final Value STORED = new Value(-1, Kind.OBJECT);

    /** How a rebuilt frame goes on. */
    public enum Resume {
        /** Run the bytecode, from its beginning. */
        BEFORE,
        /** The caller of an inlined activation: push what that returns, and go on behind the call. */
        PUSH_RESULT,
        /** The caller of an inlined {@code __init__}: check that it gave None and go on; the instance lies on the stack already. */
        CHECK_INIT,
        /** The caller of an inlined operator method: where that declined, ask the other operand; both lie on the stack still. */
        ANSWER
    }

    public FrameState {
        slots = Collections.unmodifiableList(new ArrayList<>(slots));
    }

    /** The state with other contents of the slots. */
    public FrameState withSlots(List<Value> other) {
        return new FrameState(code, index, resume, other, depth, function, parent);
    }

    /** The state with its values replaced, also in the parents. */
    public FrameState map(UnaryOperator<Value> f) {
        List<Value> mapped = Values.map(slots, f);
        FrameState outer = parent == null ? null : parent.map(f);
        Value running = function == null ? null : f.apply(function);
        return mapped == slots && outer == parent && running == function ? this : new FrameState(code, index, resume, mapped, depth, running, outer);
    }

    /** How many activations the state describes. */
    public int frames() {
        return parent == null ? 1 : parent.frames() + 1;
    }
}
