package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConformanceRunTest {
    @Test
    void aSuiteHasTheMoreTimeTheLongerTheOracleTakes() {
        assertEquals(1200, Conformance.limit(0, 0.5));
        assertEquals(2100, Conformance.limit(0, 35));
        assertEquals(300, Conformance.limit(300, 35));
    }

    private static ConformanceRun run(String shell, long seconds) throws IOException, InterruptedException {
        ConformanceRun run = new ConformanceRun(List.of("sh", "-c", shell), Path.of("library"));
        assertEquals(Map.of(), run.run(List.of("test_suite"), seconds));
        return run;
    }

    @Test
    void aSuiteThatHangsIsEndedAndDoesNotPass() throws IOException, InterruptedException {
        long start = System.nanoTime();
        ConformanceRun run = run("sleep 600; echo late", 1);
        assertEquals("did not end within 1 seconds", run.end());
        assertTrue(System.nanoTime() - start < 120_000_000_000L);
    }

    @Test
    void aSuiteThatEndsTheProcessDoesNotPass() throws IOException, InterruptedException {
        assertEquals("ended early, with exit code 3", run("exit 3", 60).end());
    }
}
