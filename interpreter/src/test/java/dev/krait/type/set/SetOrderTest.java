package dev.krait.type.set;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import org.junit.jupiter.api.Test;

/** Sets iterate, and frozen sets hash, as the oracle's do (architecture D10). */
class SetOrderTest {
    private final PyThread t = new PyThread(new Interpreter(null));

    @Test
    void smallSetHasCPythonsOrder() {
        PySet set = new PySet();
        for (long i : new long[] {10, 3, 7, 100, -5}) {
            set.insert(t, i);
        }
        assertArrayEquals(new Object[] {3L, 100L, 7L, 10L, -5L}, set.toArray());
    }

    @Test
    void hashOfFrozenSetIsCPythons() {
        PyThread.bind(t);
        try {
            assertEquals(-272375401224217160L, PyFrozenSet.ofDistinct(1L, 2L, 3L).hash(t));
            assertEquals(133146708735736L, new PyFrozenSet().hash(t));
        } finally {
            PyThread.bind(null);
        }
    }
}
