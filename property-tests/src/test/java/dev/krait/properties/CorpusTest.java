package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hand-written programs about what is hard (events in running code, frames seen by callees, guesses that break): each way prints what the oracle prints. */
class CorpusTest {
    private static Path corpus() {
        return Pythons.root().resolve("property-tests/src/test/resources/dev/krait/properties/programs");
    }

    static Stream<Arguments> programsAndModes() throws IOException {
        try (Stream<Path> files = Files.list(corpus())) {
            List<String> names = files.map(f -> f.getFileName().toString()).sorted().toList();
            return names.stream().flatMap(name -> Stream.of("off", "on", "eager", "stress").map(mode -> Arguments.of(name, mode)));
        }
    }

    @ParameterizedTest(name = "{0} with jit={1}")
    @MethodSource("programsAndModes")
    void aProgramPrintsWhatTheOraclePrints(String program, String mode) throws IOException, InterruptedException {
        List<String> oracle = Pythons.oracle();
        assumeTrue(oracle != null, "the oracle cannot run here");
        assertEquals(run(oracle, program), run(Pythons.krait("-X", "jit=" + mode + ",strict"), program));
    }

    private static String run(List<String> python, String program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(python);
        command.add(program);
        ProcessBuilder builder = new ProcessBuilder(command).directory(corpus().toFile()).redirectErrorStream(true);
        builder.environment().put("PYTHONHASHSEED", "0");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return output + "exit status " + process.waitFor();
    }
}
