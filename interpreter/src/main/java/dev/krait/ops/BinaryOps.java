package dev.krait.ops;

import dev.krait.bytecode.BinaryOp;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;

/**
 * Binary operators, plain and in place, one method each; {@link #binary} takes BINARY_OP's oparg.
 *
 * <p>Host numbers and strings are served by {@link NumberFastPaths} before any slot is looked up; all else goes through {@link BinarySlots}.
 */
public final class BinaryOps {
    private BinaryOps() {
    }

    /** {@code a op b}, the operator being one of {@link BinaryOp}. */
    public static Object binary(PyThread t, Object a, Object b, int oparg) {
        return switch (oparg) {
            case BinaryOp.NB_ADD -> add(t, a, b);
            case BinaryOp.NB_AND -> and(t, a, b);
            case BinaryOp.NB_FLOOR_DIVIDE -> floorDivide(t, a, b);
            case BinaryOp.NB_LSHIFT -> leftShift(t, a, b);
            case BinaryOp.NB_MATRIX_MULTIPLY -> matrixMultiply(t, a, b);
            case BinaryOp.NB_MULTIPLY -> multiply(t, a, b);
            case BinaryOp.NB_REMAINDER -> remainder(t, a, b);
            case BinaryOp.NB_OR -> or(t, a, b);
            case BinaryOp.NB_POWER -> power(t, a, b);
            case BinaryOp.NB_RSHIFT -> rightShift(t, a, b);
            case BinaryOp.NB_SUBTRACT -> subtract(t, a, b);
            case BinaryOp.NB_TRUE_DIVIDE -> trueDivide(t, a, b);
            case BinaryOp.NB_XOR -> xor(t, a, b);
            case BinaryOp.NB_SUBSCR -> SubscriptOps.get(t, a, b);
            default -> inPlace(t, a, b, oparg);
        };
    }

    /** What {@code a op b} is when the method of {@code a}'s Python class, asked first, has given {@code result}. */
    public static Object answered(PyThread t, Object result, Object a, Object b, int oparg) {
        return result != PyNotImplemented.NOT_IMPLEMENTED ? result : BinarySlots.declined(t, a, b, oparg);
    }

    private static Object inPlace(PyThread t, Object a, Object b, int oparg) {
        return switch (oparg) {
            case BinaryOp.NB_INPLACE_ADD -> inPlaceAdd(t, a, b);
            case BinaryOp.NB_INPLACE_AND -> inPlaceAnd(t, a, b);
            case BinaryOp.NB_INPLACE_FLOOR_DIVIDE -> inPlaceFloorDivide(t, a, b);
            case BinaryOp.NB_INPLACE_LSHIFT -> inPlaceLeftShift(t, a, b);
            case BinaryOp.NB_INPLACE_MATRIX_MULTIPLY -> inPlaceMatrixMultiply(t, a, b);
            case BinaryOp.NB_INPLACE_MULTIPLY -> inPlaceMultiply(t, a, b);
            case BinaryOp.NB_INPLACE_REMAINDER -> inPlaceRemainder(t, a, b);
            case BinaryOp.NB_INPLACE_OR -> inPlaceOr(t, a, b);
            case BinaryOp.NB_INPLACE_POWER -> inPlacePower(t, a, b);
            case BinaryOp.NB_INPLACE_RSHIFT -> inPlaceRightShift(t, a, b);
            case BinaryOp.NB_INPLACE_SUBTRACT -> inPlaceSubtract(t, a, b);
            case BinaryOp.NB_INPLACE_TRUE_DIVIDE -> inPlaceTrueDivide(t, a, b);
            case BinaryOp.NB_INPLACE_XOR -> inPlaceXor(t, a, b);
            default -> throw new AssertionError("no binary operator " + oparg);
        };
    }

    /** {@code a + b}. */
    public static Object add(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.add(a, b);
        return r != null ? r : BinarySlots.add(t, a, b);
    }

    /** {@code a += b}. */
    public static Object inPlaceAdd(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.add(a, b);
        return r != null ? r : BinarySlots.inPlaceAdd(t, a, b);
    }

    /** {@code a * b}. */
    public static Object multiply(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.multiply(a, b);
        return r != null ? r : BinarySlots.multiply(t, a, b);
    }

    /** {@code a *= b}. */
    public static Object inPlaceMultiply(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.multiply(a, b);
        return r != null ? r : BinarySlots.inPlaceMultiply(t, a, b);
    }

    /** {@code a ** b}. */
    public static Object power(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.power(a, b);
        return r != null ? r : BinarySlots.power(t, a, b, PyNone.NONE);
    }

    /** {@code pow(a, b, modulus)}; a modulus of None is none. */
    public static Object power(PyThread t, Object a, Object b, Object modulus) {
        return modulus == PyNone.NONE ? power(t, a, b) : BinarySlots.power(t, a, b, modulus);
    }

    /** {@code a **= b}. */
    public static Object inPlacePower(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.power(a, b);
        return r != null ? r : BinarySlots.inPlacePower(t, a, b);
    }

