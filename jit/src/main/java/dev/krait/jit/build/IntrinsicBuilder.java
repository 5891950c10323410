package dev.krait.jit.build;

import static dev.krait.eval.Feedback.FLOAT;
import static dev.krait.eval.Feedback.INT;

import dev.krait.eval.Feedback;
import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Edge;
import dev.krait.jit.ir.Kind;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Operator;
import dev.krait.jit.ir.RuntimeMethod;
import dev.krait.jit.ir.Terminator;
import dev.krait.jit.ir.Value;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.runtime.GlobalSite;
import dev.krait.type.function.BuiltinFunction;
import dev.krait.type.function.BuiltinMethod;
import dev.krait.type.generator.PyGenerator;
import dev.krait.type.number.FloatType;
import dev.krait.type.number.IntType;
import dev.krait.type.sequence.PyTuple;
import java.util.List;

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
        if (callee instanceof BuiltinFunction f && "math".equals(f.module) && f.row.name().equals("sqrt") && count == 1 && b.peek(2) == b.empty) {
            return root(f);
        }
        if ((callee == IntType.TYPE || callee == FloatType.TYPE) && count == 1 && b.peek(2) == b.empty) {
            return conversion((PyType) callee);
        }
        if ((callee == PyTuple.TYPE || callee == BuiltinTypes.LIST) && count == 1 && b.peek(2) == b.empty) {
            return copy((PyType) callee);
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
        return switch (f.row.name()) {
            case "len" -> count == 1 && length(f);
            case "abs" -> count == 1 && absolute(f);
            case "min" -> count == 2 && extreme(f, RuntimeMethod.INT_MIN, RuntimeMethod.FLOAT_MIN);
            case "max" -> count == 2 && extreme(f, RuntimeMethod.INT_MAX, RuntimeMethod.FLOAT_MAX);
            case "divmod" -> count == 2 && divmod(f);
            case "isinstance" -> count == 2 && isInstance(f);
            case "next" -> count == 1 && next(f);
            default -> false;
        };
    }

    private boolean length(BuiltinFunction f) {
        guardCallee(3, f);
        Value size = new SequenceBuilder(b).size();
        Value v = b.peek(1);
        drop(3);
        b.push(b.box(size != null ? size : b.invoke(RuntimeMethod.LENGTH, v)));
        return true;
    }

    /** {@code tuple} or {@code list} of an exact list or tuple. */
    private boolean copy(PyType type) {
        Value items = new SequenceBuilder(b).listOrTuple();
        if (items == null) {
            return false;
        }
        guardCallee(3, type);
        boolean tuple = type == PyTuple.TYPE;
        Value made = !tuple ? b.invoke(RuntimeMethod.LIST_OF, items) : items.type == PyTuple.class ? items : b.invoke(RuntimeMethod.LIST_TO_TUPLE, items);
        made.type = tuple ? PyTuple.class : BuiltinTypes.LIST_CLASS;
        drop(3);
        b.push(made);
        return true;
    }

    /** {@code next} of a generator. */
    private boolean next(BuiltinFunction f) {
        Value v = b.peek(1);
        if (b.profile.generic(b.index) || v.type != IteratorTypes.GENERATOR && (v.type != null || b.profile.left(b.index) != Feedback.GENERATOR)) {
            return false;
        }
        guardCallee(3, f);
        resume(1, b.object(PyNone.NONE), 1);
        return true;
    }

    /** Puts what a generator yields, which lies somewhere on the stack, in the place of a call; raises StopIteration when it yields no more. */
    private void resume(int position, Value sent, int count) {
        Value v = b.peek(position);
        Value generator = v.type == IteratorTypes.GENERATOR ? v : b.guard(Op.Test.CLASS, v, IteratorTypes.GENERATOR);
        Value answer = b.resume(generator, sent);
        Block more = b.graph.block();
        Block ended = b.graph.block();
        b.block.terminator = new Terminator.Branch(b.arithmetic(Operator.IS_EMPTY, answer), new Edge(ended, List.of()), new Edge(more, List.of()));
        b.block = ended;
        b.invoke(RuntimeMethod.STOP, generator);
        b.block.terminator = new Terminator.Unreachable();
        b.block = more;
        drop(count + 2);
        b.push(answer);
    }

    /** {@code divmod} of an int and a constant above zero. */
    private boolean divmod(BuiltinFunction f) {
        if (kind(2) != INT || !(b.peek(1).op() instanceof Op.Constant c && c.value() instanceof Long by && by > 0)) {
            return false;
        }
        guardCallee(4, f);
        Value x = b.unbox(b.peek(2), Kind.INT);
        Value y = b.unbox(b.peek(1), Kind.INT);
        Value quotient = b.box(b.arithmetic(Operator.INT_FLOORDIV, x, y));
        Value both = b.invoke(RuntimeMethod.BUILD_TUPLE, quotient, b.box(b.arithmetic(Operator.INT_MOD, x, y)));
        both.type = PyTuple.class;
        drop(4);
        b.push(both);
        return true;
    }

    private boolean isInstance(BuiltinFunction f) {
        guardCallee(4, f);
        Value cls = b.peek(1);
        Value v = b.peek(2);
        if (!b.profile.generic(b.index) && isPlain(cls)) {
            if (cls.op() instanceof Op.Invoke made && made.inputs().stream().allMatch(c -> c.op() instanceof Op.Constant)) {
                // nobody else gets to see the tuple: the same one serves each time
                cls = b.object(PyTuple.of(made.inputs().stream().map(c -> ((Op.Constant) c.op()).value()).toArray()));
                b.replace(1, cls);
            }
            Value is = b.invoke(RuntimeMethod.IS_PLAIN_INSTANCE, v, cls);
            b.guard(Op.Test.TRUE, b.arithmetic(Operator.INT_GE, is, b.integer(0)), null);
            return give(2, b.arithmetic(Operator.INT_NE, is, b.integer(0)));
        }
        drop(4);
        b.push(b.box(b.invoke(RuntimeMethod.IS_INSTANCE, v, cls)));
        return true;
    }

    /** Whether a value is at present a class of the metaclass {@code type}, or made up of such: then nobody's {@code __instancecheck__} has to be asked. */
    private boolean isPlain(Value cls) {
        Object known = cls.op() instanceof Op.Constant c ? c.value() : null;
        if (cls.op() instanceof Op.Invoke made && made.method() == RuntimeMethod.BUILD_TUPLE) {
            return made.inputs().stream().allMatch(this::isPlain);
        }
        if (cls.op() instanceof Op.Guard g && g.input() != null && g.input().op() instanceof Op.Invoke read && read.inputs().size() == 1
                && read.inputs().getFirst().op() instanceof Op.Constant c && c.value() instanceof GlobalSite site) {
            known = b.profile.fill(new GlobalSite(site.name));
        }
        return known instanceof PyType type && type.type == PyType.TYPE;
    }

    private boolean absolute(BuiltinFunction f) {
        int kind = kind(1);
        if (kind == 0) {
            return false;
        }
        guardCallee(3, f);
        return give(1, kind == INT ? b.arithmetic(Operator.INT_ABS, b.unboxed(b.peek(1), Kind.INT))
                : b.arithmetic(Operator.FLOAT_ABS, b.unboxed(b.peek(1), Kind.FLOAT)));
    }

    /** {@code min} or {@code max} of two of one kind; where only one's is known the other is expected to be alike. */
    private boolean extreme(BuiltinFunction f, RuntimeMethod ofInts, RuntimeMethod ofFloats) {
        int x = kind(2);
        int y = kind(1);
        int kind = x == 0 ? y : x;
        boolean known = x == y;
        if (kind == 0 || !known && (x != 0 && y != 0 || b.profile.generic(b.index) || b.peek(x == 0 ? 2 : 1).type != null)) {
            return false;
        }
        guardCallee(4, f);
        Kind raw = kind == INT ? Kind.INT : Kind.FLOAT;
        Value first = b.unbox(b.peek(2), raw);
        return give(2, b.invoke(kind == INT ? ofInts : ofFloats, first, b.unbox(b.peek(1), raw)));
    }

    /** {@code math.sqrt} of a float; what is negative or not finite leaves. */
    private boolean root(BuiltinFunction f) {
        Value v = b.peek(1);
        if (b.profile.generic(b.index) || v.type != null && v.type != Double.class) {
            return false;
        }
        guardCallee(3, f);
        return give(1, b.arithmetic(Operator.FLOAT_SQRT, b.unbox(v, Kind.FLOAT)));
    }

    /** {@code int} and {@code float} of ints and floats. */
    private boolean conversion(PyType type) {
        int kind = kind(1);
        if (kind == 0 || kind == FLOAT && type == IntType.TYPE && b.profile.generic(b.index)) {
            return false;
        }
        if (!(b.peek(3).op() instanceof Op.Constant)) {
            b.guard(Op.Test.SAME, b.peek(3), type);
        }
        boolean toInt = type == IntType.TYPE;
        Value raw = b.unboxed(b.peek(1), kind == INT ? Kind.INT : Kind.FLOAT);
        if (toInt && kind == FLOAT) {
            Value fits = b.arithmetic(Operator.FLOAT_LT, b.arithmetic(Operator.FLOAT_ABS, raw), b.constant(Kind.FLOAT, 0x1p62));
            b.guard(Op.Test.TRUE, fits, null);
            raw = b.invoke(RuntimeMethod.FLOAT_TO_INT, raw);
        } else if (!toInt && kind == INT) {
            raw = b.arithmetic(Operator.INT_TO_FLOAT, raw);
        }
        return give(1, raw);
    }

    /** Puts an unboxed result in the place of a call. */
    private boolean give(int count, Value result) {
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
        if (m.owner == PyGenerator.TYPE && m.row.name().equals("send") && count == 1 && !b.profile.generic(b.index)) {
            guardCallee(3, m);
            resume(2, b.peek(1), 1);
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
