package dev.krait.jit.build;

import dev.krait.bytecode.PyCode;
import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.FrameState;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Operator;
import dev.krait.jit.ir.RuntimeMethod;
import dev.krait.jit.ir.Value;
import dev.krait.object.PyType;
import dev.krait.object.Shape;
import dev.krait.object.Slot;
import dev.krait.object.TypeTraits;
import dev.krait.type.function.BuiltinFunction;
import dev.krait.type.function.BuiltinMethod;
import dev.krait.type.function.PyFunction;
import dev.krait.type.sequence.PyRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Calls: of what was seen there behind a guard, of anything otherwise. */
final class CallBuilder {
    private static final RuntimeMethod[] BY_COUNT = {
        RuntimeMethod.CALL_0, RuntimeMethod.CALL_1, RuntimeMethod.CALL_2, RuntimeMethod.CALL_3, RuntimeMethod.CALL_4
    };
    private static final int COMPLEX = PyCode.CO_VARARGS | PyCode.CO_VARKEYWORDS;
    private static final RuntimeMethod[] MAYBE = {
        RuntimeMethod.CALL_MAYBE_0, RuntimeMethod.CALL_MAYBE_1, RuntimeMethod.CALL_MAYBE_2, RuntimeMethod.CALL_MAYBE_3
    };
    private final GraphBuilder b;
    private final IntrinsicBuilder intrinsics;
    private final IterationBuilder iteration;

    CallBuilder(GraphBuilder b, IterationBuilder iteration) {
        this.b = b;
        this.iteration = iteration;
        this.intrinsics = new IntrinsicBuilder(b);
    }

    /** {@code CALL}: {@code callable, self or nothing, arguments -- result}. */
    void call(int count) {
        settleReceiver(count);
        Value self = b.peek(count + 1);
        if (intrinsics.call(count)) {
            return;
        }
        Value[] arguments = new Value[count];
        for (int i = 0; i < count; i++) {
            arguments[i] = b.peek(count - i);
        }
        Value callable = b.peek(count + 2);
        boolean known = self == b.empty || !maybeEmpty(self);
        if (!known) {
            drop(count + 2);
            Value[] all = new Value[count + 2];
            all[0] = callable;
            all[1] = self;
            System.arraycopy(arguments, 0, all, 2, count);
            b.push(b.invoke(count < MAYBE.length ? MAYBE[count] : RuntimeMethod.CALL_MAYBE, all));
            return;
        }
        Value[] all = withSelf(self, arguments);
        if (self == b.empty && (only(callable) == PyRange.TYPE && iteration.range(callable, arguments) || construct(callable, arguments))) {
            return;
        }
        Facts.Candidates candidates = b.facts.candidates(callable);
        if (candidates == null && only(callable) instanceof PyFunction seen && takes(seen.code, all.length)) {
            Value guarded = b.guard(Op.Test.CODE, callable, seen.code);
            drop(count + 2);
            Value result = Inlining.inline(b, seen, guarded, FrameState.Resume.PUSH_RESULT, all);
            b.push(result != null ? result : b.direct(withSelf(guarded, all)));
            return;
        }
        if (candidates != null && Arrays.stream(candidates.functions()).allMatch(f -> takes(f.code, all.length))) {
            drop(count + 2);
            b.push(oneOf(callable, candidates, self, all));
            return;
        }
        PyCode code = function(callable, all.length);
        if (code != null) {
            Value guarded = b.guard(Op.Test.CODE, callable, code);
            drop(count + 2);
            b.push(b.direct(withSelf(guarded, all)));
            return;
        }
        drop(count + 2);
        b.push(plain(callable, all));
    }

    /** Where a loop is entered in the middle of a call, what is called tells whether there is a first argument: a method has one, other built-ins have none. */
    private void settleReceiver(int count) {
        Value self = b.peek(count + 1);
        Object seen = self == b.empty || !maybeEmpty(self) ? null : only(b.peek(count + 2));
        if (seen instanceof BuiltinFunction || seen instanceof PyType) {
            b.guard(Op.Test.TRUE, b.arithmetic(Operator.IS_EMPTY, self), null);
            b.poke(count + 1, b.empty);
        } else if (seen instanceof BuiltinMethod) {
            b.poke(count + 1, b.guard(Op.Test.BOUND, self, null));
        }
    }

    /** The call of one of a few methods: the bodies of those that may be inlined, chosen by the function, and a call of the others. */
    private Value oneOf(Value callable, Facts.Candidates candidates, Value self, Value[] all) {
        // the very shapes that were noted with the method: nothing has run since, and the shape tells the functions apart
        Shape[] known = b.facts.shapesOf(self) == candidates.shapes() ? candidates.shapes() : null;
        List<PyFunction> functions = Arrays.stream(candidates.functions()).distinct().toList();
        List<Inlining> bodies = new ArrayList<>();
        for (PyFunction f : functions) {
            if (!Inlining.isSmall(f)) {
                continue;
            }
            if (known != null) {
                b.facts.noteShapes(self, IntStream.range(0, candidates.shapes().length).filter(i -> candidates.functions()[i] == f)
                        .mapToObj(i -> candidates.shapes()[i]).toArray(Shape[]::new));
            }
            Inlining body = Inlining.prepare(b, f, b.guard(Op.Test.CODE, b.object(f), f.code), FrameState.Resume.PUSH_RESULT, all);
            if (body != null) {
                bodies.add(body);
            }
        }
        if (known != null) {
            b.facts.noteShapes(self, known);
        }
        if (bodies.isEmpty() || b.inlining != null && bodies.size() < functions.size()) {
            return b.direct(withSelf(callable, all));
        }
        return Inlining.choose(b, callable, bodies, bodies.size() == functions.size() ? null : () -> b.direct(withSelf(callable, all)));
    }

