package dev.krait.jit.pass;

import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Edge;
import dev.krait.jit.ir.Effect;
import dev.krait.jit.ir.FrameState;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes operations and parameters that nobody needs. A guard stays, and whatever a frame state mentions; arithmetic that leaves only because
 * its result does not fit goes when the result is not used, arithmetic that raises for some operands (division) stays.
 */
public final class DeadCode implements Pass {
    @Override
    public boolean run(Graph graph) {
        Set<Value> live = new HashSet<>();
        Deque<Value> work = new ArrayDeque<>();
        for (Block block : graph.blocks) {
            for (Op op : block.ops) {
                if (isRoot(op)) {
                    mark(op, live, work);
                }
            }
            block.terminator.inputs().forEach(v -> mark(v, live, work));
            mark(block.terminator.state(), live, work);
        }
        Map<Block, List<Edge>> incoming = graph.incoming();
        while (!work.isEmpty()) {
            Value v = work.pop();
            if (v.definition instanceof Op op) {
                mark(op, live, work);
            } else if (v.definition instanceof Block block && !block.handler) {
                int index = block.parameters.indexOf(v);
                for (Edge edge : incoming.getOrDefault(block, List.of())) {
                    mark(edge.arguments().get(index), live, work);
                }
            }
        }
        return sweep(graph, live);
    }

    private static boolean isRoot(Op op) {
        return op instanceof Op.Guard || op.effect().compareTo(Effect.WRITES) >= 0 || op instanceof Op.Arithmetic a && raises(a);
    }

    /** Whether the operation can raise: what has a second operand cannot when that is a constant above zero. */
    private static boolean raises(Op.Arithmetic op) {
        return op.operator().raises() && !(op.inputs().size() == 2 && op.inputs().get(1).op() instanceof Op.Constant c && positive(c.value()));
    }

    private static boolean positive(Object constant) {
        return constant instanceof Long l && l > 0 || constant instanceof Double d && d > 0;
    }

    private static void mark(Op op, Set<Value> live, Deque<Value> work) {
        op.inputs().forEach(v -> mark(v, live, work));
        mark(op.state(), live, work);
    }

    private static void mark(FrameState state, Set<Value> live, Deque<Value> work) {
        for (FrameState s = state; s != null; s = s.parent()) {
            s.slots().forEach(v -> mark(v, live, work));
            mark(s.function(), live, work);
        }
    }

    private static void mark(Value v, Set<Value> live, Deque<Value> work) {
        if (v != null && live.add(v)) {
            work.push(v);
        }
    }

    private static boolean sweep(Graph graph, Set<Value> live) {
        Set<Value> dead = new HashSet<>();
        boolean changed = false;
        for (Block block : graph.blocks) {
            if (!block.handler) {
                for (Value p : block.parameters) {
                    if (!live.contains(p)) {
                        dead.add(p);
                    }
                }
            }
            changed |= block.ops.removeIf(op -> !isRoot(op) && op.result() != null && !live.contains(op.result()));
        }
        if (!dead.isEmpty()) {
            ParameterPruning.drop(graph, dead);
        }
        Map<Value, Value> cleared = new HashMap<>();
        // entry states are for guards yet to be moved; what they mention and nobody else needs is gone
        for (Block block : graph.blocks) {
            if (block.entryState != null && mentionsDead(block.entryState, live)) {
                block.entryState = null;
            }
        }
        return changed || !dead.isEmpty() || !cleared.isEmpty();
    }

    private static boolean mentionsDead(FrameState state, Set<Value> live) {
        for (FrameState s = state; s != null; s = s.parent()) {
            for (Value v : s.slots()) {
                if (v != null && !live.contains(v)) {
                    return true;
                }
            }
        }
        return false;
    }
}
