package dev.krait.jit.build;

import static dev.krait.eval.Feedback.BOOL;
import static dev.krait.eval.Feedback.FLOAT;
import static dev.krait.eval.Feedback.INT;
import static dev.krait.eval.Feedback.LIST;
import static dev.krait.eval.Feedback.STR;
import static dev.krait.eval.Feedback.TUPLE;

import dev.krait.bytecode.BinaryOp;
import dev.krait.bytecode.Oparg;
import dev.krait.jit.ir.Kind;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Operator;
import dev.krait.jit.ir.RuntimeMethod;
import dev.krait.jit.ir.Value;
import dev.krait.type.sequence.PyTuple;

/** Operators, comparisons, truth and subscripts: unboxed where feedback or the graph says so, calls otherwise. */
final class ArithmeticBuilder {
    static final Operator[] INT_COMPARISONS = {
        Operator.INT_LT, Operator.INT_LE, Operator.INT_EQ, Operator.INT_NE, Operator.INT_GT, Operator.INT_GE
    };
    private static final Operator[] FLOAT_COMPARISONS = {
        Operator.FLOAT_LT, Operator.FLOAT_LE, Operator.FLOAT_EQ, Operator.FLOAT_NE, Operator.FLOAT_GT, Operator.FLOAT_GE
    };

    private final GraphBuilder b;
    private final OperatorBuilder operators;
    private final CharacterBuilder characters;

    ArithmeticBuilder(GraphBuilder b) {
        this.b = b;
        this.operators = new OperatorBuilder(b);
        this.characters = new CharacterBuilder(b);
    }

    /** The kinds an operand can be of: a fact where the graph knows it, else what was seen; 0 for nothing known. */
    private int kinds(Value v, int seen) {
        if (v.type != null) {
            return v.type == Long.class ? INT : v.type == Double.class ? FLOAT : v.type == Boolean.class ? BOOL : v.type == String.class ? STR : seen;
        }
        return b.profile.generic(b.index) ? 0 : seen;
    }

    void binary(int oparg) {
        int left = kinds(b.peek(2), b.profile.left(b.index));
        int right = kinds(b.peek(1), b.profile.right(b.index));
        int op = oparg >= BinaryOp.NB_INPLACE_ADD ? oparg - BinaryOp.NB_INPLACE_ADD : oparg;
        Value result = null;
        if (left == INT && right == INT) {
            result = ints(op);
        } else if ((left == FLOAT || left == INT) && (right == FLOAT || right == INT)) {
            result = floats(op, left, right);
        }
        if (result == null && op == BinaryOp.NB_ADD && new SequenceBuilder(b).concatenation(op != oparg)) {
            return;
        }
        Value called = result == null ? operators.call(oparg) : null;
        if (called != null) {
            b.push(called);
            return;
        }
        Value y = b.pop();
        Value x = b.pop();
        b.push(result != null ? b.box(result) : generic(oparg, x, y));
    }

    private Value generic(int oparg, Value x, Value y) {
        return switch (oparg) {
            case BinaryOp.NB_ADD -> b.invoke(RuntimeMethod.ADD, x, y);
            case BinaryOp.NB_SUBTRACT -> b.invoke(RuntimeMethod.SUB, x, y);
            case BinaryOp.NB_MULTIPLY -> b.invoke(RuntimeMethod.MUL, x, y);
            default -> b.invoke(RuntimeMethod.BINARY, x, y, b.integer(oparg));
        };
    }

    private Value ints(int op) {
        boolean generic = b.profile.generic(b.index);
        Operator operator = switch (op) {
            case BinaryOp.NB_ADD -> Operator.INT_ADD;
            case BinaryOp.NB_SUBTRACT -> Operator.INT_SUB;
            case BinaryOp.NB_MULTIPLY -> Operator.INT_MUL;
            case BinaryOp.NB_FLOOR_DIVIDE -> Operator.INT_FLOORDIV;
            case BinaryOp.NB_REMAINDER -> Operator.INT_MOD;
            case BinaryOp.NB_AND -> Operator.INT_AND;
            case BinaryOp.NB_OR -> Operator.INT_OR;
            case BinaryOp.NB_XOR -> Operator.INT_XOR;
            case BinaryOp.NB_LSHIFT -> Operator.INT_SHL;
            case BinaryOp.NB_RSHIFT -> Operator.INT_SHR;
            case BinaryOp.NB_TRUE_DIVIDE -> Operator.INT_TRUEDIV;
            default -> null;
        };
        if (operator == null || operator.leaves && generic) {
            return null;
        }
        Value x = b.unbox(b.peek(2), Kind.INT);
        Value y = b.unbox(b.peek(1), Kind.INT);
        return b.arithmetic(operator, x, y);
    }

