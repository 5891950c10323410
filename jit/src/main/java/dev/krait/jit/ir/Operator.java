package dev.krait.jit.ir;

import static dev.krait.jit.ir.Kind.BOOL;
import static dev.krait.jit.ir.Kind.FLOAT;
import static dev.krait.jit.ir.Kind.INT;
import static dev.krait.jit.ir.Kind.OBJECT;

/** Operators on unboxed values: kinds of the operands, kind of the result, and whether they can leave compiled code. */
public enum Operator {
    // exact or an exit
    INT_ADD(INT, true, INT, INT),
    INT_SUB(INT, true, INT, INT),
    INT_MUL(INT, true, INT, INT),
    INT_NEG(INT, true, INT),
    INT_ABS(INT, true, INT),
    // an exit for a zero divisor, and where the quotient overflows
    INT_FLOORDIV(INT, true, INT, INT),
    INT_MOD(INT, true, INT, INT),
    // an exit for a count that is negative or shifts bits out
    INT_SHL(INT, true, INT, INT),
    INT_SHR(INT, true, INT, INT),
    INT_AND(INT, false, INT, INT),
    INT_OR(INT, false, INT, INT),
    INT_XOR(INT, false, INT, INT),
    INT_INVERT(INT, false, INT),
    // an exit for a zero divisor, and for ints that are no exact floats
    INT_TRUEDIV(FLOAT, true, INT, INT),
    INT_LT(BOOL, false, INT, INT),
    INT_LE(BOOL, false, INT, INT),
    INT_EQ(BOOL, false, INT, INT),
    INT_NE(BOOL, false, INT, INT),
    INT_GT(BOOL, false, INT, INT),
    INT_GE(BOOL, false, INT, INT),
    INT_TO_FLOAT(FLOAT, false, INT),
    FLOAT_ADD(FLOAT, false, FLOAT, FLOAT),
    FLOAT_SUB(FLOAT, false, FLOAT, FLOAT),
    FLOAT_MUL(FLOAT, false, FLOAT, FLOAT),
    // an exit for a zero divisor
    FLOAT_DIV(FLOAT, true, FLOAT, FLOAT),
    FLOAT_NEG(FLOAT, false, FLOAT),
    FLOAT_ABS(FLOAT, false, FLOAT),
    // an exit for what is not finite or negative, so that the errors come from the one place
    FLOAT_SQRT(FLOAT, true, FLOAT),
    FLOAT_LT(BOOL, false, FLOAT, FLOAT),
    FLOAT_LE(BOOL, false, FLOAT, FLOAT),
    FLOAT_EQ(BOOL, false, FLOAT, FLOAT),
    FLOAT_NE(BOOL, false, FLOAT, FLOAT),
    FLOAT_GT(BOOL, false, FLOAT, FLOAT),
    FLOAT_GE(BOOL, false, FLOAT, FLOAT),
    BOOL_NOT(BOOL, false, BOOL),
    BOOL_TO_INT(INT, false, BOOL),
    BOX_INT(OBJECT, false, INT),
    BOX_FLOAT(OBJECT, false, FLOAT),
    BOX_BOOL(OBJECT, false, BOOL),
    // identity where one operand is a singleton
    IS(BOOL, false, OBJECT, OBJECT),
    // the sentinel of the runtime: Java's null
    IS_EMPTY(BOOL, false, OBJECT);

    public final Kind result;
    public final boolean leaves;
    public final Kind[] operands;

    Operator(Kind result, boolean leaves, Kind... operands) {
        this.result = result;
        this.leaves = leaves;
        this.operands = operands;
    }

    /** Whether some operands make Python raise: leaving for them is an effect, even where nobody uses the result. Other exits only widen the result. */
    public boolean raises() {
        return switch (this) {
            case INT_FLOORDIV, INT_MOD, INT_TRUEDIV, FLOAT_DIV, INT_SHL, INT_SHR, FLOAT_SQRT -> true;
            default -> false;
        };
    }

    /** Whether this only puts a value into a box. */
    public boolean boxes() {
        return this == BOX_INT || this == BOX_FLOAT || this == BOX_BOOL;
    }
}
