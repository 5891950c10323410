package dev.krait.jit.pass;

import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Edge;
import dev.krait.jit.ir.FrameState;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Terminator;
import dev.krait.jit.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Stores variables into the activation's frame before whatever can look at it: operations that may run Python code or raise. Only what changed since the
 * last store is stored, and an exit leaves alone what the frame holds already. Called code without such operations gets no frame and is left as it is.
 */
public final class SlotStores implements Pass {
    private static final Object UNKNOWN = new Object();
    private static final Object EMPTY = new Object();

    private Graph graph;
    private int size;
    /** What loops find stored and leave alone. */
    private Map<Block, List<Op.StoreSlot>> unchanging;
    private final Map<Block, Object[]> contents = new HashMap<>();
    /** The boxes that the block being rewritten has made already. */
    private final Map<Value, Value> boxes = new HashMap<>();

    @Override
    public boolean run(Graph g) {
        graph = g;
        if (FrameSinking.isCalled(g) && g.blocks.stream().flatMap(b -> b.ops.stream()).noneMatch(FrameSinking::needsFrame)) {
            return false;
        }
        unchanging = new InvariantStores(g).run();
        size = g.code.localsplusnames.length + g.code.stacksize;
        Object[] entry = new Object[size];
        Arrays.fill(entry, FrameSinking.isCalled(g) ? EMPTY : UNKNOWN);
        contents.put(g.entry(), entry);
        solve();
        for (Block block : g.blocks) {
            rewrite(block);
        }
        return true;
    }

    private void solve() {
        for (boolean changed = true; changed; ) {
            changed = false;
            for (Block block : graph.blocks) {
                Object[] in = contents.get(block);
                if (in == null) {
                    continue;
                }
                Object[] now = in.clone();
                for (Op op : block.ops) {
                    if (op.unwind() != null) {
                        Block handler = op.unwind().target();
                        if (!contents.containsKey(handler)) {
                            Object[] unknown = new Object[size];
                            Arrays.fill(unknown, UNKNOWN);
                            contents.put(handler, unknown);
                            changed = true;
                        }
                    }
                    transfer(op, now, null);
                }
                for (Edge edge : block.terminator.edges()) {
                    changed |= flow(now, edge);
                }
            }
        }
    }

    private boolean flow(Object[] out, Edge edge) {
        Object[] old = contents.get(edge.target());
        Object[] in = new Object[size];
        for (int i = 0; i < size; i++) {
            Object best = out[i];
            if (best instanceof Value v) {
                if (edge.target().parameters.contains(root(v))) {
                    // what the parameter was when the block was last entered
                    best = UNKNOWN;
                }
                for (int k = 0; k < edge.arguments().size() && !isUnchanging(edge.target(), i); k++) {
                    if (root(edge.arguments().get(k)) == root(v)) {
                        Value p = edge.target().parameters.get(k);
                        if (old == null || old[i] == p) {
                            best = p;
                            break;
                        }
                    }
                }
            }
            // what was there first stays, or two values of one object would take turns for ever
            in[i] = old == null ? best : same(old[i], best) ? old[i] : UNKNOWN;
        }
        if (old != null && Arrays.equals(old, in)) {
            return false;
        }
        contents.put(edge.target(), in);
        return true;
    }

