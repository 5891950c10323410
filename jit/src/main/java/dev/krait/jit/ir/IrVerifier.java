package dev.krait.jit.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Checks that a graph is well formed: each value has one definition that comes before its uses on every way, kinds fit, edges bring an argument for each parameter,
 * what can leave or raise has a state. Run by tests and in eager mode after the passes.
 */
public final class IrVerifier {
    private final Graph graph;
    private final List<String> problems = new ArrayList<>();
    private final Set<Value> defined = new HashSet<>();
    private final Set<Block> members = new HashSet<>();
    /** For each block, the numbers of the values that are there on every way to its beginning. */
    private final Map<Block, BitSet> available = new HashMap<>();

    private IrVerifier(Graph graph) {
        this.graph = graph;
    }

    /** What is wrong with a graph, or nothing. */
    public static List<String> problems(Graph graph) {
        IrVerifier verifier = new IrVerifier(graph);
        verifier.run();
        return verifier.problems;
    }

    /** Throws AssertionError with the graph's text when something is wrong. */
    public static void check(Graph graph, String when) {
        List<String> problems = problems(graph);
        if (!problems.isEmpty()) {
            throw new AssertionError(when + ": " + String.join("; ", problems) + "\n" + graph);
        }
    }

    private void run() {
        members.addAll(graph.blocks);
        for (Block block : graph.blocks) {
            block.parameters.forEach(p -> define(p, block.toString()));
            for (Op op : block.ops) {
                if (op.result() != null) {
                    define(op.result(), block.toString());
                }
            }
            if (block.terminator == null) {
                problems.add(block + " has no end");
            }
        }
        if (problems.isEmpty()) {
            findAvailable();
            graph.blocks.forEach(this::check);
        }
    }

    private void define(Value v, String where) {
        if (!defined.add(v)) {
            problems.add(v + " is defined again in " + where);
        }
    }

    private void findAvailable() {
        available.put(graph.entry(), new BitSet());
        for (boolean changed = true; changed; ) {
            changed = false;
            for (Block block : graph.blocks) {
                BitSet before = available.get(block);
                if (before == null) {
                    continue;
                }
                BitSet now = (BitSet) before.clone();
                block.parameters.forEach(p -> now.set(p.id));
                for (Op op : block.ops) {
                    // a handler sees what was there before the first operation that raised: later ones have more
                    if (op.unwind() != null) {
                        changed |= meet(op.unwind().target(), now);
                    }
                    if (op.result() != null) {
                        now.set(op.result().id);
                    }
                }
                for (Edge edge : block.terminator.edges()) {
                    changed |= meet(edge.target(), now);
                }
            }
        }
    }

    private boolean meet(Block target, BitSet values) {
        BitSet before = available.get(target);
        if (before == null) {
            available.put(target, (BitSet) values.clone());
            return true;
        }
        int count = before.cardinality();
        before.and(values);
        return before.cardinality() != count;
    }

    private void check(Block block) {
        BitSet before = available.get(block);
        if (before == null) {
            return; // unreachable, until the next ordering
        }
        BitSet now = (BitSet) before.clone();
        block.parameters.forEach(p -> now.set(p.id));
        for (Op op : block.ops) {
            Supplier<String> where = () -> block + ": " + IrPrinter.print(op);
            uses(op.inputs(), now, where);
            state(op.state(), now, where);
            if (op.unwind() != null) {
                edge(op.unwind(), now, where);
            }
            kinds(op, where);
            if (op.result() != null) {
                now.set(op.result().id);
            }
        }
        Supplier<String> where = () -> block + ": " + IrPrinter.print(block.terminator);
        uses(block.terminator.inputs(), now, where);
        state(block.terminator.state(), now, where);
        for (Edge edge : block.terminator.edges()) {
            edge(edge, now, where);
        }
        if (block.terminator instanceof Terminator.Branch b && b.condition().kind != Kind.BOOL) {
            problems.add("the condition is no truth value in " + where.get());
        }
        if (block.terminator instanceof Terminator.Return r && r.value().kind != Kind.OBJECT) {
            problems.add("an unboxed value is returned in " + where.get());
        }
    }

    private void uses(List<Value> inputs, BitSet now, Supplier<String> where) {
        for (Value v : inputs) {
            if (!now.get(v.id)) {
                problems.add(v + " is not there in " + where.get());
            }
        }
    }

