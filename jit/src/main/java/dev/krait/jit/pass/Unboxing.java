package dev.krait.jit.pass;

import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Edge;
import dev.krait.jit.ir.FrameState;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.Kind;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Operator;
import dev.krait.jit.ir.Terminator;
import dev.krait.jit.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Carries block parameters unboxed when every way in brings a box of one kind.
 *
 * <p>A way into a loop may bring anything if the loop unboxes the parameter: then the guard is moved in front of the loop, where it leaves with the state of the
 * loop's beginning. HotSpot's escape analysis never takes a box out of a loop; this pass does.
 */
public final class Unboxing implements Pass {
    private Graph graph;
    private Map<Block, List<Edge>> incoming;
    private Map<Value, Kind> candidates;
    private Map<Value, Kind> wanted;
    private Map<Block, Integer> order;

    @Override
    public boolean run(Graph g) {
        graph = g;
        incoming = g.incoming();
        candidates = new HashMap<>();
        order = new HashMap<>();
        for (Block b : g.blocks) {
            order.put(b, order.size());
        }
        findWanted();
        for (Block block : g.blocks) {
            if (!block.handler) {
                for (Value p : block.parameters) {
                    Kind kind = p.kind == Kind.OBJECT ? guess(block, p) : null;
                    if (kind != null) {
                        candidates.put(p, kind);
                    }
                }
            }
        }
        refute();
        if (candidates.isEmpty()) {
            return false;
        }
        rewrite();
        return true;
    }

    /** The kinds that guards ask of values, also through parameters that they are passed to. */
    private void findWanted() {
        wanted = new HashMap<>();
        for (Block block : graph.blocks) {
            for (Op op : block.ops) {
                if (op instanceof Op.Guard g && (g.test() == Op.Test.INT || g.test() == Op.Test.FLOAT || g.test() == Op.Test.BOOL)) {
                    wanted.putIfAbsent(g.input(), g.test().result);
                }
            }
        }
        for (boolean changed = true; changed; ) {
            changed = false;
            for (Block block : graph.blocks.reversed()) {
                for (Edge edge : block.edges()) {
                    for (int i = 0; i < edge.arguments().size(); i++) {
                        Kind kind = wanted.get(edge.target().parameters.get(i));
                        Value v = edge.arguments().get(i);
                        if (kind != null && v.definition instanceof Block && wanted.putIfAbsent(v, kind) == null) {
                            changed = true;
                        }
                    }
                }
            }
        }
    }

    private Kind guess(Block block, Value p) {
        int index = block.parameters.indexOf(p);
        Kind kind = wanted.get(p);
        for (Edge e : incoming.getOrDefault(block, List.of())) {
            Kind boxed = boxed(e.arguments().get(index));
            if (boxed != null) {
                if (kind != null && kind != boxed) {
                    return null;
                }
                kind = boxed;
            }
        }
        return kind;
    }

    /** The kind that a value is a box of, or null. */
    private static Kind boxed(Value v) {
        return switch (v.op()) {
            case Op.Arithmetic a when a.operator().boxes() -> a.inputs().getFirst().kind;
            case Op.Constant c when c.value() instanceof Long -> Kind.INT;
            case Op.Constant c when c.value() instanceof Double -> Kind.FLOAT;
            case Op.Constant c when c.value() instanceof Boolean -> Kind.BOOL;
            case null, default -> null;
        };
    }

    private void refute() {
        for (boolean changed = true; changed; ) {
            changed = false;
            for (Value p : new ArrayList<>(candidates.keySet())) {
                if (!holds(p)) {
                    candidates.remove(p);
                    changed = true;
                }
            }
        }
    }

    private boolean holds(Value p) {
        Block block = (Block) p.definition;
        int index = block.parameters.indexOf(p);
        Kind kind = candidates.get(p);
        boolean some = false;
        for (Edge e : incoming.getOrDefault(block, List.of())) {
            Value v = e.arguments().get(index);
            if (v == p) {
                continue;
            }
            boolean good = boxed(v) == kind || candidates.get(v) == kind;
            some |= good;
            if (!good && !(wanted.get(p) == kind && speculates(block, e))) {
                return false;
            }
        }
        return some;
    }

