package dev.krait.jit.ir;

import java.util.ArrayList;
import java.util.List;

/** A basic block: parameters, operations, and a terminator. Operations that can raise may leave it in the middle, for a handler. */
public final class Block {
    public final int id;
    public final List<Value> parameters = new ArrayList<>();
    public List<Op> ops = new ArrayList<>();
    public Terminator terminator;
    /** Reached by exceptions: the last parameter is the exception. */
    public boolean handler;
    /** Of a handler: how many values of the stack it finds, the exception and what comes with it apart. */
    public int handlerDepth;
    /** The target of a jump backwards. */
    public boolean loopHeader;
    /** The interpreter's state at the start of the block, for guards that are moved in front of a loop; null where there is none. */
    public FrameState entryState;

    Block(int id) {
        this.id = id;
    }

    /** Appends an operation. */
    public void add(Op op) {
        ops.add(op);
        if (op.result() != null) {
            op.result().definition = op;
        }
    }

    /** The ways out: those of the terminator and those to handlers. */
    public List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        for (Op op : ops) {
            if (op.unwind() != null) {
                edges.add(op.unwind());
            }
        }
        edges.addAll(terminator.edges());
        return edges;
    }

    @Override
    public String toString() {
        return "b" + id;
    }
}
