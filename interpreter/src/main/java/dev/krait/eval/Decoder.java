package dev.krait.eval;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.Oparg;
import dev.krait.bytecode.PyCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decodes CPython's bytecode into {@link Form}s: first the instructions and their static stack depths, then the words, then what folds together.
 */
final class Decoder {
    private final PyCode code;
    private final CodeState state;
    private final int units;
    private final int base;
    /** Opcode at each unit that starts an instruction (after its prefixes), otherwise CACHE. */
    private final int[] opcodes;
    private final int[] opargs;
    private final int[] following;
    private final int[] depths;
    private final boolean[] leaders;
    private final Handlers handlers;
    private final int[] words;
    private final byte[] merged;
    private final List<Object> constants;
    private final boolean[] elided;

    Decoder(PyCode code, CodeState state) {
        this.code = code;
        this.state = state;
        this.units = code.code.length / 2;
        this.base = code.localsplusnames.length;
        this.opcodes = new int[units];
        this.opargs = new int[units];
        this.following = new int[units];
        this.depths = new int[units];
        this.leaders = new boolean[units + 1];
        this.words = new int[units * 4];
        this.merged = new byte[units];
        this.elided = new boolean[units];
        this.constants = new ArrayList<>(Arrays.asList(code.consts));
        this.handlers = new Handlers(code);
        readInstructions();
        findDepths();
    }

    /** The form that plain evaluation runs. */
    Form folded() {
        for (int unit = 0; unit < units; unit++) {
            emit(unit);
        }
        new Folding(this).run();
        for (int unit = 0; unit < units; unit++) {
            resolveJump(unit);
            setLength(unit, true);
        }
        return form();
    }

    /** The form that stands one to one, for activations that are watched. */
    Form plain() {
        for (int unit = 0; unit < units; unit++) {
            emit(unit);
        }
        for (int unit = 0; unit < units; unit++) {
            setLength(unit, false);
        }
        return form();
    }

    private Form form() {
        return new Form(code, state, state.feedback, words, constants.toArray(), depths, merged, handlers);
    }

    private void readInstructions() {
        byte[] bytes = code.code;
        int extended = 0;
        for (int unit = 0; unit < units; unit++) {
            int opcode = bytes[2 * unit] & 0xff;
            int oparg = extended | bytes[2 * unit + 1] & 0xff;
            if (opcode == EXTENDED_ARG) {
                extended = oparg << 8;
                following[unit] = unit + 1;
                continue;
            }
            extended = 0;
            opcodes[unit] = opcode;
            opargs[unit] = oparg;
            int caches = Opcode.caches(opcode);
            following[unit] = unit + 1 + caches;
            for (int i = 1; i <= caches && unit + i < units; i++) {
                following[unit + i] = unit + i + 1;
            }
            unit += caches;
        }
    }

    /** The unit that an instruction jumps to, or -1. */
    int target(int unit) {
        int next = following[unit];
        return switch (opcodes[unit]) {
            case JUMP_FORWARD, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE, SEND -> next + opargs[unit];
            case JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT -> next - opargs[unit];
            // An exhausted loop goes past END_FOR, which exists for monitoring only.
            case FOR_ITER -> next + opargs[unit] + 1;
            default -> -1;
        };
    }

    private void findDepths() {
        Arrays.fill(depths, -1);
        int[] work = new int[units + 1];
        int top = 0;
        if (units > 0) {
            depths[0] = 0;
            work[top++] = 0;
        }
        for (int i = 0; i < handlers.size(); i++) {
            leaders[handlers.start(i)] = true;
            leaders[handlers.end(i)] = true;
            leaders[handlers.target(i)] = true;
            int depth = handlers.depth(i) + (handlers.lasti(i) ? 2 : 1);
            top = reach(handlers.target(i), depth, work, top);
        }
        while (top > 0) {
            int unit = work[--top];
            int opcode = opcodes[unit];
            int depth = depths[unit];
            int after = opcode == CACHE ? depth : depth - Opcode.popped(opcode, opargs[unit]) + Opcode.pushed(opcode, opargs[unit]);
            int target = target(unit);
            if (target >= 0) {
                leaders[target] = true;
                top = reach(target, opcode == FOR_ITER ? depth : after, work, top);
            }
            if (opcode == YIELD_VALUE || opcode == RETURN_GENERATOR) {
                leaders[following[unit]] = true;
            }
            if (!Opcode.isScopeExit(opcode) && !Opcode.isUnconditionalJump(opcode)) {
                top = reach(following[unit], after, work, top);
            }
        }
    }

