package dev.krait.properties;

import dev.krait.properties.ConformanceRun.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** What becomes of CPython's suites under the oracle. It is the same each time, so a run to the end is kept below {@code target}. */
final class OracleOutcomes {
    private final List<String> oracle;
    private final Path library;
    private final long seconds;
    private final Path kept;

    OracleOutcomes(List<String> oracle, Path library, long seconds) throws IOException {
        this.oracle = oracle;
        this.library = library;
        this.seconds = seconds;
        CRC32 key = new CRC32(); // another script or another oracle: another answer
        try (InputStream script = ConformanceRun.class.getResourceAsStream("conformance/conformance.py")) {
            key.update(script.readAllBytes());
        }
        key.update((oracle + " " + Files.size(Path.of(oracle.getFirst()))).getBytes());
        kept = Pythons.root().resolve("property-tests/target/conformance/oracle-%08x".formatted(key.getValue()));
    }

    /** The outcomes by suite and test. */
    Map<String, Map<String, Outcome>> of(List<String> suites) throws IOException, InterruptedException {
        Path file = kept.resolve(String.join("+", suites) + ".txt");
        if (Files.exists(file)) {
            return ConformanceRun.parse(Files.readAllLines(file));
        }
        ConformanceRun run = new ConformanceRun(oracle, library, seconds);
        Map<String, Map<String, Outcome>> outcomes = run.run(suites);
        if (run.end().isEmpty()) {
            Files.createDirectories(kept);
            Files.write(file, run.lines());
        }
        return outcomes;
    }
}
