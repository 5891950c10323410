package dev.krait.eval;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.bytecode.Locations;
import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.PyCode;

/** Where lines begin in a code object, as LINE events see it. Compare CPython {@code Python/instrumentation.c: initialize_lines}. */
final class LineStarts {
    /** The line of each code unit, or -1. */
    final int[] lines;
    private final boolean[] starts;
    /** The first RESUME: nothing before it is an event. */
    final int firstTraceable;

    LineStarts(PyCode code) {
        byte[] bytes = code.code;
        int units = bytes.length / 2;
        int[] known = Locations.of(code).lines();
        lines = java.util.Arrays.copyOf(known, units);
        java.util.Arrays.fill(lines, Math.min(known.length, units), units, -1);
        starts = new boolean[units];
        int first = 0;
        while (first < units - 1 && (bytes[2 * first] & 0xff) != RESUME) {
            first++;
        }
        firstTraceable = first;
        markChanges(bytes, units);
        markTargets(bytes, units);
        Handlers handlers = new Handlers(code);
        for (int i = 0; i < handlers.size(); i++) {
            mark(handlers.target(i));
        }
    }

    /** Whether an instruction may deliver a LINE event. */
    boolean isStart(int unit) {
        return starts[unit];
    }

    private void mark(int unit) {
        if (unit >= firstTraceable && unit < starts.length && lines[unit] >= 0) {
            starts[unit] = true;
        }
    }

    private static int length(byte[] bytes, int unit) {
        int length = 1;
        while ((bytes[2 * unit] & 0xff) == EXTENDED_ARG) {
            unit++;
            length++;
        }
        return length + Opcode.caches(bytes[2 * unit] & 0xff);
    }

    private static int opcode(byte[] bytes, int unit) {
        while ((bytes[2 * unit] & 0xff) == EXTENDED_ARG) {
            unit++;
        }
        return bytes[2 * unit] & 0xff;
    }

    private void markChanges(byte[] bytes, int units) {
        int current = -1;
        for (int unit = firstTraceable; unit < units; unit += length(bytes, unit)) {
            switch (opcode(bytes, unit)) {
                // These are passed over by other instructions, or exist for monitoring only.
                case END_ASYNC_FOR, END_FOR, END_SEND, RESUME, POP_ITER -> { }
                default -> {
                    // an instruction without a line ends the line too
                    starts[unit] |= lines[unit] != current && lines[unit] >= 0;
                    current = lines[unit];
                }
            }
        }
    }

    private void markTargets(byte[] bytes, int units) {
        int oparg = 0;
        for (int unit = 0; unit < units; ) {
            int opcode = bytes[2 * unit] & 0xff;
            oparg = oparg << 8 | bytes[2 * unit + 1] & 0xff;
            if (opcode == EXTENDED_ARG) {
                unit++;
                continue;
            }
            int next = unit + 1 + Opcode.caches(opcode);
            switch (opcode) {
                case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE, JUMP_FORWARD -> mark(next + oparg);
                case FOR_ITER -> mark(next + oparg + 2);
                case SEND -> mark(next + oparg + 1);
                case JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT -> mark(next - oparg);
                default -> { }
            }
            oparg = 0;
            unit = next;
        }
    }
}