    private int reach(int unit, int depth, int[] work, int top) {
        if (depths[unit] < 0) {
            depths[unit] = depth;
            work[top++] = unit;
        }
        return top;
    }

    int opcode(int unit) {
        return opcodes[unit];
    }

    int oparg(int unit) {
        return opargs[unit];
    }

    int following(int unit) {
        return following[unit];
    }

    int depth(int unit) {
        return depths[unit];
    }

    boolean isLeader(int unit) {
        return leaders[unit];
    }

    int units() {
        return units;
    }

    int base() {
        return base;
    }

    PyCode code() {
        return code;
    }

    void elide(int unit) {
        elided[unit] = true;
    }

    void merge(int unit, byte how, int mergedUnit) {
        merged[unit] = how;
        elided[mergedUnit] = true;
    }

    int op(int unit) {
        return words[4 * unit] & 0xff;
    }

    int word(int unit, int operand) {
        return words[4 * unit + operand];
    }

    void put(int unit, int op, int high, int a, int b, int c) {
        words[4 * unit] = op | high << 16;
        words[4 * unit + 1] = a;
        words[4 * unit + 2] = b;
        words[4 * unit + 3] = c;
    }

    void setOperand(int unit, int operand, int value) {
        words[4 * unit + operand] = value;
    }

    /** The index of a small int among the constants. */
    int constant(long value) {
        constants.add(value);
        return constants.size() - 1;
    }

    /** Where control really goes from a unit when instructions that do nothing are passed over. */
    private int pass(int unit, int limit) {
        for (;;) {
            int opcode = opcodes[unit];
            int next = unit;
            if (elided[unit] || opcode == CACHE || opcode == Opcode.NOP || opcode == NOT_TAKEN || opcode == Opcode.RESUME) {
                next = following[unit];
            } else if (opcode == JUMP_FORWARD) {
                next = target(unit);
            }
            if (next == unit || next > limit || next >= units) {
                return unit;
            }
            unit = next;
        }
    }

    private void setLength(int unit, boolean pass) {
        int next = following[unit];
        // who starts at a prefix, coming out of compiled code, wants its instruction, also where another one does that one's work otherwise
        boolean prefix = (code.code[2 * unit] & 0xff) == EXTENDED_ARG && opcodes[unit] == CACHE;
        if (pass && !prefix) {
            if (merged[unit] != Form.ALONE) {
                next = following[skipPrefixes(next)];
            }
            next = next < units ? pass(next, unit + 255) : next;
        }
        words[4 * unit] |= next - unit << 8;
    }

    /** The instruction that starts at a unit, behind its prefixes. */
    int skipPrefixes(int unit) {
        while (unit < units - 1 && opcodes[unit] == CACHE) {
            unit++;
        }
        return unit;
    }

    /** Whether a jump closes the loop that compilers make of {@code yield from} and {@code await}: it suspends each time around, or ends. */
    private boolean suspends(int jump, int target) {
        if (target < 0 || target >= units || opcodes[target] != SEND) {
            return false;
        }
        int yield = following[target];
        int resume = yield < units && opcodes[yield] == YIELD_VALUE ? following[yield] : units;
        int exit = target(target);
        return resume < units && opcodes[resume] == Opcode.RESUME && following[resume] == jump && exit < units && opcodes[exit] == END_SEND;
    }

    private void resolveJump(int unit) {
        int instruction = merged[unit] == Form.WITH_JUMP ? skipPrefixes(following[unit]) : unit;
        int target = target(instruction);
        // what is never reached may lead anywhere
        if (target >= 0 && target < units && opcodes[unit] != CACHE) {
            words[4 * unit + 3] = 4 * pass(target, units);
        }
    }

