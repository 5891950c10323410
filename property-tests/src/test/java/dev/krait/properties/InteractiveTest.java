package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The console and wrong options: what the oracle writes to which stream, and its exit status. */
class InteractiveTest {
    private static final Path RESOURCES = Pythons.root().resolve("property-tests/src/test/resources/dev/krait/properties");

    @Test
    void theConsoleAnswersAsTheOracleDoes() throws Exception {
        List<String> oracle = Pythons.oracle();
        assumeTrue(oracle != null, "the oracle cannot run here");
        assertEquals(run(with(oracle, "-q", "-i")), run(with(Pythons.krait(), "-q", "-i")));
    }

    @Test
    void aProgramIsInspectedAfterItsEnd() throws Exception {
        List<String> oracle = Pythons.oracle();
        assumeTrue(oracle != null, "the oracle cannot run here");
        String[] options = {"-q", "-i", "-c", "x = 5; print(x); 1/0"};
        assertEquals(run(with(oracle, options)), run(with(Pythons.krait(), options)));
    }

    @Test
    void aWrongJitOptionIsNamed() throws Exception {
        String output = run(with(Pythons.krait(), "-X", "jit=fast", "-c", "pass"));
        assertEquals("---\n-X jit: unknown option 'fast'; there are off, on, eager, stress, stress:SEED, sync, count, strict and threshold=N", output.lines().limit(2).collect(java.util.stream.Collectors.joining("\n")));
    }

    private static List<String> with(List<String> python, String... options) {
        List<String> command = new ArrayList<>(python);
        command.addAll(List.of(options));
        return command;
    }

    /** Output, errors and status. */
    private static String run(List<String> command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("krait", ".err");
        try {
            Process process = new ProcessBuilder(command).redirectInput(RESOURCES.resolve("interactive.txt").toFile()).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output + "---\n" + Files.readString(errors) + "\nexit status " + process.waitFor();
        } finally {
            Files.delete(errors);
        }
    }
}
