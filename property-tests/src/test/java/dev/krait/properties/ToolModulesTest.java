package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Krait alone has for tool builders ({@code krait.jit}, {@code krait.frame_eval}): unit tests in Python, in every mode. */
class ToolModulesTest {
    private static Path tools() {
        return Pythons.root().resolve("property-tests/src/test/resources/dev/krait/properties/tools");
    }

    static Stream<Arguments> testsAndModes() throws IOException {
        try (Stream<Path> files = Files.list(tools())) {
            List<String> names = files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".py")).sorted().toList();
            return names.stream().flatMap(name -> Stream.of("off", "on", "eager", "stress").map(mode -> Arguments.of(name, mode)));
        }
    }

    @ParameterizedTest(name = "{0} with jit={1}")
    @MethodSource("testsAndModes")
    void theTestsOfAModulePass(String program, String mode) throws IOException, InterruptedException {
        String output = run(tools(), "-X", "jit=" + mode, program);
        assertEquals("exit status 0", output.lines().toList().getLast(), output);
    }

    /** Architecture, «Done when»: at least 95 % of the bytecodes after warm-up ran in compiled code. */
    @Test
    void examplesRunCompiledOnceTheyAreWarm() throws IOException, InterruptedException {
        String output = run(Pythons.root().resolve("benchmarks"), "-X", "jit=count", "tiers.py");
        assertEquals("exit status 0", output.lines().toList().getLast(), output);
    }

    private static String run(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Pythons.krait(arguments));
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return output + "\nexit status " + process.waitFor();
    }
}
