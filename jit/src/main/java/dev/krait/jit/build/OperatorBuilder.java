package dev.krait.jit.build;

import dev.krait.eval.Feedback;
import dev.krait.jit.ir.FrameState;
import dev.krait.jit.ir.Kind;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.RuntimeMethod;
import dev.krait.jit.ir.Value;
import dev.krait.object.PyType;
import dev.krait.ops.BinaryOperator;
import dev.krait.type.function.PyFunction;
import dev.krait.type.number.FloatType;
import dev.krait.type.number.IntType;

/** Operators of Python classes: calls of the left operand's method, where no reflected method can come first. */
final class OperatorBuilder {
    private final GraphBuilder b;

    OperatorBuilder(GraphBuilder b) {
        this.b = b;
    }

    /** Builds {@code BINARY_OP} as a call when one pair of types was seen, and gives its result; else null. Takes the operands from the stack if it does. */
    Value call(int oparg) {
        Feedback.Operands[] seen = b.profile.operands(b.index);
        BinaryOperator operator = BinaryOperator.of(oparg);
        if (seen.length != 1 || operator == null || b.profile.generic(b.index)) {
            return null;
        }
        PyType left = seen[0].left();
        PyType right = seen[0].right();
        long version = left.version;
        boolean reflected = left != right && right.isSubtype(left);
        boolean inPlace = BinaryOperator.isInPlace(oparg) && left.slot(operator.inPlace()) != null;
        if (reflected || inPlace || !(left.slot(operator.left()) instanceof PyFunction method) || !CallBuilder.takes(method.code, 2) || !guardable(right)) {
            return null;
        }
        b.version(left, "__add__", version);
        exact(2, left);
        exact(1, right);
        Value y = b.peek(1);
        Value x = b.peek(2);
        Value function = b.guard(Op.Test.CODE, b.object(method), method.code);
        Value result = Inlining.inline(b, method, function, FrameState.Resume.ANSWER, x, y);
        if (result == null) {
            result = b.direct(function, x, y);
        }
        b.pop();
        b.pop();
        return isAnswer(result) ? result : b.invoke(RuntimeMethod.ANSWERED, result, x, y, b.integer(oparg));
    }

    private static boolean guardable(PyType type) {
        return type.isHeap() || type == IntType.TYPE || type == FloatType.TYPE;
    }

    private void exact(int position, PyType type) {
        Value v = b.peek(position);
        if (type == IntType.TYPE) {
            b.unbox(v, Kind.INT);
        } else if (type == FloatType.TYPE) {
            b.unbox(v, Kind.FLOAT);
        } else {
            b.refine(v, b.guard(Op.Test.TYPE, v, type));
        }
    }

    private static boolean isNew(RuntimeMethod method) {
        return switch (method) {
            case NEW_INSTANCE, NEW_4, NEW_8, NEW_4X4 -> true;
            default -> false;
        };
    }

    /** Whether the value is known not to be {@code NotImplemented}. */
    private static boolean isAnswer(Value v) {
        return v.op() instanceof Op.Arithmetic a && a.operator().boxes()
                || v.op() instanceof Op.Invoke i && isNew(i.method())
                || v.op() instanceof Op.Guard g && (g.test() == Op.Test.SHAPE || g.test() == Op.Test.SHAPES || g.test() == Op.Test.TYPE);
    }
}
