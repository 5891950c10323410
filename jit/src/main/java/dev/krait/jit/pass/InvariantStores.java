package dev.krait.jit.pass;

import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Edge;
import dev.krait.jit.ir.FrameState;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Terminator;
import dev.krait.jit.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stores the variables that a loop leaves alone into the frame in front of it, so that the loop need not. A part of {@link SlotStores}, which keeps book of what
 * the frame holds: a store that comes too early is never wrong, because whatever looks at the frame is preceded by the stores that it needs.
 */
final class InvariantStores {
    private final Graph graph;
    private final Map<Value, Block> home = new HashMap<>();
    private final Map<Block, List<Block>> before = new HashMap<>();
    private final Map<Block, Integer> order = new HashMap<>();
    private final Dominators dominators;

    InvariantStores(Graph graph) {
        this.graph = graph;
        this.dominators = new Dominators(graph);
        for (Block block : graph.blocks) {
            order.put(block, order.size());
            block.parameters.forEach(p -> home.put(p, block));
            for (Op op : block.ops) {
                if (op.result() != null) {
                    home.put(op.result(), block);
                }
            }
            for (Edge edge : block.edges()) {
                before.computeIfAbsent(edge.target(), b -> new ArrayList<>()).add(block);
            }
        }
    }

    /** Adds the stores; returns them, by the block at the start of the loop. */
    Map<Block, List<Op.StoreSlot>> run() {
        Map<Block, List<Op.StoreSlot>> added = new HashMap<>();
        for (Block header : graph.blocks) {
            if (header.loopHeader) {
                List<Op.StoreSlot> stores = stores(header, loop(header));
                if (!stores.isEmpty()) {
                    added.put(header, stores);
                }
            }
        }
        for (Block block : new ArrayList<>(graph.blocks)) {
            block.terminator = block.terminator.map(v -> v, e -> isEntry(block, e) && added.containsKey(e.target()) ? through(e, added.get(e.target())) : e);
        }
        graph.order();
        return added;
    }

    private boolean isEntry(Block from, Edge edge) {
        return order.containsKey(edge.target()) && order.get(from) < order.get(edge.target());
    }

    private Edge through(Edge edge, List<Op.StoreSlot> stores) {
        Block front = graph.block();
        stores.forEach(front::add);
        front.terminator = new Terminator.Jump(edge);
        return new Edge(front, List.of());
    }

    /** The blocks of a loop. */
    private Set<Block> loop(Block header) {
        Set<Block> body = new HashSet<>(List.of(header));
        Deque<Block> work = new ArrayDeque<>();
        for (Block from : before.getOrDefault(header, List.of())) {
            if (order.get(from) >= order.get(header) && body.add(from)) {
                work.add(from);
            }
        }
        while (!work.isEmpty()) {
            for (Block from : before.getOrDefault(work.pop(), List.of())) {
                if (order.get(from) >= order.get(header) && body.add(from)) {
                    work.add(from);
                }
            }
        }
        return body;
    }

    private List<Op.StoreSlot> stores(Block header, Set<Block> body) {
        int locals = graph.code.localsplusnames.length;
        Value[] common = new Value[locals];
        boolean[] differ = new boolean[locals];
        for (Block block : body) {
            for (Op op : block.ops) {
                if (op.effect().raises()) {
                    note(op.state(), common, differ);
                }
            }
            if (block.terminator instanceof Terminator.Yield y) {
                note(y.state(), common, differ);
            }
        }
        List<Op.StoreSlot> stores = new ArrayList<>();
        for (int i = 0; i < locals; i++) {
            Value v = common[i];
            if (v != null && !differ[i] && v != FrameState.STORED && isThereBefore(home.get(v), header)) {
                stores.add(new Op.StoreSlot(i, v));
            }
        }
        return stores;
    }

    /** Whether a block is always run before a loop: it may be entered in its middle, where a generator goes on. */
    private boolean isThereBefore(Block block, Block header) {
        int wanted = order.getOrDefault(block, -1);
        int b = order.get(header);
        while (b > wanted && b > 0) {
            b = dominators.parent(b);
        }
        return block != header && b == wanted;
    }

    private static void note(FrameState state, Value[] common, boolean[] differ) {
        for (int i = 0; i < common.length; i++) {
            Value v = i < state.slots().size() ? state.slots().get(i) : null;
            v = v == null ? null : SlotStores.stored(v);
            if (v == null || common[i] != null && SlotStores.root(common[i]) != SlotStores.root(v)) {
                differ[i] = true;
            } else {
                common[i] = v;
            }
        }
    }
}
