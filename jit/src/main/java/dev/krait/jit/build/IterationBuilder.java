package dev.krait.jit.build;

import dev.krait.bytecode.Opcode;
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
import dev.krait.type.sequence.PyRange;
import dev.krait.type.sequence.PyTuple;
import java.util.List;
import java.util.function.Supplier;

/** Iteration, unpacking, and the suspension of generators. */
final class IterationBuilder {
    private final GraphBuilder b;

    IterationBuilder(GraphBuilder b) {
        this.b = b;
    }

    /** {@code GET_ITER}: the iterators of lists and tuples are made in place; that of a range is there already, see {@link #range}. */
    void iterator() {
        Value v = b.peek(1);
        if (v.type == IteratorTypes.RANGE) {
            return;
        }
        int seen = b.profile.generic(b.index) ? 0 : b.profile.left(b.index);
        if (seen == Feedback.LIST || v.type == BuiltinTypes.LIST_CLASS) {
            made(RuntimeMethod.LIST_ITERATOR, exact(BuiltinTypes.LIST, BuiltinTypes.LIST_CLASS), IteratorTypes.LIST);
        } else if (seen == Feedback.TUPLE || v.type == PyTuple.class) {
            made(RuntimeMethod.TUPLE_ITERATOR, exact(PyTuple.TYPE, PyTuple.class), IteratorTypes.TUPLE);
        } else if (seen == Feedback.STR || v.type == String.class) {
            made(RuntimeMethod.STR_ITERATOR, exact(String.class), IteratorTypes.STR);
        } else if (seen == Feedback.GENERATOR) {
            // is its own iterator
            exact(IteratorTypes.GENERATOR);
        } else if (seen == Feedback.RANGE) {
            Value it = b.guard(Op.Test.BOUND, b.invoke(RuntimeMethod.ITERATOR_OF_RANGE, exact(PyRange.TYPE, PyRange.class)), null);
            it.type = IteratorTypes.RANGE;
            b.pop();
            b.push(it);
        } else {
            b.push(b.invoke(RuntimeMethod.ITERATOR, b.pop()));
        }
    }

    private void made(RuntimeMethod method, Value iterable, Class<?> type) {
        Value it = b.invoke(method, iterable);
        it.type = type;
        b.pop();
        b.push(it);
    }

    /**
     * Builds a call of {@code range} whose range is iterated over at once: its iterator takes its place. The interpreter would give the iterator itself for it.
     * Returns whether it did.
     */
    boolean range(Value callable, Value... arguments) {
        int n = arguments.length;
        int next = b.bytecode.next(b.index);
        boolean iterated = next < b.bytecode.units() && b.bytecode.opcode(next) == Opcode.GET_ITER;
        if (!iterated || n < 1 || n > 3 || b.profile.generic(b.index) || n == 3 && !(arguments[2].op() instanceof Op.Constant c && c.value() instanceof Long step && step != 0)) {
            return false;
        }
        if (!(callable.op() instanceof Op.Constant)) {
            b.guard(Op.Test.SAME, callable, PyRange.TYPE);
        }
        Value[] raw = new Value[n];
        for (int i = 0; i < n; i++) {
            raw[i] = b.unbox(arguments[i], Kind.INT);
        }
        Value made = b.invoke(RuntimeMethod.RANGE_ITERATOR, n == 1 ? b.integer(0) : raw[0], raw[n == 1 ? 0 : 1], n == 3 ? raw[2] : b.integer(1));
        made.type = IteratorTypes.RANGE;
        Value it = b.guard(Op.Test.BOUND, made, null);
        for (int i = 0; i < n + 2; i++) {
            b.pop();
        }
        b.push(it);
        return true;
    }

