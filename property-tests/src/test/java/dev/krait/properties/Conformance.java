package dev.krait.properties;

import dev.krait.properties.ConformanceRun.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * CPython's own suite: {@code Conformance [--jit MODE] [--seconds N] [--verbose] [@LIST | test_int | test_dict …]}. Each suite runs under the oracle and
 * under Krait; every test that the oracle passes must pass, and one that only Krait skips does not count as passed. {@code @front-end} stands for the suites
 * named in {@code conformance/front-end.txt}; it is the default. Tests that Krait is not to pass are listed with their reasons in
 * {@code conformance/exceptions.txt}.
 */
public final class Conformance {
    private final List<String> oracle;
    private final Path library;
    private final List<String> krait;
    private final long seconds;
    private final ConformanceExceptions exceptions = new ConformanceExceptions();

    /** The figures of one suite, and which tests fail without being listed, or pass although they are. */
    record Row(String suite, int run, int failed, int skipped, int oracleRun, int oracleSkipped, List<String> missing, List<String> listed, List<String> stale,
            double time) {
        boolean passed() {
            return oracleRun > 0 && missing.isEmpty();
        }
    }

    private Conformance(List<String> oracle, String mode, long seconds) {
        this.oracle = oracle;
        this.library = Path.of(oracle.getFirst()).getParent().resolveSibling("lib").resolve("python3.14");
        this.krait = Pythons.testing("-X", "jit=" + mode);
        this.seconds = seconds;
    }

    /** The runner, or null where the oracle cannot run. */
    static Conformance of(String mode, long seconds) {
        List<String> oracle = Pythons.oracle();
        return oracle == null ? null : new Conformance(oracle, mode, seconds);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> suites = new ArrayList<>();
        String mode = "on";
        long seconds = 1800;
        boolean verbose = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--jit" -> mode = args[++i];
                case "--seconds" -> seconds = Long.parseLong(args[++i]);
                case "--verbose" -> verbose = true;
                default -> suites.addAll(args[i].startsWith("@") ? list(args[i].substring(1)) : List.of(args[i]));
            }
        }
        Conformance conformance = of(mode, seconds);
        if (conformance == null) {
            System.err.println("the oracle cannot run here");
            System.exit(2);
        }
        List<Row> rows = new ArrayList<>();
        for (String suite : suites.isEmpty() ? list("front-end") : suites) {
            Row row = conformance.suite(suite);
            rows.add(row);
            System.out.printf("%-26s %s (%d of %d, %.0f s)%n", suite, row.passed() ? "passed" : "FAILED", rows.size(), suites.isEmpty() ? rows.size() : suites.size(),
                    row.time);
            if (verbose) {
                row.missing.forEach(test -> System.out.println("    " + test));
            }
        }
        print(rows);
        System.exit(rows.stream().allMatch(Row::passed) ? 0 : 1);
    }

    private static List<String> list(String name) {
        return ConformanceExceptions.lines("conformance/" + name + ".txt").stream().filter(line -> !line.startsWith("#"))
                .flatMap(line -> List.of(line.strip().split("\\s+")).stream()).filter(suite -> !suite.isEmpty()).toList();
    }

    private static void print(List<Row> rows) {
        System.out.printf("%n%-26s %17s %27s%n", "", "oracle", "Krait");
        System.out.printf("%-26s %8s %8s %8s %8s %8s %8s%n", "suite", "run", "skipped", "run", "failed", "skipped", "listed");
        int wanted = 0;
        int missing = 0;
        int listed = 0;
        for (Row row : rows) {
            System.out.printf("%-26s %8d %8d %8d %8d %8d %8d%n", row.suite, row.oracleRun, row.oracleSkipped, row.run, row.failed, row.skipped, row.listed.size());
            wanted += row.oracleRun - row.oracleSkipped;
            missing += row.missing.size();
            listed += row.listed.size();
        }
        for (Row row : rows) {
            row.missing.forEach(test -> System.out.println("not passed: " + test));
            row.stale.forEach(test -> System.out.println("listed as an exception, but passes: " + test));
        }
        System.out.printf("%d of %d tests that the oracle passes pass; %d are listed as exceptions, %d fail%n", wanted - listed - missing, wanted, listed, missing);
    }

    /** Runs one suite under both Pythons. */
    Row suite(String suite) throws IOException, InterruptedException {
        return suites(List.of(suite)).getFirst();
    }

    /** Runs several suites in one process of each Python. */
    List<Row> suites(List<String> suites) throws IOException, InterruptedException {
        Map<String, Map<String, Outcome>> expected = new ConformanceRun(oracle, library, seconds).run(suites);
        long start = System.nanoTime();
        ConformanceRun run = new ConformanceRun(krait, library, seconds);
        Map<String, Map<String, Outcome>> got = run.run(suites);
        double time = (System.nanoTime() - start) / 1e9;
        List<Row> rows = new ArrayList<>();
        for (String suite : suites) {
            rows.add(row(suite, expected.getOrDefault(suite, Map.of()), got.getOrDefault(suite, Map.of()), time));
        }
        if (!rows.stream().allMatch(Row::passed)) {
            Path log = Pythons.root().resolve("property-tests/target/conformance").resolve(String.join("+", suites) + ".txt");
            Files.createDirectories(log.getParent());
            Files.writeString(log, run.output(), StandardCharsets.ISO_8859_1);
        }
        return rows;
    }

    private Row row(String suite, Map<String, Outcome> expected, Map<String, Outcome> got, double time) {
        List<String> missing = new ArrayList<>();
        List<String> listed = new ArrayList<>();
        List<String> stale = new ArrayList<>();
        expected.forEach((test, outcome) -> {
            Outcome own = got.getOrDefault(test, Outcome.MISSING);
            String reason = exceptions.reason(test);
            if (!outcome.passed()) {
                return;
            }
            if (own.passed()) {
                if (reason != null) {
                    stale.add(test);
                }
            } else if (reason != null) {
                listed.add(test + ": " + reason);
            } else {
                missing.add(test + ": " + own);
            }
        });
        int failed = (int) got.values().stream().filter(o -> !o.passed() && !o.skipped()).count();
        int skipped = (int) got.values().stream().filter(Outcome::skipped).count();
        int oracleSkipped = (int) expected.values().stream().filter(Outcome::skipped).count();
        return new Row(suite, got.size(), failed, skipped, expected.size(), oracleSkipped, missing, listed, stale, time);
    }
}
