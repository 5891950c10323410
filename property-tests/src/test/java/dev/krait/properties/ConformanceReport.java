package dev.krait.properties;

import dev.krait.properties.Conformance.Row;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a conformance run prints: a line for each suite when it has ended, each minute where the running ones are, a table in the end. */
final class ConformanceReport {
    private final boolean quiet;
    private final Map<String, ConformanceRun> running = new TreeMap<>();
    private int ended;

    ConformanceReport(boolean quiet) {
        this.quiet = quiet;
        Thread.ofPlatform().daemon().start(this::tellEachMinute);
    }

    synchronized void begin(String suite, ConformanceRun run) {
        running.put(suite, run);
    }

    synchronized void end(Row row, int all) {
        running.remove(row.suite());
        ended++;
        System.out.printf("%-26s %s (%d of %d, %.0f s; oracle %.0f s)%s%n", row.suite(), row.passed() ? "passed" : "FAILED", ended, all, row.time(),
                row.oracleTime(), row.end().isEmpty() ? "" : ": " + row.end());
        if (!quiet) {
            row.missing().forEach(test -> System.out.println("    " + test));
        }
    }

    private void tellEachMinute() {
        try {
            while (true) {
                Thread.sleep(60_000);
                tell();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("no more progress is told: " + e);
        }
    }

    private synchronized void tell() throws IOException {
        for (Map.Entry<String, ConformanceRun> entry : running.entrySet()) {
            System.out.println("    " + entry.getKey() + " is " + entry.getValue().standing());
        }
    }

    void print(List<Row> rows) {
        System.out.printf("%n%-26s %17s %27s%n", "", "oracle", "Krait");
        System.out.printf("%-26s %8s %8s %8s %8s %8s %8s%n", "suite", "run", "skipped", "run", "failed", "skipped", "listed");
        int wanted = 0;
        int missing = 0;
        int listed = 0;
        for (Row row : rows) {
            System.out.printf("%-26s %8d %8d %8d %8d %8d %8d%n", row.suite(), row.oracleRun(), row.oracleSkipped(), row.run(), row.failed(), row.skipped(),
                    row.listed().size());
            wanted += row.oracleRun() - row.oracleSkipped();
            missing += row.missing().size();
            listed += row.listed().size();
        }
        for (Row row : rows) {
            row.missing().forEach(test -> System.out.println("not passed: " + test));
            row.stale().forEach(test -> System.out.println("listed as an exception, but passes: " + test));
            if (!row.end().isEmpty()) {
                System.out.println("not run to the end: " + row.suite() + " " + row.end());
            }
        }
        System.out.printf("%d of %d suites pass; %d of %d tests that the oracle passes pass; %d are listed as exceptions, %d fail%n",
                rows.stream().filter(Row::passed).count(), rows.size(), wanted - listed - missing, wanted, listed, missing);
    }
}
