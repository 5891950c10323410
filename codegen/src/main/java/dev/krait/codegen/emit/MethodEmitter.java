package dev.krait.codegen.emit;

import static dev.krait.codegen.emit.InternalNames.*;
import static org.objectweb.asm.Opcodes.*;

import dev.krait.codegen.layout.Layout;
import dev.krait.deopt.DeoptReason;
import dev.krait.deopt.ExitPoint;
import dev.krait.jit.Backend.EntryKind;
import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.FrameState;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Value;
import dev.krait.runtime.StressSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Writes the one static method of a unit: {@code (thread, frame)} for entries with a frame, {@code (thread, frame, sent)} for resumptions, {@code (thread, function,
 * arguments…)} for calls.
 *
 * <p>Variable 0 is the thread, 1 the frame or the function. Exits stand behind the code, one for each frame state.
 */
public final class MethodEmitter {
    final Graph graph;
    final EntryKind entry;
    final MethodVisitor mv;
    final String owner;
    final ConstantPool pool;
    final Layout layout;
    final int arguments;
    /** Whether there is a variable for a frame, and what is being emitted has one in it. */
    private final boolean usesFrame;
    boolean framed;
    final int frame;
    private final Map<Block, Boolean> framedBlocks = new HashMap<>();
    /** Where there is a frame that exceptions leave. */
    private final List<Label[]> framedRanges = new ArrayList<>();
    private Label framedFrom;
    private final Map<Block, Label> labels = new HashMap<>();
    final OperandStack stack;
    final ArithmeticEmitter arithmetic;
    final CallEmitter calls;
    private final GuardEmitter guards;
    private final TerminatorEmitter terminators;
    private final ExitEmitter exits;
    private final Lines lines;
    private final StressSequence stress;
    private final Label leaveRaising = new Label();
    private int lasti = -1;

    public MethodEmitter(Graph graph, EntryKind entry, int arguments, MethodVisitor mv, String owner, ConstantPool pool, StressSequence stress) {
        this.stress = stress;
        this.graph = graph;
        this.entry = entry;
        this.mv = mv;
        this.owner = owner;
        this.pool = pool;
        this.arguments = arguments;
        this.usesFrame = entry != EntryKind.CALL || graph.blocks.stream().flatMap(b -> b.ops.stream()).anyMatch(Op.EnterFrame.class::isInstance);
        int fixed = entry == EntryKind.CALL ? 2 + arguments : entry == EntryKind.RESUMPTION ? 3 : 2;
        this.frame = entry == EntryKind.CALL ? fixed : 1;
        this.layout = new Layout(graph, entry == EntryKind.CALL && usesFrame ? fixed + 1 : fixed);
        this.stack = new OperandStack(this);
        this.arithmetic = new ArithmeticEmitter(this);
        this.calls = new CallEmitter(this);
        this.guards = new GuardEmitter(this);
        this.terminators = new TerminatorEmitter(this);
        this.exits = new ExitEmitter(this);
        this.lines = new Lines(graph.code);
    }

    /** The exits that were emitted, by number. */
    public List<ExitPoint> exitPoints() {
        return exits.points();
    }

    /** Writes the methods that the code calls when it leaves; after {@link #emit}. */
    public void writePackers(ClassVisitor unit) {
        exits.writePackers(unit);
    }

    /** Writes the method's code; returns its size in bytes. */
    public int emit() {
        mv.visitCode();
        prologue();
        for (Block block : graph.blocks) {
            emitBlock(block);
        }
        // the exits lie outside: what the interpreter raises after one has passed this activation already
        becomeFramed(false);
        exits.emit();
        framedRanges.removeIf(range -> range[0].getOffset() == range[1].getOffset());
        if (!framedRanges.isEmpty()) {
            // the last rows of the exception table: what no handler inside takes leaves the activation
            Label uncaught = new Label();
            framedRanges.forEach(range -> mv.visitTryCatchBlock(range[0], range[1], uncaught, THROWABLE));
            mv.visitLabel(uncaught);
            framed = true;
            frameFor(Set.of(), THROWABLE);
            attention(leaveRaising);
            unwind();
            mv.visitLabel(leaveRaising);
            frameFor(Set.of(), THROWABLE);
            activations(entry == EntryKind.LOOP ? "leaveLoopRaising" : "leaveRaising", OBJECT);
            mv.visitInsn(ARETURN);
        }
        Label last = new Label();
        mv.visitLabel(last);
        mv.visitMaxs(0, 0);
        mv.visitEnd();
        return last.getOffset();
    }

    private void prologue() {
        lines.at(mv, 0);
        if (entry == EntryKind.FRAME || entry == EntryKind.RESUMPTION) {
            mv.visitVarInsn(ALOAD, 0);
            mv.visitVarInsn(ALOAD, 1);
            runtime("Activations", "enter", "(L" + THREAD + ";L" + FRAME + ";)V");
        }
        framedBlocks.put(graph.entry(), entry != EntryKind.CALL);
    }

