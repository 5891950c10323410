package dev.krait.jit.build;

import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.PyCode;
import dev.krait.jit.ir.Block;
import dev.krait.jit.ir.Edge;
import dev.krait.jit.ir.FrameState;
import dev.krait.jit.ir.Kind;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.Operator;
import dev.krait.jit.ir.Terminator;
import dev.krait.jit.ir.Value;
import dev.krait.object.PyNone;
import dev.krait.type.function.PyFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A call whose callee's body stands in its place.
 *
 * <p>Only bodies are taken that run no Python code and raise nothing in compiled code: then nobody can see that they have no activation. What can go wrong in them leaves
 * by an exit, which makes the frames of the whole chain.
 */
final class Inlining {
    /** The body wants an activation of its own. */
    static final class Impossible extends RuntimeException {
        static final Impossible INSTANCE = new Impossible();

        private Impossible() {
            super(null, null, false, false);
        }
    }

    private static final int MAX_LEVEL = 4;
    /** Code units of a callee; most are caches. */
    private static final int MAX_UNITS = 240;
    /** Code units inlined into one graph. */
    private static final int BUDGET = 800;
    /** Code units of one of several functions that a call may mean: more costs HotSpot more than a call through the table. */
    private static final int MAX_UNITS_OF_CASE = 64;
    private static final int COMPLEX = PyCode.CO_VARARGS | PyCode.CO_VARKEYWORDS | PyCode.CO_GENERATOR | PyCode.CO_COROUTINE | PyCode.CO_ASYNC_GENERATOR;

    /** What all calls inlined into one graph share. */
    static final class Budget {
        private int left = BUDGET;
    }

    private final FrameState caller;
    private final Value function;
    private final PyCode code;
    private final Inlining outer;
    private final Budget budget;
    private final int level;
    private final List<Return> returns = new ArrayList<>();
    private Block first;

    /** A block that ends with the callee's return, what it returns, and what is known there. */
    private record Return(Block block, Value value, Facts facts) {}

    private Inlining(GraphBuilder b, PyCode code, Value function, FrameState.Resume resume) {
        this.caller = b.calling(resume);
        this.function = function;
        this.code = code;
        this.outer = b.inlining;
        this.budget = outer == null ? b.budget : outer.budget;
        this.level = outer == null ? 1 : outer.level + 1;
    }

    /** The state of the activation that calls. */
    FrameState caller() {
        return caller;
    }

    /** The function that is running. */
    Value function() {
        return function;
    }

    /** The body returns from its present block. */
    void returns(GraphBuilder body, Value value) {
        returns.add(new Return(body.block, value, body.facts.copy()));
    }

    /**
     * Puts the body of a function in the place of the present call, whose operands have been taken from the stack already. Guards of what it takes must have
     * been added before.
     *
     * @param callee   the function that was seen: its code is that of {@code function}
     * @param function the function, guarded
     * @return what the call returns, or null when it has to be called
     */
    static Value inline(GraphBuilder b, PyFunction callee, Value function, FrameState.Resume resume, Value... arguments) {
        Inlining place = prepare(b, callee, function, resume, arguments);
        return place == null ? null : place.link(b);
    }

    /** Whether a function is small enough to be inlined as one of several. */
    static boolean isSmall(PyFunction callee) {
        return callee.code.code.length / 2 <= MAX_UNITS_OF_CASE;
    }

    /** Likewise, but builds the body only, which nothing leads to yet; null when the function has to be called. */
    static Inlining prepare(GraphBuilder b, PyFunction callee, Value function, FrameState.Resume resume, Value... arguments) {
        Profile known = b.profile.callee(callee);
        if (known == null || !simple(callee.code)) {
            return null;
        }
        Inlining place = new Inlining(b, callee.code, function, resume);
        int units = callee.code.code.length / 2;
        if (place.level > MAX_LEVEL || place.budget.left < units || place.isRecursive()) {
            return null;
        }
        try {
            place.first = b.body(callee, known, place, arguments);
        } catch (Impossible e) {
            return null;
        }
        if (place.returns.isEmpty() || resume == FrameState.Resume.CHECK_INIT && !place.givesNone()) {
            return null;
        }
        place.budget.left -= units;
        return place;
    }

    /**
     * Puts the bodies of several functions in the place of a call: which one, tells the function that is called.
     *
     * @param others calls any other function, and gives the result; null when there is none
     */
    static Value choose(GraphBuilder b, Value function, List<Inlining> bodies, Supplier<Value> others) {
        Block rest = b.graph.block();
        Value result = b.graph.parameter(rest, Kind.OBJECT);
        Facts known = others == null ? b.facts.common(bodies.stream().flatMap(body -> body.returns.stream()).map(Return::facts).toList()) : null;
        for (int i = 0; i < bodies.size(); i++) {
            Inlining body = bodies.get(i);
            Block next = null;
            if (others != null || i < bodies.size() - 1) {
                Block here = b.graph.block();
                next = b.graph.block();
                b.block.terminator = new Terminator.Branch(b.arithmetic(Operator.IS, function, body.function), new Edge(here, List.of()), new Edge(next, List.of()));
                b.block = here;
            }
            body.enter(b);
            body.leadTo(rest);
            b.block = next;
        }
        if (others != null) {
            Value value = others.get();
            b.block.terminator = new Terminator.Jump(new Edge(rest, List.of(value)));
        }
        b.block = rest;
        if (known == null) {
            b.facts.forget();
        } else {
            b.facts.become(known);
        }
        return result;
    }

    private void enter(GraphBuilder b) {
        b.graph.inlines = true;
        b.guard(Op.Test.DEPTH, null, level);
        b.block.terminator = new Terminator.Jump(new Edge(first, List.of()));
    }

    private void leadTo(Block rest) {
        for (Return r : returns) {
            r.block.terminator = new Terminator.Jump(new Edge(rest, List.of(r.value)));
        }
    }

    private static boolean simple(PyCode code) {
        if ((code.flags & COMPLEX) != 0 || code.code.length / 2 > MAX_UNITS || code.exceptiontable.length > 0) {
            return false;
        }
        for (int i = 0; i < code.code.length / 2; i += 1 + Opcode.caches(code.code[2 * i] & 0xff)) {
            int opcode = code.code[2 * i] & 0xff;
            if (opcode == Opcode.MAKE_CELL || opcode == Opcode.COPY_FREE_VARS) {
                return false;
            }
        }
        return true;
    }

    private boolean isRecursive() {
        for (Inlining i = outer; i != null; i = i.outer) {
            if (i.code == code) {
                return true;
            }
        }
        FrameState outermost = caller;
        while (outermost.parent() != null) {
            outermost = outermost.parent();
        }
        return outermost.code() == code;
    }

    private boolean givesNone() {
        return returns.stream().allMatch(r -> r.value.op() instanceof Op.Constant c && c.value() == PyNone.NONE);
    }

    /** Leads the call into the body, and all its returns to what follows. */
    private Value link(GraphBuilder b) {
        enter(b);
        Block rest = b.graph.block();
        Value result = b.graph.parameter(rest, Kind.OBJECT);
        leadTo(rest);
        b.block = rest;
        if (returns.size() > 1) {
            b.facts.become(b.facts.common(returns.stream().map(Return::facts).toList()));
            return result;
        }
        // what is known at the only return holds behind the call as well
        b.facts.become(returns.getFirst().facts);
        return returns.getFirst().value;
    }
}
