package dev.krait.jit.build;

import dev.krait.bytecode.Oparg;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Operator;
import dev.krait.jit.ir.RuntimeMethod;
import dev.krait.jit.ir.Value;
import dev.krait.type.sequence.PyTuple;

/**
 * Characters, which Python has as strings of one: what was read out of a string, or comes out of one in a loop, is compared by its code with a constant character,
 * and looked for in a constant string by a mask.
 */
final class CharacterBuilder {
    private static final int ASCII = 128;

    private final GraphBuilder b;

    CharacterBuilder(GraphBuilder b) {
        this.b = b;
    }

    /** The comparison of two exact strings when one is a character and the other a constant one; else null. */
    Value compare(Value x, Value y, int op) {
        Integer right = constant(y);
        if (right != null && isCharacter(x)) {
            return b.arithmetic(ArithmeticBuilder.INT_COMPARISONS[op], code(x), b.integer(right));
        }
        Integer left = constant(x);
        if (left != null && isCharacter(y) && (op == Oparg.COMPARE_EQ || op == Oparg.COMPARE_NE)) {
            return b.arithmetic(ArithmeticBuilder.INT_COMPARISONS[op], code(y), b.integer(left));
        }
        return null;
    }

    /** Whether a character is in a constant string, or among constant strings, of ASCII characters; null when it is not so simple. */
    Value contained(Value x, Value in) {
        if (!isCharacter(x) || !(in.op() instanceof Op.Constant c)) {
            return null;
        }
        long low = 0;
        long high = 0;
        for (Object item : c.value() instanceof String s ? s.chars().mapToObj(Character::toString).toArray() : c.value() instanceof PyTuple t ? t.items : new Object[] {null}) {
            if (!(item instanceof String s) || s.length() != 1 || s.charAt(0) >= ASCII) {
                return null;
            }
            if (s.charAt(0) < Long.SIZE) {
                low |= 1L << s.charAt(0);
            } else {
                high |= 1L << s.charAt(0);
            }
        }
        return b.invoke(RuntimeMethod.CODE_IN, code(x), b.integer(low), b.integer(high));
    }

    private static Integer constant(Value v) {
        return v.op() instanceof Op.Constant c && c.value() instanceof String s && s.length() == 1 ? (int) s.charAt(0) : null;
    }

    private static boolean isCharacter(Value v) {
        return origin(v).op() instanceof Op.Invoke i && (i.method() == RuntimeMethod.STR_GET || i.method() == RuntimeMethod.STR_NEXT);
    }

    private Value code(Value v) {
        Op.Invoke origin = (Op.Invoke) origin(v).op();
        if (origin.method() == RuntimeMethod.STR_GET) {
            return b.invoke(RuntimeMethod.STR_CODE, origin.inputs().get(0), origin.inputs().get(1));
        }
        Value character = v;
        if (v.type != String.class) {
            // a loop over a string with characters beyond the plane gives wide ones
            character = b.guard(Op.Test.CLASS, v, String.class);
            b.refine(v, character);
        }
        return b.invoke(RuntimeMethod.CODE_OF, character);
    }

    /** Where a value comes from that guards have refined. */
    private static Value origin(Value v) {
        while (v.op() instanceof Op.Guard g && g.input() != null && (g.test() == Op.Test.BOUND || g.test() == Op.Test.CLASS)) {
            v = g.input();
        }
        return v;
    }
}
