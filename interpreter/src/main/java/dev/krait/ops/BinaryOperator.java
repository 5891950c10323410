package dev.krait.ops;

import dev.krait.bytecode.BinaryOp;
import dev.krait.object.Slot;

/**
 * The slots of a binary operator, one row for each that BINARY_OP knows; subscription is none.
 *
 * @param left    of the left operand's type
 * @param right   of the right operand's type, for reflected operands
 * @param inPlace of the left operand's type, for the operator in place
 */
public record BinaryOperator(int left, int right, int inPlace, String symbol) {
    private static final BinaryOperator[] ROWS = new BinaryOperator[BinaryOp.NB_INPLACE_ADD];

    static {
        row(BinaryOp.NB_ADD, Slot.ADD, Slot.RADD, Slot.IADD, "+");
        row(BinaryOp.NB_SUBTRACT, Slot.SUB, Slot.RSUB, Slot.ISUB, "-");
        row(BinaryOp.NB_MULTIPLY, Slot.MUL, Slot.RMUL, Slot.IMUL, "*");
        row(BinaryOp.NB_MATRIX_MULTIPLY, Slot.MATMUL, Slot.RMATMUL, Slot.IMATMUL, "@");
        row(BinaryOp.NB_TRUE_DIVIDE, Slot.TRUEDIV, Slot.RTRUEDIV, Slot.ITRUEDIV, "/");
        row(BinaryOp.NB_FLOOR_DIVIDE, Slot.FLOORDIV, Slot.RFLOORDIV, Slot.IFLOORDIV, "//");
        row(BinaryOp.NB_REMAINDER, Slot.MOD, Slot.RMOD, Slot.IMOD, "%");
        row(BinaryOp.NB_LSHIFT, Slot.LSHIFT, Slot.RLSHIFT, Slot.ILSHIFT, "<<");
        row(BinaryOp.NB_RSHIFT, Slot.RSHIFT, Slot.RRSHIFT, Slot.IRSHIFT, ">>");
        row(BinaryOp.NB_AND, Slot.AND, Slot.RAND, Slot.IAND, "&");
        row(BinaryOp.NB_OR, Slot.OR, Slot.ROR, Slot.IOR, "|");
        row(BinaryOp.NB_XOR, Slot.XOR, Slot.RXOR, Slot.IXOR, "^");
    }

    private static void row(int op, int left, int right, int inPlace, String symbol) {
        ROWS[op] = new BinaryOperator(left, right, inPlace, symbol);
    }

    /** The row of BINARY_OP's oparg, in place or not; null for powers, which are ternary, and for subscription. */
    public static BinaryOperator of(int oparg) {
        if (oparg == BinaryOp.NB_SUBSCR) {
            return null;
        }
        return ROWS[isInPlace(oparg) ? oparg - BinaryOp.NB_INPLACE_ADD : oparg];
    }

    public static boolean isInPlace(int oparg) {
        return oparg >= BinaryOp.NB_INPLACE_ADD && oparg != BinaryOp.NB_SUBSCR;
    }
}
