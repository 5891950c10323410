package dev.krait.codegen.emit;

import static org.objectweb.asm.Opcodes.*;

import dev.krait.codegen.layout.Layout;
import dev.krait.deopt.ExitPoint;
import dev.krait.jit.Backend.EntryKind;
import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Edge;
import dev.krait.jit.ir.FrameState;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.Kind;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.RuntimeMethod;
import dev.krait.jit.ir.Terminator;
import dev.krait.jit.ir.Value;
import dev.krait.runtime.StressSequence;
import dev.krait.type.function.PyFunction;
import java.util.ArrayList;
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
    static final String RUNTIME = "dev/krait/runtime/";
    static final String OBJECT = "java/lang/Object";
    static final String THREAD = "dev/krait/thread/PyThread";
    static final String FRAME = "dev/krait/frame/PyFrame";
    static final String FUNCTION = "dev/krait/type/function/PyFunction";
    static final String ENTRY = "dev/krait/eval/CompiledEntry";
    static final String RESUMABLE = "dev/krait/type/generator/Resumable";
    static final String EXCEPTION = "dev/krait/error/PyException";
    /** Compiled code catches Java's errors too: they become Python's, or at least end the activation. */
    static final String THROWABLE = "java/lang/Throwable";

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
    private final ExitEmitter exits;
    private final ArithmeticEmitter arithmetic;
    private final GuardEmitter guards;
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
        this.exits = new ExitEmitter(this);
        this.arithmetic = new ArithmeticEmitter(this);
        this.guards = new GuardEmitter(this);
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
    private void epilogue() {
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

    private Label label(Block block) {
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
        emitEnd(block);
    }

    /** The verifier's frame where the given values are live, and what lies on the stack. */
    void frameFor(Set<Value> live, Object... stack) {
        Object[] locals = new Object[layout.limit()];
        java.util.Arrays.fill(locals, TOP);
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
        mv.visitFrame(F_NEW, compact.size(), compact.toArray(), stack.length, stack);
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
            pushObject(stress);
            runtime("Guards", "stressed", "(L" + OBJECT + ";)Z");
            mv.visitJumpInsn(IFNE, exit(op.state(), dev.krait.deopt.DeoptReason.STRESS));
        }
        switch (op) {
            case Op.Constant c -> { }
            case Op.Arithmetic a -> arithmetic.emit(a);
            case Op.Guard g -> guards.emit(g);
            case Op.Invoke i -> {
                Label from = protect(i);
                place(i.state());
                invoke(i);
                protectEnd(i, from);
                storeResult(i.result(), i.method().result() != null);
            }
            case Op.Direct d -> {
                Label from = protect(d);
                place(d.state());
                direct(d);
                protectEnd(d, from);
                storeResult(d.result(), true);
            }
            case Op.Resume r -> {
                Label from = protect(r);
                place(r.state());
                resume(r);
                protectEnd(r, from);
                storeResult(r.result(), true);
            }
            case Op.Sent s -> {
                mv.visitVarInsn(ALOAD, 2);
                storeResult(s.result(), true);
            }
            case Op.EnterFrame e -> enterFrame();
            case Op.Argument a -> {
                mv.visitVarInsn(ALOAD, 2 + a.number());
                storeResult(a.result(), true);
            }
            case Op.LoadSlot l -> {
                mv.visitVarInsn(ALOAD, frame);
                mv.visitFieldInsn(GETFIELD, FRAME, "slots", "[L" + OBJECT + ";");
                pushInt(l.slot());
                mv.visitInsn(AALOAD);
                storeResult(l.result(), true);
            }
            case Op.StoreSlot s -> {
                mv.visitVarInsn(ALOAD, frame);
                mv.visitFieldInsn(GETFIELD, FRAME, "slots", "[L" + OBJECT + ";");
                pushInt(s.slot());
                if (s.value() == null) {
                    mv.visitInsn(ACONST_NULL);
                } else {
                    push(s.value());
                    box(s.value().kind);
                }
                mv.visitInsn(AASTORE);
            }
            case Op.Poll p -> poll(p);
        }
    }

    private void poll(Op.Poll p) {
        if (p.where() == Op.Poll.Where.RETURN) {
            pollReturn(p);
            return;
        }
        Label exit = exit(p.state(), dev.krait.deopt.DeoptReason.ATTENTION);
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
        mv.visitJumpInsn(IFNE, exit(p.state(), dev.krait.deopt.DeoptReason.ATTENTION));
    }

    private Label protect(Op op) {
        if (op.unwind() == null) {
            return null;
        }
        Label from = new Label();
        mv.visitLabel(from);
        return from;
    }

    private void protectEnd(Op op, Label from) {
        if (from != null) {
            Label to = new Label();
            mv.visitLabel(to);
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
            pushInt(lasti);
            mv.visitFieldInsn(PUTFIELD, FRAME, "lasti", "I");
        }
    }

    private void direct(Op.Direct d) {
        Value function = d.inputs().getFirst();
        List<Value> given = d.inputs().subList(1, d.inputs().size());
        if (function.op() instanceof Op.Constant c && c.value() instanceof PyFunction f) {
            // that it has this code is taken for granted
            pushObject(f.state());
            runtime("Calls", "entryOf", "(L" + OBJECT + ";)L" + ENTRY + ";");
        } else {
            push(function);
            mv.visitTypeInsn(CHECKCAST, FUNCTION);
            runtime("Calls", "entry", "(L" + FUNCTION + ";)L" + ENTRY + ";");
        }
        mv.visitVarInsn(ALOAD, 0);
        push(function);
        mv.visitTypeInsn(CHECKCAST, FUNCTION);
        String parameters;
        String name;
        if (given.size() <= 4) {
            given.forEach(this::push);
            parameters = ("L" + OBJECT + ";").repeat(given.size());
            name = "call" + given.size();
        } else {
            pushArray(given);
            parameters = "[L" + OBJECT + ";";
            name = "callArray";
        }
        mv.visitMethodInsn(INVOKEVIRTUAL, ENTRY, name, "(L" + THREAD + ";L" + FUNCTION + ";" + parameters + ")L" + OBJECT + ";", false);
    }

    private void resume(Op.Resume r) {
        push(r.inputs().getFirst());
        mv.visitTypeInsn(CHECKCAST, RESUMABLE);
        mv.visitInsn(DUP);
        runtime("Iteration", "resumption", "(L" + RESUMABLE + ";)L" + ENTRY + ";");
        mv.visitInsn(SWAP);
        mv.visitVarInsn(ALOAD, 0);
        mv.visitInsn(SWAP);
        push(r.inputs().get(1));
        mv.visitMethodInsn(INVOKEVIRTUAL, ENTRY, "resume", "(L" + THREAD + ";L" + RESUMABLE + ";L" + OBJECT + ";)L" + OBJECT + ";", false);
    }

    /** Pushes what knows the globals: the function that is running, or its frame. Gives the type. */
    String pushActivation() {
        mv.visitVarInsn(ALOAD, 1);
        return "L" + (entry == EntryKind.CALL ? FUNCTION : FRAME) + ";";
    }

    private void invoke(Op.Invoke i) {
        RuntimeMethod m = i.method();
        StringBuilder descriptor = new StringBuilder("(");
        int next = 0;
        for (char c : m.parameters().toCharArray()) {
            switch (c) {
                case 'T' -> {
                    mv.visitVarInsn(ALOAD, 0);
                    descriptor.append('L').append(THREAD).append(';');
                }
                case 'P' -> {
                    mv.visitVarInsn(ALOAD, frame);
                    descriptor.append('L').append(FRAME).append(';');
                }
                case 'G' -> descriptor.append(pushActivation());
                case '*' -> {
                    pushArray(i.inputs().subList(next, i.inputs().size()));
                    descriptor.append("[L").append(OBJECT).append(';');
                    next = i.inputs().size();
                }
                default -> {
                    push(i.inputs().get(next++));
                    descriptor.append(letter(c));
                }
            }
        }
        descriptor.append(')').append(letter(m.signature.charAt(m.signature.length() - 1)));
        runtime(m.owner, m.method, descriptor.toString());
    }

    private static String letter(char c) {
        return switch (c) {
            case 'O' -> "L" + OBJECT + ";";
            case 'I' -> "J";
            case 'F' -> "D";
            case 'B' -> "Z";
            case 'V' -> "V";
            default -> throw new AssertionError(c);
        };
    }

    private void pushArray(List<Value> values) {
        pushInt(values.size());
        mv.visitTypeInsn(ANEWARRAY, OBJECT);
        for (int k = 0; k < values.size(); k++) {
            mv.visitInsn(DUP);
            pushInt(k);
            push(values.get(k));
            mv.visitInsn(AASTORE);
        }
    }

    /** Stores what is on the stack, or drops it when nobody reads it. */
    void storeResult(Value result, boolean present) {
        if (!present) {
            return;
        }
        if (layout.hasVariable(result)) {
            mv.visitVarInsn(storeOpcode(result.kind), layout.variable(result));
        } else {
            mv.visitInsn(Layout.width(result) == 2 ? POP2 : POP);
        }
    }

    private static int storeOpcode(Kind kind) {
        return switch (kind) {
            case OBJECT -> ASTORE;
            case INT -> LSTORE;
            case FLOAT -> DSTORE;
            case BOOL -> ISTORE;
        };
    }

    /** Puts a value on the stack. */
    void push(Value v) {
        if (v.op() instanceof Op.Constant c) {
            pushConstant(v.kind, c.value());
        } else if (layout.isDeferred(v)) {
            switch (v.op()) {
                case Op.Arithmetic a -> arithmetic.compute(a);
                case Op.Invoke i -> invoke(i);
                default -> throw new AssertionError("deferred " + v.op());
            }
        } else {
            int load = switch (v.kind) {
                case OBJECT -> ALOAD;
                case INT -> LLOAD;
                case FLOAT -> DLOAD;
                case BOOL -> ILOAD;
            };
            mv.visitVarInsn(load, layout.variable(v));
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

    void pushObject(Object value) {
        mv.visitFieldInsn(GETSTATIC, owner, "k" + pool.number(value), "L" + OBJECT + ";");
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

    /** Boxes what is on the stack. */
    void box(Kind kind) {
        switch (kind) {
            case INT -> mv.visitMethodInsn(INVOKESTATIC, "java/lang/Long", "valueOf", "(J)Ljava/lang/Long;", false);
            case FLOAT -> mv.visitMethodInsn(INVOKESTATIC, "java/lang/Double", "valueOf", "(D)Ljava/lang/Double;", false);
            case BOOL -> mv.visitMethodInsn(INVOKESTATIC, "java/lang/Boolean", "valueOf", "(Z)Ljava/lang/Boolean;", false);
            case OBJECT -> { }
        }
    }

    void jump(Value condition, boolean wanted, Label target) {
        arithmetic.jump(condition, wanted, target);
    }

    Label exit(FrameState state, dev.krait.deopt.DeoptReason reason) {
        return exits.label(state, reason, framed);
    }

    Label arithmeticExit(FrameState state) {
        return exits.throwing(state, framed);
    }

    // ---- ends of blocks

    private void emitEnd(Block block) {
        switch (block.terminator) {
            case Terminator.Jump j -> {
                moves(j.edge());
                mv.visitJumpInsn(GOTO, label(j.edge().target()));
            }
            case Terminator.Branch b -> branch(b);
            case Terminator.Return r -> {
                push(r.value());
                epilogue();
            }
            case Terminator.Yield y -> {
                mv.visitVarInsn(ALOAD, frame);
                pushInt(y.state().index());
                mv.visitFieldInsn(PUTFIELD, FRAME, "lasti", "I");
                push(y.value());
                mv.visitVarInsn(ALOAD, 0);
                mv.visitVarInsn(ALOAD, frame);
                runtime("Activations", entry == EntryKind.LOOP ? "suspendLoop" : "suspend", "(L" + THREAD + ";L" + FRAME + ";)V");
                mv.visitInsn(ARETURN);
            }
            case Terminator.Leave l -> mv.visitJumpInsn(GOTO, exit(l.state(), l.reason()));
            case Terminator.Unreachable u -> {
                runtime("Activations", "unreachable", "()L" + EXCEPTION + ";");
                mv.visitInsn(ATHROW);
            }
            case Terminator.Dispatch d -> dispatch(d);
        }
    }

    private void branch(Terminator.Branch b) {
        Label no = b.no().arguments().isEmpty() ? label(b.no().target()) : new Label();
        arithmetic.jumpUnless(b.condition(), no);
        moves(b.yes());
        mv.visitJumpInsn(GOTO, label(b.yes().target()));
        if (!b.no().arguments().isEmpty()) {
            mv.visitLabel(no);
            Set<Value> live = new java.util.HashSet<>(layout.liveIn(b.no().target()));
            b.no().target().parameters.forEach(live::remove);
            b.no().arguments().forEach(v -> leaves(v, live));
            frameFor(live);
            moves(b.no());
            mv.visitJumpInsn(GOTO, label(b.no().target()));
        }
    }

    private void leaves(Value v, Set<Value> out) {
        if (layout.isDeferred(v)) {
            v.op().inputs().forEach(i -> leaves(i, out));
        } else if (layout.hasVariable(v)) {
            out.add(v);
        }
    }

    private void dispatch(Terminator.Dispatch d) {
        mv.visitVarInsn(ALOAD, frame);
        mv.visitFieldInsn(GETFIELD, FRAME, "lasti", "I");
        int[] keys = d.indexes().clone();
        Integer[] sorted = new Integer[keys.length];
        for (int i = 0; i < keys.length; i++) {
            sorted[i] = i;
        }
        java.util.Arrays.sort(sorted, (i, j) -> Integer.compare(keys[i], keys[j]));
        int[] ordered = new int[keys.length];
        Label[] targets = new Label[keys.length];
        for (int i = 0; i < keys.length; i++) {
            ordered[i] = keys[sorted[i]];
            targets[i] = label(d.targets().get(sorted[i]).target());
        }
        mv.visitLookupSwitchInsn(label(d.targets().getFirst().target()), ordered, targets);
    }

    /** The parallel move of an edge: all arguments onto the stack, then into the parameters' variables. */
    private void moves(Edge edge) {
        List<Value> parameters = new ArrayList<>();
        for (int i = 0; i < edge.arguments().size(); i++) {
            Value p = edge.target().parameters.get(i);
            Value a = edge.arguments().get(i);
            boolean same = layout.hasVariable(a) && layout.hasVariable(p) && layout.variable(a) == layout.variable(p);
            if (!same && layout.hasVariable(p)) {
                push(a);
                parameters.add(p);
            }
        }
        for (Value p : parameters.reversed()) {
            mv.visitVarInsn(storeOpcode(p.kind), layout.variable(p));
        }
    }
}
