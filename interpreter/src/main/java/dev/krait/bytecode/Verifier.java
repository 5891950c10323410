package dev.krait.bytecode;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.error.PyException;
import dev.krait.error.SystemErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Refuses code that the evaluator could not run safely, before it runs for the first time: code objects come from files and from programs too.
 *
 * <p>Checked are the opcodes, their arguments, that jumps and handlers lead to instructions, and that the stack has one depth at each instruction, never
 * below zero and never above {@code co_stacksize}. What the stack holds is not checked. CPython has no such pass: it crashes.
 */
public final class Verifier {
    /** No instruction of any use has a larger argument; sums of such cannot overflow. */
    private static final int MAX_ARGUMENT = 1 << 24;

    /** An entry of the exception table, in code units. */
    private record Range(int start, int end, int target, int depth) {}

    private final PyCode code;
    private final int units;
    private final int[] opcodes;
    private final int[] opargs;
    /** The unit after an instruction and its caches; 0 where none starts. */
    private final int[] following;
    /** Where an instruction can be entered: at its first prefix. */
    private final boolean[] starts;
    private final int[] depths;
    private final int[] work;
    private int pending;

    private Verifier(PyCode code) {
        this.code = code;
        this.units = code.code.length / 2;
        this.opcodes = new int[units];
        this.opargs = new int[units];
        this.following = new int[units];
        this.starts = new boolean[units];
        this.depths = new int[units];
        Arrays.fill(depths, -1);
        this.work = new int[units];
    }

    /** Raises SystemError when the code is malformed. */
    public static void verify(PyCode code) {
        new Verifier(code).run();
    }

    /** Raises SystemError for code that no frame can be made for: the part of the check that comes before functions and frames. */
    public static void verifyFrame(PyCode code) {
        int arguments = code.argcount + code.kwonlyargcount + ((code.flags & PyCode.CO_VARARGS) != 0 ? 1 : 0)
                + ((code.flags & PyCode.CO_VARKEYWORDS) != 0 ? 1 : 0);
        if (code.code.length == 0 || code.code.length % 2 != 0) {
            throw malformed(code, -1, "no instructions");
        }
        if (arguments > code.localsplusnames.length || code.localspluskinds.length != code.localsplusnames.length) {
            throw malformed(code, -1, "fewer variables than parameters");
        }
    }

    private PyException malformed(int unit, String reason) {
        return malformed(code, unit, reason);
    }

    private static PyException malformed(PyCode code, int unit, String reason) {
        return SystemErrors.of("malformed code object " + code.name + ": " + reason + (unit < 0 ? "" : " at offset " + 2 * unit));
    }

    private void run() {
        verifyFrame(code);
        readInstructions();
        List<Range> ranges = readRanges();
        followDepths();
        for (Range range : ranges) {
            for (int unit = range.start; unit < range.end; unit++) {
                if (depths[unit] >= 0 && depths[unit] < range.depth && following[unit] != 0) {
                    throw malformed(unit, "a handler keeps more values than there are");
                }
            }
        }
    }

    private void readInstructions() {
        byte[] bytes = code.code;
        boolean afterNull = false;
        int unit = 0;
        while (unit < units) {
            starts[unit] = true;
            long oparg = bytes[2 * unit + 1] & 0xff;
            int opcode = bytes[2 * unit] & 0xff;
            while (opcode == EXTENDED_ARG) {
                following[unit] = ++unit;
                if (unit >= units) {
                    throw malformed(unit - 1, "the code ends in a prefix");
                }
                opcode = bytes[2 * unit] & 0xff;
                oparg = oparg << 8 | bytes[2 * unit + 1] & 0xff;
                if (oparg > MAX_ARGUMENT) {
                    throw malformed(unit, "too large an argument");
                }
            }
            if (!runnable(opcode)) {
                throw malformed(unit, "unknown opcode " + opcode);
            }
            opcodes[unit] = opcode;
            opargs[unit] = (int) oparg;
            int next = unit + 1 + Opcode.caches(opcode);
            if (next > units) {
                throw malformed(unit, "the code ends in a cache");
            }
            checkArgument(unit, opcode, (int) oparg);
            if (afterNull && keeps(opcode)) {
                throw malformed(unit, "a value that is none is kept");
            }
            afterNull = opcode == PUSH_NULL;
            following[unit] = next;
            unit = next;
        }
    }

    /** Whether the topmost value outlives the instruction: the one that {@code PUSH_NULL} pushes must not. */
    private static boolean keeps(int opcode) {
        return opcode == RETURN_VALUE || opcode == YIELD_VALUE || opcode == STORE_NAME || opcode == STORE_GLOBAL || opcode == STORE_FAST || opcode == STORE_DEREF;
    }

    /** Whether the opcode may stand in {@code co_code}: no specialised or instrumented form, nothing internal to CPython. */
    private static boolean runnable(int opcode) {
        return Opcode.isValid(opcode) && Opcode.base(opcode) == opcode && !Opcode.isInstrumented(opcode) && !Opcode.isPseudo(opcode) && opcode != CACHE
                && opcode != RESERVED && opcode != INTERPRETER_EXIT && opcode != ENTER_EXECUTOR && opcode != EXIT_INIT_CHECK;
    }

