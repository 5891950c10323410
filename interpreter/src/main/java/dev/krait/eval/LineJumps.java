package dev.krait.eval;

import dev.krait.bytecode.Locations;
import dev.krait.bytecode.PyCode;
import dev.krait.error.SystemErrors;
import dev.krait.error.ValueErrors;
import dev.krait.error.Warnings;
import dev.krait.frame.PyFrame;
import dev.krait.monitoring.Event;
import dev.krait.object.PyNone;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseException;

/** What trace functions may do to their frame: set {@code f_lineno} and {@code f_trace_opcodes}. Compare CPython {@code Objects/frameobject.c: frame_lineno_set_impl}. */
public final class LineJumps {
    private LineJumps() {
    }

    /** {@code f_trace_opcodes} has been set, or {@code f_trace}. */
    public static void traceChanged(PyThread t, PyFrame f) {
        f.attention |= PyFrame.MONITORING;
        if (f.traceOpcodes) {
            t.interpreter.monitoring.traceOpcodes(t);
        }
    }

    /** {@code frame.f_lineno = line}: the frame goes on there when the callback that runs has returned. */
    public static void jump(PyThread t, PyFrame f, Object value) {
        if (!(value instanceof Long) && !(value instanceof java.math.BigInteger)) {
            throw ValueErrors.of("lineno must be an integer");
        }
        checkEvent(t);
        if (!(value instanceof Long wanted) || wanted != (int) (long) wanted) {
            throw ValueErrors.of("lineno out of range");
        }
        int[] lines = starts(f.code);
        int line = firstFrom(lines, (int) (long) wanted, f.code.firstlineno);
        StackKinds kinds = new StackKinds(f.code);
        boolean suspended = t.event == Event.PY_YIELD;
        long start = kinds.before(Math.max(f.lasti, 0));
        int target = target(lines, line, kinds, start);
        bindLocals(t, f);
        cut(t, f, start, kinds.before(target), suspended);
        f.tracedLine = 0;
        f.jumpTarget = target;
        f.lasti = target;
    }

    private static void checkEvent(PyThread t) {
        if (t.tracing == 0 || t.event < 0) {
            throw ValueErrors.of("f_lineno can only be set in a trace function");
        }
        switch (t.event) {
            case Event.PY_RESUME, Event.JUMP, Event.BRANCH_LEFT, Event.BRANCH_RIGHT, Event.LINE, Event.PY_YIELD -> { }
            case Event.PY_START -> throw ValueErrors.of("can't jump from the 'call' trace event of a new frame");
            case Event.CALL, Event.C_RETURN -> throw ValueErrors.of("can't jump during a call");
            case Event.PY_RETURN, Event.PY_THROW, Event.PY_UNWIND, Event.RAISE, Event.C_RAISE, Event.INSTRUCTION, Event.EXCEPTION_HANDLED ->
                throw ValueErrors.of("can only jump from a 'line' trace event");
            default -> throw SystemErrors.of("unexpected event type");
        }
    }

    /** The line that starts at each unit, or -1. */
    private static int[] starts(PyCode code) {
        int[] starts = new int[code.code.length / 2];
        java.util.Arrays.fill(starts, -1);
        Locations locations = Locations.of(code);
        int last = -1;
        for (int i = 0; i < locations.size(); i++) {
            if (locations.line(i) != last && locations.line(i) >= 0 && locations.start(i) < starts.length) {
                last = locations.line(i);
                starts[locations.start(i)] = last;
            }
        }
        return starts;
    }

    private static int firstFrom(int[] lines, int wanted, int first) {
        if (wanted < first) {
            throw ValueErrors.of("line " + wanted + " comes before the current code block");
        }
        int found = Integer.MAX_VALUE;
        for (int line : lines) {
            if (line >= wanted && line < found) {
                found = line;
            }
        }
        if (found == Integer.MAX_VALUE) {
            throw ValueErrors.of("line " + wanted + " comes after the current code block");
        }
        return found;
    }

    private static int target(int[] lines, int line, StackKinds kinds, long start) {
        long best = StackKinds.OVERFLOWED;
        int target = -1;
        String message = "cannot find bytecode for specified line";
        for (int unit = 0; unit < lines.length; unit++) {
            if (lines[unit] != line) {
                continue;
            }
            long there = kinds.before(unit);
            if (StackKinds.compatible(start, there)) {
                if (there > best) {
                    best = there;
                    target = unit;
                }
            } else if (start == StackKinds.OVERFLOWED) {
                message = "stack to deep to analyze";
            } else if (start == StackKinds.UNREACHABLE) {
                message = "can't jump from unreachable code";
            } else {
                message = obstacle(there);
            }
        }
        if (target < 0) {
            throw ValueErrors.of(message);
        }
        return target;
    }

    private static String obstacle(long there) {
        if (there == StackKinds.OVERFLOWED) {
            return "stack is too deep to analyze";
        }
        if (there == StackKinds.UNREACHABLE) {
            return "can't jump into an exception handler, or code may be unreachable";
        }
        return switch (StackKinds.top(there)) {
            case StackKinds.EXCEPTION -> "can't jump into an 'except' block as there's no exception";
            case StackKinds.LASTI -> "can't jump into a re-raising block as there's no location";
            case StackKinds.ITERATOR -> "can't jump into the body of a for loop";
            default -> "incompatible stacks";
        };
    }

    /** Gives variables that the jump may leave without a value one, so that no instruction finds less than it was compiled for. */
    private static void bindLocals(PyThread t, PyFrame f) {
        int unbound = 0;
        for (int i = 0; i < f.code.localsplusnames.length; i++) {
            unbound += f.slots[i] == null ? 1 : 0;
        }
        if (unbound == 0) {
            return;
        }
        Warnings.warn(t, ExceptionTypes.RUNTIME_WARNING, "assigning None to " + unbound + " unbound local" + (unbound == 1 ? "" : "s"));
        for (int i = 0; i < f.code.localsplusnames.length; i++) {
            if (f.slots[i] == null) {
                f.slots[i] = PyNone.NONE;
            }
        }
    }

    /** Takes from the stack what the target does not have; exceptions that were being handled are no longer. */
    private static void cut(PyThread t, PyFrame f, long from, long to, boolean suspended) {
        int base = f.code.localsplusnames.length;
        long stack = from;
        if (suspended) {
            f.slots[base + StackKinds.depth(stack) - 1] = null;
            stack = StackKinds.pop(stack);
        }
        while (stack > to) {
            int slot = base + StackKinds.depth(stack) - 1;
            if (StackKinds.top(stack) == StackKinds.EXCEPTION) {
                Object before = f.slots[slot];
                t.handled.value = before == PyNone.NONE ? null : (PyBaseException) before;
            }
            f.slots[slot] = null;
            stack = StackKinds.pop(stack);
        }
    }
}
