package dev.krait.codegen.emit;

import static dev.krait.codegen.emit.InternalNames.*;
import static org.objectweb.asm.Opcodes.*;

import dev.krait.jit.ir.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * The small methods of a unit that pack the live values of an exit into an array: one for each list of kinds, which the exits share.
 * A method of the unit's own need not be linked when the first exit is taken, as an {@code invokedynamic} must.
 */
final class Packers {
    static final String ARRAY = "[L" + OBJECT + ";";
    /** A method of the JVM takes no more; beyond that the exit itself packs. */
    private static final int PARAMETER_LIMIT = 255;

    /** The packers by the kinds of what they pack. */
    private final Map<List<Kind>, String> names = new LinkedHashMap<>();
    private final String owner;

    Packers(String owner) {
        this.owner = owner;
    }

    /** Packs values that {@code push} puts onto the stack one by one. */
    void pack(MethodVisitor mv, List<Kind> kinds, IntConsumer push) {
        if (kinds.stream().mapToInt(Packers::size).sum() > PARAMETER_LIMIT) {
            fill(mv, kinds, push);
            return;
        }
        for (int i = 0; i < kinds.size(); i++) {
            push.accept(i);
        }
        mv.visitMethodInsn(INVOKESTATIC, owner, names.computeIfAbsent(kinds, k -> "pack$" + names.size()), type(kinds), false);
    }

    void write(ClassVisitor unit) {
        names.forEach((kinds, name) -> {
            MethodVisitor mv = unit.visitMethod(ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, name, type(kinds), null, null);
            mv.visitCode();
            int[] variables = new int[kinds.size()];
            int next = 0;
            for (int i = 0; i < variables.length; i++) {
                variables[i] = next;
                next += size(kinds.get(i));
            }
            fill(mv, kinds, i -> mv.visitVarInsn(OperandStack.loading(kinds.get(i)), variables[i]));
            mv.visitInsn(ARETURN);
            mv.visitMaxs(0, 0);
            mv.visitEnd();
        });
    }

    private static void fill(MethodVisitor mv, List<Kind> kinds, IntConsumer push) {
        mv.visitIntInsn(SIPUSH, kinds.size());
        mv.visitTypeInsn(ANEWARRAY, OBJECT);
        for (int i = 0; i < kinds.size(); i++) {
            mv.visitInsn(DUP);
            mv.visitIntInsn(SIPUSH, i);
            push.accept(i);
            OperandStack.box(mv, kinds.get(i));
            mv.visitInsn(AASTORE);
        }
    }

    private static int size(Kind kind) {
        return kind == Kind.INT || kind == Kind.FLOAT ? 2 : 1;
    }

    private static String type(List<Kind> kinds) {
        StringBuilder type = new StringBuilder("(");
        for (Kind kind : kinds) {
            type.append(kind == Kind.OBJECT ? "L" + OBJECT + ";" : String.valueOf(kind.letter));
        }
        return type.append(")").append(ARRAY).toString();
    }
}
