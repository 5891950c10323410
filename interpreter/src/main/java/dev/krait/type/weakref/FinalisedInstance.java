package dev.krait.type.weakref;

import dev.krait.object.PyInstance4;
import dev.krait.object.PyType;
import dev.krait.object.Shape;

/**
 * An instance of a class with {@code __del__}. The JVM's finalisation is the one mechanism that hands over an unreachable object itself, also out of a
 * cycle, once: the semantics of PEP 442. Nothing Python runs on the finaliser thread.
 */
public final class FinalisedInstance extends PyInstance4 {
    private volatile boolean finalised;

    public FinalisedInstance(PyType type, Shape shape) {
        super(type, shape);
    }

    @Override
    @SuppressWarnings({"removal", "deprecation"})
    protected void finalize() {
        finalised = true;
        References.finalise(this);
    }

    /** Whether {@code __del__} was or is about to be called. */
    public boolean isFinalised() {
        return finalised;
    }
}