    /** Whether a guard can be put on a way into a block: into a loop, from before it, where the interpreter's state is known. */
    private boolean speculates(Block block, Edge edge) {
        return block.loopHeader && block.entryState != null && !isBack(block, edge);
    }

    private boolean isBack(Block block, Edge edge) {
        for (Block b : graph.blocks) {
            if (order.get(b) >= order.get(block) && b.edges().contains(edge)) {
                return true;
            }
        }
        return false;
    }

    private void rewrite() {
        Map<Value, Value> raw = new HashMap<>();
        Map<Value, Value> boxes = new HashMap<>();
        Map<Block, FrameState> states = new HashMap<>();
        for (Block block : graph.blocks) {
            states.put(block, block.entryState);
            List<Op> boxing = new ArrayList<>();
            for (int i = 0; i < block.parameters.size(); i++) {
                Value p = block.parameters.get(i);
                Kind kind = candidates.get(p);
                if (kind != null) {
                    Value r = graph.value(kind);
                    r.definition = block;
                    raw.put(p, r);
                    Value box = graph.value(Kind.OBJECT);
                    Operator operator = kind == Kind.INT ? Operator.BOX_INT : kind == Kind.FLOAT ? Operator.BOX_FLOAT : Operator.BOX_BOOL;
                    box.type = kind == Kind.INT ? Long.class : kind == Kind.FLOAT ? Double.class : Boolean.class;
                    Op op = new Op.Arithmetic(box, operator, List.of(r), null);
                    box.definition = op;
                    boxing.add(op);
                    boxes.put(p, box);
                }
            }
            block.ops.addAll(0, boxing);
        }
        Set<Block> original = new HashSet<>(graph.blocks);
        for (Block block : new ArrayList<>(graph.blocks)) {
            block.terminator = block.terminator.map(v -> v, e -> original.contains(e.target()) ? redirect(e, raw, states.get(e.target())) : e);
        }
        for (Block block : graph.blocks) {
            block.parameters.replaceAll(p -> raw.getOrDefault(p, p));
            if (block.entryState != null) {
                // unboxed, so that guards put in front of the loop later find the parameters themselves
                block.entryState = block.entryState.map(p -> raw.getOrDefault(p, p));
            }
        }
        graph.replace(boxes);
    }

    private Edge redirect(Edge edge, Map<Value, Value> raw, FrameState state) {
        Block target = edge.target();
        if (target.handler || target.parameters.stream().noneMatch(candidates::containsKey)) {
            return edge;
        }
        List<Value> arguments = new ArrayList<>(edge.arguments());
        Block guards = null;
        for (int i = 0; i < arguments.size(); i++) {
            Value p = target.parameters.get(i);
            Kind kind = candidates.get(p);
            if (kind == null) {
                continue;
            }
            Value v = arguments.get(i);
            if (raw.containsKey(v)) {
                arguments.set(i, raw.get(v));
            } else if (boxed(v) == kind) {
                arguments.set(i, unbox(v, kind));
            } else {
                guards = guards == null ? graph.block() : guards;
                Value r = graph.value(kind);
                Op.Test test = kind == Kind.INT ? Op.Test.INT : kind == Kind.FLOAT ? Op.Test.FLOAT : Op.Test.BOOL;
                guards.add(new Op.Guard(r, test, v, null, entering(state, target, edge)));
                arguments.set(i, r);
            }
        }
        if (guards == null) {
            return new Edge(target, arguments);
        }
        guards.terminator = new Terminator.Jump(new Edge(target, arguments));
        return new Edge(guards, List.of());
    }

    /** The state at the beginning of a loop, on one of the ways in. */
    private static FrameState entering(FrameState state, Block target, Edge edge) {
        return state.map(v -> {
            int i = target.parameters.indexOf(v);
            return i < 0 ? v : edge.arguments().get(i);
        });
    }

    private Value unbox(Value box, Kind kind) {
        if (box.op() instanceof Op.Arithmetic a) {
            return a.inputs().getFirst();
        }
        Value k = graph.value(kind);
        Op.Constant constant = new Op.Constant(k, ((Op.Constant) box.op()).value());
        k.definition = constant;
        graph.entry().ops.addFirst(constant);
        return k;
    }
}
