package dev.krait.properties;

import dev.krait.properties.ConformanceRun.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** What becomes of CPython's suites under the oracle. It is the same each time, so a run to the end is kept below {@code target}. */
final class OracleOutcomes {
    private static final long SECONDS = 1200;
    private static final String TOOK = "took ";

    /** The outcomes by suite and test, and the seconds that they took. */
    record Known(Map<String, Map<String, Outcome>> outcomes, double seconds) {
    }

    private final List<String> oracle;
    private final Path library;
    private final Path kept;

    OracleOutcomes(List<String> oracle, Path library) throws IOException {
        this.oracle = oracle;
        this.library = library;
        CRC32 key = new CRC32(); // another script or another oracle: another answer
        try (InputStream script = ConformanceRun.class.getResourceAsStream("conformance/conformance.py")) {
            key.update(script.readAllBytes());
        }
        key.update((oracle + " " + Files.size(Path.of(oracle.getFirst()))).getBytes());
        kept = Pythons.root().resolve("property-tests/target/conformance/oracle-%08x".formatted(key.getValue()));
    }

    /** What is known of the suites, after a run in one process if need be. */
    Known of(List<String> suites) throws IOException, InterruptedException {
        Path file = kept.resolve(String.join("+", suites) + ".txt");
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (!lines.isEmpty() && lines.getLast().startsWith(TOOK)) {
            return new Known(ConformanceRun.parse(lines), Double.parseDouble(lines.getLast().substring(TOOK.length())));
        }
        ConformanceRun run = new ConformanceRun(oracle, library);
        Known known = new Known(run.run(suites, SECONDS), run.time());
        if (run.end().isEmpty()) {
            Files.createDirectories(kept);
            List<String> noted = new ArrayList<>(run.lines());
            noted.add(TOOK + run.time());
            Files.write(file, noted);
        }
        return known;
    }
}
