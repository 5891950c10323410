package dev.krait.modules.math;

import dev.krait.type.number.PyComplex;

/**
 * What the functions of {@code cmath} give for infinities and NaNs: C99 Annex G as CPython has it. Each table has rows for the real and columns for the imaginary part
 * (-inf, negative, -0, 0, positive, inf, nan) and two letters an entry. Compare CPython {@code Modules/cmathmodule.c: acos_special_values}.
 */
final class SpecialValues {
    static final String ACOS = "SIQIQIQiQiSinIPI........PinnPI........PiPnPI........PiPnPI........PinnRI0I0I0i0iRinInInnnnnnnnninn";
    static final String ACOSH = "IsIqIqIQIQISInIp........IPnnIp........IPnPIp........IPnPIp........IPnnIrIoIoI0I0IRInInnnnnnnnnInnn";
    static final String ASINH = "irioioi0i0iRinip........iPnnip........iPnnIp........IPnnIp........IPnnIrIoIoI0I0IRInInnnnon0nnInnn";
    static final String ATANH = "opopopoPoPoPonop........oPnnop........oPon0p........0P0n0p........0Pnn0p0p0p0P0P0P0n0pnnnnnnnn0Pnn";
    static final String COSH = "nnIII0IoIinnInnn........nnnnnn........nnn0nn........nnn0nn........nnnnnnIiIoI0IInnInnnnnn0n0nnnnnn";
    static final String EXP = "000o0o00000000nn........nnnnnn........nnnnnn........nnnnnn........nnnnnnIiIoI0IInnInnnnnnon0nnnnnn";
    static final String LOG = "IsIqIqIQIQISInIp........IPnnIp........IPnnIp........IPnnIp........IPnnIrIoIoI0I0IRInInnnnnnnnnInnn";
    static final String SINH = "nniiioi0iInnInnn........nnnnnn........nn0nnn........nn0nnn........nnnnnnIiIoI0IInnInnnnnnon0nnnnnn";
    static final String SQRT = "Ii0i0i0I0IIInIIi........IInnIi........IInnIi........IInnIi........IInnIiIoIoI0I0IIInIinnnnnnnnIInn";
    static final String TANH = "u0uouou0u0u0u0nn........nnnnnn........nnonnn........nn0nnn........nnnnU0UoUoU0U0U0U0nnnnnon0nnnnnn";
    static final String RECT = "nniIi0ioiinnInnn........nnnn00........000000........0000nn........nnnnnnIiIoI0IInnInnnnnn0n0nnnnnn";

    private SpecialValues() {
    }

    /** The entry of a value that is not finite in both parts. */
    static PyComplex of(String table, double re, double im) {
        int at = 2 * (7 * kind(re) + kind(im));
        return new PyComplex(value(table.charAt(at)), value(table.charAt(at + 1)));
    }

    private static int kind(double d) {
        if (Double.isNaN(d)) {
            return 6;
        }
        if (Double.isInfinite(d)) {
            return d < 0 ? 0 : 5;
        }
        return d == 0 ? 1 / d < 0 ? 2 : 3 : d < 0 ? 1 : 4;
    }

    private static double value(char c) {
        return switch (c) {
            case 'I' -> Double.POSITIVE_INFINITY;
            case 'i' -> Double.NEGATIVE_INFINITY;
            case '0' -> 0.0;
            case 'o' -> -0.0;
            case 'P' -> Math.PI / 2;
            case 'p' -> -Math.PI / 2;
            case 'Q' -> Math.PI;
            case 'q' -> -Math.PI;
            case 'R' -> Math.PI / 4;
            case 'r' -> -Math.PI / 4;
            case 'S' -> 3 * Math.PI / 4;
            case 's' -> -3 * Math.PI / 4;
            case 'U' -> 1.0;
            case 'u' -> -1.0;
            default -> Double.NaN;
        };
    }
}
