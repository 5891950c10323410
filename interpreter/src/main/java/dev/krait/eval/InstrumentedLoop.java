package dev.krait.eval;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.Oparg;
import dev.krait.error.PyException;
import dev.krait.frame.PyFrame;
import dev.krait.monitoring.Event;
import dev.krait.monitoring.Monitoring;
import dev.krait.object.PyNone;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.function.PyBoundMethod;
import dev.krait.type.function.PyFunction;
import dev.krait.type.generator.CoroutineWrapper;
import dev.krait.type.generator.PyCoroutine;
import dev.krait.type.generator.PyGenerator;
import dev.krait.type.sequence.PyTuple;

/**
 * Runs an activation that is monitored: one instruction at a time, in the form that stands one to one, with events before and after it.
 *
 * <p>The instruction itself is done by {@link EvalLoop#run}: it is put into an otherwise empty program that stops wherever control goes next. Compare CPython
 * {@code Python/instrumentation.c} and the INSTRUMENTED instructions of {@code Python/bytecodes.c}.
 */
final class InstrumentedLoop {
    private final PyThread t;
    private final PyFrame f;
    private final Monitoring monitoring;
    private final Form plain;
    private final Form stepper;
    private final LineStarts lines;
    private final byte[] code;
    private int version;
    /** Whether the LINE event of the present instruction was delivered, and not left out because its line goes on. */
    private boolean lineDelivered;
    private int events;
    private Object result;
    /** The instruction that runs; {@code lasti} may say another after RERAISE. */
    private int current;
    /** The next {@link #step} has been done already. */
    private boolean stepped;

    private InstrumentedLoop(PyThread t, PyFrame f) {
        this.t = t;
        this.f = f;
        this.monitoring = t.interpreter.monitoring;
        CodeState state = CodeState.of(f.code);
        this.plain = state.plain();
        this.lines = state.lineStarts();
        this.code = f.code.code;
        int[] empty = new int[plain.words.length];
        for (int i = 0; i < empty.length; i += 4) {
            empty[i] = Op.STOP;
        }
        this.stepper = plain.stepping(empty);
    }

    /**
     * Runs from a code unit on, or raises {@code thrown} where the frame stands.
     *
     * @return the frame's value, or {@link Resumption#SWITCH} when events have gone: then {@code f.next} says where to go on
     */
    static Object run(PyThread t, PyFrame f, int unit, PyException thrown, boolean intoGenerator) {
        return new InstrumentedLoop(t, f).run(unit, thrown, intoGenerator);
    }

    /** Delivers PY_THROW; gives the exception to raise: the one thrown, or that of a callback. */
    private PyException thrownInto(PyException thrown) {
        if (!on(Event.PY_THROW)) {
            return thrown;
        }
        try {
            f.lasti++;
            fire(Event.PY_THROW, f.lasti, thrown.value);
            return thrown;
        } catch (PyException raised) {
            return raised;
        }
    }

    private boolean on(int event) {
        return (events >> event & 1) != 0;
    }

    private void refresh() {
        version = monitoring.version();
        events = monitoring.eventsOf(f.code);
        monitoring.reconcile(f.code);
    }

    private void refreshIfChanged() {
        if (monitoring.version() != version) {
            refresh();
        }
    }

    private Object run(int start, PyException thrown, boolean intoGenerator) {
        refresh();
        int unit = start;
        if (thrown != null) {
            // a suspended generator stands behind its YIELD_VALUE
            unit = intoGenerator ? raised(thrownInto(thrown), start, start + 1) : raised(thrown, start, start);
        }
        for (;;) {
            f.attention = 0;
            refreshIfChanged();
            if (events == 0) {
                f.next = unit;
                return Resumption.SWITCH;
            }
            try {
                unit = instruction(unit);
            } catch (PyException e) {
                unit = raised(e, current, current);
            }
            if (unit < 0) {
                return result;
            }
        }
    }

    private void fire(int event, int unit, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = 2L * unit;
        System.arraycopy(more, 0, arguments, 1, more.length);
        monitoring.deliver(t, f, event, unit, arguments);
    }