    private void enterFrame() {
        mv.visitVarInsn(ALOAD, 0);
        mv.visitVarInsn(ALOAD, 1);
        runtime("Activations", "enter", "(L" + THREAD + ";L" + FUNCTION + ";)L" + FRAME + ";");
        mv.visitVarInsn(ASTORE, frame);
        becomeFramed(true);
    }

    /** What comes next has a frame, or has none. */
    private void becomeFramed(boolean now) {
        framed = now;
        if (now && framedFrom == null) {
            framedFrom = new Label();
            mv.visitLabel(framedFrom);
        } else if (!now && framedFrom != null) {
            Label end = new Label();
            mv.visitLabel(end);
            framedRanges.add(new Label[] {framedFrom, end});
            framedFrom = null;
        }
    }

    /** Ends the activation, the result being on the stack. */
    void epilogue() {
        if (framed && entry != EntryKind.LOOP) {
            mv.visitVarInsn(ALOAD, 0);
            mv.visitVarInsn(ALOAD, frame);
            runtime("Activations", "leave", "(L" + THREAD + ";L" + FRAME + ";)V");
        }
        mv.visitInsn(ARETURN);
    }

    private void unwind() {
        activations(entry == EntryKind.LOOP ? "unwindLoop" : "unwind", EXCEPTION);
        mv.visitInsn(ATHROW);
    }

    /** Hands what was thrown, which is on the stack, to a method of the runtime. */
    private void activations(String method, String result) {
        mv.visitVarInsn(ALOAD, 0);
        mv.visitVarInsn(ALOAD, frame);
        runtime("Activations", method, "(L" + THROWABLE + ";L" + THREAD + ";L" + FRAME + ";)L" + result + ";");
    }

    /** Jumps when the activation's attention is wanted. */
    private void attention(Label target) {
        mv.visitVarInsn(ALOAD, frame);
        mv.visitFieldInsn(GETFIELD, FRAME, "attention", "I");
        mv.visitJumpInsn(IFNE, target);
    }

    void runtime(String type, String method, String descriptor) {
        mv.visitMethodInsn(INVOKESTATIC, RUNTIME + type, method, descriptor, false);
    }

    // ---- blocks

    Label label(Block block) {
        return labels.computeIfAbsent(block, b -> new Label());
    }

    private void emitBlock(Block block) {
        mv.visitLabel(label(block));
        becomeFramed(framedBlocks.get(block));
        lasti = -1;
        if (block != graph.entry()) {
            if (block.handler) {
                frameFor(Set.of(), THROWABLE);
                attention(leaveRaising);
                activations("caught", OBJECT);
                Value exception = block.parameters.getFirst();
                if (layout.hasVariable(exception)) {
                    mv.visitVarInsn(ASTORE, layout.variable(exception));
                } else {
                    mv.visitInsn(POP);
                }
            } else {
                frameFor(layout.liveIn(block));
            }
        }
        for (int i = 0; i < block.ops.size(); i++) {
            emitOp(block.ops.get(i));
        }
        // blocks come in an order in which one that leads here has been emitted
        block.edges().forEach(e -> framedBlocks.put(e.target(), framed));
        terminators.emit(block);
    }

    /** The verifier's frame where the given values are live, and what lies on the stack. */
    void frameFor(Set<Value> live, Object... operands) {
        Object[] locals = new Object[layout.limit()];
        Arrays.fill(locals, TOP);
        locals[0] = THREAD;
        locals[1] = entry == EntryKind.CALL ? FUNCTION : FRAME;
        if (entry == EntryKind.CALL) {
            for (int i = 0; i < arguments; i++) {
                locals[2 + i] = OBJECT;
            }
            if (framed) {
                locals[frame] = FRAME;
            }
        } else if (entry == EntryKind.RESUMPTION) {
            locals[2] = OBJECT;
        }
        for (Value v : live) {
            if (layout.hasVariable(v)) {
                locals[layout.variable(v)] = switch (v.kind) {
                    case OBJECT -> OBJECT;
                    case INT -> LONG;
                    case FLOAT -> DOUBLE;
                    case BOOL -> INTEGER;
                };
            }
        }
        // a long or double takes two variables and one entry
        List<Object> compact = new ArrayList<>();
        for (int i = 0; i < locals.length; i++) {
            compact.add(locals[i]);
            if (locals[i] == LONG || locals[i] == DOUBLE) {
                i++;
            }
        }
        mv.visitFrame(F_NEW, compact.size(), compact.toArray(), operands.length, operands);
    }

    /**
     * Forgets the objects in the method's variables: it stays on the Java stack while the activation goes on in the interpreter, and HotSpot's interpreter takes
     * variables that nobody reads any more for references.
     */
    void clearVariables() {
        for (int i = 2; i < layout.limit(); i++) {
            if (!usesFrame || i != frame) {
                mv.visitInsn(ACONST_NULL);
                mv.visitVarInsn(ASTORE, i);
            }
        }
    }

