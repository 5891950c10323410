package dev.krait.eval;

import dev.krait.frame.PyFrame;

/** Where the values of suspended frames are. */
public final class StackDepths {
    private StackDepths() {
    }

    /** The slot above the value that a suspended frame is to be resumed with. */
    public static int afterYield(PyFrame f) {
        Form form = CodeState.of(f.code).plain();
        return form.stackBase() + form.depths[f.lasti + 1];
    }

    /** How many values lie on the stack before an instruction, or -1 where control never comes. */
    public static int before(dev.krait.bytecode.PyCode code, int unit) {
        return CodeState.of(code).plain().depths[unit];
    }
}
