package dev.krait.properties;

import dev.krait.properties.Conformance.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs suites in processes of their own, some at the same time, and tells how it goes. */
final class ConformanceJobs {
    private final Conformance conformance;
    private final ConformanceReport report;
    private final int jobs;

    ConformanceJobs(Conformance conformance, ConformanceReport report, int jobs) {
        this.conformance = conformance;
        this.report = report;
        this.jobs = jobs;
    }

    List<Row> run(List<String> suites) throws InterruptedException {
        List<Callable<Row>> tasks = new ArrayList<>();
        for (String suite : suites) {
            tasks.add(() -> run(suite, suites.size()));
        }
        List<Row> rows = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(jobs)) {
            for (Future<Row> row : threads.invokeAll(tasks)) {
                rows.add(row.get());
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
        return rows;
    }

    private Row run(String suite, int all) throws IOException, InterruptedException {
        ConformanceRun run = conformance.run();
        report.begin(suite, run);
        Row row = conformance.suites(List.of(suite), run).getFirst();
        report.end(row, all);
        return row;
    }
}