    /** Whether the compiler cannot tell if there is a first argument. */
    private static boolean maybeEmpty(Value self) {
        return self.definition instanceof Block || self.op() instanceof Op.LoadSlot
                || self.op() instanceof Op.Invoke i && (i.method() == RuntimeMethod.ELEMENT || i.method() == RuntimeMethod.RECEIVER);
    }

    private Value[] withSelf(Value self, Value[] arguments) {
        if (self == b.empty) {
            return arguments;
        }
        Value[] all = new Value[arguments.length + 1];
        all[0] = self;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return all;
    }

    /** Builds the call of a Python class with a plain {@code __new__} and a Python {@code __init__}; returns whether it did. */
    private boolean construct(Value callable, Value[] arguments) {
        if (!(only(callable) instanceof PyType cls) || cls.type != PyType.TYPE || !cls.isHeap() || (cls.flags & PyType.ABSTRACT) != 0) {
            return false;
        }
        long version = cls.version;
        int traits = cls.traits();
        boolean plain = (traits & TypeTraits.OBJECT_NEW) != 0 && (traits & TypeTraits.OBJECT_INIT) == 0;
        if (!plain || !(cls.slot(Slot.INIT) instanceof PyFunction init) || !takes(init.code, arguments.length + 1)) {
            return false;
        }
        if (!(callable.op() instanceof Op.Constant)) {
            b.guard(Op.Test.SAME, callable, cls);
        }
        b.version(cls, "__init__", version);
        Value function = b.guard(Op.Test.CODE, b.object(init), init.code);
        Value made = instance(cls);
        drop(arguments.length + 2);
        b.push(made);
        // entering a body may leave for the interpreter, which makes another instance: nobody may have to say the last word of the first one
        boolean inlines = (traits & TypeTraits.HAS_DEL) == 0;
        if (inlines && Inlining.inline(b, init, function, FrameState.Resume.CHECK_INIT, withSelf(made, arguments)) != null) {
            return true;
        }
        b.pop();
        b.invoke(RuntimeMethod.CHECK_INIT, b.direct(withSelf(function, withSelf(made, arguments))));
        b.push(made);
        return true;
    }

    /** A bare instance of a class whose version is guarded. */
    private Value instance(PyType cls) {
        Shape shape = b.profile.generic(b.index) ? null : cls.settledShape();
        if (shape == null) {
            return b.invoke(RuntimeMethod.NEW_INSTANCE, b.object(cls));
        }
        b.guard(Op.Test.SAME, b.invoke(RuntimeMethod.ROOT_SHAPE, b.object(cls)), shape);
        Value made = b.invoke(switch (shape.layout) {
            case O4 -> RuntimeMethod.NEW_4;
            case O8 -> RuntimeMethod.NEW_8;
            case O4R4 -> RuntimeMethod.NEW_4X4;
            case NONE -> throw new AssertionError(cls);
        }, b.object(cls), b.object(shape));
        b.facts.noteShapes(made, new Shape[] {shape});
        return made;
    }

    /** What is called: a constant, or the one callable that was seen; else null. */
    private Object only(Value callable) {
        if (callable.op() instanceof Op.Constant c) {
            return c.value();
        }
        Object[] seen = b.profile.callees(b.index);
        return seen.length != 1 || b.profile.generic(b.index) || b.profile.megamorphic(b.index) ? null : seen[0];
    }

    static boolean takes(PyCode code, int count) {
        return code.argcount == count && code.kwonlyargcount == 0 && (code.flags & COMPLEX) == 0 && (code.flags & PyCode.CO_OPTIMIZED) != 0;
    }

    /** The code of the one Python function that was seen here, if it takes exactly so many arguments; else null. */
    private PyCode function(Value callable, int count) {
        Object callee = only(callable);
        PyCode code = callee instanceof PyFunction f ? f.code : callee instanceof PyCode c ? c : null;
        return code != null && takes(code, count) ? code : null;
    }

    private Value plain(Value callable, Value[] arguments) {
        Value[] inputs = withSelf(callable, arguments);
        return b.invoke(arguments.length < BY_COUNT.length ? BY_COUNT[arguments.length] : RuntimeMethod.CALL, inputs);
    }

    private void drop(int n) {
        for (int i = 0; i < n; i++) {
            b.pop();
        }
    }

    /** {@code CALL_KW}: {@code callable, self or nothing, arguments, names -- result}. */
    void callKeywords(int count) {
        Value[] all = new Value[count + 3];
        all[0] = b.peek(count + 3);
        all[1] = b.peek(1);
        all[2] = b.peek(count + 2);
        for (int i = 0; i < count; i++) {
            all[3 + i] = b.peek(count + 1 - i);
        }
        drop(count + 3);
        b.push(b.invoke(RuntimeMethod.CALL_KEYWORDS, all));
    }
}