    /** Does one instruction with its events; gives the unit where control goes, or -1 when the frame returns or yields {@link #result}. */
    private int instruction(int at) {
        int previous = f.lasti;
        int unit = at;
        while ((code[2 * unit] & 0xff) == EXTENDED_ARG) {
            unit++;
        }
        int opcode = code[2 * unit] & 0xff;
        f.lasti = at;
        current = unit;
        if (at >= lines.firstTraceable) {
            if (on(Event.LINE) && lines.isStart(at) && lineEvent(at, previous)) {
                return jumped(at);
            }
            // when the last tool disables the line, CPython goes on with the bare instruction
            int from = on(Event.LINE) && lines.isStart(at) && lineDelivered && !monitoring.isWanted(f.code, Event.LINE, at) ? at + 1 : at;
            for (int each = from; each <= unit && opcode != RESUME && opcode != END_FOR; each++) {
                // each EXTENDED_ARG is an instruction of its own
                if (on(Event.INSTRUCTION)) {
                    f.lasti = each;
                    fire(Event.INSTRUCTION, each);
                }
                refreshIfChanged();
            }
            refreshIfChanged();
        }
        f.lasti = unit;
        int oparg = Resumption.oparg(code, unit);
        int next = unit + 1 + Opcode.caches(opcode);
        int sp = plain.stackBase() + plain.depths[unit];
        return execute(opcode, oparg, unit, next, sp, previous);
    }

    /** Delivers a LINE event unless the previous instruction was of the same line; returns whether the callback has made the frame jump. */
    private boolean lineEvent(int at, int previous) {
        int line = lines.lines[at];
        lineDelivered = previous < 0 || lines.lines[previous] != line || isInstrumentedResume(previous);
        if (!lineDelivered) {
            return false;
        }
        f.jumpTarget = -1;
        monitoring.deliver(t, f, Event.LINE, at, (long) line);
        return f.jumpTarget >= 0;
    }

    /** Whether CPython has put an event into a RESUME; it does not hide the line that it stands on. */
    private boolean isInstrumentedResume(int unit) {
        boolean start = (code[2 * unit + 1] & Oparg.RESUME_LOCATION_MASK) == 0;
        return (code[2 * unit] & 0xff) == RESUME && on(start ? Event.PY_START : Event.PY_RESUME);
    }

