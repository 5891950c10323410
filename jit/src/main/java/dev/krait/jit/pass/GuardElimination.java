package dev.krait.jit.pass;

import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Edge;
import dev.krait.jit.ir.Effect;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.RuntimeMethod;
import dev.krait.jit.ir.Value;
import dev.krait.object.PyType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Drops a guard when one that dominates it has tested the same fact of the same value. Facts about the heap hold only until something arbitrary runs, or changes
 * a shape, on any way from there.
 */
public final class GuardElimination implements Pass {
    private record Key(Op.Test test, Value input, Object expected) {}

    private Map<Value, Value> replacements;
    private Value none;

    @Override
    public boolean run(Graph graph) {
        Dominators dominators = new Dominators(graph);
        List<Map<Key, Value>> scopes = new ArrayList<>();
        Map<Block, Map<Key, Value>> ends = new HashMap<>();
        Map<Block, List<Block>> before = predecessors(graph);
        replacements = new HashMap<>();
        none = graph.value(dev.krait.jit.ir.Kind.OBJECT);
        boolean changed = false;
        for (int i = 0; i < graph.blocks.size(); i++) {
            Block block = graph.blocks.get(i);
            Map<Key, Value> scope = i == 0 ? new HashMap<>() : new HashMap<>(scopes.get(dominators.parent(i)));
            Map<Key, Value> heap = heapAtStart(block, before, ends);
            changed |= block(block, scope, heap);
            scopes.add(scope);
            ends.put(block, heap);
        }
        graph.replace(replacements);
        return changed;
    }

    private boolean block(Block block, Map<Key, Value> scope, Map<Key, Value> heap) {
        int count = block.ops.size();
        List<Op> kept = new ArrayList<>(count);
        for (Op op : block.ops) {
            if (op instanceof Op.Guard g) {
                Key key = new Key(g.test(), g.input() == null ? none : resolve(replacements, g.input()), g.expected());
                Map<Key, Value> facts = lasting(g) ? scope : heap;
                Value known = facts.get(key);
                if (known != null) {
                    if (g.result() != null && known != none) {
                        replacements.put(g.result(), known);
                    }
                    continue;
                }
                facts.put(key, g.result() == null ? none : g.result());
                if (g.result() != null && g.result().kind == dev.krait.jit.ir.Kind.OBJECT) {
                    // the result is the same object: the fact holds for it too
                    facts.put(new Key(g.test(), g.result(), g.expected()), g.result());
                }
            } else if (op.effect() == Effect.ARBITRARY) {
                heap.clear();
            } else if (op instanceof Op.Invoke i && (i.method() == RuntimeMethod.SET_SHAPE || i.method() == RuntimeMethod.SET_CASE)) {
                // others may be the same object
                heap.keySet().removeIf(k -> k.test == Op.Test.SHAPE || k.test == Op.Test.SHAPES);
                if (i.method() == RuntimeMethod.SET_SHAPE) {
                    Value object = resolve(replacements, i.inputs().getFirst());
                    heap.put(new Key(Op.Test.SHAPE, object, ((Op.Constant) i.inputs().get(1).op()).value()), object);
                }
            }
            kept.add(op);
        }
        block.ops = kept;
        return kept.size() < count;
    }

    /** What holds about the heap wherever a block is come to from; nothing where a way in has not been looked at yet. */
    private static Map<Key, Value> heapAtStart(Block block, Map<Block, List<Block>> before, Map<Block, Map<Key, Value>> ends) {
        Map<Key, Value> facts = null;
        for (Block b : before.getOrDefault(block, List.of())) {
            Map<Key, Value> end = ends.get(b);
            if (end == null) {
                return new HashMap<>();
            }
            if (facts == null) {
                facts = new HashMap<>(end);
            } else {
                facts.entrySet().retainAll(end.entrySet());
            }
        }
        return facts == null ? new HashMap<>() : facts;
    }

    /** The blocks whose ends lead to a block; none for handlers, which are come to from the middle. */
    private static Map<Block, List<Block>> predecessors(Graph graph) {
        Map<Block, List<Block>> before = new HashMap<>();
        for (Block block : graph.blocks) {
            for (Edge edge : block.terminator.edges()) {
                before.computeIfAbsent(edge.target(), b -> new ArrayList<>()).add(block);
            }
        }
        graph.blocks.stream().filter(b -> b.handler).forEach(before::remove);
        return before;
    }

    private static Value resolve(Map<Value, Value> replacements, Value v) {
        Value w = v;
        for (Value next = replacements.get(w); next != null; next = replacements.get(w)) {
            w = next;
        }
        return w;
    }

    private static boolean lasting(Op.Guard g) {
        return !g.test().reads || g.test() == Op.Test.TYPE && g.expected() instanceof PyType type && !type.isHeap();
    }
}
