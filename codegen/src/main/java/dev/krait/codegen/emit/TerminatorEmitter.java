package dev.krait.codegen.emit;

import static dev.krait.codegen.emit.InternalNames.*;
import static org.objectweb.asm.Opcodes.*;

import dev.krait.jit.Backend.EntryKind;
import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Terminator;
import dev.krait.jit.ir.Value;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Emits the ends of blocks: the moves along an edge with the jump to its target, and the ways out of the method. */
final class TerminatorEmitter {
    private final MethodEmitter m;
    private final MethodVisitor mv;
    private final OperandStack stack;

    TerminatorEmitter(MethodEmitter m) {
        this.m = m;
        this.mv = m.mv;
        this.stack = m.stack;
    }

    void emit(Block block) {
        switch (block.terminator) {
            case Terminator.Jump j -> {
                stack.move(j.edge());
                mv.visitJumpInsn(GOTO, m.label(j.edge().target()));
            }
            case Terminator.Branch b -> branch(b);
            case Terminator.Return r -> {
                stack.push(r.value());
                m.epilogue();
            }
            case Terminator.Yield y -> {
                mv.visitVarInsn(ALOAD, m.frame);
                stack.pushInt(y.state().index());
                mv.visitFieldInsn(PUTFIELD, FRAME, "lasti", "I");
                stack.push(y.value());
                mv.visitVarInsn(ALOAD, 0);
                mv.visitVarInsn(ALOAD, m.frame);
                m.runtime("Activations", m.entry == EntryKind.LOOP ? "suspendLoop" : "suspend", "(L" + THREAD + ";L" + FRAME + ";)V");
                mv.visitInsn(ARETURN);
            }
            case Terminator.Leave l -> mv.visitJumpInsn(GOTO, m.exit(l.state(), l.reason()));
            case Terminator.Unreachable u -> {
                m.runtime("Activations", "unreachable", "()L" + EXCEPTION + ";");
                mv.visitInsn(ATHROW);
            }
            case Terminator.Dispatch d -> dispatch(d);
        }
    }

    private void branch(Terminator.Branch b) {
        Label no = b.no().arguments().isEmpty() ? m.label(b.no().target()) : new Label();
        m.arithmetic.jumpUnless(b.condition(), no);
        stack.move(b.yes());
        mv.visitJumpInsn(GOTO, m.label(b.yes().target()));
        if (!b.no().arguments().isEmpty()) {
            mv.visitLabel(no);
            Set<Value> live = new HashSet<>(m.layout.liveIn(b.no().target()));
            b.no().target().parameters.forEach(live::remove);
            b.no().arguments().forEach(v -> m.layout.addReads(v, live));
            m.frameFor(live);
            stack.move(b.no());
            mv.visitJumpInsn(GOTO, m.label(b.no().target()));
        }
    }

    private void dispatch(Terminator.Dispatch d) {
        mv.visitVarInsn(ALOAD, m.frame);
        mv.visitFieldInsn(GETFIELD, FRAME, "lasti", "I");
        int[] keys = d.indexes().clone();
        Integer[] sorted = new Integer[keys.length];
        for (int i = 0; i < keys.length; i++) {
            sorted[i] = i;
        }
        Arrays.sort(sorted, (i, j) -> Integer.compare(keys[i], keys[j]));
        int[] ordered = new int[keys.length];
        Label[] targets = new Label[keys.length];
        for (int i = 0; i < keys.length; i++) {
            ordered[i] = keys[sorted[i]];
            targets[i] = m.label(d.targets().get(sorted[i]).target());
        }
        mv.visitLookupSwitchInsn(m.label(d.targets().getFirst().target()), ordered, targets);
    }
}
