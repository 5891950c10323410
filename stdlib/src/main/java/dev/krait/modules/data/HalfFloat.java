package dev.krait.modules.data;

/** Floats of sixteen bits from doubles, rounded once (a detour over {@code float} would round twice). */
final class HalfFloat {
    private HalfFloat() {
    }

    /** The bits; infinity for what is too large. */
    static short of(double v) {
        float f = (float) v;
        if (f == v || Double.isNaN(v)) {
            return Float.floatToFloat16(f);
        }
        // rounding to odd keeps the second rounding right
        int bits = Float.floatToRawIntBits(f);
        if (Math.abs((double) f) > Math.abs(v)) {
            bits--;
        }
        return Float.floatToFloat16(Float.intBitsToFloat(bits | 1));
    }
}
