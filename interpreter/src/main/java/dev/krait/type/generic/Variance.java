package dev.krait.type.generic;

import dev.krait.error.ValueErrors;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;

/** How a type variable varies. */
enum Variance {
    INVARIANT("~"), COVARIANT("+"), CONTRAVARIANT("-"), INFERRED("");

    /** What its repr puts before the name. */
    final String sign;

    Variance(String sign) {
        this.sign = sign;
    }

    /** From the three keyword arguments, each possibly null. */
    static Variance of(PyThread t, Object covariant, Object contravariant, Object infer) {
        boolean up = covariant != null && TruthOps.isTrue(t, covariant);
        boolean down = contravariant != null && TruthOps.isTrue(t, contravariant);
        boolean inferred = infer != null && TruthOps.isTrue(t, infer);
        if (up && down) {
            throw ValueErrors.of("Bivariant types are not supported.");
        }
        if (inferred && (up || down)) {
            throw ValueErrors.of("Variance cannot be specified with infer_variance.");
        }
        return up ? COVARIANT : down ? CONTRAVARIANT : inferred ? INFERRED : INVARIANT;
    }
}
