package dev.krait.jit;

/** The compiler declines a code object; counted, never seen by Python. */
public final class Bailout extends RuntimeException {
    private static final long serialVersionUID = 1L;
    public final BailoutReason reason;

    public Bailout(BailoutReason reason, String detail) {
        super(reason + ": " + detail, null, false, false);
        this.reason = reason;
    }
}
