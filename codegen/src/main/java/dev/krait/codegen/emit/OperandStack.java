package dev.krait.codegen.emit;

import static dev.krait.codegen.emit.InternalNames.*;
import static org.objectweb.asm.Opcodes.*;

import dev.krait.codegen.layout.Layout;
import dev.krait.jit.ir.Edge;
import dev.krait.jit.ir.Kind;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.MethodVisitor;

/**
 * Moves values between where the {@linkplain Layout layout} has them and the JVM's operand stack: a constant is pushed from the code or the pool, a deferred operation is
 * computed here, any other value is loaded from its variable.
 */
final class OperandStack {
    private final MethodEmitter m;
    private final MethodVisitor mv;

    OperandStack(MethodEmitter m) {
        this.m = m;
        this.mv = m.mv;
    }

    /** Puts a value on the stack. */
    void push(Value v) {
        if (v.op() instanceof Op.Constant c) {
            pushConstant(v.kind, c.value());
        } else if (m.layout.isDeferred(v)) {
            switch (v.op()) {
                case Op.Arithmetic a -> m.arithmetic.compute(a);
                case Op.Invoke i -> m.calls.invoke(i);
                default -> throw new AssertionError("deferred " + v.op());
            }
        } else {
            mv.visitVarInsn(loading(v.kind), m.layout.variable(v));
        }
    }

    private void pushConstant(Kind kind, Object value) {
        switch (kind) {
            case INT -> {
                long l = (Long) value;
                if (l == 0 || l == 1) {
                    mv.visitInsn(l == 0 ? LCONST_0 : LCONST_1);
                } else if (l == (short) l) {
                    pushInt((int) l);
                    mv.visitInsn(I2L);
                } else {
                    mv.visitLdcInsn(l);
                }
            }
            case FLOAT -> mv.visitLdcInsn((Double) value);
            case BOOL -> pushInt((Boolean) value ? 1 : 0);
            case OBJECT -> {
                if (value == null) {
                    mv.visitInsn(ACONST_NULL);
                } else if (value instanceof Boolean b) {
                    mv.visitFieldInsn(GETSTATIC, "java/lang/Boolean", b ? "TRUE" : "FALSE", "Ljava/lang/Boolean;");
                } else {
                    pushObject(value);
                }
            }
        }
    }

    /** Pushes an object that the unit mentions. */
    void pushObject(Object value) {
        mv.visitFieldInsn(GETSTATIC, m.owner, "k" + m.pool.number(value), "L" + OBJECT + ";");
    }

    void pushInt(int i) {
        if (i >= -1 && i <= 5) {
            mv.visitInsn(ICONST_0 + i);
        } else if (i == (byte) i) {
            mv.visitIntInsn(BIPUSH, i);
        } else if (i == (short) i) {
            mv.visitIntInsn(SIPUSH, i);
        } else {
            mv.visitLdcInsn(i);
        }
    }

    /** Pushes a new array of objects. */
    void pushArray(List<Value> values) {
        pushInt(values.size());
        mv.visitTypeInsn(ANEWARRAY, OBJECT);
        for (int k = 0; k < values.size(); k++) {
            mv.visitInsn(DUP);
            pushInt(k);
            push(values.get(k));
            mv.visitInsn(AASTORE);
        }
    }

    /** Boxes what is on the stack. */
    void box(Kind kind) {
        box(mv, kind);
    }

    /** Stores what is on the stack, or drops it when nobody reads it. */
    void store(Value result) {
        if (m.layout.hasVariable(result)) {
            mv.visitVarInsn(storing(result.kind), m.layout.variable(result));
        } else {
            mv.visitInsn(Layout.width(result) == 2 ? POP2 : POP);
        }
    }

    /** The parallel move of an edge: all arguments onto the stack, then into the parameters' variables. */
    void move(Edge edge) {
        List<Value> parameters = new ArrayList<>();
        for (int i = 0; i < edge.arguments().size(); i++) {
            Value p = edge.target().parameters.get(i);
            Value a = edge.arguments().get(i);
            boolean same = m.layout.hasVariable(a) && m.layout.hasVariable(p) && m.layout.variable(a) == m.layout.variable(p);
            if (!same && m.layout.hasVariable(p)) {
                push(a);
                parameters.add(p);
            }
        }
        for (Value p : parameters.reversed()) {
            mv.visitVarInsn(storing(p.kind), m.layout.variable(p));
        }
    }

    static int loading(Kind kind) {
        return switch (kind) {
            case OBJECT -> ALOAD;
            case INT -> LLOAD;
            case FLOAT -> DLOAD;
            case BOOL -> ILOAD;
        };
    }

    private static int storing(Kind kind) {
        return switch (kind) {
            case OBJECT -> ASTORE;
            case INT -> LSTORE;
            case FLOAT -> DSTORE;
            case BOOL -> ISTORE;
        };
    }

    static void box(MethodVisitor mv, Kind kind) {
        switch (kind) {
            case OBJECT -> { }
            case INT -> mv.visitMethodInsn(INVOKESTATIC, "java/lang/Long", "valueOf", "(J)Ljava/lang/Long;", false);
            case FLOAT -> mv.visitMethodInsn(INVOKESTATIC, "java/lang/Double", "valueOf", "(D)Ljava/lang/Double;", false);
            case BOOL -> mv.visitMethodInsn(INVOKESTATIC, "java/lang/Boolean", "valueOf", "(Z)Ljava/lang/Boolean;", false);
        }
    }
}