    /** {@code FOR_ITER}: {@code iter -- iter, next}, or a jump with {@code iter} left on the stack. */
    void next() {
        int seen = b.profile.generic(b.index) ? 0 : b.profile.left(b.index);
        int body = b.bytecode.next(b.index);
        int end = b.bytecode.next(b.bytecode.target(b.index));
        if (seen == Feedback.RANGE_ITER) {
            Value it = exact(IteratorTypes.RANGE);
            Block more = branch(b.invoke(RuntimeMethod.RANGE_MORE, it), end);
            b.block = more;
            b.push(b.box(b.invoke(RuntimeMethod.RANGE_NEXT, it)));
            b.jump(body);
            return;
        }
        Value item;
        boolean arbitrary = false;
        if (seen == Feedback.LIST_ITER) {
            item = b.invoke(RuntimeMethod.LIST_NEXT, exact(IteratorTypes.LIST));
        } else if (seen == Feedback.TUPLE_ITER) {
            item = b.invoke(RuntimeMethod.TUPLE_NEXT, exact(IteratorTypes.TUPLE));
        } else if (seen == Feedback.STR_ITER) {
            item = b.invoke(RuntimeMethod.STR_NEXT, exact(IteratorTypes.STR));
        } else if (seen == Feedback.GENERATOR) {
            item = b.resume(exact(IteratorTypes.GENERATOR), b.object(PyNone.NONE));
            arbitrary = true;
        } else {
            item = several(seen);
            arbitrary = true;
        }
        boolean due = b.takePoll();
        Value ended = b.arithmetic(Operator.IS_EMPTY, item);
        if (!arbitrary || !due) {
            b.block = branch(b.arithmetic(Operator.BOOL_NOT, ended), end);
            b.push(item);
            b.jump(body);
            return;
        }
        Block more = b.graph.block();
        Block exhausted = b.graph.block();
        b.block.terminator = new Terminator.Branch(b.arithmetic(Operator.BOOL_NOT, ended), new Edge(more, List.of()), new Edge(exhausted, List.of()));
        b.block = exhausted;
        if ((seen & Feedback.GENERATOR) != 0) {
            b.invoke(RuntimeMethod.ITERATION_ENDED, b.peek(1));
        }
        b.pollAt(end);
        b.jump(end);
        b.block = more;
        b.push(item);
        b.pollAt(body);
        b.jump(body);
    }

    /** The next item, or empty, of an iterator that is of one of several kinds: those that the compiler knows are asked for in turn. */
    private Value several(int seen) {
        int left = seen;
        Block joined = null;
        Value item = null;
        for (Known known : Known.values()) {
            if ((left & known.kind) == 0) {
                continue;
            }
            if (joined == null) {
                joined = b.graph.block();
                item = b.graph.parameter(joined, Kind.OBJECT);
            }
            Value it = b.peek(1);
            Block here = b.graph.block();
            Block other = b.graph.block();
            b.block.terminator = new Terminator.Branch(b.invoke(known.test, it), new Edge(here, List.of()), new Edge(other, List.of()));
            b.block = here;
            Value next = known.next == null ? b.resume(it, b.object(PyNone.NONE)) : b.invoke(known.next, it);
            b.block.terminator = new Terminator.Jump(new Edge(joined, List.of(next)));
            b.block = other;
            left &= ~known.kind;
        }
        Value next = b.invoke(RuntimeMethod.NEXT, b.peek(1));
        if (joined == null) {
            return next;
        }
        b.block.terminator = new Terminator.Jump(new Edge(joined, List.of(next)));
        b.block = joined;
        b.facts.forget();
        return item;
    }

    /** Kinds of iterators that several of may come to one loop: a test, and what gives the next item (null: a resumption). */
    private enum Known {
        GENERATOR(Feedback.GENERATOR, RuntimeMethod.IS_GENERATOR, null),
        LIST(Feedback.LIST_ITER, RuntimeMethod.IS_LIST_ITERATOR, RuntimeMethod.LIST_NEXT),
        TUPLE(Feedback.TUPLE_ITER, RuntimeMethod.IS_TUPLE_ITERATOR, RuntimeMethod.TUPLE_NEXT);

        final int kind;
        final RuntimeMethod test;
        final RuntimeMethod next;

        Known(int kind, RuntimeMethod test, RuntimeMethod next) {
            this.kind = kind;
            this.test = test;
            this.next = next;
        }
    }

    /** The object on top, of exactly a built-in type. */
    private Value exact(PyType type, Class<?> layout) {
        Value v = b.peek(1);
        if (v.type == layout) {
            return v;
        }
        Value g = b.guard(Op.Test.TYPE, v, type);
        g.type = layout;
        b.refine(v, g);
        return g;
    }

    private Value exact(Class<?> type) {
        return exact(1, type);
    }

    private Value exact(int position, Class<?> type) {
        Value v = b.peek(position);
        if (v.type == type) {
            return v;
        }
        Value g = b.guard(Op.Test.CLASS, v, type);
        b.refine(v, g);
        return g;
    }

