package dev.krait.eval;

import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.Oparg;
import dev.krait.bytecode.PyCode;

/**
 * What a generator object must see to on behalf of its code.
 *
 * @param handles   whether the code handles exceptions: then it has a level of {@code PyThread.handled} of its own
 * @param protects  whether some {@code yield} is covered by a handler of the program's, which is to run when the generator is dropped there
 */
public record Suspensions(boolean handles, boolean protects) {
    static Suspensions of(PyCode code) {
        byte[] bytes = code.code;
        boolean handles = false;
        boolean protects = false;
        for (int unit = 0; 2 * unit < bytes.length; unit += 1 + Opcode.caches(bytes[2 * unit] & 0xff)) {
            int opcode = bytes[2 * unit] & 0xff;
            handles |= opcode == Opcode.PUSH_EXC_INFO;
            protects |= opcode == Opcode.YIELD_VALUE && isProtected(bytes, unit);
        }
        return new Suspensions(handles, protects);
    }

    /** Whether a handler of the program's covers a {@code yield}: what follows tells. */
    public static boolean isProtected(byte[] code, int yield) {
        int next = 2 * (yield + 1);
        return next >= code.length || (code[next] & 0xff) != Opcode.RESUME || (code[next + 1] & Oparg.RESUME_DEPTH1_MASK) == 0;
    }
}
