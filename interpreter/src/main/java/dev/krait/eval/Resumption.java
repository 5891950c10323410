package dev.krait.eval;

import dev.krait.bytecode.Opcode;
import dev.krait.frame.PyFrame;

/** Where activations go on that change form, or come from compiled code. */
final class Resumption {
    /** What the loop returns when the activation is to go on in another form. */
    static final Resumption SWITCH = new Resumption();

    /** What the loop returns when it has come to a {@link Op#STOP}. */
    static final Resumption STEPPED = new Resumption();

    /** What the loop returns when the activation is to go on at {@code f.next} in another form, where {@code f.raised}, if any, has been raised. */
    static final Resumption RAISED = new Resumption();

    /** What the loop returns at a jump backwards of a hot loop, {@code lasti} being the jump. */
    static final Resumption LOOP = new Resumption();

    private Resumption() {
    }

    /** The argument of an instruction with its prefixes. */
    static int oparg(byte[] bytes, int unit) {
        int oparg = bytes[2 * unit + 1] & 0xff;
        for (int i = unit - 1, shift = 8; i >= 0 && (bytes[2 * i] & 0xff) == Opcode.EXTENDED_ARG; i--, shift += 8) {
            oparg |= (bytes[2 * i + 1] & 0xff) << shift;
        }
        return oparg;
    }

    /** The unit at which a frame goes on whose instruction at {@code lasti} has been done elsewhere, with its result. */
    static int after(PyFrame f, Form form, Object result) {
        byte[] bytes = f.code.code;
        int unit = f.lasti;
        int opcode = bytes[2 * unit] & 0xff;
        int oparg = oparg(bytes, unit);
        int next = unit + 1 + Opcode.caches(opcode);
        int top = form.stackBase() + form.depths[unit];
        if (opcode == Opcode.FOR_ITER) {
            if (result == null) {
                return next + oparg + 1;
            }
            f.slots[top] = result;
            return next;
        }
        int bottom = top - Opcode.popped(opcode, oparg);
        int pushed = Opcode.pushed(opcode, oparg);
        java.util.Arrays.fill(f.slots, bottom, top, null);
        if (pushed > 0) {
            f.slots[bottom] = result;
        }
        return next;
    }

    /** The unit at which an activation goes on that the folded form was left by, after the instruction at {@code lasti}. */
    static int afterFolded(PyFrame f, Form form) {
        int unit = f.lasti;
        int opcode = f.code.code[2 * unit] & 0xff;
        if (opcode == Opcode.JUMP_BACKWARD || opcode == Opcode.JUMP_BACKWARD_NO_INTERRUPT) {
            // it polls before it jumps
            return unit;
        }
        int next = unit + 1 + Opcode.caches(opcode);
        if (form.merged[unit] == Form.WITH_STORE) {
            int store = next;
            while ((f.code.code[2 * store] & 0xff) == Opcode.EXTENDED_ARG) {
                store++;
            }
            form.storeUnmerged(f, f.slots[oparg(f.code.code, store)]);
        }
        return next;
    }
}
