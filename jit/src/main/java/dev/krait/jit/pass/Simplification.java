package dev.krait.jit.pass;

import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.Kind;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Operator;
import dev.krait.jit.ir.RuntimeMethod;
import dev.krait.jit.ir.Terminator;
import dev.krait.jit.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes out what undoes itself: unboxing of boxes, guards of known facts, branches on constants; and generic operators on what are known to be ints or floats. */
public final class Simplification implements Pass {
    private Map<Value, Value> replacements;
    private Graph graph;
    /** New constants: they go to the entry when all blocks, the entry among them, are done. */
    private List<Op> constants;

    @Override
    public boolean run(Graph g) {
        graph = g;
        replacements = new HashMap<>();
        constants = new ArrayList<>();
        boolean changed = false;
        for (Block block : g.blocks) {
            List<Op> kept = new ArrayList<>(block.ops.size());
            for (Op op : block.ops) {
                if (!simplify(op, kept)) {
                    kept.add(op);
                } else {
                    changed = true;
                }
            }
            block.ops = kept;
            changed |= simplifyEnd(block);
        }
        g.entry().ops.addAll(0, constants);
        g.replace(replacements);
        return changed;
    }

    /** Whether the operation was replaced. */
    private boolean simplify(Op op, List<Op> before) {
        return switch (op) {
            case Op.Guard guard -> guard(guard);
            case Op.Arithmetic a -> arithmetic(a);
            case Op.Invoke i -> invoke(i, before);
            default -> false;
        };
    }

    private Value resolve(Value v) {
        Value w = v;
        for (Value next = replacements.get(w); next != null; next = replacements.get(w)) {
            w = next;
        }
        return w;
    }

    /** What is in the box, or null. */
    private Value unboxed(Value v, Kind kind) {
        Value w = resolve(v);
        if (w.op() instanceof Op.Arithmetic a && a.operator().boxes() && a.inputs().getFirst().kind == kind) {
            return a.inputs().getFirst();
        }
        return null;
    }

    private boolean guard(Op.Guard guard) {
        if (guard.input() == null) {
            return false;
        }
        Value input = resolve(guard.input());
        switch (guard.test()) {
            case INT, FLOAT, BOOL -> {
                Value raw = unboxed(input, guard.test().result);
                if (raw != null) {
                    replacements.put(guard.result(), raw);
                    return true;
                }
                if (input.op() instanceof Op.Constant c && constantKind(c.value()) == guard.test().result) {
                    Value k = graph.value(guard.test().result);
                    Op.Constant constant = new Op.Constant(k, c.value());
                    k.definition = constant;
                    constants.add(constant);
                    replacements.put(guard.result(), k);
                    return true;
                }
                return false;
            }
            case CLASS -> {
                if (input.type == guard.expected()) {
                    replacements.put(guard.result(), input);
                    return true;
                }
                return false;
            }
            case BOUND -> {
                boolean boundBox = input.op() instanceof Op.Arithmetic a && a.operator().boxes();
                boolean boundGuard = input.op() instanceof Op.Guard g && g.test() != Op.Test.SAME;
                boolean boundConstant = input.op() instanceof Op.Constant c && c.value() != null;
                if (boundBox || boundGuard || boundConstant) {
                    replacements.put(guard.result(), input);
                    return true;
                }
                return false;
            }
            case SAME -> {
                if (input.op() instanceof Op.Constant c && c.value() == guard.expected()) {
                    replacements.put(guard.result(), input);
                    return true;
                }
                return false;
            }
            case TRUE, FALSE -> {
                return input.op() instanceof Op.Constant c && Boolean.valueOf(guard.test() == Op.Test.TRUE).equals(c.value());
            }
            default -> {
                return false;
            }
        }
    }

    private static Kind constantKind(Object value) {
        return value instanceof Long ? Kind.INT : value instanceof Double ? Kind.FLOAT : value instanceof Boolean ? Kind.BOOL : Kind.OBJECT;
    }

    private boolean arithmetic(Op.Arithmetic a) {
        if (a.operator() == Operator.BOOL_NOT) {
            Value in = resolve(a.inputs().getFirst());
            if (in.op() instanceof Op.Arithmetic b && b.operator() == Operator.BOOL_NOT) {
                replacements.put(a.result(), b.inputs().getFirst());
                return true;
            }
        }
        return false;
    }

    private boolean invoke(Op.Invoke i, List<Op> before) {
        if (i.method() != RuntimeMethod.TO_BOOL) {
            return false;
        }
        Value raw = unboxed(i.inputs().getFirst(), Kind.BOOL);
        if (raw == null) {
            return false;
        }
        replacements.put(i.result(), raw);
        return true;
    }

    private boolean simplifyEnd(Block block) {
        if (!(block.terminator instanceof Terminator.Branch branch)) {
            return false;
        }
        Value condition = resolve(branch.condition());
        if (condition.op() instanceof Op.Constant c) {
            block.terminator = new Terminator.Jump(Boolean.TRUE.equals(c.value()) ? branch.yes() : branch.no());
            return true;
        }
        if (condition.op() instanceof Op.Arithmetic a && a.operator() == Operator.BOOL_NOT) {
            block.terminator = new Terminator.Branch(resolve(a.inputs().getFirst()), branch.no(), branch.yes());
            return true;
        }
        return false;
    }
}