    /** Writes the words of an instruction that folds nothing. */
    private void emit(int unit) {
        int opcode = opcodes[unit];
        if (opcode == CACHE || opcode == Opcode.NOP || opcode == NOT_TAKEN) {
            put(unit, Op.NOP, 0, 0, 0, 0);
            return;
        }
        if (depths[unit] < 0) {
            put(unit, Op.UNREACHABLE, 0, 0, 0, 0);
            return;
        }
        int sp = base + depths[unit];
        int oparg = opargs[unit];
        int target = target(unit);
        switch (opcode) {
            case LOAD_FAST, LOAD_FAST_BORROW -> put(unit, Op.MOVE, 0, oparg, 0, sp);
            case STORE_FAST -> put(unit, Op.MOVE, 0, sp - 1, 0, oparg);
            case LOAD_FAST_LOAD_FAST, LOAD_FAST_BORROW_LOAD_FAST_BORROW -> put(unit, Op.MOVE2, 0, oparg >> 4, oparg & 15, sp);
            case STORE_FAST_STORE_FAST -> put(unit, Op.STORE2, 0, oparg >> 4, oparg & 15, sp);
            case STORE_FAST_LOAD_FAST -> put(unit, Op.STORE_LOAD, 0, oparg >> 4, oparg & 15, sp - 1);
            case COPY -> put(unit, Op.MOVE, 0, sp - oparg, 0, sp);
            case LOAD_CONST -> put(unit, Op.CONST, 0, oparg, 0, sp);
            case LOAD_SMALL_INT -> put(unit, Op.CONST, 0, constant(oparg), 0, sp);
            case BINARY_OP -> put(unit, binary(oparg), oparg, sp - 2, sp - 1, sp - 2);
            case COMPARE_OP -> put(unit, Op.COMPARE, oparg >> Oparg.COMPARE_SHIFT | (oparg & Oparg.COMPARE_TO_BOOL) >> 1, sp - 2, sp - 1, sp - 2);
            case IS_OP -> put(unit, Op.IS, oparg, sp - 2, sp - 1, sp - 2);
            case CONTAINS_OP -> put(unit, Op.CONTAINS, oparg, sp - 2, sp - 1, sp - 2);
            case POP_JUMP_IF_TRUE -> put(unit, Op.JUMP_IF_TRUE, 0, sp - 1, 0, 4 * target);
            case POP_JUMP_IF_FALSE -> put(unit, Op.JUMP_IF_FALSE, 0, sp - 1, 0, 4 * target);
            case POP_JUMP_IF_NONE -> put(unit, Op.JUMP_IF_NONE, 0, sp - 1, 0, 4 * target);
            case POP_JUMP_IF_NOT_NONE -> put(unit, Op.JUMP_IF_NOT_NONE, 0, sp - 1, 0, 4 * target);
            case JUMP_FORWARD -> put(unit, Op.JUMP, 0, 0, 0, 4 * target);
            // a loop that suspends needs no poll; others that end like this are no compiler's
            case JUMP_BACKWARD_NO_INTERRUPT -> put(unit, suspends(unit, target) ? Op.JUMP : Op.JUMP_BACKWARD, 0, 0, 0, 4 * target);
            case Opcode.JUMP_BACKWARD -> put(unit, Op.JUMP_BACKWARD, 0, 0, 0, 4 * target);
            case Opcode.FOR_ITER -> put(unit, Op.FOR_ITER, 0, sp - 1, sp, 4 * target);
            case Opcode.LOAD_ATTR -> put(unit, (oparg & 1) == 0 ? Op.LOAD_ATTR : Op.LOAD_METHOD, 0, sp - 1, oparg >> 1, sp - 1);
            case Opcode.STORE_ATTR -> put(unit, Op.STORE_ATTR, 0, sp - 1, sp - 2, oparg);
            case Opcode.LOAD_GLOBAL -> put(unit, Op.LOAD_GLOBAL, oparg & 1, oparg >> 1, 0, sp);
            case Opcode.CALL -> put(unit, Op.CALL, 0, oparg, sp - oparg - 2, sp - oparg - 2);
            case Opcode.RETURN_VALUE -> put(unit, Op.RETURN, 0, sp - 1, 0, 0);
            case Opcode.STORE_SUBSCR -> put(unit, Op.STORE_SUBSCR, 0, sp - 2, sp - 1, sp - 3);
            case Opcode.TO_BOOL -> put(unit, Op.TO_BOOL, 0, sp - 1, 0, sp - 1);
            case UNARY_NOT -> put(unit, Op.NOT, 0, sp - 1, 0, sp - 1);
            case UNARY_NEGATIVE -> put(unit, Op.NEGATIVE, 0, sp - 1, 0, sp - 1);
            case UNARY_INVERT -> put(unit, Op.INVERT, 0, sp - 1, 0, sp - 1);
            case Opcode.LOAD_FAST_CHECK -> put(unit, Op.LOAD_FAST_CHECK, 0, oparg, 0, sp);
            case Opcode.LOAD_FAST_AND_CLEAR -> put(unit, Op.LOAD_FAST_AND_CLEAR, 0, oparg, 0, sp);
            default -> put(unit, stackOp(opcode), 0, oparg, sp, 4 * target);
        }
    }

