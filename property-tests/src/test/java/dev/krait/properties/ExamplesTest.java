package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example prints what the oracle prints, in every mode. */
class ExamplesTest {
    private static final List<String> MODES = List.of("off", "on", "eager", "stress");
    /** The small sizes of examples/README.md. */
    private static final List<String> PROGRAMS = List.of("nbody 2000", "fannkuch 7", "richards 1", "deltablue 200", "spectral_norm 30", "mandelbrot 40", "nqueens 6",
            "chaos 500", "raytracer 24", "binary_trees 6", "json_parser 20", "pipeline 500");

    static Stream<Arguments> programsAndModes() {
        return PROGRAMS.stream().flatMap(program -> MODES.stream().map(mode -> Arguments.of(program, mode)));
    }

    @ParameterizedTest(name = "{0} with jit={1}")
    @MethodSource("programsAndModes")
    void anExamplePrintsWhatTheOraclePrints(String program, String mode) throws IOException, InterruptedException {
        List<String> oracle = Pythons.oracle();
        assumeTrue(oracle != null, "the oracle cannot run here");
        assertEquals(run(oracle, program), run(Pythons.krait("-X", "jit=" + mode + ",strict"), program));
    }

    private static String run(List<String> python, String program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(python);
        String[] words = program.split(" ");
        command.add(Path.of("examples", words[0] + ".py").toString());
        command.add(words[1]);
        Process process = new ProcessBuilder(command).directory(Pythons.root().toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return output + "exit status " + process.waitFor();
    }
}
