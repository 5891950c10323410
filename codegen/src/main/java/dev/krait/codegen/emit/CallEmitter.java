package dev.krait.codegen.emit;

import static dev.krait.codegen.emit.InternalNames.*;
import static org.objectweb.asm.Opcodes.*;

import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.RuntimeMethod;
import dev.krait.jit.ir.Value;
import dev.krait.type.function.PyFunction;
import java.util.List;
import org.objectweb.asm.MethodVisitor;

/** Emits what leaves the unit's code and comes back: {@link Op.Invoke}, {@link Op.Direct} and {@link Op.Resume}. Each leaves its result on the stack. */
final class CallEmitter {
    private final MethodEmitter m;
    private final MethodVisitor mv;
    private final OperandStack stack;

    CallEmitter(MethodEmitter m) {
        this.m = m;
        this.mv = m.mv;
        this.stack = m.stack;
    }

    /** Calls a method of the runtime, by its row. */
    void invoke(Op.Invoke i) {
        RuntimeMethod target = i.method();
        StringBuilder descriptor = new StringBuilder("(");
        int next = 0;
        for (char c : target.parameters().toCharArray()) {
            switch (c) {
                case 'T' -> {
                    mv.visitVarInsn(ALOAD, 0);
                    descriptor.append('L').append(THREAD).append(';');
                }
                case 'P' -> {
                    mv.visitVarInsn(ALOAD, m.frame);
                    descriptor.append('L').append(FRAME).append(';');
                }
                case 'G' -> descriptor.append(m.pushActivation());
                case '*' -> {
                    stack.pushArray(i.inputs().subList(next, i.inputs().size()));
                    descriptor.append("[L").append(OBJECT).append(';');
                    next = i.inputs().size();
                }
                default -> {
                    stack.push(i.inputs().get(next++));
                    descriptor.append(descriptor(c));
                }
            }
        }
        descriptor.append(')').append(descriptor(target.signature.charAt(target.signature.length() - 1)));
        m.runtime(target.owner, target.method, descriptor.toString());
    }

    /** The JVM's descriptor of a letter in a row's signature. */
    private static String descriptor(char c) {
        return switch (c) {
            case 'O' -> "L" + OBJECT + ";";
            case 'I' -> "J";
            case 'F' -> "D";
            case 'B' -> "Z";
            case 'V' -> "V";
            default -> throw new AssertionError(c);
        };
    }

    /** Calls the entry that the function has at this moment. */
    void direct(Op.Direct d) {
        Value function = d.inputs().getFirst();
        List<Value> given = d.inputs().subList(1, d.inputs().size());
        if (function.op() instanceof Op.Constant c && c.value() instanceof PyFunction f) {
            // that it has this code is taken for granted
            stack.pushObject(f.state());
            m.runtime("Calls", "entryOf", "(L" + OBJECT + ";)L" + ENTRY + ";");
        } else {
            stack.push(function);
            mv.visitTypeInsn(CHECKCAST, FUNCTION);
            m.runtime("Calls", "entry", "(L" + FUNCTION + ";)L" + ENTRY + ";");
        }
        mv.visitVarInsn(ALOAD, 0);
        stack.push(function);
        mv.visitTypeInsn(CHECKCAST, FUNCTION);
        String parameters;
        String name;
        if (given.size() <= 4) {
            given.forEach(stack::push);
            parameters = ("L" + OBJECT + ";").repeat(given.size());
            name = "call" + given.size();
        } else {
            stack.pushArray(given);
            parameters = "[L" + OBJECT + ";";
            name = "callArray";
        }
        mv.visitMethodInsn(INVOKEVIRTUAL, ENTRY, name, "(L" + THREAD + ";L" + FUNCTION + ";" + parameters + ")L" + OBJECT + ";", false);
    }

    /** Sends a value into a generator. */
    void resume(Op.Resume r) {
        stack.push(r.inputs().getFirst());
        mv.visitTypeInsn(CHECKCAST, RESUMABLE);
        mv.visitInsn(DUP);
        m.runtime("Iteration", "resumption", "(L" + RESUMABLE + ";)L" + ENTRY + ";");
        mv.visitInsn(SWAP);
        mv.visitVarInsn(ALOAD, 0);
        mv.visitInsn(SWAP);
        stack.push(r.inputs().get(1));
        mv.visitMethodInsn(INVOKEVIRTUAL, ENTRY, "resume", "(L" + THREAD + ";L" + RESUMABLE + ";L" + OBJECT + ";)L" + OBJECT + ";", false);
    }
}