    private int execute(int opcode, int oparg, int unit, int next, int sp, int previous) {
        Object[] s = f.slots;
        switch (opcode) {
            case RESUME -> {
                if (t.breaker() != 0) {
                    t.poll();
                }
                int event = (oparg & Oparg.RESUME_LOCATION_MASK) > 0 ? Event.PY_RESUME : Event.PY_START;
                f.jumpTarget = -1;
                if (on(event)) {
                    fire(event, unit);
                }
                return jumped(next);
            }
            case NOT_TAKEN -> {
                return jump(Event.BRANCH_LEFT, unit, before(unit, previous), next);
            }
            case POP_ITER -> {
                s[sp - 1] = null;
                return jump(Event.BRANCH_RIGHT, unit, before(unit, previous), next);
            }
            case JUMP_FORWARD -> {
                return jump(Event.JUMP, unit, unit, next + oparg);
            }
            case JUMP_BACKWARD -> {
                if (t.breaker() != 0) {
                    t.poll();
                }
                return jump(Event.JUMP, unit, unit, next - oparg);
            }
            case JUMP_BACKWARD_NO_INTERRUPT -> {
                if ((plain.words[4 * unit] & 0xff) == Op.JUMP_BACKWARD && t.breaker() != 0) {
                    t.poll();
                }
                return next - oparg;
            }
            case POP_JUMP_IF_TRUE, POP_JUMP_IF_FALSE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE -> {
                Object value = s[sp - 1];
                s[sp - 1] = null;
                boolean taken = switch (opcode) {
                    case POP_JUMP_IF_TRUE -> value == Boolean.TRUE;
                    case POP_JUMP_IF_FALSE -> value == Boolean.FALSE;
                    case POP_JUMP_IF_NONE -> value == PyNone.NONE;
                    default -> value != PyNone.NONE;
                };
                return taken ? jump(Event.BRANCH_RIGHT, unit, unit, next + oparg) : next;
            }
            case FOR_ITER -> {
                return forIter(unit, next, sp);
            }
            case CALL, CALL_KW, CALL_FUNCTION_EX, LOAD_SUPER_ATTR -> {
                return call(opcode, oparg, unit, next, sp);
            }
            case SEND -> {
                return send(unit, next, sp);
            }
            case RETURN_VALUE -> {
                if (on(Event.PY_RETURN)) {
                    fire(Event.PY_RETURN, unit, s[sp - 1]);
                }
                return step(unit, next);
            }
            case YIELD_VALUE -> {
                f.jumpTarget = -1;
                if (on(Event.PY_YIELD)) {
                    fire(Event.PY_YIELD, unit, s[sp - 1]);
                }
                return f.jumpTarget >= 0 ? jumped(next) : step(unit, next);
            }
            case END_SEND -> {
                boolean generator = s[sp - 2] instanceof PyGenerator || s[sp - 2] instanceof PyCoroutine;
                if (generator && on(Event.STOP_ITERATION)) {
                    fire(Event.STOP_ITERATION, unit, PyBaseException.make(ExceptionTypes.STOP_ITERATION, s[sp - 1]));
                }
                return step(unit, next);
            }
            case END_ASYNC_FOR -> {
                int after = step(unit, next);
                return jump(Event.BRANCH_RIGHT, unit, unit + 1 - oparg, after);
            }
            default -> {
                return step(unit, next);
            }
        }
    }

    /** Where a branch into an instruction is said to come from: the previous instruction, which an INSTRUCTION or LINE event here hides. */
    private int before(int unit, int previous) {
        return on(Event.INSTRUCTION) || on(Event.LINE) && lines.isStart(unit) ? unit : previous;
    }

    /** Delivers a jump's event, which is disabled at {@code unit}; a callback may send the frame elsewhere. */
    private int jump(int event, int unit, int from, int to) {
        if (on(event) && from >= 0) {
            f.jumpTarget = -1;
            monitoring.deliver(t, f, event, unit, 2L * from, 2L * to);
            return jumped(to);
        }
        return to;
    }

    /** Where a callback has sent the frame by setting its line, or where it goes anyway. */
    private int jumped(int otherwise) {
        int target = f.jumpTarget;
        f.jumpTarget = -1;
        return target >= 0 ? target : otherwise;
    }

    private int forIter(int unit, int next, int sp) {
        int exhausted = plain.words[4 * unit + 3] >> 2;
        if (specialised(unit, f.slots[sp - 1])) {
            return fromGenerator((PyGenerator) f.slots[sp - 1], unit, next, sp, exhausted);
        }
        if (on(Event.RAISE) && monitoredStop(unit, sp)) {
            return exhausted;
        }
        int to = step(unit, next);
        return to == next ? jump(Event.BRANCH_LEFT, unit, unit, next) : to;
    }

    /**
     * Whether CPython would have specialised a loop for generators: from its second step on, unless the instruction itself has events. Then there is no RAISE, but
     * END_FOR runs and delivers STOP_ITERATION.
     */
    private boolean specialised(int unit, Object iterator) {
        boolean hidden = on(Event.BRANCH_LEFT) || on(Event.INSTRUCTION) || on(Event.LINE) && lines.isStart(unit);
        if (!(iterator instanceof PyGenerator generator) || hidden || generator.frame().state == PyFrame.COMPLETED
                || generator.frame().state == PyFrame.EXECUTING) {
            return false;
        }
        boolean before = plain.caches[unit] == generator.type;
        plain.caches[unit] = generator.type;
        return before;
    }

