package dev.krait.codegen.layout;

import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Edge;
import dev.krait.jit.ir.Effect;
import dev.krait.jit.ir.FrameState;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.Kind;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Terminator;
import dev.krait.jit.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where values live: constants nowhere, pure operations with one use in the same block at that use, all others in JVM variables that are shared by linear
 * scan over the blocks' order. A parameter tries to get the variable of its argument, so that most moves vanish.
 */
public final class Layout {
    private final Graph graph;
    private final int first;
    private final Map<Value, Integer> variables = new HashMap<>();
    private final Map<Block, Set<Value>> liveIn = new HashMap<>();
    private final Map<Block, Set<Value>> liveOut = new HashMap<>();
    private final Value[] byId;
    private final Set<Value> deferred = new HashSet<>();
    private final Map<Value, int[]> intervals = new HashMap<>();
    private final Map<Value, Value> hints = new HashMap<>();
    private int limit;

    /** @param first the first JVM variable that is free */
    public Layout(Graph graph, int first) {
        this.graph = graph;
        this.first = first;
        this.limit = first;
        this.byId = new Value[graph.valueCount()];
        defer();
        computeLiveness();
        computeIntervals();
        assign();
    }

    /** The JVM variable of a value. */
    public int variable(Value v) {
        Integer variable = variables.get(v);
        if (variable == null) {
            throw new AssertionError("no variable for " + v + " = " + v.definition);
        }
        return variable;
    }

    public boolean hasVariable(Value v) {
        return variables.containsKey(v);
    }

    /** Whether the value is computed where it is used. */
    public boolean isDeferred(Value v) {
        return deferred.contains(v);
    }

    /** The values that live in variables at the start of a block, its parameters included. */
    public Set<Value> liveIn(Block block) {
        return liveIn.get(block);
    }

    /** Adds the values in variables that computing a value reads: itself, or what a deferred one is made of. */
    public void addReads(Value v, Set<Value> out) {
        if (v == null || v == FrameState.STORED || v.op() instanceof Op.Constant) {
            return;
        }
        if (deferred.contains(v)) {
            v.op().inputs().forEach(i -> addReads(i, out));
        } else {
            out.add(v);
        }
    }

    /** One more than the highest variable. */
    public int limit() {
        return limit;
    }

    // ---- deferral

    private void defer() {
        Map<Value, Integer> uses = new HashMap<>();
        Map<Value, Block> useBlock = new HashMap<>();
        for (Block block : graph.blocks) {
            for (Op op : block.ops) {
                for (Value v : op.inputs()) {
                    uses.merge(v, 1, Integer::sum);
                    useBlock.put(v, block);
                }
                countState(op.state(), uses);
            }
            for (Value v : block.terminator.inputs()) {
                uses.merge(v, 1, Integer::sum);
                useBlock.put(v, block);
            }
            countState(block.terminator.state(), uses);
            for (Edge e : block.edges()) {
                for (Value v : e.arguments()) {
                    uses.merge(v, 1, Integer::sum);
                    useBlock.put(v, block);
                }
            }
        }
        for (Block block : graph.blocks) {
            for (Op op : block.ops) {
                boolean movable = op.effect() == Effect.PURE && op.state() == null && op.result() != null && !(op instanceof Op.Constant);
                if (movable && uses.getOrDefault(op.result(), 0) == 1 && useBlock.get(op.result()) == block) {
                    deferred.add(op.result());
                }
            }
        }
    }

    private static void countState(FrameState state, Map<Value, Integer> uses) {
        for (FrameState s = state; s != null; s = s.parent()) {
            for (Value v : s.slots()) {
                if (v != null && v != FrameState.STORED) {
                    uses.merge(v, 2, Integer::sum);
                }
            }
            if (s.function() != null) {
                uses.merge(s.function(), 2, Integer::sum);
            }
        }
    }

    /** The variables that an operation reads when it is emitted; none for a deferred one. */
    private Set<Value> reads(Op op) {
        Set<Value> out = new HashSet<>();
        if (op.result() == null || !deferred.contains(op.result())) {
            op.inputs().forEach(v -> addReads(v, out));
        }
        stateReads(op.state(), out);
        return out;
    }

    private void stateReads(FrameState state, Set<Value> out) {
        for (FrameState s = state; s != null; s = s.parent()) {
            s.slots().forEach(v -> addReads(v, out));
            addReads(s.function(), out);
        }
    }

    private Set<Value> reads(Terminator t) {
        Set<Value> out = new HashSet<>();
        t.inputs().forEach(v -> addReads(v, out));
        stateReads(t.state(), out);
        t.edges().forEach(e -> e.arguments().forEach(v -> addReads(v, out)));
        return out;
    }

    // ---- liveness

    /** Sets of values as bits, by their ids: what a block reads before it writes, what it writes, what it is given. */
    private final class Flow {
        final BitSet reads = new BitSet();
        final BitSet writes = new BitSet();
        final BitSet in = new BitSet();

        Flow(Block b) {
            mark(reads, reads(b.terminator));
            for (Op op : b.ops.reversed()) {
                if (op.result() != null) {
                    writes.set(op.result().id);
                    reads.clear(op.result().id);
                }
                mark(reads, reads(op));
            }
            for (Value p : b.parameters) {
                writes.set(p.id);
                reads.clear(p.id);
            }
        }

