package dev.krait.jit.build;

import static dev.krait.eval.Feedback.DICT;
import static dev.krait.eval.Feedback.INT;
import static dev.krait.eval.Feedback.LIST;
import static dev.krait.eval.Feedback.NONE;
import static dev.krait.eval.Feedback.SET;
import static dev.krait.eval.Feedback.STR;
import static dev.krait.eval.Feedback.TUPLE;

import dev.krait.jit.ir.Kind;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Operator;
import dev.krait.jit.ir.RuntimeMethod;
import dev.krait.jit.ir.Value;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PySet;

/** Slices, sums, sizes and additions of exact built-in containers, which run no Python code and do not raise. */
final class SequenceBuilder {
    private final GraphBuilder b;
    private final CharacterBuilder characters;

    SequenceBuilder(GraphBuilder b) {
        this.b = b;
        this.characters = new CharacterBuilder(b);
    }

    /** {@code BINARY_SLICE}: {@code container, start, stop -- slice}. */
    void slice() {
        RuntimeMethod method = bounded(2, 1) ? slice(seen(b.peek(3))) : null;
        if (method == null) {
            Value stop = b.pop();
            Value start = b.pop();
            b.push(b.invoke(RuntimeMethod.SLICE, b.pop(), start, stop));
            return;
        }
        Value container = container(3, method == RuntimeMethod.LIST_SLICE ? LIST : method == RuntimeMethod.TUPLE_SLICE ? TUPLE : STR);
        Value start = bound(2, 0);
        Value slice = b.invoke(method, container, start, bound(1, Long.MAX_VALUE));
        slice.type = container.type;
        drop(3);
        b.push(slice);
    }

    private static RuntimeMethod slice(int kind) {
        return kind == LIST ? RuntimeMethod.LIST_SLICE : kind == TUPLE ? RuntimeMethod.TUPLE_SLICE : kind == STR ? RuntimeMethod.STR_SLICE : null;
    }

    /** {@code STORE_SLICE}: {@code value, container, start, stop --}. */
    void storeSlice() {
        boolean lists = seen(b.peek(3)) == LIST && seen(b.peek(4)) == LIST;
        if (!lists || !bounded(2, 1)) {
            Value stop = b.pop();
            Value start = b.pop();
            Value container = b.pop();
            b.invoke(RuntimeMethod.SET_SLICE, b.pop(), container, start, stop);
            return;
        }
        Value container = container(3, LIST);
        Value value = container(4, LIST);
        Value start = bound(2, 0);
        b.invoke(RuntimeMethod.LIST_SET_SLICE, container, start, bound(1, Long.MAX_VALUE), value);
        drop(4);
    }

    /** Whether both bounds of a slice are left out or ints, as far as was seen. */
    private boolean bounded(int start, int stop) {
        int seen = b.profile.right(b.index);
        return !b.profile.generic(b.index) && (seen & ~(INT | NONE)) == 0 && bounded(b.peek(start), seen) && bounded(b.peek(stop), seen);
    }

    private static boolean bounded(Value v, int seen) {
        return isNone(v) || v.type == Long.class || v.type == null && (seen & INT) != 0;
    }

    private static boolean isNone(Value v) {
        return v.op() instanceof Op.Constant c && c.value() == PyNone.NONE;
    }

    private Value bound(int position, long otherwise) {
        return isNone(b.peek(position)) ? b.integer(otherwise) : b.unbox(b.peek(position), Kind.INT);
    }

    /** {@code LIST + LIST} and {@code STR + STR}, also in place; returns whether it was one of them. */
    boolean concatenation(boolean inPlace) {
        boolean generic = b.profile.generic(b.index);
        int left = generic ? kind(b.peek(2)) : b.profile.left(b.index);
        int right = generic ? kind(b.peek(1)) : b.profile.right(b.index);
        if (left != right || left != LIST && left != STR) {
            return false;
        }
        Value x = container(2, left);
        Value y = container(1, left);
        Value sum = x;
        if (left == STR) {
            sum = b.invoke(RuntimeMethod.STR_CONCAT, x, y);
        } else if (inPlace) {
            b.invoke(RuntimeMethod.LIST_EXTEND_FAST, x, y);
        } else {
            sum = b.invoke(RuntimeMethod.LIST_CONCAT, x, y);
            sum.type = BuiltinTypes.LIST_CLASS;
        }
        drop(2);
        b.push(sum);
        return true;
    }

    /** {@code SET_ADD}: {@code set, … , value -- set, …}. */
    void setAdd(int depth) {
        Value v = b.peek(1);
        boolean generic = b.profile.generic(b.index);
        int kind = v.type == Long.class ? INT : v.type == String.class ? STR : generic ? 0 : b.profile.left(b.index);
        if (generic || kind != INT && kind != STR) {
            v = b.pop();
            b.invoke(RuntimeMethod.SET_ADD, b.peek(depth), v);
            return;
        }
        if (kind == INT) {
            b.unbox(v, Kind.INT);
        } else {
            container(1, STR);
        }
        b.guard(Op.Test.TRUE, b.invoke(RuntimeMethod.SET_ADD_FAST, b.peek(depth + 1), b.peek(1)), null);
        b.pop();
    }

