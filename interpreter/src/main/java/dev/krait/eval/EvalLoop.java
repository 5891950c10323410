package dev.krait.eval;

import dev.krait.error.PyException;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyNone;
import dev.krait.ops.CompareOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.function.PyCell;

/**
 * The default evaluator: one switch over decoded code.
 *
 * <p>A case only takes operands from slots, calls an operation and stores the result; the meaning is in {@code ops}. Cases that cannot run arbitrary code
 * end with {@code continue}, the others with {@code break}, after which the activation looks whether somebody wants its attention. {@code pc} is the code-unit
 * index times four; it is moved on only after an instruction has succeeded, so that a handler knows which one raised.
 */
public final class EvalLoop {
    private EvalLoop() {
    }

    /** Starts or resumes a frame here, whatever evaluators there are. */
    static Object enter(PyThread t, PyFrame f, PyException throwing) {
        if (f.state == PyFrame.EXECUTING || f.state == PyFrame.COMPLETED) {
            throw Evaluators.evaluatedTwice();
        }
        int start = throwing != null ? Math.max(f.lasti, 0) : f.lasti < 0 ? 0 : f.lasti + 1;
        return activate(t, f, start, throwing, throwing != null);
    }

    /** Goes on with a frame rebuilt by a deoptimisation: runs the instruction at {@code unit}, {@code lasti} being the one that ran before. */
    public static Object resumeBefore(PyThread t, PyFrame f, int unit) {
        return activate(t, f, unit, null, false);
    }

    /** Goes on with a rebuilt frame after the instruction at {@code lasti}, whose result is given. */
    public static Object resumeAfter(PyThread t, PyFrame f, Object result) {
        Form form = CodeState.of(f.code).plain();
        return activate(t, f, Resumption.after(f, form, result), null, false);
    }

    /** Goes on with a rebuilt frame in which an instruction has raised an exception. */
    public static Object resumeThrow(PyThread t, PyFrame f, int unit, PyException e) {
        return activate(t, f, unit, e, false);
    }

    /** Has the activation that called a compiled loop raise, in the form that is wanted now, what an instruction of the loop has raised: the loop returns this. */
    public static Object raiseInCaller(PyFrame f, int unit, PyException e) {
        f.raised = e;
        f.next = unit;
        return Resumption.RAISED;
    }

    private static Object activate(PyThread t, PyFrame f, int unit, PyException throwing, boolean thrownIn) {
        if (t.depth >= t.interpreter.recursionLimit) {
            throw Unwinding.tooDeep();
        }
        // before anything changes: malformed code is refused here
        Form form = CodeState.of(f.code).form();
        t.depth++;
        f.back = t.frame;
        t.frame = f;
        f.state = PyFrame.EXECUTING;
        try {
            return activated(t, f, form, unit, throwing, thrownIn);
        } catch (PyException e) {
            throw e;
        } catch (Throwable e) {
            return failed(t, f, form, e);
        } finally {
            t.frame = f.back;
            t.depth--;
            if (f.state == PyFrame.EXECUTING) {
                f.state = PyFrame.COMPLETED;
            } else {
                f.back = null;
            }
        }
    }

    private static Object activated(PyThread t, PyFrame f, Form form, int unit, PyException throwing, boolean thrownIn) {
        PyException raised = throwing;
        if ((t.breakerAtEntry() != 0 || t.isWantedAtLeisure()) && throwing == null) {
            raised = Polls.atEntry(t, f);
        }
        if (raised != null || t.interpreter.monitoring.isActive()) {
            return watched(t, f, form, unit, raised, thrownIn);
        }
        Object result = run(t, f, form, 4 * unit);
        return result instanceof Resumption ? resumed(t, f, form, result) : result;
    }

    /** Raises a Java error where it came up, as the Python exception that it is, as often as that leads to another one. */
    private static Object failed(PyThread t, PyFrame f, Form form, Throwable error) {
        Throwable thrown = error;
        while (true) {
            if (t.breaker() != 0 && !(thrown instanceof VirtualMachineError)) {
                // malformed code can fail in its handler for ever: what a poll raises leaves the frame
                t.poll();
            }
            try {
                return watched(t, f, form, Math.max(f.lasti, 0), JavaErrors.raised(thrown, t, f), false);
            } catch (PyException e) {
                throw e;
            } catch (Throwable e) {
                // where the stack is too short to handle that it is, an outer activation does
                if (thrown == e || thrown instanceof StackOverflowError && e instanceof StackOverflowError) {
                    throw e;
                }
                thrown = e;
            }
        }
    }

