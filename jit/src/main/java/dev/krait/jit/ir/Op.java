package dev.krait.jit.ir;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An operation. The families: constants, arithmetic on unboxed values, guards, calls of the runtime, direct calls of compiled code, the
 * activation's slots, polls.
 */
public sealed interface Op {
    /** The value it gives, or null. */
    Value result();

    /** The values it reads, those of the frame state apart. */
    List<Value> inputs();

    Effect effect();

    /** Where the interpreter takes over when this leaves, and what tracebacks say when it raises; null when it does neither. */
    default FrameState state() {
        return null;
    }

    /** Where an exception goes; null when it leaves the activation. */
    default Edge unwind() {
        return null;
    }

    /** With inputs, state and edge replaced; the result stays. */
    Op map(UnaryOperator<Value> f, UnaryOperator<Edge> g);

    /** An operation that reads no values and has no state. */
    sealed interface Leaf extends Op {
        @Override
        default List<Value> inputs() {
            return List.of();
        }

        @Override
        default Op map(UnaryOperator<Value> f, UnaryOperator<Edge> g) {
            return this;
        }
    }

    /** A constant: a Long, Double or Boolean for the unboxed kinds, any value for objects (null is the empty slot). */
    record Constant(Value result, Object value) implements Leaf {
        @Override
        public Effect effect() {
            return Effect.PURE;
        }
    }

    /** Arithmetic, comparison and conversion of unboxed values. */
    record Arithmetic(Value result, Operator operator, List<Value> inputs, FrameState state) implements Op {
        @Override
        public Effect effect() {
            return Effect.PURE;
        }

        @Override
        public Op map(UnaryOperator<Value> f, UnaryOperator<Edge> g) {
            List<Value> in = Values.map(inputs, f);
            FrameState s = state == null ? null : state.map(f);
            return in == inputs && s == state ? this : new Arithmetic(result, operator, in, s);
        }
    }

    /** Leaves when a fact does not hold; the result is the input, refined. */
    record Guard(Value result, Test test, Value input, Object expected, FrameState state) implements Op {
        @Override
        public List<Value> inputs() {
            return input == null ? List.of() : List.of(input);
        }

        @Override
        public Effect effect() {
            return test.reads ? Effect.READS : Effect.PURE;
        }

        @Override
        public Op map(UnaryOperator<Value> f, UnaryOperator<Edge> g) {
            Value in = input == null ? null : f.apply(input);
            FrameState s = state.map(f);
            return in == input && s == state ? this : new Guard(result, test, in, expected, s);
        }
    }

    /** Calls a method of {@code dev.krait.runtime}. */
    record Invoke(Value result, RuntimeMethod method, List<Value> inputs, FrameState state, Edge unwind) implements Op {
        @Override
        public Effect effect() {
            return method.effect;
        }

        @Override
        public Op map(UnaryOperator<Value> f, UnaryOperator<Edge> g) {
            List<Value> in = Values.map(inputs, f);
            FrameState s = state == null ? null : state.map(f);
            Edge u = unwind == null ? null : g.apply(unwind);
            return in == inputs && s == state && u == unwind ? this : new Invoke(result, method, in, s, u);
        }
    }

    /**
     * Calls a Python function that takes exactly the arguments given; the first input is the function, guarded. The call stands in the code itself, so that
     * HotSpot sees for each place what is called there, and inlines it.
     */
    record Direct(Value result, List<Value> inputs, FrameState state, Edge unwind) implements Op {
        @Override
        public Effect effect() {
            return Effect.ARBITRARY;
        }

        @Override
        public Op map(UnaryOperator<Value> f, UnaryOperator<Edge> g) {
            List<Value> in = Values.map(inputs, f);
            FrameState s = state.map(f);
            Edge u = unwind == null ? null : g.apply(unwind);
            return in == inputs && s == state && u == unwind ? this : new Direct(result, in, s, u);
        }
    }

    /**
     * Resumes a generator or coroutine with a value: gives what it yields, or empty when its body has returned. The call stands in the code itself, as that of
     * {@link Direct} does.
     */
    record Resume(Value result, List<Value> inputs, FrameState state, Edge unwind) implements Op {
        @Override
        public Effect effect() {
            return Effect.ARBITRARY;
        }

