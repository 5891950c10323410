package dev.krait.codegen.emit;

import static dev.krait.codegen.emit.InternalNames.*;
import static org.objectweb.asm.Opcodes.*;

import dev.krait.deopt.DeoptReason;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Value;
import dev.krait.jit.ir.VersionFact;
import dev.krait.object.Shape;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Emits {@link Op.Guard}: a test, a jump to the exit, and the refined value. */
final class GuardEmitter {
    private static final String OBJECT_TO_BOOLEAN = "(Ljava/lang/Object;Ljava/lang/Object;)Z";
    private final MethodEmitter m;
    private final MethodVisitor mv;
    private final OperandStack stack;

    GuardEmitter(MethodEmitter m) {
        this.m = m;
        this.mv = m.mv;
        this.stack = m.stack;
    }

    void emit(Op.Guard g) {
        Label exit = m.exit(g.state(), reason(g.test()));
        Value v = g.input();
        switch (g.test()) {
            case INT -> unbox(g, exit, "java/lang/Long", "longValue", "()J");
            case FLOAT -> unbox(g, exit, "java/lang/Double", "doubleValue", "()D");
            case BOOL -> unbox(g, exit, "java/lang/Boolean", "booleanValue", "()Z");
            case CLASS -> {
                stack.push(v);
                mv.visitTypeInsn(INSTANCEOF, Type.getInternalName((Class<?>) g.expected()));
                mv.visitJumpInsn(IFEQ, exit);
                copy(g);
            }
            case TYPE -> test(g, exit, "hasType");
            case SHAPE -> test(g, exit, "hasShape");
            case SHAPES -> shapes(g, exit, (Shape[]) g.expected());
            case CODE -> test(g, exit, "hasCode");
            case VERSION -> {
                VersionFact fact = (VersionFact) g.expected();
                stack.pushObject(fact.type());
                mv.visitLdcInsn(fact.version());
                m.runtime("Guards", "hasVersion", "(Ljava/lang/Object;J)Z");
                mv.visitJumpInsn(IFEQ, exit);
            }
            case DEPTH -> {
                mv.visitVarInsn(ALOAD, 0);
                // an activation without a frame is not counted
                stack.pushInt((Integer) g.expected() + (m.framed ? 0 : 1));
                m.runtime("Guards", "hasDepth", "(L" + THREAD + ";I)Z");
                mv.visitJumpInsn(IFEQ, exit);
            }
            case GLOBALS -> namespace(v, g.expected(), "hasGlobals", exit);
            case BUILTINS -> namespace(v, g.expected(), "hasBuiltins", exit);
            case SAME -> {
                stack.push(v);
                stack.pushObject(g.expected());
                mv.visitJumpInsn(IF_ACMPNE, exit);
                copy(g);
            }
            case BOUND -> {
                stack.push(v);
                mv.visitJumpInsn(IFNULL, exit);
                copy(g);
            }
            case TRUE -> m.arithmetic.jump(v, false, exit);
            case FALSE -> m.arithmetic.jump(v, true, exit);
        }
    }

    private void namespace(Value function, Object expected, String method, Label exit) {
        String type;
        if (function == null) {
            type = m.pushActivation();
        } else {
            stack.push(function);
            mv.visitTypeInsn(CHECKCAST, FUNCTION);
            type = "L" + FUNCTION + ";";
        }
        stack.pushObject(expected);
        m.runtime("Guards", method, "(" + type + "Ljava/lang/Object;)Z");
        mv.visitJumpInsn(IFEQ, exit);
    }

    /** A few shapes are compared one after the other, as constants. */
    private void shapes(Op.Guard g, Label exit, Shape[] shapes) {
        if (shapes.length > 4) {
            test(g, exit, "hasAnyShape");
            return;
        }
        stack.push(g.input());
        for (Shape shape : shapes) {
            stack.pushObject(shape);
        }
        m.runtime("Guards", "hasShape", "(" + "Ljava/lang/Object;".repeat(shapes.length + 1) + ")Z");
        mv.visitJumpInsn(IFEQ, exit);
        copy(g);
    }

    private void test(Op.Guard g, Label exit, String method) {
        stack.push(g.input());
        stack.pushObject(g.expected());
        m.runtime("Guards", method, OBJECT_TO_BOOLEAN);
        mv.visitJumpInsn(IFEQ, exit);
        copy(g);
    }

    /** The refined value is the same reference. */
    private void copy(Op.Guard g) {
        if (g.result() != null && m.layout.hasVariable(g.result())) {
            if (!m.layout.hasVariable(g.input()) || m.layout.variable(g.input()) != m.layout.variable(g.result())) {
                stack.push(g.input());
                stack.store(g.result());
            }
        }
    }

    private void unbox(Op.Guard g, Label exit, String box, String method, String descriptor) {
        stack.push(g.input());
        mv.visitTypeInsn(INSTANCEOF, box);
        mv.visitJumpInsn(IFEQ, exit);
        if (m.layout.hasVariable(g.result())) {
            stack.push(g.input());
            mv.visitTypeInsn(CHECKCAST, box);
            mv.visitMethodInsn(INVOKEVIRTUAL, box, method, descriptor, false);
            stack.store(g.result());
        }
    }

    private static DeoptReason reason(Op.Test test) {
        return switch (test) {
            case INT, FLOAT, BOOL, CLASS, TYPE -> DeoptReason.TYPE;
            case SHAPE, SHAPES, VERSION -> DeoptReason.SHAPE;
            case SAME, CODE, GLOBALS, BUILTINS -> DeoptReason.CALLEE;
            case BOUND -> DeoptReason.ABSENT;
            case DEPTH -> DeoptReason.ATTENTION;
            case TRUE, FALSE -> DeoptReason.CONDITION;
        };
    }
}
