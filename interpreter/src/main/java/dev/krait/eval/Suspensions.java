package dev.krait.eval;

import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.Oparg;
import dev.krait.bytecode.PyCode;

/**
 * What a generator object must see to on behalf of its code.
 *
 * @param handles   whether the code handles exceptions: then it has a level of {@code PyThread.handled} of its own
 * @param protect   by code unit, which {@code yield}s a handler of the program's covers, which is to run when the generator is dropped there; null when there are none
 */
public record Suspensions(boolean handles, boolean[] protect) {
    static Suspensions of(PyCode code) {
        byte[] bytes = code.code;
        boolean handles = false;
        boolean[] protect = null;
        for (int unit = 0; 2 * unit < bytes.length; unit += 1 + Opcode.caches(bytes[2 * unit] & 0xff)) {
            int opcode = bytes[2 * unit] & 0xff;
            handles |= opcode == Opcode.PUSH_EXC_INFO;
            if (opcode == Opcode.YIELD_VALUE && isProtected(bytes, unit)) {
                protect = protect == null ? new boolean[bytes.length / 2] : protect;
                protect[unit] = true;
            }
        }
        return new Suspensions(handles, protect);
    }

    /** Whether a handler of the program's covers a {@code yield}: what follows tells. */
    private static boolean isProtected(byte[] code, int yield) {
        int next = 2 * (yield + 1);
        return next >= code.length || (code[next] & 0xff) != Opcode.RESUME || (code[next + 1] & Oparg.RESUME_DEPTH1_MASK) == 0;
    }
}
