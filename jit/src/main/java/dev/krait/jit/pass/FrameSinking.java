package dev.krait.jit.pass;

import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Edge;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Terminator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the frame of a call where something first needs one, on each way apart: a recursive function's simple case has none, and neither has a function that only
 * computes. Nobody can have seen a frame that is not there, or want its attention: the polls that look at frames
 * go on such ways. Runs behind {@link SlotStores}.
 */
public final class FrameSinking implements Pass {
    /** The blocks that begin with a frame, and those that end with one. */
    private final Set<Block> before = new HashSet<>();
    private final Set<Block> after = new HashSet<>();

    /** Whether the graph is that of a call, which makes its frame itself. */
    static boolean isCalled(Graph graph) {
        return graph.entry().ops.stream().anyMatch(Op.EnterFrame.class::isInstance);
    }

    /** Whether an operation needs a frame: others can look at it there, or it works on it. */
    static boolean needsFrame(Op op) {
        return op.effect().raises() || op instanceof Op.StoreSlot || op instanceof Op.Invoke i && i.method().wantsFrame();
    }

    @Override
    public boolean run(Graph graph) {
        if (!isCalled(graph)) {
            return false;
        }
        graph.entry().ops.removeIf(Op.EnterFrame.class::isInstance);
        solve(graph);
        boolean changed = false;
        for (Block block : List.copyOf(graph.blocks)) {
            if (!before.contains(block)) {
                changed |= dropPolls(block);
                if (after.contains(block)) {
                    block.ops.add(firstNeed(block), new Op.EnterFrame());
                } else {
                    block.terminator = block.terminator.map(v -> v, e -> before.contains(e.target()) ? entering(graph, e) : e);
                }
            }
        }
        graph.order();
        return changed;
    }

    private void solve(Graph graph) {
        for (boolean changed = true; changed; ) {
            changed = false;
            for (Block block : graph.blocks) {
                if ((before.contains(block) || firstNeed(block) < block.ops.size()) && after.add(block)) {
                    block.edges().forEach(e -> before.add(e.target()));
                    changed = true;
                }
            }
        }
    }

    /** The place of the first operation that needs a frame; the block's end when there is none. */
    private static int firstNeed(Block block) {
        for (int i = 0; i < block.ops.size(); i++) {
            if (needsFrame(block.ops.get(i))) {
                return i;
            }
        }
        return block.ops.size();
    }

    private static boolean dropPolls(Block block) {
        List<Op> frameless = block.ops.subList(0, firstNeed(block));
        return frameless.removeIf(op -> op instanceof Op.Poll p && (p.where() == Op.Poll.Where.RETURN || p.where() == Op.Poll.Where.OPERATION));
    }

    private static Edge entering(Graph graph, Edge edge) {
        Block block = graph.block();
        block.add(new Op.EnterFrame());
        block.terminator = new Terminator.Jump(edge);
        return new Edge(block, List.of());
    }
}