    private void state(FrameState state, BitSet now, Supplier<String> where) {
        for (FrameState s = state; s != null; s = s.parent()) {
            for (Value v : s.slots()) {
                if (v != null && v != FrameState.STORED && !now.get(v.id)) {
                    problems.add(v + " is not there for the state of " + where.get());
                }
            }
            if ((s.function() == null) != (s.parent() == null) || s.function() != null && !now.get(s.function().id)) {
                problems.add("no function for the inlined state of " + where.get());
            }
        }
    }

    private void edge(Edge edge, BitSet now, Supplier<String> where) {
        uses(edge.arguments(), now, where);
        Block target = edge.target();
        int parameters = target.parameters.size() - (target.handler ? 1 : 0);
        if (!members.contains(target)) {
            problems.add(target + " is not in the graph, in " + where.get());
        } else if (parameters != edge.arguments().size()) {
            problems.add(edge.arguments().size() + " arguments for " + parameters + " parameters in " + where.get());
        } else {
            for (int i = 0; i < parameters; i++) {
                if (edge.arguments().get(i).kind != target.parameters.get(i).kind) {
                    problems.add(edge.arguments().get(i) + " has not the kind of " + target.parameters.get(i) + " in " + where.get());
                }
            }
        }
    }

    private void kinds(Op op, Supplier<String> where) {
        switch (op) {
            case Op.Arithmetic a -> {
                List<Kind> given = a.inputs().stream().map(v -> v.kind).toList();
                if (!given.equals(List.of(a.operator().operands)) || a.result().kind != a.operator().result) {
                    problems.add("kinds do not fit in " + where.get());
                }
                if (a.operator().leaves && a.state() == null) {
                    problems.add("no state to leave with in " + where.get());
                }
            }
            case Op.Guard g -> {
                if (g.test().result != null && (g.result() == null || g.result().kind != g.test().result) || g.test().result == null && g.result() != null) {
                    problems.add("the result does not fit in " + where.get());
                }
                if (g.state() == null) {
                    problems.add("no state to leave with in " + where.get());
                }
            }
            case Op.Invoke i -> invoke(i, where);
            case Op.Direct d -> {
                if (d.state() == null || d.inputs().stream().anyMatch(v -> v.kind != Kind.OBJECT)) {
                    problems.add("a call without state or with unboxed arguments: " + where.get());
                }
            }
            case Op.Resume r -> {
                if (r.state() == null || r.inputs().size() != 2 || r.inputs().stream().anyMatch(v -> v.kind != Kind.OBJECT)) {
                    problems.add("a resumption without state or with unboxed arguments: " + where.get());
                }
            }
            case Op.Poll p -> {
                if (p.state() == null) {
                    problems.add("no state to leave with in " + where.get());
                }
            }
            case Op.Constant c -> { }
            case Op.Sent s -> { }
            case Op.EnterFrame e -> { }
            case Op.Argument a -> { }
            case Op.LoadSlot l -> { }
            case Op.StoreSlot s -> { }
        }
    }

    private void invoke(Op.Invoke invoke, Supplier<String> where) {
        if (invoke.method().effect.raises() && invoke.state() == null) {
            problems.add("no state for a traceback in " + where.get());
        }
        if ((invoke.result() == null ? null : invoke.result().kind) != invoke.method().result()) {
            problems.add("the result does not fit in " + where.get());
        }
        String wanted = invoke.method().parameters().replaceAll("[TPG]", "");
        boolean rest = wanted.endsWith("*");
        int fixed = rest ? wanted.length() - 1 : wanted.length();
        if (rest ? invoke.inputs().size() < fixed : invoke.inputs().size() != fixed) {
            problems.add("the number of inputs does not fit in " + where.get());
            return;
        }
        for (int i = 0; i < invoke.inputs().size(); i++) {
            Kind kind = i >= fixed ? Kind.OBJECT : switch (wanted.charAt(i)) {
                case 'I' -> Kind.INT;
                case 'F' -> Kind.FLOAT;
                case 'B' -> Kind.BOOL;
                default -> Kind.OBJECT;
            };
            if (invoke.inputs().get(i).kind != kind) {
                problems.add(invoke.inputs().get(i) + " has the wrong kind in " + where.get());
            }
        }
    }
}