        @Override
        public Op map(UnaryOperator<Value> f, UnaryOperator<Edge> g) {
            List<Value> in = Values.map(inputs, f);
            FrameState s = state.map(f);
            Edge u = unwind == null ? null : g.apply(unwind);
            return in == inputs && s == state && u == unwind ? this : new Resume(result, in, s, u);
        }
    }

    /** The value that the generator is resumed with; only where the graph is entered. */
    record Sent(Value result) implements Leaf {
        @Override
        public Effect effect() {
            return Effect.READS;
        }
    }

    /** Reads an argument (of the fixed-arity entry), by number. */
    record Argument(Value result, int number) implements Leaf {
        @Override
        public Effect effect() {
            return Effect.READS;
        }
    }

    /** Makes the activation's frame and enters it: a call of a function, where what comes next needs one. */
    record EnterFrame() implements Leaf {
        @Override
        public Value result() {
            return null;
        }

        @Override
        public Effect effect() {
            return Effect.WRITES;
        }
    }

    /** Reads a slot of the frame; only in entries. */
    record LoadSlot(Value result, int slot) implements Leaf {
        @Override
        public Effect effect() {
            return Effect.READS;
        }
    }

    /** Writes a slot of the frame, so that whoever asks for the activation's variables sees them. */
    record StoreSlot(int slot, Value value) implements Op {
        @Override
        public Value result() {
            return null;
        }

        @Override
        public List<Value> inputs() {
            return value == null ? List.of() : List.of(value);
        }

        @Override
        public Effect effect() {
            return Effect.WRITES;
        }

        @Override
        public Op map(UnaryOperator<Value> f, UnaryOperator<Edge> g) {
            return new StoreSlot(slot, value == null ? null : f.apply(value));
        }
    }

    /** Leaves when somebody wants attention. */
    record Poll(Where where, FrameState state) implements Op {
        /** What is looked at. */
        public enum Where {
            /** After an operation that can run any code: the activation's flags. */
            OPERATION,
            /** At a jump backwards, where Python looks for signals and the like: the thread's breaker. */
            LOOP,
            /** At the beginning: the thread's breaker, and whether anybody wants events. */
            ENTRY,
            /** Before a return: whether anybody may look at the variables afterwards. */
            RETURN
        }

        @Override
        public Value result() {
            return null;
        }

        @Override
        public List<Value> inputs() {
            return List.of();
        }

        @Override
        public Effect effect() {
            return Effect.WRITES;
        }

        @Override
        public Op map(UnaryOperator<Value> f, UnaryOperator<Edge> g) {
            FrameState s = state.map(f);
            return s == state ? this : new Poll(where, s);
        }
    }

    /** The facts that guards test. */
    enum Test {
        /** An exact int that fits: unboxes it. */
        INT(Kind.INT, false),
        /** An exact float: unboxes it. */
        FLOAT(Kind.FLOAT, false),
        /** A bool: unboxes it. */
        BOOL(Kind.BOOL, false),
        /** The Java class, exactly, of a built-in type that cannot be subclassed in that class; {@code expected} is a {@code Class}. */
        CLASS(Kind.OBJECT, false),
        /** The Java class and, in it, the exact built-in type: {@code expected} is a {@code PyType}. */
        TYPE(Kind.OBJECT, true),
        /** The number of an instance's shape. */
        SHAPE(Kind.OBJECT, true),
        /** One of several shapes, in a {@code Shape[]}. */
        SHAPES(Kind.OBJECT, true),
        /** The version of a type. */
        VERSION(Kind.OBJECT, true),
        /** This very object. */
        SAME(Kind.OBJECT, false),
        /** A Python function with this code. */
        CODE(Kind.OBJECT, true),
        /** There is room for so many more activations below this one: {@code expected} is an {@code Integer}. */
        DEPTH(null, true),
        /** The activation, or the function that is the input, has this dict of globals. */
        GLOBALS(null, false),
        /** Likewise these builtins. */
        BUILTINS(null, false),
        /** Not empty. */
        BOUND(Kind.OBJECT, false),
        /** True: no result. */
        TRUE(null, false),
        /** False: no result. */
        FALSE(null, false);

        /** The kind of the result. */
        public final Kind result;
        /** Depends on the heap. */
        public final boolean reads;

        Test(Kind result, boolean reads) {
            this.result = result;
            this.reads = reads;
        }
    }
}