    /** Ends the block: when false goes to an instruction, otherwise to the new block that is returned. */
    private Block branch(Value condition, int otherwise) {
        Block yes = b.graph.block();
        Edge no = b.edge(otherwise);
        b.block.terminator = new Terminator.Branch(condition, new Edge(yes, List.of()), no);
        return yes;
    }

    /** {@code UNPACK_SEQUENCE}: the first item comes on top. */
    void unpack(int count) {
        Value v = b.peek(1);
        if (v.op() instanceof Op.Invoke made && made.method() == RuntimeMethod.BUILD_TUPLE && made.inputs().size() == count) {
            // made to be taken apart: nobody else may need it
            b.pop();
            made.inputs().reversed().forEach(b::push);
            return;
        }
        int seen = b.profile.generic(b.index) ? 0 : b.profile.left(b.index);
        if (v.type == PyTuple.class || seen == Feedback.TUPLE || seen == Feedback.LIST) {
            boolean list = v.type != PyTuple.class && seen == Feedback.LIST;
            v = list ? exact(BuiltinTypes.LIST, BuiltinTypes.LIST_CLASS) : exact(PyTuple.TYPE, PyTuple.class);
            Value size = b.invoke(list ? RuntimeMethod.LIST_SIZE : RuntimeMethod.TUPLE_SIZE, v);
            b.guard(Op.Test.TRUE, b.arithmetic(Operator.INT_EQ, size, b.integer(count)), null);
            Value[] items = new Value[count];
            for (int i = 0; i < count; i++) {
                items[i] = b.invoke(list ? RuntimeMethod.LIST_GET : RuntimeMethod.TUPLE_GET, v, b.integer(i));
                if (list) {
                    items[i] = b.guard(Op.Test.BOUND, items[i], null);
                }
            }
            b.pop();
            for (int i = count - 1; i >= 0; i--) {
                b.push(items[i]);
            }
            return;
        }
        Value items = b.invoke(RuntimeMethod.UNPACK, b.pop(), b.integer(count));
        for (int i = count - 1; i >= 0; i--) {
            b.push(b.invoke(RuntimeMethod.ELEMENT, items, b.integer(i)));
        }
    }

    /** {@code YIELD_VALUE}: the frame keeps everything; the resumption is an entry of its own. */
    void yield() {
        Value v = b.pop();
        b.end(new Terminator.Yield(v, b.suspended()));
    }

    /** {@code SEND}: {@code receiver, v -- receiver, yielded}, or a jump with the result in the place of {@code v}. */
    void send() {
        int seen = b.profile.generic(b.index) ? 0 : b.profile.left(b.index);
        if (seen == Feedback.GENERATOR || seen == Feedback.COROUTINE) {
            sendInto(seen == Feedback.GENERATOR ? IteratorTypes.GENERATOR : IteratorTypes.COROUTINE);
            return;
        }
        Value v = b.pop();
        Value answer = b.invoke(RuntimeMethod.SEND, b.peek(1), v);
        boolean due = b.takePoll();
        sent(b.invoke(RuntimeMethod.SENT_MORE, answer), answer, () -> b.invoke(RuntimeMethod.SENT_VALUE, answer), due);
    }

    /** Sends into a generator or coroutine, of exactly that class. */
    private void sendInto(Class<?> type) {
        Value v = b.peek(1);
        Value receiver = exact(2, type);
        b.pop();
        Value answer = b.resume(receiver, v);
        boolean due = b.takePoll();
        Value more = b.arithmetic(Operator.BOOL_NOT, b.arithmetic(Operator.IS_EMPTY, answer));
        sent(more, answer, () -> b.invoke(RuntimeMethod.TAKE_RESULT, receiver), due);
    }

    /** Goes on with what was yielded, or with the result. */
    private void sent(Value more, Value yielded, Supplier<Value> result, boolean due) {
        Block yes = b.graph.block();
        Block no = b.graph.block();
        b.block.terminator = new Terminator.Branch(more, new Edge(yes, List.of()), new Edge(no, List.of()));
        int target = b.bytecode.target(b.index);
        int next = b.bytecode.next(b.index);
        Value[] slots = b.slots.clone();
        int depth = b.depth;
        b.block = no;
        b.push(result.get());
        if (due) {
            b.pollAt(target);
        }
        b.jump(target);
        b.slots = slots;
        b.depth = depth;
        b.block = yes;
        b.push(yielded);
        if (due) {
            b.pollAt(next);
        }
        b.jump(next);
    }
}
