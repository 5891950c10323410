package dev.krait.type.weakref;

import dev.krait.error.PyException;
import dev.krait.object.PyInstance4;
import dev.krait.object.PyType;
import dev.krait.object.Shape;
import dev.krait.object.Slot;
import dev.krait.ops.SlotOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Unraisable;

/**
 * An instance of a class with {@code __del__}, which is its last word: once, also out of a cycle, with the instance whole, as PEP 442 has it.
 * Compare CPython {@code Objects/typeobject.c: slot_tp_finalize}.
 */
public final class FinalisedInstance extends PyInstance4 {
    /** Only to be reachable as long as this is. */
    private final Finaliser finaliser;
    private volatile boolean finalised;

    public FinalisedInstance(PyType type, Shape shape) {
        super(type, shape);
        finaliser = References.of(type.interpreter).newFinaliser();
        finaliser.serve(this::callDel, Finaliser.AtExit.CODE);
    }

    /** Whether {@code __del__} was called. */
    public boolean isFinalised() {
        return finalised;
    }

    private void callDel(PyThread t) {
        finalised = true;
        Object method = type.slot(Slot.DEL);
        if (method != null) {
            try {
                SlotOps.call(t, method, this);
            } catch (PyException e) {
                Unraisable.report(t, e, "Exception ignored while calling deallocator", method);
            }
        }
    }
}
