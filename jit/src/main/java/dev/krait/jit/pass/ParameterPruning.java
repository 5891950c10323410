package dev.krait.jit.pass;

import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Edge;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Removes block parameters that are the same value on every way in. Blocks that take exceptions keep theirs. */
public final class ParameterPruning implements Pass {
    @Override
    public boolean run(Graph graph) {
        Map<Value, Value> replacements = new HashMap<>();
        Map<Block, List<Edge>> incoming = graph.incoming();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Block block : graph.blocks) {
                if (block.handler) {
                    continue;
                }
                for (int i = 0; i < block.parameters.size(); i++) {
                    Value parameter = block.parameters.get(i);
                    if (replacements.containsKey(parameter)) {
                        continue;
                    }
                    Value only = only(parameter, i, incoming.getOrDefault(block, List.of()), replacements);
                    if (only != null) {
                        replacements.put(parameter, only);
                        changed = true;
                    }
                }
            }
        }
        if (replacements.isEmpty()) {
            return false;
        }
        drop(graph, replacements.keySet());
        graph.replace(replacements);
        return true;
    }

    private static Value only(Value parameter, int index, List<Edge> edges, Map<Value, Value> replacements) {
        Value only = null;
        for (Edge edge : edges) {
            Value v = edge.arguments().get(index);
            while (replacements.containsKey(v)) {
                v = replacements.get(v);
            }
            if (v != parameter && v != only) {
                if (only != null) {
                    return null;
                }
                only = v;
            }
        }
        return only;
    }

    /** Takes parameters out of their blocks, with the arguments for them. */
    static void drop(Graph graph, Set<Value> dropped) {
        Map<Block, boolean[]> keep = new HashMap<>();
        for (Block block : graph.blocks) {
            boolean[] kept = new boolean[block.parameters.size()];
            boolean all = true;
            for (int i = 0; i < kept.length; i++) {
                kept[i] = !dropped.contains(block.parameters.get(i));
                all &= kept[i];
            }
            if (!all) {
                keep.put(block, kept);
            }
        }
        Set<Value> gone = new HashSet<>(dropped);
        for (Block block : keep.keySet()) {
            block.parameters.removeIf(gone::contains);
        }
        for (Block block : graph.blocks) {
            List<Op> ops = new ArrayList<>(block.ops.size());
            for (Op op : block.ops) {
                Op mapped = op.unwind() == null ? op : op.map(v -> v, e -> prune(e, keep));
                if (mapped.result() != null) {
                    mapped.result().definition = mapped;
                }
                ops.add(mapped);
            }
            block.ops = ops;
            block.terminator = block.terminator.map(v -> v, e -> prune(e, keep));
        }
    }

    private static Edge prune(Edge edge, Map<Block, boolean[]> keep) {
        boolean[] kept = keep.get(edge.target());
        if (kept == null) {
            return edge;
        }
        List<Value> arguments = new ArrayList<>();
        for (int i = 0; i < edge.arguments().size(); i++) {
            if (kept[i]) {
                arguments.add(edge.arguments().get(i));
            }
        }
        return new Edge(edge.target(), arguments);
    }
}