    private int fromGenerator(PyGenerator generator, int unit, int next, int sp, int exhausted) {
        Object value = generator.send(t, PyNone.NONE);
        if (value != null) {
            f.slots[sp] = value;
            return next;
        }
        Object returned = generator.takeResult();
        if (on(Event.STOP_ITERATION)) {
            fire(Event.STOP_ITERATION, exhausted - 1, PyBaseException.make(ExceptionTypes.STOP_ITERATION, returned));
        }
        return exhausted;
    }

    /** Steps an iterator that may end with a StopIteration that CPython raises in earnest, so that the event is seen; gives whether it was exhausted. */
    private boolean monitoredStop(int unit, int sp) {
        Object iterator = f.slots[sp - 1];
        dev.krait.object.PyType type = dev.krait.object.PyType.of(iterator);
        PyBaseException stop = null;
        if (iterator instanceof PyGenerator generator) {
            f.slots[sp] = generator.send(t, PyNone.NONE);
            if (f.slots[sp] == null) {
                Object value = generator.takeResult();
                stop = value == PyNone.NONE ? null : PyBaseException.make(ExceptionTypes.STOP_ITERATION, value);
                if (stop == null) {
                    return true;
                }
            }
        } else if (type.isHeap()) {
            try {
                f.slots[sp] = dev.krait.ops.SlotOps.call(t, type.slot(dev.krait.object.Slot.NEXT), iterator);
            } catch (PyException e) {
                if (!e.is(ExceptionTypes.STOP_ITERATION)) {
                    throw e;
                }
                stop = e.value;
            }
        } else {
            return false;
        }
        if (stop != null) {
            fire(Event.RAISE, unit, stop);
            return true;
        }
        // The value is there: what remains is the branch into the body.
        stepped = true;
        return false;
    }

    /** Steps what is delegated to or awaited; the StopIteration by which one that is no generator ends is an event. */
    private int send(int unit, int next, int sp) {
        Object receiver = f.slots[sp - 2];
        boolean asked = f.slots[sp - 1] != PyNone.NONE;
        int to = step(unit, next);
        if (to != next && on(Event.RAISE) && !(receiver instanceof PyGenerator || receiver instanceof PyCoroutine)) {
            Object value = f.slots[sp - 1];
            boolean raised = asked || value != PyNone.NONE || dev.krait.object.PyType.of(receiver).isHeap() || !(receiver instanceof CoroutineWrapper);
            if (raised) {
                fire(Event.RAISE, unit, PyBaseException.make(ExceptionTypes.STOP_ITERATION, value));
            }
        }
        return to;
    }

    private int call(int opcode, int oparg, int unit, int next, int sp) {
        if (!on(Event.CALL)) {
            return step(unit, next);
        }
        Object[] s = f.slots;
        int at = switch (opcode) {
            case CALL -> sp - oparg - 2;
            case CALL_KW -> sp - oparg - 3;
            case CALL_FUNCTION_EX -> sp - 4;
            default -> sp - 3;
        };
        Object callable = s[at];
        Object first = Monitoring.MISSING;
        if (opcode == CALL_FUNCTION_EX) {
            if (!(s[sp - 2] instanceof PyTuple)) {
                s[sp - 2] = PyTuple.of(Calls.spread(t, callable, s[sp - 2]));
            }
            if (s[sp - 2] instanceof PyTuple tuple && tuple.size() > 0) {
                first = tuple.items[0];
            }
        } else if (opcode == LOAD_SUPER_ATTR) {
            first = (oparg & 2) != 0 ? s[sp - 2] : Monitoring.MISSING;
        } else if (callable instanceof PyBoundMethod m && s[at + 1] == null) {
            callable = m.function;
            first = m.self;
        } else if (s[at + 1] != null) {
            first = s[at + 1];
        } else if (oparg > 0) {
            first = s[at + 2];
        }
        fire(Event.CALL, unit, callable, first);
        boolean python = callable instanceof PyFunction && opcode != LOAD_SUPER_ATTR
                || callable instanceof PyBoundMethod && opcode == CALL_FUNCTION_EX;
        int to;
        try {
            to = step(unit, next);
        } catch (PyException e) {
            if (!python && on(Event.C_RAISE)) {
                fire(Event.C_RAISE, unit, callable, first);
            }
            throw e;
        }
        if (opcode == LOAD_SUPER_ATTR && (oparg & 1) != 0 && s[at + 1] != null && !(s[at] instanceof PyFunction)) {
            // the instrumented instruction looks attributes up as getattr does
            s[at] = dev.krait.ops.SlotOps.bind(t, s[at], s[at + 1]);
            s[at + 1] = null;
        }
        if (!python && on(Event.C_RETURN)) {
            fire(Event.C_RETURN, unit, callable, first);
        }
        return to;
    }

