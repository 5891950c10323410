package dev.krait.deopt;

/** Why compiled code was left. */
public enum DeoptReason {
    /** A value had another type than those seen before. */
    TYPE,
    /** An object had another shape, or its type changed. */
    SHAPE,
    /** Another object was called than before. */
    CALLEE,
    /** An int did not fit, a divisor was zero, a shift lost bits. */
    ARITHMETIC,
    /** An index out of range, an unbound variable, an absent attribute. */
    ABSENT,
    /** A condition did not hold. */
    CONDITION,
    /** Code was reached that had never run when the rest was compiled. */
    UNSEEN,
    /** Somebody wanted the activation's attention: tracing, monitoring, invalidation. */
    ATTENTION,
    /** The compiler left the rest to the interpreter. */
    UNCOMPILED,
    /** Stress mode. */
    STRESS;

    /** Whether the exit says that a guess was wrong. */
    public boolean speculative() {
        return compareTo(UNSEEN) <= 0;
    }
}