    private Value floats(int op, int left, int right) {
        Operator operator = switch (op) {
            case BinaryOp.NB_ADD -> Operator.FLOAT_ADD;
            case BinaryOp.NB_SUBTRACT -> Operator.FLOAT_SUB;
            case BinaryOp.NB_MULTIPLY -> Operator.FLOAT_MUL;
            case BinaryOp.NB_TRUE_DIVIDE -> Operator.FLOAT_DIV;
            default -> null;
        };
        boolean square = op == BinaryOp.NB_POWER && left == FLOAT && b.peek(1).op() instanceof Op.Constant c && Long.valueOf(2).equals(c.value());
        if (operator == null && !square || operator == Operator.FLOAT_DIV && b.profile.generic(b.index)) {
            return null;
        }
        Value x = asFloat(2, left);
        if (square) {
            // overflow raises: that exit is the guard's
            Value r = b.arithmetic(Operator.FLOAT_MUL, x, x);
            b.guard(Op.Test.TRUE, b.arithmetic(Operator.FLOAT_LT, b.arithmetic(Operator.FLOAT_ABS, r), b.constant(Kind.FLOAT, Double.POSITIVE_INFINITY)), null);
            return r;
        }
        Value y = asFloat(1, right);
        return b.arithmetic(operator, x, y);
    }

    private Value asFloat(int position, int kind) {
        if (kind == FLOAT) {
            return b.unbox(b.peek(position), Kind.FLOAT);
        }
        Value v = b.unbox(b.peek(position), Kind.INT);
        if (v.op() instanceof Op.Constant c) {
            return b.constant(Kind.FLOAT, (double) (long) (Long) c.value());
        }
        return b.arithmetic(Operator.INT_TO_FLOAT, v);
    }

    void compare(int oparg) {
        int op = oparg >> Oparg.COMPARE_SHIFT;
        int left = kinds(b.peek(2), b.profile.left(b.index));
        int right = kinds(b.peek(1), b.profile.right(b.index));
        Value result = null;
        if (left == INT && right == INT) {
            Value x = b.unbox(b.peek(2), Kind.INT);
            result = b.arithmetic(INT_COMPARISONS[op], x, b.unbox(b.peek(1), Kind.INT));
        } else if (left == FLOAT && right == FLOAT || left == FLOAT && smallInt(b.peek(1)) || right == FLOAT && smallInt(b.peek(2))) {
            Value x = asFloat(2, left);
            result = b.arithmetic(FLOAT_COMPARISONS[op], x, asFloat(1, right));
        } else if (left == STR && right == STR) {
            Value x = exact(2, String.class);
            Value y = exact(1, String.class);
            Value byCode = characters.compare(x, y, op);
            result = byCode != null ? byCode : op == Oparg.COMPARE_EQ ? b.invoke(RuntimeMethod.STR_EQ, x, y)
                    : op == Oparg.COMPARE_NE ? b.arithmetic(Operator.BOOL_NOT, b.invoke(RuntimeMethod.STR_EQ, x, y))
                    : b.arithmetic(INT_COMPARISONS[op], b.invoke(RuntimeMethod.STR_COMPARE, x, y), b.integer(0));
        }
        Value y = b.pop();
        Value x = b.pop();
        if (result != null) {
            b.push(b.box(result));
        } else if ((oparg & Oparg.COMPARE_TO_BOOL) != 0) {
            b.push(b.box(b.invoke(RuntimeMethod.COMPARE_BOOL, x, y, b.integer(op))));
        } else {
            b.push(b.invoke(RuntimeMethod.COMPARE, x, y, b.integer(op)));
        }
    }

    /** A constant int that a double holds exactly: comparing as floats is then exact. */
    private static boolean smallInt(Value v) {
        return v.op() instanceof Op.Constant c && c.value() instanceof Long l && Math.abs(l) < 1L << 52;
    }

    /** The value at a position from the top, of exactly one Java class. */
    private Value exact(int position, Class<?> type) {
        Value v = b.peek(position);
        if (v.type == type) {
            return v;
        }
        Value g = b.guard(Op.Test.CLASS, v, type);
        b.refine(v, g);
        return g;
    }