    /** {@code CONTAINS_OP}: {@code value, container --}; gives whether the value is in it. */
    Value contains() {
        boolean generic = b.profile.generic(b.index);
        int value = b.peek(2).type == Long.class ? INT : b.peek(2).type == String.class ? STR : generic ? 0 : b.profile.left(b.index);
        int container = b.peek(1).type != null ? kind(b.peek(1)) : generic ? 0 : b.profile.right(b.index);
        RuntimeMethod method = generic || value != INT && value != STR ? null : switch (container) {
            case STR -> value == STR ? RuntimeMethod.STR_HAS : null;
            case DICT -> RuntimeMethod.DICT_HAS;
            case SET -> RuntimeMethod.SET_HAS;
            case TUPLE -> RuntimeMethod.TUPLE_HAS;
            default -> null;
        };
        if (method == null) {
            Value in = b.pop();
            return b.invoke(RuntimeMethod.CONTAINS, b.pop(), in);
        }
        Value in = container(1, container);
        Value masked = value == STR && (container == STR || container == TUPLE) ? characters.contained(b.peek(2), in) : null;
        if (masked != null) {
            drop(2);
            return masked;
        }
        Value found = b.invoke(method, method == RuntimeMethod.STR_HAS ? container(2, STR) : b.peek(2), in);
        if (method != RuntimeMethod.STR_HAS) {
            b.guard(Op.Test.TRUE, b.arithmetic(Operator.INT_GE, found, b.integer(0)), null);
            found = b.arithmetic(Operator.INT_NE, found, b.integer(0));
        }
        drop(2);
        return found;
    }

    /** {@code dict[key]} of an int or a string: {@code dict, key -- value}; returns whether that is what it is. */
    boolean lookup() {
        if (!keyed(2, 1)) {
            return false;
        }
        Value value = b.guard(Op.Test.BOUND, b.invoke(RuntimeMethod.DICT_GET, container(2, DICT), b.peek(1)), null);
        drop(2);
        b.push(value);
        return true;
    }

    /** {@code dict[key] = value} likewise: {@code value, dict, key --}. */
    boolean storeItem() {
        if (!keyed(2, 1)) {
            return false;
        }
        b.guard(Op.Test.TRUE, b.invoke(RuntimeMethod.DICT_SET, container(2, DICT), b.peek(1), b.peek(3)), null);
        drop(3);
        return true;
    }

    private boolean keyed(int dict, int position) {
        int key = b.profile.right(b.index);
        return !b.profile.generic(b.index) && (key == INT || key == STR) && seen(b.peek(dict)) == DICT;
    }

    /** The size of the value on top, if it is of a container that says so; else null. */
    Value size() {
        RuntimeMethod method = switch (seen(b.peek(1))) {
            case LIST -> RuntimeMethod.LIST_SIZE;
            case TUPLE -> RuntimeMethod.TUPLE_SIZE;
            case STR -> RuntimeMethod.STR_SIZE;
            case SET -> RuntimeMethod.SET_SIZE;
            case DICT -> RuntimeMethod.DICT_SIZE;
            default -> null;
        };
        return method == null ? null : b.invoke(method, container(1, seen(b.peek(1))));
    }

    /** The value on top where it is an exact list or tuple, else null. */
    Value listOrTuple() {
        int kind = seen(b.peek(1));
        return kind == LIST || kind == TUPLE ? container(1, kind) : null;
    }

    /** The kind of a value where the graph knows it, else what was seen on the left here. */
    private int seen(Value v) {
        return v.type != null ? kind(v) : b.profile.generic(b.index) ? 0 : b.profile.left(b.index);
    }

    private static int kind(Value v) {
        return v.type == BuiltinTypes.LIST_CLASS ? LIST : v.type == PyTuple.class ? TUPLE : v.type == String.class ? STR
                : v.type == PySet.class ? SET : v.type == PyDict.class ? DICT : 0;
    }

    /** The value at a position from the top, exactly of a kind. */
    private Value container(int position, int kind) {
        Value v = b.peek(position);
        if (kind(v) == kind) {
            return v;
        }
        PyType type = kind == LIST ? BuiltinTypes.LIST : kind == TUPLE ? PyTuple.TYPE : kind == SET ? PySet.TYPE : kind == DICT ? PyDict.TYPE : null;
        Value g = type == null ? b.guard(Op.Test.CLASS, v, String.class) : b.guard(Op.Test.TYPE, v, type);
        g.type = kind == LIST ? BuiltinTypes.LIST_CLASS : kind == TUPLE ? PyTuple.class : kind == SET ? PySet.class : kind == DICT ? PyDict.class : String.class;
        b.refine(v, g);
        return g;
    }

    private void drop(int n) {
        for (int i = 0; i < n; i++) {
            b.pop();
        }
    }
}