    // ---- operations

    private void emitOp(Op op) {
        if (op.result() != null && (layout.isDeferred(op.result()) || op instanceof Op.Constant)) {
            return;
        }
        if (stress != null && !op.effect().raises() && op.state() != null) {
            stack.pushObject(stress);
            runtime("Guards", "stressed", "(L" + OBJECT + ";)Z");
            mv.visitJumpInsn(IFNE, exit(op.state(), DeoptReason.STRESS));
        }
        switch (op) {
            case Op.Constant c -> { }
            case Op.Arithmetic a -> arithmetic.emit(a);
            case Op.Guard g -> guards.emit(g);
            case Op.Invoke i -> {
                call(i, () -> calls.invoke(i));
                if (i.method().result() != null) {
                    stack.store(i.result());
                }
            }
            case Op.Direct d -> {
                call(d, () -> calls.direct(d));
                stack.store(d.result());
            }
            case Op.Resume r -> {
                call(r, () -> calls.resume(r));
                stack.store(r.result());
            }
            case Op.Sent s -> {
                mv.visitVarInsn(ALOAD, 2);
                stack.store(s.result());
            }
            case Op.EnterFrame e -> enterFrame();
            case Op.Argument a -> {
                mv.visitVarInsn(ALOAD, 2 + a.number());
                stack.store(a.result());
            }
            case Op.LoadSlot l -> {
                pushSlot(l.slot());
                mv.visitInsn(AALOAD);
                stack.store(l.result());
            }
            case Op.StoreSlot s -> {
                pushSlot(s.slot());
                if (s.value() == null) {
                    mv.visitInsn(ACONST_NULL);
                } else {
                    stack.push(s.value());
                    stack.box(s.value().kind);
                }
                mv.visitInsn(AASTORE);
            }
            case Op.Poll p -> poll(p);
        }
    }

    /** Pushes the frame's array of slots and an index. */
    private void pushSlot(int slot) {
        mv.visitVarInsn(ALOAD, frame);
        mv.visitFieldInsn(GETFIELD, FRAME, "slots", "[L" + OBJECT + ";");
        stack.pushInt(slot);
    }

    private void poll(Op.Poll p) {
        if (p.where() == Op.Poll.Where.RETURN) {
            pollReturn(p);
            return;
        }
        Label exit = exit(p.state(), DeoptReason.ATTENTION);
        switch (p.where()) {
            case ENTRY -> {
                mv.visitVarInsn(ALOAD, 0);
                runtime("Activations", framed ? "wanted" : "wantedOrTooDeep", "(L" + THREAD + ";)Z");
                mv.visitJumpInsn(IFNE, exit);
            }
            case LOOP -> {
                mv.visitVarInsn(ALOAD, 0);
                mv.visitMethodInsn(INVOKEVIRTUAL, THREAD, "breaker", "()I", false);
                mv.visitJumpInsn(IFNE, exit);
            }
            case OPERATION -> attention(exit);
            case RETURN -> throw new AssertionError();
        }
    }

    /** Leaves for the interpreter, which returns with all variables in their slots, when the frame is kept; needless where they are there already. */
    private void pollReturn(Op.Poll p) {
        List<Value> variables = p.state().slots().subList(0, graph.code.localsplusnames.length);
        if (variables.stream().allMatch(v -> v == FrameState.STORED)) {
            place(p.state());
            return;
        }
        mv.visitVarInsn(ALOAD, frame);
        mv.visitFieldInsn(GETFIELD, FRAME, "kept", "Z");
        mv.visitJumpInsn(IFNE, exit(p.state(), DeoptReason.ATTENTION));
    }

    /** Emits a call in its handler's range, with the instruction noted in the frame. */
    private void call(Op op, Runnable emission) {
        Label from = new Label();
        Label to = new Label();
        mv.visitLabel(from);
        place(op.state());
        emission.run();
        mv.visitLabel(to);
        if (op.unwind() != null) {
            mv.visitTryCatchBlock(from, to, label(op.unwind().target()), THROWABLE);
        }
    }

    /** Notes in the frame which instruction runs. */
    private void place(FrameState state) {
        if (state == null || !framed) {
            return;
        }
        lines.at(mv, state.index());
        if (state.index() != lasti) {
            lasti = state.index();
            mv.visitVarInsn(ALOAD, frame);
            stack.pushInt(lasti);
            mv.visitFieldInsn(PUTFIELD, FRAME, "lasti", "I");
        }
    }

    /** Pushes what knows the globals: the function that is running, or its frame. Gives the type. */
    String pushActivation() {
        mv.visitVarInsn(ALOAD, 1);
        return "L" + (entry == EntryKind.CALL ? FUNCTION : FRAME) + ";";
    }

    Label exit(FrameState state, DeoptReason reason) {
        return exits.label(state, reason, framed);
    }

    Label arithmeticExit(FrameState state) {
        return exits.throwing(state, framed);
    }
}