    private boolean isUnchanging(Block loop, int slot) {
        for (Op.StoreSlot store : unchanging.getOrDefault(loop, List.of())) {
            if (store.slot() == slot) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(Object a, Object b) {
        return a == b || a instanceof Value v && b instanceof Value w && root(v) == root(w);
    }

    /** The value that is the same Python object, from which this one was refined, boxed or unboxed. */
    static Value root(Value v) {
        while (true) {
            if (v.op() instanceof Op.Guard g && g.input() != null && g.result() != null) {
                v = g.input();
            } else if (v.op() instanceof Op.Arithmetic a && a.operator().boxes()) {
                v = a.inputs().getFirst();
            } else {
                return v;
            }
        }
    }

    /** What to store for a value: an object that is there already rather than a new box. */
    static Value stored(Value v) {
        Value object = Reboxing.object(v);
        return object != null ? object : v;
    }

    private static Object content(Value v) {
        return v == null || v.op() instanceof Op.Constant c && c.value() == null ? EMPTY : v;
    }

    /** The slots after an operation; stores that have to come before it are added to {@code stores}. */
    private void transfer(Op op, Object[] now, List<Op> stores) {
        if (op instanceof Op.LoadSlot load) {
            now[load.slot()] = load.result();
        } else if (op instanceof Op.StoreSlot store) {
            now[store.slot()] = content(store.value());
        } else if (op.effect().raises()) {
            int locals = graph.code.localsplusnames.length;
            int synced = op.unwind() == null ? locals : locals + op.unwind().target().handlerDepth;
            sync(op.state(), synced, now, stores);
        }
    }

    private void sync(FrameState state, int count, Object[] now, List<Op> stores) {
        for (int i = 0; i < count; i++) {
            Value v = i < state.slots().size() ? state.slots().get(i) : null;
            Object wanted = content(v);
            if (!same(now[i], wanted)) {
                now[i] = wanted;
                if (stores != null) {
                    stores.add(new Op.StoreSlot(i, wanted == EMPTY ? null : boxes.getOrDefault(v, stored(v))));
                }
            }
        }
    }

    private void rewrite(Block block) {
        Object[] now = Objects.requireNonNull(contents.get(block), "unreachable block").clone();
        List<Op> ops = new ArrayList<>(block.ops.size());
        boxes.clear();
        for (Op op : block.ops) {
            if (op instanceof Op.StoreSlot store && same(now[store.slot()], content(store.value()))) {
                continue;
            }
            if (op instanceof Op.Arithmetic a && a.operator().boxes()) {
                boxes.put(a.inputs().getFirst(), a.result());
            }
            transfer(op, now, ops);
            Op added = switch (op) {
                case Op.Guard g -> new Op.Guard(g.result(), g.test(), g.input(), g.expected(), pruned(g.state(), now));
                case Op.Arithmetic a when a.state() != null -> new Op.Arithmetic(a.result(), a.operator(), a.inputs(), pruned(a.state(), now));
                case Op.Poll p -> new Op.Poll(p.where(), pruned(p.state(), now));
                case Op.Invoke i when i.state() != null -> new Op.Invoke(i.result(), i.method(), i.inputs(), bare(i.state()), i.unwind());
                case Op.Direct d -> new Op.Direct(d.result(), d.inputs(), bare(d.state()), d.unwind());
                case Op.Resume r -> new Op.Resume(r.result(), r.inputs(), bare(r.state()), r.unwind());
                default -> op;
            };
            if (added.result() != null) {
                added.result().definition = added;
            }
            ops.add(added);
        }
        switch (block.terminator) {
            case Terminator.Yield y -> {
                sync(y.state(), graph.code.localsplusnames.length + y.state().depth(), now, ops);
                block.terminator = new Terminator.Yield(y.value(), bare(y.state()));
            }
            case Terminator.Leave l -> block.terminator = new Terminator.Leave(l.reason(), pruned(l.state(), now));
            default -> { }
        }
        block.ops = ops;
    }

    private static FrameState pruned(FrameState state, Object[] now) {
        if (state.parent() != null) {
            // an inlined activation has no frame; that of the outermost caller may hold something
            return new FrameState(state.code(), state.index(), state.resume(), state.slots(), state.depth(), state.function(), pruned(state.parent(), now));
        }
        List<Value> slots = new ArrayList<>(state.slots());
        for (int i = 0; i < slots.size(); i++) {
            if (same(now[i], content(slots.get(i)))) {
                slots.set(i, FrameState.STORED);
            }
        }
        return state.withSlots(slots);
    }

    /** The state of an operation that does not leave by itself: only its place matters. */
    private static FrameState bare(FrameState state) {
        List<Value> slots = new ArrayList<>(state.slots());
        slots.replaceAll(v -> FrameState.STORED);
        return state.withSlots(slots);
    }
}