    /** {@code divmod(a, b)}. */
    public static Object divmod(PyThread t, Object a, Object b) {
        return BinarySlots.binary(t, a, b, Slot.DIVMOD, Slot.RDIVMOD, "divmod()");
    }

    /** {@code a - b}. */
    public static Object subtract(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.subtract(a, b);
        return r != null ? r : BinarySlots.binary(t, a, b, Slot.SUB, Slot.RSUB, "-");
    }

    /** {@code a -= b}. */
    public static Object inPlaceSubtract(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.subtract(a, b);
        return r != null ? r : BinarySlots.inPlace(t, a, b, Slot.SUB, Slot.RSUB, Slot.ISUB, "-=");
    }

    /** {@code a @ b}. */
    public static Object matrixMultiply(PyThread t, Object a, Object b) {
        return BinarySlots.binary(t, a, b, Slot.MATMUL, Slot.RMATMUL, "@");
    }

    /** {@code a @= b}. */
    public static Object inPlaceMatrixMultiply(PyThread t, Object a, Object b) {
        return BinarySlots.inPlace(t, a, b, Slot.MATMUL, Slot.RMATMUL, Slot.IMATMUL, "@=");
    }

    /** {@code a / b}. */
    public static Object trueDivide(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.trueDivide(a, b);
        return r != null ? r : BinarySlots.binary(t, a, b, Slot.TRUEDIV, Slot.RTRUEDIV, "/");
    }

    /** {@code a /= b}. */
    public static Object inPlaceTrueDivide(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.trueDivide(a, b);
        return r != null ? r : BinarySlots.inPlace(t, a, b, Slot.TRUEDIV, Slot.RTRUEDIV, Slot.ITRUEDIV, "/=");
    }

    /** {@code a // b}. */
    public static Object floorDivide(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.floorDivide(a, b);
        return r != null ? r : BinarySlots.binary(t, a, b, Slot.FLOORDIV, Slot.RFLOORDIV, "//");
    }

    /** {@code a //= b}. */
    public static Object inPlaceFloorDivide(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.floorDivide(a, b);
        return r != null ? r : BinarySlots.inPlace(t, a, b, Slot.FLOORDIV, Slot.RFLOORDIV, Slot.IFLOORDIV, "//=");
    }

    /** {@code a % b}. */
    public static Object remainder(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.remainder(a, b);
        return r != null ? r : BinarySlots.binary(t, a, b, Slot.MOD, Slot.RMOD, "%");
    }

    /** {@code a %= b}. */
    public static Object inPlaceRemainder(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.remainder(a, b);
        return r != null ? r : BinarySlots.inPlace(t, a, b, Slot.MOD, Slot.RMOD, Slot.IMOD, "%=");
    }

    /** {@code a << b}. */
    public static Object leftShift(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.leftShift(a, b);
        return r != null ? r : BinarySlots.binary(t, a, b, Slot.LSHIFT, Slot.RLSHIFT, "<<");
    }

    /** {@code a <<= b}. */
    public static Object inPlaceLeftShift(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.leftShift(a, b);
        return r != null ? r : BinarySlots.inPlace(t, a, b, Slot.LSHIFT, Slot.RLSHIFT, Slot.ILSHIFT, "<<=");
    }

    /** {@code a >> b}. */
    public static Object rightShift(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.rightShift(a, b);
        return r != null ? r : BinarySlots.binary(t, a, b, Slot.RSHIFT, Slot.RRSHIFT, ">>");
    }

    /** {@code a >>= b}. */
    public static Object inPlaceRightShift(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.rightShift(a, b);
        return r != null ? r : BinarySlots.inPlace(t, a, b, Slot.RSHIFT, Slot.RRSHIFT, Slot.IRSHIFT, ">>=");
    }

    /** {@code a & b}. */
    public static Object and(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.and(a, b);
        return r != null ? r : BinarySlots.binary(t, a, b, Slot.AND, Slot.RAND, "&");
    }

    /** {@code a &= b}. */
    public static Object inPlaceAnd(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.and(a, b);
        return r != null ? r : BinarySlots.inPlace(t, a, b, Slot.AND, Slot.RAND, Slot.IAND, "&=");
    }

    /** {@code a | b}. */
    public static Object or(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.or(a, b);
        return r != null ? r : BinarySlots.binary(t, a, b, Slot.OR, Slot.ROR, "|");
    }

    /** {@code a |= b}. */
    public static Object inPlaceOr(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.or(a, b);
        return r != null ? r : BinarySlots.inPlace(t, a, b, Slot.OR, Slot.ROR, Slot.IOR, "|=");
    }

    /** {@code a ^ b}. */
    public static Object xor(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.xor(a, b);
        return r != null ? r : BinarySlots.binary(t, a, b, Slot.XOR, Slot.RXOR, "^");
    }

    /** {@code a ^= b}. */
    public static Object inPlaceXor(PyThread t, Object a, Object b) {
        Object r = NumberFastPaths.xor(a, b);
        return r != null ? r : BinarySlots.inPlace(t, a, b, Slot.XOR, Slot.RXOR, Slot.IXOR, "^=");
    }
}