    private void checkArgument(int unit, int opcode, int oparg) {
        int variables = code.localsplusnames.length;
        boolean fits = switch (opcode) {
            case LOAD_FAST_LOAD_FAST, LOAD_FAST_BORROW_LOAD_FAST_BORROW, STORE_FAST_LOAD_FAST, STORE_FAST_STORE_FAST ->
                oparg >> 4 < variables && (oparg & 15) < variables;
            case LOAD_DEREF, DELETE_DEREF, STORE_DEREF, LOAD_FROM_DICT_OR_DEREF, MAKE_CELL -> oparg < variables && isCell(oparg);
            case COPY_FREE_VARS -> oparg == code.nfreevars;
            case LOAD_ATTR, LOAD_GLOBAL -> oparg >> 1 < code.names.length;
            case LOAD_SUPER_ATTR -> oparg >> 2 < code.names.length;
            case COMPARE_OP -> oparg >> Oparg.COMPARE_SHIFT <= Oparg.COMPARE_GE;
            case BINARY_OP -> oparg < BinaryOp.LIMIT;
            case CALL_INTRINSIC_1 -> oparg > 0 && oparg < Intrinsic.unaryCount();
            case CALL_INTRINSIC_2 -> oparg > 0 && oparg < Intrinsic.binaryCount();
            case LOAD_COMMON_CONSTANT -> oparg <= Oparg.CONSTANT_BUILTIN_ANY;
            case LOAD_SPECIAL -> oparg < Oparg.specialMethodCount();
            case CONVERT_VALUE -> oparg >= Oparg.CONVERT_STR && oparg <= Oparg.CONVERT_ASCII;
            case RAISE_VARARGS -> oparg <= 2;
            case BUILD_SLICE -> oparg == 2 || oparg == 3;
            case COPY, SWAP, LIST_APPEND, SET_ADD, MAP_ADD, LIST_EXTEND, SET_UPDATE, DICT_UPDATE, DICT_MERGE -> oparg > 0;
            case IS_OP, CONTAINS_OP -> oparg <= 1;
            case SET_FUNCTION_ATTRIBUTE -> Integer.bitCount(oparg) == 1 && oparg <= Oparg.MAKE_FUNCTION_ANNOTATE;
            default -> !(Opcode.hasConst(opcode) && oparg >= code.consts.length || Opcode.hasName(opcode) && oparg >= code.names.length
                    || Opcode.hasLocal(opcode) && oparg >= variables);
        };
        if (!fits) {
            throw malformed(unit, "bad argument " + oparg + " of " + Opcode.name(opcode));
        }
    }

    private boolean isCell(int index) {
        return (code.localspluskinds[index] & (PyCode.CO_FAST_CELL | PyCode.CO_FAST_FREE)) != 0;
    }

    private List<Range> readRanges() {
        byte[] table = code.exceptiontable;
        List<Range> ranges = new ArrayList<>();
        int[] entry = new int[4];
        int at = 0;
        int last = 0;
        while (at < table.length) {
            for (int i = 0; i < 4; i++) {
                long value = 0;
                boolean more = true;
                while (more) {
                    if (at >= table.length || value > MAX_ARGUMENT) {
                        throw malformed(-1, "bad exception table");
                    }
                    value = value << 6 | table[at] & 0x3f;
                    more = (table[at++] & 0x40) != 0;
                }
                entry[i] = (int) Math.min(value, MAX_ARGUMENT);
            }
            int end = entry[0] + entry[1];
            int depth = (entry[3] >> 1) + 1 + (entry[3] & 1);
            if (entry[0] < last || end <= entry[0] || end > units || entry[2] >= units || !starts[entry[2]] || depth > code.stacksize) {
                throw malformed(-1, "bad exception table");
            }
            ranges.add(new Range(entry[0], end, entry[2], entry[3] >> 1));
            last = end;
            reach(entry[2], entry[2], depth);
        }
        return ranges;
    }

    private void followDepths() {
        reach(0, 0, 0);
        while (pending > 0) {
            int unit = work[--pending];
            int depth = depths[unit];
            if (opcodes[unit] == CACHE) {
                // a prefix
                reach(unit, unit + 1, depth);
                continue;
            }
            step(unit, depth);
        }
    }

    private void step(int unit, int depth) {
        int opcode = opcodes[unit];
        int oparg = opargs[unit];
        int popped = Opcode.popped(opcode, oparg);
        if (popped > depth) {
            throw malformed(unit, "stack underflow");
        }
        int after = depth - popped + Opcode.pushed(opcode, oparg);
        int next = following[unit];
        switch (opcode) {
            case JUMP_FORWARD, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE, SEND -> jump(unit, next + oparg, after);
            case JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT -> jump(unit, next - oparg, after);
            // An exhausted loop goes past END_FOR with the iterator still there.
            case FOR_ITER -> jump(unit, next + oparg + 1, depth);
            default -> { }
        }
        if (!Opcode.isScopeExit(opcode) && !Opcode.isUnconditionalJump(opcode)) {
            if (next >= units) {
                throw malformed(unit, "the code does not end in a return");
            }
            reach(unit, next, after);
        }
    }

    private void jump(int unit, int target, int depth) {
        if (target < 0 || target >= units || !starts[target]) {
            throw malformed(unit, "jump to no instruction");
        }
        reach(unit, target, depth);
    }

    private void reach(int from, int unit, int depth) {
        if (depth > code.stacksize) {
            throw malformed(from, "stack overflow");
        }
        if (depths[unit] < 0) {
            depths[unit] = depth;
            work[pending++] = unit;
        } else if (depths[unit] != depth) {
            throw malformed(from, "inconsistent stack depth");
        }
    }
}
