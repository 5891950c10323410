package dev.krait.eval;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.PyCode;
import java.util.Arrays;

/**
 * What kinds of values lie on the stack before each instruction, so that a jump to another line can be checked. A stack is a {@code long} of three bits for
 * each value, the top in the lowest. Compare CPython {@code Objects/frameobject.c: mark_stacks}.
 */
final class StackKinds {
    static final int ITERATOR = 1;
    static final int EXCEPTION = 2;
    static final int OBJECT = 3;
    static final int NULL = 4;
    static final int LASTI = 5;
    static final long OVERFLOWED = -1;
    static final long UNREACHABLE = -2;
    private static final int BITS = 3;
    private static final int LIMIT = 21;

    private final byte[] code;
    private final long[] stacks;
    private boolean changed = true;

    StackKinds(PyCode of) {
        code = of.code;
        stacks = new long[code.length / 2 + 1];
        Arrays.fill(stacks, UNREACHABLE);
        stacks[0] = 0;
        Handlers handlers = new Handlers(of);
        while (changed) {
            changed = false;
            instructions();
            handlers(handlers);
        }
    }

    /** The stack before an instruction. */
    long before(int unit) {
        return stacks[unit];
    }

    static long push(long stack, int kind) {
        return stack < 0 || stack >= 1L << BITS * (LIMIT - 1) ? stack < 0 ? stack : OVERFLOWED : stack << BITS | kind;
    }

    static long pop(long stack) {
        return stack < 0 ? stack : stack >> BITS;
    }

    static int top(long stack) {
        return (int) (stack & (1 << BITS) - 1);
    }

    static int depth(long stack) {
        int depth = 0;
        for (long s = stack; s > 0; s >>= BITS) {
            depth++;
        }
        return depth;
    }

    private void reach(int unit, long stack) {
        if (unit < stacks.length && stacks[unit] == UNREACHABLE) {
            stacks[unit] = stack;
            changed = true;
        }
    }

    private void instructions() {
        int oparg = 0;
        for (int unit = 0; 2 * unit < code.length;) {
            int opcode = code[2 * unit] & 0xff;
            oparg = oparg << 8 | code[2 * unit + 1] & 0xff;
            int next = unit + 1 + Opcode.caches(opcode);
            if (opcode == EXTENDED_ARG) {
                if (stacks[unit] != UNREACHABLE) {
                    reach(next, stacks[unit]);
                }
            } else {
                if (stacks[unit] != UNREACHABLE) {
                    instruction(opcode, oparg, next, stacks[unit]);
                }
                oparg = 0;
            }
            unit = next;
        }
    }

    private void instruction(int opcode, int oparg, int next, long stack) {
        switch (opcode) {
            case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE -> {
                reach(next + oparg, pop(stack));
                reach(next, pop(stack));
            }
            case SEND -> {
                reach(next + oparg, stack);
                reach(next, stack);
            }
            case JUMP_FORWARD -> reach(next + oparg, stack);
            case JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT -> reach(next - oparg, stack);
            case GET_ITER, GET_AITER -> reach(next, push(pop(stack), ITERATOR));
            case FOR_ITER -> {
                reach(next, push(stack, OBJECT));
                // past END_FOR, which only the specialised forms execute
                reach(next + oparg, push(stack, OBJECT));
                reach(next + oparg + 1, stack);
            }
            case PUSH_EXC_INFO -> reach(next, push(stack, EXCEPTION));
            case RETURN_VALUE, RAISE_VARARGS, RERAISE -> { }
            case PUSH_NULL -> reach(next, push(stack, NULL));
            case LOAD_GLOBAL -> reach(next, (oparg & 1) != 0 ? push(push(stack, OBJECT), NULL) : push(stack, OBJECT));
            case LOAD_ATTR -> {
                long value = push(pop(stack), OBJECT);
                reach(next, (oparg & 1) != 0 ? push(value, NULL) : value);
            }
            case SWAP -> reach(next, swap(stack, oparg));
            case COPY -> reach(next, push(stack, peek(stack, oparg)));
            default -> reach(next, apply(stack, Opcode.pushed(opcode, oparg) - Opcode.popped(opcode, oparg)));
        }
    }

    private static long apply(long stack, int effect) {
        long s = stack;
        for (int i = effect; i < 0; i++) {
            s = pop(s);
        }
        for (int i = 0; i < effect; i++) {
            s = push(s, OBJECT);
        }
        return s;
    }

    private static int peek(long stack, int n) {
        return stack < 0 ? OBJECT : (int) (stack >> BITS * (n - 1) & (1 << BITS) - 1);
    }

    private static long swap(long stack, int n) {
        if (stack < 0) {
            return stack;
        }
        long difference = peek(stack, n) ^ top(stack);
        return stack ^ difference ^ difference << BITS * (n - 1);
    }

    private void handlers(Handlers handlers) {
        for (int i = 0; i < handlers.size(); i++) {
            long stack = stacks[handlers.start(i)];
            if (stack == UNREACHABLE) {
                continue;
            }
            while (stack > 0 && depth(stack) > handlers.depth(i)) {
                stack = pop(stack);
            }
            reach(handlers.target(i), push(handlers.lasti(i) ? push(stack, LASTI) : stack, EXCEPTION));
        }
    }

    /** Whether a stack, cut to the depth of another, can stand for it. */
    static boolean compatible(long from, long to) {
        if (from < 0 || to < 0) {
            return false;
        }
        long f = from;
        while (f > to) {
            f = pop(f);
        }
        long other = to;
        while (f != 0) {
            if (!compatibleKind(top(f), top(other))) {
                return false;
            }
            f = pop(f);
            other = pop(other);
        }
        return other == 0;
    }

    private static boolean compatibleKind(int from, int to) {
        return switch (to) {
            case 0 -> false;
            case OBJECT -> from != NULL;
            case NULL -> true;
            default -> from == to;
        };
    }
}
