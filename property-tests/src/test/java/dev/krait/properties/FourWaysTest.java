package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.opentest4j.TestAbortedException;

/**
 * One program, four ways, one result: the oracle, the interpreter, the JIT eagerly, the JIT under stress (architecture section 5). The ways are interpreters of this JVM;
 * {@link Campaign} uses processes.
 */
class FourWaysTest {
    private static FourWays ways;

    @BeforeContainer
    static void start() {
        List<String> command = Pythons.oracle();
        if (command != null) {
            ways = new FourWays(new ProgramServer("oracle", command), List.of(new InterpreterWay("off"), new InterpreterWay("eager"), new InterpreterWay("stress")));
        }
    }

    @AfterContainer
    static void stop() {
        if (ways != null) {
            ways.close();
        }
    }

    @Provide
    Arbitrary<String> programs() {
        return Programs.programs();
    }

    // a program that differs is made smaller line by line, which says more than other random numbers would
    @Property(seed = "314", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void aProgramDoesTheSameFourWays(@ForAll("programs") String program) {
        if (ways == null) {
            throw new TestAbortedException("the oracle cannot run here");
        }
        Way different = ways.difference(program);
        if (different != null) {
            assertEquals("", ways.report(ways.shrink(program)), () -> different.name() + " differs from the oracle");
        }
    }
}