    /**
     * Goes on with an activation that has left the loop. It may change between the instrumented form and the folded one as often as events come and go.
     */
    private static Object resumed(PyThread t, PyFrame f, Form first, Object left) {
        Object result = left;
        Form form = first;
        while (result instanceof Resumption) {
            if (result == Resumption.LOOP) {
                form = form.counter != null ? form : form.state.folded();
                result = hotLoop(t, f, form);
                continue;
            }
            if (result == Resumption.STEPPED) {
                result = form.counter.run(t, f, form);
                continue;
            }
            f.attention = 0;
            boolean raising = result == Resumption.RAISED;
            PyException e = f.raised;
            f.raised = null;
            result = goOn(t, f, form, raising ? f.next : Resumption.afterFolded(f, form), raising ? e : null, false);
        }
        return result;
    }

    private static Object watched(PyThread t, PyFrame f, Form form, int unit, PyException throwing, boolean thrownIn) {
        return resumed(t, f, form, goOn(t, f, form, unit, throwing, thrownIn));
    }

    /** Runs on in the form that is wanted now, or raises where the frame stands. */
    private static Object goOn(PyThread t, PyFrame f, Form form, int from, PyException throwing, boolean thrownIn) {
        int unit = from;
        PyException raised = throwing;
        if (t.interpreter.monitoring.isMonitored(f.code)) {
            Object result = InstrumentedLoop.run(t, f, unit, raised, thrownIn);
            if (result != Resumption.SWITCH) {
                return result;
            }
            unit = f.next;
            raised = null;
        }
        int pc = 4 * unit;
        if (raised != null) {
            pc = Unwinding.handle(t, f, form, pc, raised);
            if (pc < 0) {
                throw raised;
            }
        }
        return run(t, f, form, pc);
    }

    /** Offers a hot loop to the evaluator of loops, outside {@link #run} because what it raises has passed this frame's handlers already. */
    private static Object hotLoop(PyThread t, PyFrame f, Form form) {
        Object result;
        do {
            int target = form.words[4 * f.lasti + 3];
            LoopEvaluator loops = t.interpreter.loops;
            int jumps = form.period;
            result = loops == null ? null : loops.loop(t, f, LoopEvaluator.target(f.code, f.lasti), jumps);
            form.period = loops == null ? Integer.MAX_VALUE : loops.period(f.code);
            form.untilHot = form.period;
            if (result == null) {
                result = run(t, f, form, target);
            } else if (result == LoopEvaluator.CONTINUE) {
                // the very next instruction may have events
                result = f.attention != 0 ? Resumption.RAISED : run(t, f, form, 4 * f.next);
            }
        } while (result == Resumption.LOOP);
        return result;
    }

    private static Object operand(Object[] s, Object[] k, int i) {
        return i >= 0 ? s[i] : k[~i];
    }