    /** The value at a position from the top, of exactly one built-in type. */
    private Value builtin(int position, dev.krait.object.PyType type, Class<?> javaClass) {
        Value v = b.peek(position);
        if (v.type == javaClass) {
            return v;
        }
        Value g = b.guard(Op.Test.TYPE, v, type);
        g.type = javaClass;
        b.refine(v, g);
        return g;
    }

    /** The truth of the top value, popped. */
    Value truth() {
        Value v = b.peek(1);
        Value known = b.unboxed(v, Kind.BOOL);
        if (known == null) {
            int kind = kinds(v, b.profile.left(b.index));
            if (kind == BOOL) {
                known = b.unbox(v, Kind.BOOL);
            } else if (kind == INT) {
                known = b.arithmetic(Operator.INT_NE, b.unbox(v, Kind.INT), b.integer(0));
            } else if (kind == LIST) {
                known = b.arithmetic(Operator.INT_NE, b.invoke(RuntimeMethod.LIST_SIZE, builtin(1, BuiltinTypes.LIST, BuiltinTypes.LIST_CLASS)), b.integer(0));
            } else if (kind == STR) {
                known = b.arithmetic(Operator.INT_NE, b.invoke(RuntimeMethod.STR_SIZE, exact(1, String.class)), b.integer(0));
            }
        }
        Value top = b.pop();
        return known != null ? known : b.invoke(RuntimeMethod.TO_BOOL, top);
    }

    void negative() {
        Value v = b.peek(1);
        int kind = kinds(v, b.profile.left(b.index));
        Value result = null;
        if (kind == INT && !b.profile.generic(b.index)) {
            result = b.arithmetic(Operator.INT_NEG, b.unbox(v, Kind.INT));
        } else if (kind == FLOAT) {
            result = b.arithmetic(Operator.FLOAT_NEG, b.unbox(v, Kind.FLOAT));
        }
        v = b.pop();
        b.push(result != null ? b.box(result) : b.invoke(RuntimeMethod.NEGATIVE, v));
    }

    void invert() {
        Value v = b.peek(1);
        Value result = kinds(v, b.profile.left(b.index)) == INT ? b.arithmetic(Operator.INT_INVERT, b.unbox(v, Kind.INT)) : null;
        v = b.pop();
        b.push(result != null ? b.box(result) : b.invoke(RuntimeMethod.INVERT, v));
    }

    void subscript() {
        if (new SequenceBuilder(b).lookup()) {
            return;
        }
        int container = kinds(b.peek(2), b.profile.left(b.index));
        int key = kinds(b.peek(1), b.profile.right(b.index));
        Value result = null;
        boolean speculate = !b.profile.generic(b.index);
        if (speculate && key == INT && container == LIST) {
            Value list = builtin(2, BuiltinTypes.LIST, BuiltinTypes.LIST_CLASS);
            result = b.guard(Op.Test.BOUND, b.invoke(RuntimeMethod.LIST_GET, list, b.unbox(b.peek(1), Kind.INT)), null);
        } else if (speculate && key == INT && container == TUPLE) {
            Value tuple = builtin(2, PyTuple.TYPE, PyTuple.class);
            result = b.guard(Op.Test.BOUND, b.invoke(RuntimeMethod.TUPLE_GET, tuple, b.unbox(b.peek(1), Kind.INT)), null);
        } else if (speculate && key == INT && container == STR) {
            Value text = exact(2, String.class);
            result = b.guard(Op.Test.BOUND, b.invoke(RuntimeMethod.STR_GET, text, b.unbox(b.peek(1), Kind.INT)), null);
            result.type = String.class;
        }
        Value k = b.pop();
        Value c = b.pop();
        b.push(result != null ? result : b.invoke(RuntimeMethod.SUBSCRIPT, c, k));
    }

    void storeSubscript() {
        if (new SequenceBuilder(b).storeItem()) {
            return;
        }
        int container = kinds(b.peek(2), b.profile.left(b.index));
        int key = kinds(b.peek(1), b.profile.right(b.index));
        if (!b.profile.generic(b.index) && key == INT && container == LIST) {
            Value list = builtin(2, BuiltinTypes.LIST, BuiltinTypes.LIST_CLASS);
            Value i = b.unbox(b.peek(1), Kind.INT);
            b.guard(Op.Test.TRUE, b.invoke(RuntimeMethod.LIST_SET, list, i, b.peek(3)), null);
            b.pop();
            b.pop();
            b.pop();
            return;
        }
        Value k = b.pop();
        Value c = b.pop();
        b.invoke(RuntimeMethod.SET_SUBSCRIPT, c, k, b.pop());
    }
}
