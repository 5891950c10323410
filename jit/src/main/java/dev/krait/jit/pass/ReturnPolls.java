package dev.krait.jit.pass;

import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.Op;

/** Drops the polls before returns in code that has no frame: nobody can have seen one. */
public final class ReturnPolls implements Pass {
    @Override
    public boolean run(Graph graph) {
        if (SlotStores.usesFrame(graph)) {
            return false;
        }
        boolean changed = false;
        for (Block block : graph.blocks) {
            changed |= block.ops.removeIf(op -> op instanceof Op.Poll p && p.where() == Op.Poll.Where.RETURN);
        }
        return changed;
    }
}
