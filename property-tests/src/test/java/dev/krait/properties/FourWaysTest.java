package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.opentest4j.TestAbortedException;

/** One program, four ways, one result: the oracle, the interpreter, the JIT eagerly, the JIT under stress (architecture section 5). */
class FourWaysTest {
    private static ProgramServer oracle;
    private static final List<ProgramServer> WAYS = new ArrayList<>();

    @BeforeContainer
    static void start() {
        List<String> command = Pythons.oracle();
        if (command != null) {
            oracle = new ProgramServer("oracle", command);
        }
        WAYS.add(new ProgramServer("interpreter", Pythons.krait("-X", "jit=off")));
        WAYS.add(new ProgramServer("eager", Pythons.krait("-X", "jit=eager")));
        WAYS.add(new ProgramServer("stress", Pythons.krait("-X", "jit=stress")));
    }

    @AfterContainer
    static void stop() {
        if (oracle != null) {
            oracle.close();
        }
        WAYS.forEach(ProgramServer::close);
    }

    @Provide
    Arbitrary<String> programs() {
        return Programs.programs();
    }

    @Property(seed = "314", shrinking = ShrinkingMode.BOUNDED)
    void aProgramDoesTheSameFourWays(@ForAll("programs") String program) {
        if (oracle == null) {
            throw new TestAbortedException("the oracle cannot run here");
        }
        String expected = oracle.run(program);
        // numbers and strings may grow without end; such a program says nothing
        Assume.that(!expected.startsWith("hung") && !expected.startsWith("process ended"));
        for (ProgramServer way : WAYS) {
            assertEquals(expected, way.run(program), () -> way.name() + " differs from the oracle on\n" + program);
        }
    }
}
