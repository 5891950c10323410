package dev.krait.jit.build;

import static dev.krait.eval.Feedback.FLOAT;
import static dev.krait.eval.Feedback.INT;

import dev.krait.jit.ir.Kind;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Operator;
import dev.krait.jit.ir.RuntimeMethod;
import dev.krait.jit.ir.Value;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.type.function.BuiltinFunction;
import dev.krait.type.function.BuiltinMethod;
import dev.krait.type.sequence.PyTuple;

/** Calls of built-in functions and methods whose meaning the compiler knows. */
final class IntrinsicBuilder {
    private final GraphBuilder b;

    IntrinsicBuilder(GraphBuilder b) {
        this.b = b;
    }

    /** Builds {@code CALL} when it is one of them; returns whether it was. */
    boolean call(int count) {
        Object callee = callee(count + 2);
        if (callee instanceof BuiltinFunction f && "builtins".equals(f.module) && b.peek(count + 1) == b.empty) {
            return function(f, count);
        }
        if (callee instanceof BuiltinMethod m && b.peek(count + 1) != b.empty) {
            return method(m, count);
        }
        return false;
    }

    /** What is called: a constant of the graph, or the one callable that was seen. */
    private Object callee(int position) {
        Value v = b.peek(position);
        if (v.op() instanceof Op.Constant c) {
            return c.value();
        }
        Object[] seen = b.profile.callees(b.index);
        return seen.length == 1 && !b.profile.generic(b.index) ? seen[0] : null;
    }

    private void guardCallee(int position, Object callee) {
        Value v = b.peek(position);
        if (!(v.op() instanceof Op.Constant)) {
            b.guard(Op.Test.SAME, v, callee);
        }
    }

    private boolean function(BuiltinFunction f, int count) {
        String name = f.row.name();
        Value result;
        if (count == 1 && name.equals("len")) {
            guardCallee(3, f);
            Value v = b.peek(1);
            if (v.type == BuiltinTypes.LIST_CLASS) {
                result = b.invoke(RuntimeMethod.LIST_SIZE, v);
            } else if (v.type == PyTuple.class) {
                result = b.invoke(RuntimeMethod.TUPLE_SIZE, v);
            } else if (v.type == String.class) {
                result = b.invoke(RuntimeMethod.STR_SIZE, v);
            } else {
                drop(3);
                b.push(b.box(b.invoke(RuntimeMethod.LENGTH, v)));
                return true;
            }
        } else if (count == 1 && name.equals("abs") && kind(1) != 0) {
            guardCallee(3, f);
            result = kind(1) == INT ? b.arithmetic(Operator.INT_ABS, b.unboxed(b.peek(1), Kind.INT))
                    : b.arithmetic(Operator.FLOAT_ABS, b.unboxed(b.peek(1), Kind.FLOAT));
        } else if (count == 2 && name.equals("isinstance")) {
            guardCallee(4, f);
            Value cls = b.peek(1);
            Value v = b.peek(2);
            drop(4);
            b.push(b.box(b.invoke(RuntimeMethod.IS_INSTANCE, v, cls)));
            return true;
        } else {
            return false;
        }
        drop(count + 2);
        b.push(b.box(result));
        return true;
    }

    private int kind(int position) {
        Class<?> type = b.peek(position).type;
        return type == Long.class ? INT : type == Double.class ? FLOAT : 0;
    }

    private boolean method(BuiltinMethod m, int count) {
        Value self = b.peek(count + 1);
        if (m.owner == BuiltinTypes.LIST && m.row.name().equals("append") && count == 1 && self.type == BuiltinTypes.LIST_CLASS) {
            guardCallee(3, m);
            b.invoke(RuntimeMethod.LIST_APPEND_FAST, self, b.peek(1));
            drop(3);
            b.push(b.object(PyNone.NONE));
            return true;
        }
        return false;
    }

    private void drop(int n) {
        for (int i = 0; i < n; i++) {
            b.pop();
        }
    }

}
