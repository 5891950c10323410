package dev.krait.jit.pass;

import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.Kind;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Value;
import java.util.HashMap;
import java.util.Map;

/** Takes the object that a value was unboxed from in the place of a new box. Runs when no pass looks for boxes any more: those tell what can be carried unboxed. */
public final class Reboxing implements Pass {
    @Override
    public boolean run(Graph graph) {
        Map<Value, Value> objects = new HashMap<>();
        for (Block block : graph.blocks) {
            for (Op op : block.ops) {
                if (op instanceof Op.Arithmetic a && a.operator().boxes()) {
                    Value object = object(a.inputs().getFirst());
                    if (object != null) {
                        objects.put(a.result(), object);
                    }
                }
            }
        }
        graph.replace(objects);
        return !objects.isEmpty();
    }

    /** The object that a value was unboxed from, or null. */
    static Value object(Value raw) {
        return raw.kind != Kind.OBJECT && raw.op() instanceof Op.Guard g && g.input() != null && g.input().kind == Kind.OBJECT ? g.input() : null;
    }
}
