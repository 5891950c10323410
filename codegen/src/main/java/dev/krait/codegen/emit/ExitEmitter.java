package dev.krait.codegen.emit;

import static dev.krait.codegen.emit.InternalNames.*;
import static org.objectweb.asm.Opcodes.*;

import dev.krait.deopt.DeoptReason;
import dev.krait.deopt.ExitPoint;
import dev.krait.deopt.FrameDescription;
import dev.krait.jit.Backend.EntryKind;
import dev.krait.jit.ir.FrameState;
import dev.krait.jit.ir.Kind;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;

/**
 * Emits the exits: the live values onto the stack, and a call of a method of the unit that packs values of their kinds. All exits go on at one place.
 * Exits with equal states and reasons are one.
 */
final class ExitEmitter {
    private static final String LEAVE_TYPE = "(" + Packers.ARRAY + "ILjava/lang/Class;ZL" + THREAD + ";L" + OBJECT + ";)L" + OBJECT + ";";

    private record Key(FrameState state, DeoptReason reason, boolean framed) {}

    private static final class Exit {
        final Label label = new Label();
        Label throwing;
        final FrameState state;
        final DeoptReason reason;
        final boolean framed;

        Exit(Key key) {
            this.state = key.state;
            this.reason = key.reason;
            this.framed = key.framed;
        }
    }

    private final MethodEmitter m;
    private final Map<Key, Exit> exits = new LinkedHashMap<>();
    private final List<ExitPoint> points = new ArrayList<>();
    private final Packers packers;
    private final Label leaveFramed = new Label();
    private final Label leaveFrameless = new Label();

    ExitEmitter(MethodEmitter m) {
        this.m = m;
        this.packers = new Packers(m.owner);
    }

    List<ExitPoint> points() {
        return points;
    }

    /** Writes the methods that the exits call. */
    void writePackers(ClassVisitor unit) {
        packers.write(unit);
    }

    /** Where to jump to leave; {@code framed} tells whether there is a frame already. */
    Label label(FrameState state, DeoptReason reason, boolean framed) {
        return exits.computeIfAbsent(new Key(state, reason, framed), Exit::new).label;
    }

    /** Where {@code ArithmeticException}s go. */
    Label throwing(FrameState state, boolean framed) {
        Exit exit = exits.computeIfAbsent(new Key(state, DeoptReason.ARITHMETIC, framed), Exit::new);
        if (exit.throwing == null) {
            exit.throwing = new Label();
        }
        return exit.throwing;
    }

    void emit() {
        for (Exit exit : exits.values()) {
            m.framed = exit.framed;
            emit(exit);
        }
        leave(leaveFramed, true);
        leave(leaveFrameless, false);
    }

    /** Where all exits with a frame or without one come together, with the packed values and the exit's number on the stack. */
    private void leave(Label label, boolean framed) {
        if (exits.values().stream().noneMatch(e -> e.framed == framed)) {
            return;
        }
        m.framed = framed;
        m.mv.visitLabel(label);
        m.frameFor(Set.of(), Packers.ARRAY, INTEGER);
        m.clearVariables();
        m.mv.visitLdcInsn(Type.getObjectType(m.owner));
        m.mv.visitInsn(m.entry == EntryKind.LOOP ? ICONST_1 : ICONST_0);
        m.mv.visitVarInsn(ALOAD, 0);
        // the frame where there is one, else the function, of which a frame is made
        m.mv.visitVarInsn(ALOAD, framed ? m.frame : 1);
        m.runtime("Exits", "leave", LEAVE_TYPE);
        m.mv.visitInsn(ARETURN);
    }

    private void emit(Exit exit) {
        Set<Value> live = new LinkedHashSet<>();
        List<FrameDescription> frames = new ArrayList<>();
        for (FrameState s = exit.state; s != null; s = s.parent()) {
            frames.add(describe(s, live));
        }
        Set<Value> variables = new LinkedHashSet<>();
        live.forEach(v -> m.layout.addReads(v, variables));
        if (exit.throwing != null) {
            m.mv.visitLabel(exit.throwing);
            m.frameFor(variables, "java/lang/ArithmeticException");
            m.mv.visitInsn(POP);
        }
        m.mv.visitLabel(exit.label);
        m.frameFor(variables);
        List<Value> values = List.copyOf(live);
        List<Kind> kinds = values.stream().map(v -> v.kind).toList();
        packers.pack(m.mv, kinds, i -> m.stack.push(values.get(i)));
        m.mv.visitIntInsn(SIPUSH, points.size());
        m.mv.visitJumpInsn(GOTO, exit.framed ? leaveFramed : leaveFrameless);
        points.add(new ExitPoint(exit.reason, exit.state.index(), frames.toArray(FrameDescription[]::new)));
    }

    private static FrameDescription describe(FrameState s, Set<Value> live) {
        int[] sources = new int[s.slots().size()];
        List<Object> constants = new ArrayList<>();
        for (int i = 0; i < sources.length; i++) {
            sources[i] = source(s.slots().get(i), live, constants);
        }
        int function = source(s.function(), live, constants);
        FrameDescription.Taking taking = switch (s.resume()) {
            case BEFORE -> FrameDescription.Taking.NOTHING;
            case PUSH_RESULT -> FrameDescription.Taking.PUSH;
            case CHECK_INIT -> FrameDescription.Taking.CHECK_INIT;
            case ANSWER -> FrameDescription.Taking.ANSWER;
        };
        return new FrameDescription(s.code(), s.index(), sources, function, constants.toArray(), taking);
    }

    private static int source(Value v, Set<Value> live, List<Object> constants) {
        if (v == null) {
            return FrameDescription.EMPTY;
        }
        if (v == FrameState.STORED) {
            return FrameDescription.STORED;
        }
        if (v.op() instanceof Op.Constant c) {
            if (c.value() == null) {
                return FrameDescription.EMPTY;
            }
            constants.add(c.value());
            return FrameDescription.CONSTANT - (constants.size() - 1);
        }
        live.add(v);
        return new ArrayList<>(live).indexOf(v);
    }
}