    private static int binary(int oparg) {
        return switch (oparg) {
            case 0, 13 -> Op.ADD;
            case 10, 23 -> Op.SUBTRACT;
            case 5, 18 -> Op.MULTIPLY;
            case 26 -> Op.SUBSCRIPT;
            default -> Op.BINARY;
        };
    }

    /** The operation of an opcode that is decoded into A = oparg, B = sp, C = target. */
    private static int stackOp(int opcode) {
        return switch (opcode) {
            case Opcode.CALL_KW -> Op.CALL_KW;
            case CALL_FUNCTION_EX -> Op.CALL_EX;
            case Opcode.DELETE_FAST -> Op.DELETE_FAST;
            case Opcode.LOAD_DEREF -> Op.LOAD_DEREF;
            case Opcode.STORE_DEREF -> Op.STORE_DEREF;
            case Opcode.DELETE_DEREF -> Op.DELETE_DEREF;
            case Opcode.MAKE_CELL -> Op.MAKE_CELL;
            case Opcode.COPY_FREE_VARS -> Op.COPY_FREE_VARS;
            case Opcode.LOAD_NAME -> Op.LOAD_NAME;
            case Opcode.STORE_NAME -> Op.STORE_NAME;
            case Opcode.DELETE_NAME -> Op.DELETE_NAME;
            case Opcode.STORE_GLOBAL -> Op.STORE_GLOBAL;
            case Opcode.DELETE_GLOBAL -> Op.DELETE_GLOBAL;
            case Opcode.LOAD_LOCALS -> Op.LOAD_LOCALS;
            case Opcode.LOAD_FROM_DICT_OR_GLOBALS -> Op.LOAD_FROM_DICT_OR_GLOBALS;
            case Opcode.LOAD_FROM_DICT_OR_DEREF -> Op.LOAD_FROM_DICT_OR_DEREF;
            case Opcode.DELETE_ATTR -> Op.DELETE_ATTR;
            case Opcode.LOAD_SUPER_ATTR -> Op.LOAD_SUPER_ATTR;
            case Opcode.LOAD_SPECIAL -> Op.LOAD_SPECIAL;
            case Opcode.LOAD_COMMON_CONSTANT -> Op.LOAD_COMMON_CONSTANT;
            case Opcode.LOAD_BUILD_CLASS -> Op.LOAD_BUILD_CLASS;
            case Opcode.SWAP -> Op.SWAP;
            case Opcode.POP_TOP, POP_ITER, END_FOR -> Op.POP_TOP;
            case Opcode.PUSH_NULL -> Op.PUSH_NULL;
            case Opcode.BUILD_TUPLE -> Op.BUILD_TUPLE;
            case Opcode.BUILD_LIST -> Op.BUILD_LIST;
            case Opcode.BUILD_SET -> Op.BUILD_SET;
            case Opcode.BUILD_MAP -> Op.BUILD_MAP;
            case Opcode.BUILD_SLICE -> Op.BUILD_SLICE;
            case Opcode.BUILD_STRING -> Op.BUILD_STRING;
            case Opcode.BUILD_INTERPOLATION -> Op.BUILD_INTERPOLATION;
            case Opcode.BUILD_TEMPLATE -> Op.BUILD_TEMPLATE;
            case Opcode.LIST_APPEND -> Op.LIST_APPEND;
            case Opcode.LIST_EXTEND -> Op.LIST_EXTEND;
            case Opcode.SET_ADD -> Op.SET_ADD;
            case Opcode.SET_UPDATE -> Op.SET_UPDATE;
            case Opcode.MAP_ADD -> Op.MAP_ADD;
            case Opcode.DICT_UPDATE -> Op.DICT_UPDATE;
            case Opcode.DICT_MERGE -> Op.DICT_MERGE;
            case Opcode.UNPACK_SEQUENCE -> Op.UNPACK_SEQUENCE;
            case Opcode.UNPACK_EX -> Op.UNPACK_EX;
            case Opcode.BINARY_SLICE -> Op.BINARY_SLICE;
            case Opcode.STORE_SLICE -> Op.STORE_SLICE;
            case Opcode.DELETE_SUBSCR -> Op.DELETE_SUBSCR;
            case Opcode.CONVERT_VALUE -> Op.CONVERT_VALUE;
            case Opcode.FORMAT_SIMPLE -> Op.FORMAT_SIMPLE;
            case Opcode.FORMAT_WITH_SPEC -> Op.FORMAT_WITH_SPEC;
            default -> rareOp(opcode);
        };
    }

