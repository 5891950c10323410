package dev.krait.jit.pass;

import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Terminator;
import dev.krait.jit.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Frame states, and the stores into the frame, take what is in a box instead of the box: an exit makes the box anew, so that nothing else needs it. */
public final class ExitSinking implements Pass {
    @Override
    public boolean run(Graph graph) {
        UnaryOperator<Value> f = v -> v.op() instanceof Op.Arithmetic a && a.operator().boxes() ? a.inputs().getFirst() : v;
        for (Block block : graph.blocks) {
            List<Op> ops = new ArrayList<>(block.ops.size());
            for (Op op : block.ops) {
                Op sunk = switch (op) {
                    case Op.Arithmetic a when a.state() != null -> new Op.Arithmetic(a.result(), a.operator(), a.inputs(), a.state().map(f));
                    case Op.Guard g -> new Op.Guard(g.result(), g.test(), g.input(), g.expected(), g.state().map(f));
                    case Op.Invoke i when i.state() != null -> new Op.Invoke(i.result(), i.method(), i.inputs(), i.state().map(f), i.unwind());
                    case Op.Direct d -> new Op.Direct(d.result(), d.inputs(), d.state().map(f), d.unwind());
                    case Op.Resume r -> new Op.Resume(r.result(), r.inputs(), r.state().map(f), r.unwind());
                    case Op.Poll p -> new Op.Poll(p.where(), p.state().map(f));
                    default -> op;
                };
                if (sunk.result() != null) {
                    sunk.result().definition = sunk;
                }
                ops.add(sunk);
            }
            block.ops = ops;
            block.terminator = switch (block.terminator) {
                case Terminator.Leave l -> new Terminator.Leave(l.reason(), l.state().map(f));
                case Terminator.Yield y -> new Terminator.Yield(y.value(), y.state().map(f));
                default -> block.terminator;
            };
            block.entryState = null;
        }
        return true;
    }

}
