package dev.krait.jit.ir;

import dev.krait.bytecode.PyCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The representation of one entry into one code object: blocks, the first being the entry. */
public final class Graph {
    public final PyCode code;
    public final List<Block> blocks = new ArrayList<>();
    /** Whether calls have been replaced by their callees' bodies: then the callees' frames are not seen by other evaluators. */
    public boolean inlines;
    /** What is taken for granted. */
    public final Set<Assumption> assumptions = new LinkedHashSet<>();
    /** Ends when an assumption no longer holds; null where nothing is compiled. */
    public dev.krait.object.Validity validity;
    private int values;
    private int blockIds;

    public Graph(PyCode code) {
        this.code = code;
    }

    /** A new block at the end of the list. */
    public Block block() {
        Block block = new Block(blockIds++);
        blocks.add(block);
        return block;
    }

    /** A new value. */
    public Value value(Kind kind) {
        return new Value(values++, kind);
    }

    /** A new parameter of a block. */
    public Value parameter(Block block, Kind kind) {
        Value v = value(kind);
        v.definition = block;
        block.parameters.add(v);
        return v;
    }

    public Block entry() {
        return blocks.getFirst();
    }

    public int valueCount() {
        return values;
    }

    /** The blocks in reverse post-order from the entry; others are dropped from {@link #blocks}. */
    public List<Block> order() {
        List<Block> post = new ArrayList<>();
        Set<Block> seen = new LinkedHashSet<>();
        // an explicit stack: graphs of long functions are deep
        List<Block> path = new ArrayList<>();
        List<java.util.Iterator<Edge>> ways = new ArrayList<>();
        path.add(entry());
        seen.add(entry());
        ways.add(reversed(entry()));
        while (!path.isEmpty()) {
            java.util.Iterator<Edge> it = ways.getLast();
            if (it.hasNext()) {
                Block next = it.next().target();
                if (seen.add(next)) {
                    path.add(next);
                    ways.add(reversed(next));
                }
            } else {
                post.add(path.removeLast());
                ways.removeLast();
            }
        }
        List<Block> order = post.reversed();
        blocks.clear();
        blocks.addAll(order);
        return blocks;
    }

    private static java.util.Iterator<Edge> reversed(Block block) {
        return block.edges().reversed().iterator();
    }

    /** For each block the edges that lead to it. */
    public Map<Block, List<Edge>> incoming() {
        Map<Block, List<Edge>> incoming = new HashMap<>();
        for (Block block : blocks) {
            for (Edge edge : block.edges()) {
                incoming.computeIfAbsent(edge.target(), b -> new ArrayList<>()).add(edge);
            }
        }
        return incoming;
    }

    /** Puts {@code replacements} (followed to their ends) in the place of values everywhere. */
    public void replace(Map<Value, Value> replacements) {
        if (replacements.isEmpty()) {
            return;
        }
        rewrite(v -> {
            Value w = v;
            for (Value next = replacements.get(w); next != null; next = replacements.get(w)) {
                w = next;
            }
            return w;
        });
    }

    /** Applies {@code f} to every value that is read. */
    public void rewrite(java.util.function.UnaryOperator<Value> f) {
        java.util.function.UnaryOperator<Edge> g = e -> e.map(f);
        for (Block block : blocks) {
            for (int i = 0; i < block.ops.size(); i++) {
                Op op = block.ops.get(i);
                Op mapped = op.map(f, g);
                if (mapped != op) {
                    block.ops.set(i, mapped);
                    if (mapped.result() != null) {
                        mapped.result().definition = mapped;
                    }
                }
            }
            block.terminator = block.terminator.map(f, g);
            if (block.entryState != null) {
                block.entryState = block.entryState.map(f);
            }
        }
    }

    @Override
    public String toString() {
        return IrPrinter.print(this);
    }
}
