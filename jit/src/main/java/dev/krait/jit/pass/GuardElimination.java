package dev.krait.jit.pass;

import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Effect;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Value;
import dev.krait.object.PyType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Drops a guard when one that dominates it has tested the same fact of the same value. Facts about the heap hold only until something arbitrary runs, so those are
 * shared within a block.
 */
public final class GuardElimination implements Pass {
    private record Key(Op.Test test, Value input, Object expected) {}

    @Override
    public boolean run(Graph graph) {
        Dominators dominators = new Dominators(graph);
        List<Map<Key, Value>> scopes = new ArrayList<>();
        Map<Value, Value> replacements = new HashMap<>();
        Value none = graph.value(dev.krait.jit.ir.Kind.OBJECT);
        boolean changed = false;
        for (int i = 0; i < graph.blocks.size(); i++) {
            Block block = graph.blocks.get(i);
            Map<Key, Value> scope = i == 0 ? new HashMap<>() : new HashMap<>(scopes.get(dominators.parent(i)));
            Map<Key, Value> local = new HashMap<>();
            List<Op> kept = new ArrayList<>(block.ops.size());
            for (Op op : block.ops) {
                if (op instanceof Op.Guard g) {
                    Key key = new Key(g.test(), g.input() == null ? none : resolve(replacements, g.input()), g.expected());
                    Map<Key, Value> facts = lasting(g) ? scope : local;
                    Value known = facts.get(key);
                    if (known != null) {
                        if (g.result() != null && known != none) {
                            replacements.put(g.result(), known);
                        }
                        changed = true;
                        continue;
                    }
                    facts.put(key, g.result() == null ? none : g.result());
                    if (g.result() != null && g.result().kind == dev.krait.jit.ir.Kind.OBJECT) {
                        // the result is the same object: the fact holds for it too
                        facts.put(new Key(g.test(), g.result(), g.expected()), g.result());
                    }
                } else if (op.effect() == Effect.ARBITRARY) {
                    local.clear();
                }
                kept.add(op);
            }
            block.ops = kept;
            scopes.add(scope);
        }
        graph.replace(replacements);
        return changed;
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
