package dev.krait.jit.ir;

import dev.krait.deopt.DeoptReason;
import java.util.List;
import java.util.function.UnaryOperator;

/** How a block ends. */
public sealed interface Terminator {
    /** The blocks that may follow. */
    List<Edge> edges();

    /** The values read, those on the edges apart. */
    List<Value> inputs();

    /** With inputs and edges replaced. */
    Terminator map(UnaryOperator<Value> f, UnaryOperator<Edge> g);

    default FrameState state() {
        return null;
    }

    /** Goes on at one block. */
    record Jump(Edge edge) implements Terminator {
        @Override
        public List<Edge> edges() {
            return List.of(edge);
        }

        @Override
        public List<Value> inputs() {
            return List.of();
        }

        @Override
        public Terminator map(UnaryOperator<Value> f, UnaryOperator<Edge> g) {
            return new Jump(g.apply(edge));
        }
    }

    /** Goes one of two ways. */
    record Branch(Value condition, Edge yes, Edge no) implements Terminator {
        @Override
        public List<Edge> edges() {
            return List.of(yes, no);
        }

        @Override
        public List<Value> inputs() {
            return List.of(condition);
        }

        @Override
        public Terminator map(UnaryOperator<Value> f, UnaryOperator<Edge> g) {
            return new Branch(f.apply(condition), g.apply(yes), g.apply(no));
        }
    }

    /** Ends the activation with a value. */
    record Return(Value value) implements Terminator {
        @Override
        public List<Edge> edges() {
            return List.of();
        }

        @Override
        public List<Value> inputs() {
            return List.of(value);
        }

        @Override
        public Terminator map(UnaryOperator<Value> f, UnaryOperator<Edge> g) {
            return new Return(f.apply(value));
        }
    }

    /** Leaves compiled code for the interpreter, always. */
    record Leave(DeoptReason reason, FrameState state) implements Terminator {
        @Override
        public List<Edge> edges() {
            return List.of();
        }

        @Override
        public List<Value> inputs() {
            return List.of();
        }

        @Override
        public Terminator map(UnaryOperator<Value> f, UnaryOperator<Edge> g) {
            return new Leave(reason, state.map(f));
        }
    }

    /** Suspends a generator: the frame has been filled, {@code lasti} becomes the state's index. */
    record Yield(Value value, FrameState state) implements Terminator {
        @Override
        public List<Edge> edges() {
            return List.of();
        }

        @Override
        public List<Value> inputs() {
            return List.of(value);
        }

        @Override
        public Terminator map(UnaryOperator<Value> f, UnaryOperator<Edge> g) {
            return new Yield(f.apply(value), state.map(f));
        }
    }

    /** Behind an operation that always raises. */
    record Unreachable() implements Terminator {
        @Override
        public List<Edge> edges() {
            return List.of();
        }

        @Override
        public List<Value> inputs() {
            return List.of();
        }

        @Override
        public Terminator map(UnaryOperator<Value> f, UnaryOperator<Edge> g) {
            return this;
        }
    }

    /** Goes to the entry whose code-unit index the frame holds in {@code lasti}; the first one otherwise. */
    record Dispatch(int[] indexes, List<Edge> targets) implements Terminator {
        @Override
        public List<Edge> edges() {
            return targets;
        }

        @Override
        public List<Value> inputs() {
            return List.of();
        }

        @Override
        public Terminator map(UnaryOperator<Value> f, UnaryOperator<Edge> g) {
            return new Dispatch(indexes, targets.stream().map(g).toList());
        }
    }
}