        private void mark(BitSet set, Set<Value> values) {
            for (Value v : values) {
                set.set(v.id);
                byId[v.id] = v;
            }
        }
    }

    private void computeLiveness() {
        Map<Block, Flow> flows = new HashMap<>();
        for (Block b : graph.blocks) {
            flows.put(b, new Flow(b));
        }
        for (boolean changed = true; changed; ) {
            changed = false;
            for (Block b : graph.blocks.reversed()) {
                Flow flow = flows.get(b);
                BitSet live = out(b, flows);
                live.andNot(flow.writes);
                live.or(flow.reads);
                if (!live.equals(flow.in)) {
                    flow.in.or(live);
                    changed = true;
                }
            }
        }
        for (Block b : graph.blocks) {
            liveOut.put(b, values(out(b, flows)));
            Set<Value> in = values(flows.get(b).in);
            in.addAll(b.parameters);
            liveIn.put(b, in);
        }
    }

    private static BitSet out(Block b, Map<Block, Flow> flows) {
        BitSet live = new BitSet();
        for (Edge e : b.edges()) {
            live.or(flows.get(e.target()).in);
        }
        return live;
    }

    private Set<Value> values(BitSet ids) {
        Set<Value> values = new HashSet<>();
        for (int i = ids.nextSetBit(0); i >= 0; i = ids.nextSetBit(i + 1)) {
            values.add(byId[i]);
        }
        return values;
    }

    // ---- intervals

    private void computeIntervals() {
        int position = 0;
        for (Block b : graph.blocks) {
            int start = position++;
            for (Value v : liveIn.get(b)) {
                touch(v, start);
            }
            for (Op op : b.ops) {
                for (Value v : reads(op)) {
                    touch(v, position);
                }
                if (op.result() != null && !(op instanceof Op.Constant) && !deferred.contains(op.result())) {
                    touch(op.result(), position);
                }
                position++;
            }
            for (Value v : reads(b.terminator)) {
                touch(v, position);
            }
            for (Value v : liveOut.get(b)) {
                touch(v, position);
            }
            position++;
            for (Edge e : b.edges()) {
                for (int i = 0; i < e.arguments().size(); i++) {
                    Value p = e.target().parameters.get(i);
                    Value a = e.arguments().get(i);
                    if (a.kind == p.kind) {
                        hints.putIfAbsent(p, a);
                        hints.put(a, p);
                    }
                }
            }
        }
    }

    private void touch(Value v, int position) {
        int[] interval = intervals.computeIfAbsent(v, k -> new int[] {position, position});
        interval[0] = Math.min(interval[0], position);
        interval[1] = Math.max(interval[1], position);
    }

    // ---- assignment

    private void assign() {
        List<Value> values = new ArrayList<>(intervals.keySet());
        values.sort((a, b) -> {
            int order = Integer.compare(intervals.get(a)[0], intervals.get(b)[0]);
            return order != 0 ? order : Integer.compare(a.id, b.id);
        });
        List<Value> active = new ArrayList<>();
        BitSet taken = new BitSet();
        for (Value v : values) {
            int start = intervals.get(v)[0];
            active.removeIf(a -> {
                // a value that ends where another starts frees its variable: operands are read before the result is stored
                boolean ended = intervals.get(a)[1] < start || intervals.get(a)[1] == start && !(v.definition instanceof Block) && reusable(a, v);
                if (ended) {
                    taken.clear(variables.get(a), variables.get(a) + width(a));
                }
                return ended;
            });
            int variable = pick(v, taken);
            variables.put(v, variable);
            taken.set(variable, variable + width(v));
            limit = Math.max(limit, variable + width(v));
            active.add(v);
        }
    }

    /** An operand's variable can hold the result, unless an exit of the operation itself still wants the operand. */
    private static boolean reusable(Value operand, Value result) {
        Op op = result.op();
        return op != null && op.state() == null && op.inputs().contains(operand);
    }

    private int pick(Value v, BitSet taken) {
        int width = width(v);
        Value hint = hints.get(v);
        for (int steps = 0; hint != null && steps < 4; steps++) {
            Integer wanted = variables.get(hint);
            if (wanted != null && free(taken, wanted, width) && width(hint) == width) {
                return wanted;
            }
            hint = hints.get(hint);
        }
        int variable = first;
        while (!free(taken, variable, width)) {
            variable++;
        }
        return variable;
    }

    private static boolean free(BitSet taken, int variable, int width) {
        return !taken.get(variable) && (width == 1 || !taken.get(variable + 1));
    }

    public static int width(Value v) {
        return v.kind == Kind.INT || v.kind == Kind.FLOAT ? 2 : 1;
    }

    @Override
    public String toString() {
        Value[] all = variables.keySet().toArray(new Value[0]);
        Arrays.sort(all, (a, b) -> Integer.compare(a.id, b.id));
        StringBuilder out = new StringBuilder();
        for (Value v : all) {
            out.append(v).append('=').append(variables.get(v)).append(' ');
        }
        return out.toString();
    }
}