    /** Does an instruction without events. */
    private int step(int unit, int next) {
        if (stepped) {
            stepped = false;
            return next;
        }
        int[] words = stepper.words;
        int i = 4 * unit;
        System.arraycopy(plain.words, i, words, i, 4);
        Object out;
        try {
            out = EvalLoop.run(t, f, stepper, i);
        } finally {
            words[i] = Op.STOP;
        }
        if (out == Resumption.STEPPED) {
            return f.next;
        }
        if (out == Resumption.SWITCH) {
            return next;
        }
        result = out;
        return -1;
    }

    /** What an exception does that an instruction, or a callback, has raised: events, then the handler, or out of the frame. */
    private int raised(PyException thrown, int at, int noted) {
        PyException e = thrown;
        int unit = at;
        int offset = raiseOffset(at, e);
        int event = Event.RAISE;
        if (Unwinding.note(t, f, noted, e)) {
            event = Event.RERAISE;
            offset = at;
        }
        refreshIfChanged();
        try {
            if (on(event)) {
                fire(event, offset, e.value);
            }
        } catch (PyException replaced) {
            e = instead(replaced);
        }
        for (;;) {
            int handler = plain.handlers.find(unit);
            if (handler < 0) {
                throw unwound(e, offset);
            }
            Unwinding.enter(f, plain, handler, e.value);
            int target = plain.handlers.target(handler);
            try {
                if (on(Event.EXCEPTION_HANDLED)) {
                    fire(Event.EXCEPTION_HANDLED, target, e.value);
                }
                return target;
            } catch (PyException replaced) {
                // CPython looks for the next handler from the unit before this one's, as it would after an instruction that stood there
                e = instead(replaced);
                unit = target - 1;
            }
        }
    }

    /** What a callback has raised goes on in place of the exception that it was told of. */
    private PyException instead(PyException replaced) {
        if (!replaced.chained) {
            replaced.chained = true;
            Unwinding.chain(t, replaced.value);
        }
        return replaced;
    }

    /**
     * Where CPython's events say that an exception was raised: at the instruction's last cache, or, when it comes out of a Python function that CPython runs
     * without a C call, one unit before the instruction.
     */
    private int raiseOffset(int unit, PyException e) {
        int opcode = code[2 * unit] & 0xff;
        int oparg = Resumption.oparg(code, unit);
        int sp = plain.stackBase() + plain.depths[unit];
        Object callee = switch (opcode) {
            case CALL -> f.slots[sp - oparg - 2];
            case CALL_KW -> f.slots[sp - oparg - 3];
            case CALL_FUNCTION_EX -> f.slots[sp - 4];
            case SEND -> f.slots[sp - 2];
            default -> null;
        };
        PyFrame inner = e.value.traceback instanceof dev.krait.type.exception.PyTraceback tb ? tb.frame : null;
        boolean inlined = inner != null && (callee instanceof PyBoundMethod m ? m.function == inner.function
                : callee instanceof PyFunction ? callee == inner.function : callee != null && inner.generator == callee);
        return inlined ? unit - 1 : unit + Opcode.caches(opcode);
    }

    private PyException unwound(PyException e, int offset) {
        try {
            if (on(Event.PY_UNWIND)) {
                fire(Event.PY_UNWIND, offset, e.value);
            }
            return e;
        } catch (PyException replaced) {
            return instead(replaced);
        }
    }
}
