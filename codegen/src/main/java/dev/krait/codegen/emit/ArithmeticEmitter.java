package dev.krait.codegen.emit;

import static org.objectweb.asm.Opcodes.*;

import dev.krait.deopt.DeoptReason;
import dev.krait.jit.ir.Kind;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Operator;
import dev.krait.jit.ir.Value;
import dev.krait.object.PyEllipsis;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Emits {@link Op.Arithmetic}: JVM arithmetic, and the jumps that comparisons become. */
final class ArithmeticEmitter {
    private final MethodEmitter m;
    private final MethodVisitor mv;
    private final OperandStack stack;

    ArithmeticEmitter(MethodEmitter m) {
        this.m = m;
        this.mv = m.mv;
        this.stack = m.stack;
    }

    /** Computes and stores the result. */
    void emit(Op.Arithmetic a) {
        compute(a);
        stack.store(a.result());
    }

    /** Leaves the result on the stack. */
    void compute(Op.Arithmetic a) {
        switch (a.operator()) {
            case INT_ADD -> exact(a, "addExact");
            case INT_SUB -> exact(a, "subtractExact");
            case INT_MUL -> exact(a, "multiplyExact");
            case INT_NEG -> exact(a, "negateExact");
            case INT_ABS -> exact(a, "absExact");
            case INT_FLOORDIV -> divide(a, "floorDiv");
            case INT_MOD -> divide(a, "floorMod");
            case INT_SHL -> shift(a, true);
            case INT_SHR -> shift(a, false);
            case INT_AND -> plain(a, LAND);
            case INT_OR -> plain(a, LOR);
            case INT_XOR -> plain(a, LXOR);
            case INT_INVERT -> {
                stack.push(a.inputs().getFirst());
                mv.visitLdcInsn(-1L);
                mv.visitInsn(LXOR);
            }
            case INT_TRUEDIV -> trueDivide(a);
            case INT_TO_FLOAT -> plain(a, L2D);
            case FLOAT_ADD -> plain(a, DADD);
            case FLOAT_SUB -> plain(a, DSUB);
            case FLOAT_MUL -> plain(a, DMUL);
            case FLOAT_DIV -> {
                stack.push(a.inputs().get(1));
                mv.visitInsn(DCONST_0);
                mv.visitInsn(DCMPL);
                mv.visitJumpInsn(IFEQ, m.exit(a.state(), DeoptReason.ARITHMETIC));
                plain(a, DDIV);
            }
            case FLOAT_NEG -> plain(a, DNEG);
            case FLOAT_ABS -> {
                stack.push(a.inputs().getFirst());
                mv.visitMethodInsn(INVOKESTATIC, "java/lang/Math", "abs", "(D)D", false);
            }
            case FLOAT_SQRT -> {
                stack.push(a.inputs().getFirst());
                mv.visitInsn(DCONST_0);
                mv.visitInsn(DCMPL);
                mv.visitJumpInsn(IFLT, m.exit(a.state(), DeoptReason.ARITHMETIC));
                stack.push(a.inputs().getFirst());
                mv.visitMethodInsn(INVOKESTATIC, "java/lang/Math", "sqrt", "(D)D", false);
            }
            case BOX_INT, BOX_FLOAT, BOX_BOOL -> {
                stack.push(a.inputs().getFirst());
                stack.box(a.inputs().getFirst().kind);
            }
            case BOOL_TO_INT -> plain(a, I2L);
            default -> truth(a);
        }
    }

    /** A comparison as a value: 1 or 0. */
    private void truth(Op.Arithmetic a) {
        if (a.operator() == Operator.BOOL_NOT) {
            stack.push(a.inputs().getFirst());
            mv.visitInsn(ICONST_1);
            mv.visitInsn(IXOR);
            return;
        }
        if (a.operator() == Operator.IS && !singleton(a.inputs().get(0)) && !singleton(a.inputs().get(1))) {
            stack.push(a.inputs().get(0));
            stack.push(a.inputs().get(1));
            m.runtime("Operators", "is", "(Ljava/lang/Object;Ljava/lang/Object;)Z");
            return;
        }
        // branch-free, so that no frame is needed in the middle of an expression
        switch (a.operator()) {
            case IS -> {
                stack.push(a.inputs().get(0));
                stack.push(a.inputs().get(1));
                m.runtime("Operators", "same", "(Ljava/lang/Object;Ljava/lang/Object;)Z");
            }
            case IS_EMPTY -> {
                stack.push(a.inputs().getFirst());
                m.runtime("Operators", "isEmpty", "(Ljava/lang/Object;)Z");
            }
            default -> {
                stack.push(a.inputs().get(0));
                stack.push(a.inputs().get(1));
                boolean ints = a.operator().operands[0] == Kind.INT;
                String name = a.operator().name();
                m.runtime("Operators", name.substring(name.indexOf('_') + 1).toLowerCase(), ints ? "(JJ)Z" : "(DD)Z");
            }
        }
    }

    private static boolean singleton(Value v) {
        return v.op() instanceof Op.Constant c && (c.value() == null || c.value() instanceof PyNone || c.value() instanceof PyEllipsis
                || c.value() instanceof PyNotImplemented || c.value() instanceof PyType || c.value() instanceof Boolean);
    }

    private void plain(Op.Arithmetic a, int opcode) {
        a.inputs().forEach(stack::push);
        mv.visitInsn(opcode);
    }