    private static int rareOp(int opcode) {
        return switch (opcode) {
            case Opcode.GET_ITER -> Op.GET_ITER;
            case Opcode.GET_LEN -> Op.GET_LEN;
            case Opcode.GET_AITER -> Op.GET_AITER;
            case Opcode.GET_ANEXT -> Op.GET_ANEXT;
            case Opcode.GET_AWAITABLE -> Op.GET_AWAITABLE;
            case Opcode.GET_YIELD_FROM_ITER -> Op.GET_YIELD_FROM_ITER;
            case Opcode.SEND -> Op.SEND;
            case Opcode.END_SEND -> Op.END_SEND;
            case Opcode.END_ASYNC_FOR -> Op.END_ASYNC_FOR;
            case Opcode.CLEANUP_THROW -> Op.CLEANUP_THROW;
            case Opcode.YIELD_VALUE -> Op.YIELD_VALUE;
            case Opcode.RETURN_GENERATOR -> Op.RETURN_GENERATOR;
            case Opcode.MAKE_FUNCTION -> Op.MAKE_FUNCTION;
            case Opcode.SET_FUNCTION_ATTRIBUTE -> Op.SET_FUNCTION_ATTRIBUTE;
            case Opcode.SETUP_ANNOTATIONS -> Op.SETUP_ANNOTATIONS;
            case Opcode.IMPORT_NAME -> Op.IMPORT_NAME;
            case Opcode.IMPORT_FROM -> Op.IMPORT_FROM;
            case Opcode.CALL_INTRINSIC_1 -> Op.CALL_INTRINSIC_1;
            case Opcode.CALL_INTRINSIC_2 -> Op.CALL_INTRINSIC_2;
            case Opcode.RAISE_VARARGS -> Op.RAISE_VARARGS;
            case Opcode.RERAISE -> Op.RERAISE;
            case Opcode.PUSH_EXC_INFO -> Op.PUSH_EXC_INFO;
            case Opcode.POP_EXCEPT -> Op.POP_EXCEPT;
            case Opcode.CHECK_EXC_MATCH -> Op.CHECK_EXC_MATCH;
            case Opcode.CHECK_EG_MATCH -> Op.CHECK_EG_MATCH;
            case Opcode.WITH_EXCEPT_START -> Op.WITH_EXCEPT_START;
            case Opcode.MATCH_CLASS -> Op.MATCH_CLASS;
            case Opcode.MATCH_KEYS -> Op.MATCH_KEYS;
            case Opcode.MATCH_MAPPING -> Op.MATCH_MAPPING;
            case Opcode.MATCH_SEQUENCE -> Op.MATCH_SEQUENCE;
            case Opcode.EXIT_INIT_CHECK -> Op.EXIT_INIT_CHECK;
            case Opcode.RESUME -> Op.RESUME;
            default -> Op.UNREACHABLE;
        };
    }
}
