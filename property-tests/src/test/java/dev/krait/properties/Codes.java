package dev.krait.properties;

import dev.krait.bytecode.PyCode;
import java.util.Arrays;

/** Code objects that only have a size, for graphs read from text. */
final class Codes {
    private Codes() {
    }

    static PyCode withLocals(int n) {
        String[] names = new String[n];
        byte[] kinds = new byte[n];
        Arrays.setAll(names, i -> "x" + i);
        Arrays.fill(kinds, (byte) PyCode.CO_FAST_LOCAL);
        return new PyCode(0, 0, 0, 16, 3, new byte[200], new Object[0], new String[0], names, kinds, "graph.py", "f", "f", 1, new byte[0], new byte[0]);
    }
}
