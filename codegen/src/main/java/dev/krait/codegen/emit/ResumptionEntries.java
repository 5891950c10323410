package dev.krait.codegen.emit;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * The ways into a generator's code. Each unit has its own, so that HotSpot knows for each place that resumes what is resumed there, and inlines it; what a generator
 * does besides running its body is in {@code runtime.Iteration}.
 */
public final class ResumptionEntries {
    private static final String ITERATION = InternalNames.RUNTIME + "Iteration";
    private static final String THREAD = "L" + InternalNames.THREAD + ";";
    private static final String RESUMABLE = "L" + InternalNames.RESUMABLE + ";";
    private static final String FRAME = "L" + InternalNames.FRAME + ";";
    private static final String OBJECT = "L" + InternalNames.OBJECT + ";";
    private static final String THROWABLE = "L" + InternalNames.THROWABLE + ";";

    private ResumptionEntries() {
    }

    /** Adds the entries to a class whose static method runs a frame with what is sent into it. */
    public static void emit(ClassVisitor unit, String owner, String method, String descriptor) {
        evaluated(unit, owner, method, descriptor);
        resumed(unit, owner, method, descriptor);
    }

    /** {@code run(thread, frame)}: what is sent lies in the frame. */
    private static void evaluated(ClassVisitor unit, String owner, String method, String descriptor) {
        MethodVisitor mv = unit.visitMethod(ACC_PUBLIC, "run", "(" + THREAD + FRAME + ")" + OBJECT, null, null);
        mv.visitCode();
        mv.visitVarInsn(ALOAD, 1);
        mv.visitVarInsn(ALOAD, 2);
        mv.visitVarInsn(ALOAD, 2);
        mv.visitMethodInsn(INVOKESTATIC, ITERATION, "sent", "(" + FRAME + ")" + OBJECT, false);
        mv.visitMethodInsn(INVOKESTATIC, owner, method, descriptor, false);
        mv.visitInsn(ARETURN);
        mv.visitMaxs(0, 0);
        mv.visitEnd();
    }

    /** {@code resume(thread, generator, sent)}. */
    private static void resumed(ClassVisitor unit, String owner, String method, String descriptor) {
        MethodVisitor mv = unit.visitMethod(ACC_PUBLIC, "resume", "(" + THREAD + RESUMABLE + OBJECT + ")" + OBJECT, null, null);
        mv.visitCode();
        mv.visitVarInsn(ALOAD, 2);
        mv.visitVarInsn(ALOAD, 1);
        mv.visitVarInsn(ALOAD, 3);
        mv.visitMethodInsn(INVOKESTATIC, ITERATION, "begin", "(" + RESUMABLE + THREAD + OBJECT + ")" + FRAME, false);
        mv.visitVarInsn(ASTORE, 4);
        mv.visitVarInsn(ALOAD, 4);
        Label otherwise = new Label();
        mv.visitJumpInsn(IFNULL, otherwise);
        Label from = new Label();
        Label to = new Label();
        Label thrown = new Label();
        mv.visitTryCatchBlock(from, to, thrown, InternalNames.THROWABLE);
        mv.visitLabel(from);
        mv.visitVarInsn(ALOAD, 1);
        mv.visitVarInsn(ALOAD, 4);
        mv.visitVarInsn(ALOAD, 3);
        mv.visitMethodInsn(INVOKESTATIC, owner, method, descriptor, false);
        mv.visitLabel(to);
        mv.visitVarInsn(ALOAD, 2);
        mv.visitVarInsn(ALOAD, 1);
        mv.visitMethodInsn(INVOKESTATIC, ITERATION, "end", "(" + OBJECT + RESUMABLE + THREAD + ")" + OBJECT, false);
        mv.visitInsn(ARETURN);
        mv.visitLabel(thrown);
        frame(mv, owner, InternalNames.THROWABLE);
        mv.visitVarInsn(ALOAD, 2);
        mv.visitVarInsn(ALOAD, 1);
        mv.visitMethodInsn(INVOKESTATIC, ITERATION, "failed", "(" + THROWABLE + RESUMABLE + THREAD + ")" + THROWABLE, false);
        mv.visitInsn(ATHROW);
        mv.visitLabel(otherwise);
        frame(mv, owner);
        mv.visitVarInsn(ALOAD, 2);
        mv.visitVarInsn(ALOAD, 1);
        mv.visitVarInsn(ALOAD, 3);
        mv.visitMethodInsn(INVOKESTATIC, ITERATION, "evaluate", "(" + RESUMABLE + THREAD + OBJECT + ")" + OBJECT, false);
        mv.visitInsn(ARETURN);
        mv.visitMaxs(0, 0);
        mv.visitEnd();
    }

    private static void frame(MethodVisitor mv, String owner, Object... stack) {
        Object[] locals = {owner, InternalNames.THREAD, InternalNames.RESUMABLE, InternalNames.OBJECT, InternalNames.FRAME};
        mv.visitFrame(F_NEW, locals.length, locals, stack.length, stack);
    }
}
