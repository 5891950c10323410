package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.opentest4j.TestAbortedException;

/** Real source with mistakes in it gives the oracle's error, or its code object; {@link MutatedSources} tries as many as one likes. */
class MutatedSourcesTest {
    private static MutatedSources sources;

    @BeforeContainer
    static void start() throws IOException {
        sources = Pythons.oracle() == null ? null : new MutatedSources();
    }

    @AfterContainer
    static void stop() {
        if (sources != null) {
            sources.close();
        }
    }

    @Property(tries = 1000, seed = "314", shrinking = ShrinkingMode.OFF)
    void mistakesAreReportedAsTheOracleReportsThem(@ForAll @LongRange(min = 0, max = 1_000_000_000) long number) {
        if (sources == null) {
            throw new TestAbortedException("the oracle cannot run here");
        }
        // the text is made smaller already
        assertNull(sources.difference(number));
    }
}