    /** {@code Math.…Exact}, which HotSpot knows; its exception becomes an exit. */
    private void exact(Op.Arithmetic a, String method) {
        a.inputs().forEach(stack::push);
        Label from = new Label();
        Label to = new Label();
        mv.visitTryCatchBlock(from, to, m.arithmeticExit(a.state()), "java/lang/ArithmeticException");
        mv.visitLabel(from);
        mv.visitMethodInsn(INVOKESTATIC, "java/lang/Math", method, a.inputs().size() == 2 ? "(JJ)J" : "(J)J", false);
        mv.visitLabel(to);
    }

    private void divide(Op.Arithmetic a, String method) {
        Label exit = m.exit(a.state(), DeoptReason.ARITHMETIC);
        Value divisor = a.inputs().get(1);
        if (!(divisor.op() instanceof Op.Constant c && c.value() instanceof Long l && l != 0 && l != -1)) {
            stack.push(divisor);
            mv.visitInsn(LCONST_0);
            mv.visitInsn(LCMP);
            mv.visitJumpInsn(IFEQ, exit);
            if (method.equals("floorDiv")) {
                stack.push(divisor);
                mv.visitLdcInsn(-1L);
                mv.visitInsn(LCMP);
                mv.visitJumpInsn(IFEQ, exit);
            }
        }
        a.inputs().forEach(stack::push);
        mv.visitMethodInsn(INVOKESTATIC, "java/lang/Math", method, "(JJ)J", false);
    }

    private void shift(Op.Arithmetic a, boolean left) {
        stack.push(a.inputs().get(0));
        stack.push(a.inputs().get(1));
        m.runtime("Operators", left ? "shiftsExactly" : "shifts", "(JJ)Z");
        mv.visitJumpInsn(IFEQ, m.exit(a.state(), DeoptReason.ARITHMETIC));
        stack.push(a.inputs().get(0));
        stack.push(a.inputs().get(1));
        m.runtime("Operators", left ? "shiftLeft" : "shiftRight", "(JJ)J");
    }

    private void trueDivide(Op.Arithmetic a) {
        stack.push(a.inputs().get(0));
        stack.push(a.inputs().get(1));
        m.runtime("Operators", "dividesExactly", "(JJ)Z");
        mv.visitJumpInsn(IFEQ, m.exit(a.state(), DeoptReason.ARITHMETIC));
        stack.push(a.inputs().get(0));
        mv.visitInsn(L2D);
        stack.push(a.inputs().get(1));
        mv.visitInsn(L2D);
        mv.visitInsn(DDIV);
    }

    // ---- jumps

    /** Jumps when a condition does not hold. */
    void jumpUnless(Value condition, Label target) {
        jump(condition, false, target);
    }

    /** Jumps when a condition is as wanted. */
    void jump(Value condition, boolean wanted, Label target) {
        if (m.layout.isDeferred(condition) && condition.op() instanceof Op.Arithmetic a) {
            switch (a.operator()) {
                case BOOL_NOT -> {
                    jump(a.inputs().getFirst(), !wanted, target);
                    return;
                }
                case INT_LT, INT_LE, INT_EQ, INT_NE, INT_GT, INT_GE -> {
                    stack.push(a.inputs().get(0));
                    stack.push(a.inputs().get(1));
                    mv.visitInsn(LCMP);
                    mv.visitJumpInsn(comparison(a.operator(), wanted), target);
                    return;
                }
                case FLOAT_LT, FLOAT_LE, FLOAT_EQ, FLOAT_NE, FLOAT_GT, FLOAT_GE -> {
                    stack.push(a.inputs().get(0));
                    stack.push(a.inputs().get(1));
                    // an unordered pair must make the comparison false
                    boolean less = a.operator() == Operator.FLOAT_LT || a.operator() == Operator.FLOAT_LE;
                    mv.visitInsn(less ? DCMPG : DCMPL);
                    mv.visitJumpInsn(comparison(a.operator(), wanted), target);
                    return;
                }
                case IS_EMPTY -> {
                    stack.push(a.inputs().getFirst());
                    mv.visitJumpInsn(wanted ? IFNULL : IFNONNULL, target);
                    return;
                }
                case IS -> {
                    if (singleton(a.inputs().get(0)) || singleton(a.inputs().get(1))) {
                        stack.push(a.inputs().get(0));
                        stack.push(a.inputs().get(1));
                        mv.visitJumpInsn(wanted ? IF_ACMPEQ : IF_ACMPNE, target);
                        return;
                    }
                }
                default -> { }
            }
        }
        stack.push(condition);
        mv.visitJumpInsn(wanted ? IFNE : IFEQ, target);
    }

    private static int comparison(Operator operator, boolean wanted) {
        return switch (operator) {
            case INT_LT, FLOAT_LT -> wanted ? IFLT : IFGE;
            case INT_LE, FLOAT_LE -> wanted ? IFLE : IFGT;
            case INT_EQ, FLOAT_EQ -> wanted ? IFEQ : IFNE;
            case INT_NE, FLOAT_NE -> wanted ? IFNE : IFEQ;
            case INT_GT, FLOAT_GT -> wanted ? IFGT : IFLE;
            case INT_GE, FLOAT_GE -> wanted ? IFGE : IFLT;
            default -> throw new AssertionError(operator);
        };
    }
}
