package dev.krait.jit.pass;

import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Edge;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Terminator;
import dev.krait.jit.ir.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes one block of two where the second follows the first alone: what holds in the first then holds in the second. */
public final class StraightLines implements Pass {
    @Override
    public boolean run(Graph graph) {
        Map<Block, List<Edge>> incoming = graph.incoming();
        Map<Value, Value> replacements = new HashMap<>();
        Set<Block> gone = new HashSet<>();
        for (Block block : graph.blocks) {
            while (!gone.contains(block) && next(block, incoming) != null && block.terminator instanceof Terminator.Jump jump) {
                append(block, jump.edge(), replacements);
                gone.add(jump.edge().target());
            }
        }
        if (gone.isEmpty()) {
            return false;
        }
        graph.blocks.removeAll(gone);
        graph.replace(replacements);
        return true;
    }

    /** The block that follows, when nothing else leads there. */
    private static Block next(Block block, Map<Block, List<Edge>> incoming) {
        if (!(block.terminator instanceof Terminator.Jump jump)) {
            return null;
        }
        Block target = jump.edge().target();
        return target != block && !target.handler && !target.loopHeader && incoming.get(target).size() == 1 ? target : null;
    }

    private static void append(Block block, Edge edge, Map<Value, Value> replacements) {
        Block target = edge.target();
        for (int i = 0; i < target.parameters.size(); i++) {
            replacements.put(target.parameters.get(i), edge.arguments().get(i));
        }
        for (Op op : target.ops) {
            block.add(op);
        }
        block.terminator = target.terminator;
    }
}