    /** The loop. Must stay under 8,000 bytes of bytecode, or HotSpot never compiles it. */
    static Object run(PyThread t, PyFrame f, Form form, int pc) {
        final Object[] s = f.slots;
        final int[] w = form.words;
        final Object[] k = form.constants;
        for (;;) {
            try {
                for (;;) {
                    int i = w[pc];
                    switch (i & 0xff) {
                        case Op.NOP, Op.RESUME -> {
                            pc += i >>> 6 & 0x3fc;
                            continue;
                        }
                        case Op.MOVE -> {
                            s[w[pc + 3]] = s[w[pc + 1]];
                            pc += i >>> 6 & 0x3fc;
                            continue;
                        }
                        case Op.CONST -> {
                            s[w[pc + 3]] = k[w[pc + 1]];
                            pc += i >>> 6 & 0x3fc;
                            continue;
                        }
                        case Op.MOVE2 -> {
                            s[w[pc + 3]] = s[w[pc + 1]];
                            s[w[pc + 3] + 1] = s[w[pc + 2]];
                            pc += i >>> 6 & 0x3fc;
                            continue;
                        }
                        case Op.STORE2 -> {
                            s[w[pc + 1]] = s[w[pc + 3] - 1];
                            s[w[pc + 2]] = s[w[pc + 3] - 2];
                            pc += i >>> 6 & 0x3fc;
                            continue;
                        }
                        case Op.STORE_LOAD -> {
                            s[w[pc + 1]] = s[w[pc + 3]];
                            s[w[pc + 3]] = s[w[pc + 2]];
                            pc += i >>> 6 & 0x3fc;
                            continue;
                        }
                        case Op.ADD -> {
                            Object a = operand(s, k, w[pc + 1]);
                            Object b = operand(s, k, w[pc + 2]);
                            Object r = Arithmetic.add(form.feedback, pc >> 2, a, b);
                            if (r != null) {
                                s[w[pc + 3]] = r;
                                pc += i >>> 6 & 0x3fc;
                                continue;
                            }
                            s[w[pc + 3]] = Sites.binary(t, f, form, pc, a, b);
                        }
                        case Op.SUBTRACT -> {
                            Object a = operand(s, k, w[pc + 1]);
                            Object b = operand(s, k, w[pc + 2]);
                            Object r = Arithmetic.subtract(form.feedback, pc >> 2, a, b);
                            if (r != null) {
                                s[w[pc + 3]] = r;
                                pc += i >>> 6 & 0x3fc;
                                continue;
                            }
                            s[w[pc + 3]] = Sites.binary(t, f, form, pc, a, b);
                        }
                        case Op.MULTIPLY -> {
                            Object a = operand(s, k, w[pc + 1]);
                            Object b = operand(s, k, w[pc + 2]);
                            Object r = Arithmetic.multiply(form.feedback, pc >> 2, a, b);
                            if (r != null) {
                                s[w[pc + 3]] = r;
                                pc += i >>> 6 & 0x3fc;
                                continue;
                            }
                            s[w[pc + 3]] = Sites.binary(t, f, form, pc, a, b);
                        }
                        case Op.BINARY -> {
                            Object a = operand(s, k, w[pc + 1]);
                            Object b = operand(s, k, w[pc + 2]);
                            Object r = Arithmetic.binary(form.feedback, pc >> 2, i >>> 16, a, b);
                            if (r != null) {
                                s[w[pc + 3]] = r;
                                pc += i >>> 6 & 0x3fc;
                                continue;
                            }
                            s[w[pc + 3]] = Sites.binary(t, f, form, pc, a, b);
                        }
                        case Op.SUBSCRIPT ->
                            s[w[pc + 3]] = Sites.subscript(t, f, form, pc, operand(s, k, w[pc + 1]), operand(s, k, w[pc + 2]));
                        case Op.COMPARE ->
                            s[w[pc + 3]] = Sites.compare(t, f, form, pc, operand(s, k, w[pc + 1]), operand(s, k, w[pc + 2]));
                        case Op.COMPARE_JUMP -> {
                            Object a = operand(s, k, w[pc + 1]);
                            Object b = operand(s, k, w[pc + 2]);
                            boolean holds;
                            if (a instanceof Long x && b instanceof Long y) {
                                form.feedback.recordInts(pc >> 2);
                                holds = CompareOps.compare(x.longValue(), y.longValue(), i >>> 16 & 7);
                            } else {
                                holds = Sites.compareTruth(t, f, form, pc, a, b);
                                if (f.attention != 0) {
                                    return Sites.leave(f, form, pc, holds);
                                }
                            }
                            pc = holds == ((i & 1 << 20) != 0) ? w[pc + 3] : pc + (i >>> 6 & 0x3fc);
                            continue;
                        }
                        case Op.IS -> {
                            boolean same = CompareOps.is(operand(s, k, w[pc + 1]), operand(s, k, w[pc + 2]));
                            s[w[pc + 3]] = same == (i >>> 16 == 0);
                            pc += i >>> 6 & 0x3fc;
                            continue;
                        }
                        case Op.CONTAINS ->
                            s[w[pc + 3]] = Sites.contains(t, f, pc, operand(s, k, w[pc + 1]), operand(s, k, w[pc + 2])) == (i >>> 16 == 0);
                        case Op.JUMP_IF_TRUE -> {
                            pc = operand(s, k, w[pc + 1]) == Boolean.TRUE ? w[pc + 3] : pc + (i >>> 6 & 0x3fc);
                            continue;
                        }
                        case Op.JUMP_IF_FALSE -> {
                            pc = operand(s, k, w[pc + 1]) == Boolean.FALSE ? w[pc + 3] : pc + (i >>> 6 & 0x3fc);
                            continue;
                        }
                        case Op.JUMP_IF_NONE -> {
                            pc = operand(s, k, w[pc + 1]) == PyNone.NONE ? w[pc + 3] : pc + (i >>> 6 & 0x3fc);
                            continue;
                        }
                        case Op.JUMP_IF_NOT_NONE -> {
                            pc = operand(s, k, w[pc + 1]) != PyNone.NONE ? w[pc + 3] : pc + (i >>> 6 & 0x3fc);
                            continue;
                        }
                        case Op.TRUTH_JUMP -> {
                            Object a = operand(s, k, w[pc + 1]);
                            boolean truth = a == Boolean.TRUE;
                            if (!(a instanceof Boolean)) {
                                truth = Sites.truth(t, f, form, pc, a);
                                if (f.attention != 0) {
                                    return Sites.leave(f, form, pc, truth);
                                }
                            }
                            pc = truth == ((i & 1 << 16) != 0) ? w[pc + 3] : pc + (i >>> 6 & 0x3fc);
                            continue;
                        }
                        case Op.JUMP -> {
                            pc = w[pc + 3];
                            continue;
                        }
                        case Op.JUMP_BACKWARD -> {
                            if (t.breaker() != 0) {
                                Polls.atBackEdge(t, f, pc);
                                if (f.attention != 0) {
                                    f.lasti = pc >> 2;
                                    return Resumption.SWITCH;
                                }
                            }
                            if (--form.untilHot < 0) {
                                f.lasti = pc >> 2;
                                return Resumption.LOOP;
                            }
                            pc = w[pc + 3];
                            continue;
                        }
                        case Op.FOR_ITER -> {
                            Object next = Sites.next(t, f, form, pc, s[w[pc + 1]]);
                            if (next == null) {
                                pc = w[pc + 3];
                                continue;
                            }
                            s[w[pc + 2]] = next;
                        }
                        case Op.LOAD_ATTR -> s[w[pc + 3]] = Sites.loadAttribute(t, f, form, pc, operand(s, k, w[pc + 1]));
                        case Op.LOAD_METHOD -> Sites.loadMethod(t, f, form, pc, operand(s, k, w[pc + 1]), s, w[pc + 3]);
                        case Op.STORE_ATTR -> Sites.storeAttribute(t, f, form, pc, operand(s, k, w[pc + 1]), operand(s, k, w[pc + 2]));
                        case Op.LOAD_GLOBAL -> {
                            s[w[pc + 3]] = Sites.loadGlobal(t, f, form, pc);
                            if (i >>> 16 != 0) {
                                s[w[pc + 3] + 1] = null;
                            }
                        }
                        case Op.CALL -> s[w[pc + 3]] = Calls.call(t, f, form, pc, s, w[pc + 2], w[pc + 1]);
                        case Op.CALL_KW -> Calls.callKeywords(t, f, form, pc, s, w[pc + 2], w[pc + 1]);
                        case Op.CALL_EX -> Calls.callExpanded(t, f, form, pc, s, w[pc + 2]);
                        case Op.RETURN -> {
                            f.lasti = pc >> 2;
                            return operand(s, k, w[pc + 1]);
                        }
                        case Op.STORE_SUBSCR ->
                            Sites.storeSubscript(t, f, form, pc, operand(s, k, w[pc + 1]), operand(s, k, w[pc + 2]), operand(s, k, w[pc + 3]));
                        case Op.TO_BOOL -> s[w[pc + 3]] = Sites.truth(t, f, form, pc, operand(s, k, w[pc + 1]));
                        case Op.NOT -> {
                            s[w[pc + 3]] = operand(s, k, w[pc + 1]) == Boolean.FALSE;
                            pc += i >>> 6 & 0x3fc;
                            continue;
                        }
                        case Op.NEGATIVE -> s[w[pc + 3]] = Sites.negative(t, f, form, pc, operand(s, k, w[pc + 1]));
                        case Op.INVERT -> s[w[pc + 3]] = Sites.invert(t, f, form, pc, operand(s, k, w[pc + 1]));
                        case Op.LOAD_FAST_CHECK -> {
                            Object value = s[w[pc + 1]];
                            if (value == null) {
                                throw Variables.unbound(f, w[pc + 1]);
                            }
                            s[w[pc + 3]] = value;
                            pc += i >>> 6 & 0x3fc;
                            continue;
                        }
                        case Op.LOAD_FAST_AND_CLEAR -> {
                            s[w[pc + 3]] = s[w[pc + 1]];
                            s[w[pc + 1]] = null;
                            pc += i >>> 6 & 0x3fc;
                            continue;
                        }
                        case Op.LOAD_DEREF -> {
                            Object value = ((PyCell) s[w[pc + 1]]).get();
                            if (value == null) {
                                throw Variables.unbound(f, w[pc + 1]);
                            }
                            s[w[pc + 2]] = value;
                            pc += i >>> 6 & 0x3fc;
                            continue;
                        }
                        case Op.STORE_DEREF -> {
                            ((PyCell) s[w[pc + 1]]).set(s[w[pc + 2] - 1]);
                            pc += i >>> 6 & 0x3fc;
                            continue;
                        }
                        case Op.SWAP -> {
                            int top = w[pc + 2] - 1;
                            Object value = s[top];
                            s[top] = s[top + 1 - w[pc + 1]];
                            s[top + 1 - w[pc + 1]] = value;
                            pc += i >>> 6 & 0x3fc;
                            continue;
                        }
                        case Op.POP_TOP -> {
                            s[w[pc + 2] - 1] = null;
                            pc += i >>> 6 & 0x3fc;
                            continue;
                        }
                        case Op.PUSH_NULL -> {
                            s[w[pc + 2]] = null;
                            pc += i >>> 6 & 0x3fc;
                            continue;
                        }
                        case Op.SEND -> {
                            if (!Sites.send(t, f, form, pc, s, w[pc + 2])) {
                                pc = w[pc + 3];
                                continue;
                            }
                        }
                        case Op.YIELD_VALUE -> {
                            f.lasti = pc >> 2;
                            f.state = PyFrame.SUSPENDED;
                            return s[w[pc + 2] - 1];
                        }
                        case Op.RETURN_GENERATOR -> {
                            f.lasti = pc >> 2;
                            f.state = PyFrame.SUSPENDED;
                            return Generators.make(t, f);
                        }
                        case Op.PUSH_EXC_INFO -> {
                            int top = w[pc + 2] - 1;
                            PyBaseException value = (PyBaseException) s[top];
                            PyBaseException before = t.handled.value;
                            s[top] = before == null ? PyNone.NONE : before;
                            s[top + 1] = value;
                            t.handled.value = value;
                            pc += i >>> 6 & 0x3fc;
                            continue;
                        }
                        case Op.POP_EXCEPT -> {
                            Object before = s[w[pc + 2] - 1];
                            t.handled.value = before == PyNone.NONE ? null : (PyBaseException) before;
                            s[w[pc + 2] - 1] = null;
                            pc += i >>> 6 & 0x3fc;
                            continue;
                        }
                        case Op.STOP -> {
                            f.next = pc >> 2;
                            return Resumption.STEPPED;
                        }
                        case Op.RERAISE -> throw Raising.reraise(f, pc, s, w[pc + 2], w[pc + 1]);
                        default -> {
                            f.lasti = pc >> 2;
                            RareOps.run(t, f, form, i & 0xff, w[pc + 1], s, w[pc + 2]);
                        }
                    }
                    if (f.attention != 0) {
                        f.lasti = pc >> 2;
                        return Resumption.SWITCH;
                    }
                    pc += i >>> 6 & 0x3fc;
                }
            } catch (PyException e) {
                if (form.handlers == Handlers.NONE) {
                    throw e;
                }
                if (f.attention != 0) {
                    f.raised = e;
                    f.next = pc >> 2;
                    return Resumption.RAISED;
                }
                pc = Unwinding.handle(t, f, form, pc, e);
                if (pc < 0) {
                    throw e;
                }
            }
        }
    }
}
