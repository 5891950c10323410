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
 * CPython's own suite: {@code Conformance [--jit MODE] [--seconds N] [--jobs N] [--quiet] [@LIST | test_int | test_dict …]}. Each suite runs under the
 * oracle and under Krait; every test that the oracle passes must pass, and one that only Krait skips does not count as passed. {@code @front-end} stands
 * for the suites named in {@code conformance/front-end.txt}; it is the default. Tests that Krait is not to pass are listed with their reasons in
 * {@code conformance/exceptions.txt}. A suite that does not end within its seconds fails:
 * those given, or else twenty minutes, or sixty times what the oracle took if that is longer. Suites that are mostly child processes take ten times as long
 * as the oracle on an idle machine ({@code test_compileall}: 300 seconds for 35), and the machine may be busy.
 */
public final class Conformance {
    private final Path library;
    private final List<String> krait;
    private static final long LEAST_SECONDS = 1200;
    private static final double SLOWEST = 60;

    private final long seconds;
    private final OracleOutcomes oracle;
    private final ConformanceExceptions exceptions = new ConformanceExceptions();

    /**
     * The figures of one suite, and which tests fail without being listed, or pass although they are.
     *
     * @param end        why Krait's run did not come to its end, or an empty text
     * @param time       the seconds that Krait took
     * @param oracleTime the seconds that the oracle took
     */
    record Row(String suite, int run, int failed, int skipped, int oracleRun, int oracleSkipped, List<String> missing, List<String> listed, List<String> stale,
            String end, double time, double oracleTime) {
        boolean passed() {
            return oracleRun > 0 && missing.isEmpty() && end.isEmpty();
        }
    }

    private Conformance(List<String> oracle, String mode, long seconds) throws IOException {
        this.library = Path.of(oracle.getFirst()).getParent().resolveSibling("lib").resolve("python3.14");
        this.krait = Pythons.testing("-X", "jit=" + mode);
        this.seconds = seconds;
        this.oracle = new OracleOutcomes(oracle, library);
    }

    /** The runner, or null where the oracle cannot run. Suites are ended after the seconds, or by what the oracle takes if there are none. */
    static Conformance of(String mode, long seconds) throws IOException {
        List<String> oracle = Pythons.oracle();
        return oracle == null ? null : new Conformance(oracle, mode, seconds);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> suites = new ArrayList<>();
        String mode = "on";
        long seconds = 0;
        int jobs = Math.min(2, Runtime.getRuntime().availableProcessors());
        boolean quiet = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--jit" -> mode = args[++i];
                case "--seconds" -> seconds = Long.parseLong(args[++i]);
                case "--jobs" -> jobs = Integer.parseInt(args[++i]);
                case "--quiet" -> quiet = true;
                default -> suites.addAll(args[i].startsWith("@") ? list(args[i].substring(1)) : List.of(args[i]));
            }
        }
        Conformance conformance = of(mode, seconds);
        if (conformance == null) {
            System.err.println("the oracle cannot run here");
            System.exit(2);
        }
        ConformanceReport report = new ConformanceReport(quiet);
        List<Row> rows = new ConformanceJobs(conformance, report, jobs).run(suites.isEmpty() ? list("front-end") : suites);
        report.print(rows);
        System.exit(rows.stream().allMatch(Row::passed) ? 0 : 1);
    }

    private static List<String> list(String name) {
        return ConformanceExceptions.lines("conformance/" + name + ".txt").stream().filter(line -> !line.startsWith("#"))
                .flatMap(line -> List.of(line.strip().split("\\s+")).stream()).filter(suite -> !suite.isEmpty()).toList();
    }

    /** How long Krait may take: the seconds asked for, unless they are 0, or by what the oracle took. */
    static long limit(long asked, double oracle) {
        return asked > 0 ? asked : Math.max(LEAST_SECONDS, Math.round(SLOWEST * oracle));
    }

    /** A run of Krait that has not begun. */
    ConformanceRun run() throws IOException {
        return new ConformanceRun(krait, library);
    }

    /** Runs several suites in one process of each Python. */
    List<Row> suites(List<String> suites) throws IOException, InterruptedException {
        return suites(suites, run());
    }

    /** Runs several suites in one process of the oracle and in the given run. */
    List<Row> suites(List<String> suites, ConformanceRun run) throws IOException, InterruptedException {
        OracleOutcomes.Known known = oracle.of(suites);
        Map<String, Map<String, Outcome>> expected = known.outcomes();
        Map<String, Map<String, Outcome>> got = run.run(suites, limit(seconds, known.seconds()));
        List<Row> rows = new ArrayList<>();
        for (String suite : suites) {
            rows.add(row(suite, expected.getOrDefault(suite, Map.of()), got.getOrDefault(suite, Map.of()), run.end(), run.time(), known.seconds()));
        }
        if (!rows.stream().allMatch(Row::passed)) {
            Path log = Pythons.root().resolve("property-tests/target/conformance").resolve(String.join("+", suites) + ".txt");
            Files.createDirectories(log.getParent());
            Files.writeString(log, run.output(), StandardCharsets.ISO_8859_1);
        }
        return rows;
    }

    private Row row(String suite, Map<String, Outcome> expected, Map<String, Outcome> got, String end, double time, double oracleTime) {
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
        return new Row(suite, got.size(), failed, skipped, expected.size(), oracleSkipped, missing, listed, stale, end, time, oracleTime);
    }
}
