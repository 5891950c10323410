package dev.krait.codegen.emit;

import static org.objectweb.asm.Opcodes.*;

import dev.krait.jit.ir.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * The small methods of a unit that pack the live values of an exit into an array and hand it to the runtime: one for each list of kinds, which the exits share.
 * A method of the unit's own need not be linked when the first exit is taken, as an {@code invokedynamic} must.
 */
final class Packers {
    /** A method of the JVM takes no more; beyond that the exit itself packs. */
    private static final int PARAMETER_LIMIT = 255;
    private static final String LEAVE_TYPE = "(Ljava/lang/Class;IZL" + MethodEmitter.THREAD + ";L" + MethodEmitter.OBJECT + ";[L" + MethodEmitter.OBJECT + ";)L"
            + MethodEmitter.OBJECT + ";";

    /** The packers by the kinds of what they pack. */
    private final Map<List<Kind>, String> names = new LinkedHashMap<>();
    private final String owner;
    private final boolean loop;

    Packers(String owner, boolean loop) {
        this.owner = owner;
        this.loop = loop;
    }

    /** Whether the values fit into the parameters of a method, with thread, place and number of the exit. */
    static boolean takes(List<Kind> kinds) {
        return 3 + kinds.stream().mapToInt(Packers::size).sum() <= PARAMETER_LIMIT;
    }

    /** Calls the packer: on the stack are the thread, the place, the values and the exit's number. */
    void call(MethodVisitor mv, List<Kind> kinds) {
        mv.visitMethodInsn(INVOKESTATIC, owner, names.computeIfAbsent(kinds, k -> "leave$" + names.size()), type(kinds), false);
    }

    void write(ClassVisitor unit) {
        names.forEach((kinds, name) -> {
            MethodVisitor mv = unit.visitMethod(ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, name, type(kinds), null, null);
            mv.visitCode();
            int[] variables = new int[kinds.size()];
            int next = 2;
            for (int i = 0; i < variables.length; i++) {
                variables[i] = next;
                next += size(kinds.get(i));
            }
            int exit = next;
            leave(mv, 1, () -> mv.visitVarInsn(ILOAD, exit), kinds, i -> mv.visitVarInsn(load(kinds.get(i)), variables[i]));
            mv.visitInsn(ARETURN);
            mv.visitMaxs(0, 0);
            mv.visitEnd();
        });
    }

    /** Leaves with the values that {@code push} puts onto the stack one by one. */
    void leave(MethodVisitor mv, int place, Runnable exit, List<Kind> kinds, IntConsumer push) {
        mv.visitLdcInsn(Type.getObjectType(owner));
        exit.run();
        mv.visitInsn(loop ? ICONST_1 : ICONST_0);
        mv.visitVarInsn(ALOAD, 0);
        mv.visitVarInsn(ALOAD, place);
        mv.visitIntInsn(SIPUSH, kinds.size());
        mv.visitTypeInsn(ANEWARRAY, MethodEmitter.OBJECT);
        for (int i = 0; i < kinds.size(); i++) {
            mv.visitInsn(DUP);
            mv.visitIntInsn(SIPUSH, i);
            push.accept(i);
            box(mv, kinds.get(i));
            mv.visitInsn(AASTORE);
        }
        mv.visitMethodInsn(INVOKESTATIC, MethodEmitter.RUNTIME + "Exits", "leave", LEAVE_TYPE, false);
    }

    private static void box(MethodVisitor mv, Kind kind) {
        switch (kind) {
            case OBJECT -> { }
            case INT -> mv.visitMethodInsn(INVOKESTATIC, "java/lang/Long", "valueOf", "(J)Ljava/lang/Long;", false);
            case FLOAT -> mv.visitMethodInsn(INVOKESTATIC, "java/lang/Double", "valueOf", "(D)Ljava/lang/Double;", false);
            case BOOL -> mv.visitMethodInsn(INVOKESTATIC, "java/lang/Boolean", "valueOf", "(Z)Ljava/lang/Boolean;", false);
        }
    }

    private static int load(Kind kind) {
        return switch (kind) {
            case OBJECT -> ALOAD;
            case INT -> LLOAD;
            case FLOAT -> DLOAD;
            case BOOL -> ILOAD;
        };
    }

    private static int size(Kind kind) {
        return kind == Kind.INT || kind == Kind.FLOAT ? 2 : 1;
    }

    private static String type(List<Kind> kinds) {
        StringBuilder type = new StringBuilder("(L" + MethodEmitter.THREAD + ";L" + MethodEmitter.OBJECT + ";");
        for (Kind kind : kinds) {
            type.append(kind == Kind.OBJECT ? "L" + MethodEmitter.OBJECT + ";" : String.valueOf(kind.letter));
        }
        return type.append("I)L").append(MethodEmitter.OBJECT).append(";").toString();
    }
}
