package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Marshal data and code objects that no Python wrote end in a value or in a Python exception; {@link HostileBytes} tries as many as one likes. */
class HostileBytesTest {
    private static HostileBytes hostile;

    @BeforeContainer
    static void start() throws IOException {
        hostile = new HostileBytes();
    }

    @AfterContainer
    static void stop() {
        hostile.close();
    }

    @Property(tries = 2000, seed = "314", shrinking = ShrinkingMode.OFF)
    void bytesFromAnywhereDoNoHarm(@ForAll @LongRange(min = 0, max = 1_000_000_000) long number) {
        assertNull(hostile.problem(number));
    }
}
