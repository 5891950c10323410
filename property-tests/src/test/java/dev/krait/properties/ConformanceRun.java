package dev.krait.properties;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Suites of CPython's package {@code test} under one Python, in a process of their own. The script is {@code conformance.py}. */
final class ConformanceRun {
    /** What became of a test, with the reason when it did not pass. */
    record Outcome(String result, String reason) {
        static final Outcome MISSING = new Outcome("did not run", "");

        boolean passed() {
            return result.equals("passed");
        }

        boolean skipped() {
            return result.equals("skipped");
        }

        private boolean worseThan(Outcome other) {
            return other == null || other.result.equals("started") || !result.equals("started") && other.passed();
        }

        @Override
        public String toString() {
            return reason.isEmpty() ? result : result + ": " + reason;
        }
    }

    private final List<String> python;
    private final Path library;
    private final Path scratch = Scratch.directory("conformance");
    private final Path results = scratch.resolve("results.txt");
    private String output = "";
    private String end = "";
    private double time;

    /**
     * A run.
     *
     * @param python  the command that starts the Python
     * @param library where the directory {@code test} lies
     */
    ConformanceRun(List<String> python, Path library) throws IOException {
        this.python = python;
        this.library = library;
    }

    /** What was printed. */
    String output() {
        return output;
    }

    /** Why the run did not come to its end, or an empty text when it did. */
    String end() {
        return end;
    }

    /** The seconds that it took. */
    double time() {
        return time;
    }

    /** How far the run has come: the number of tests that it has begun with, and the last one. */
    String standing() throws IOException {
        List<String> begun = lines().stream().map(line -> line.split("\t"))
                .filter(fields -> fields.length > 2 && fields[2].equals("started")).map(fields -> fields[1]).toList();
        return begun.isEmpty() ? "starting" : "at test " + begun.size() + ", " + begun.getLast();
    }

    /** Runs the suites, for so many seconds at most; gives the outcomes by suite and test. */
    Map<String, Map<String, Outcome>> run(List<String> modules, long seconds) throws IOException, InterruptedException {
        Path log = scratch.resolve("output.txt");
        long start = System.nanoTime();
        Process process = start(modules, log);
        Thread abandoned = new Thread(() -> end(process));
        Runtime.getRuntime().addShutdownHook(abandoned);
        process.getOutputStream().close();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            end = "did not end within " + seconds + " seconds";
            end(process);
            process.waitFor();
        }
        Runtime.getRuntime().removeShutdownHook(abandoned);
        time = (System.nanoTime() - start) / 1e9;
        output = new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1);
        List<String> lines = lines();
        if (end.isEmpty() && !lines.contains("finished")) {
            end = "ended early, with exit code " + process.exitValue();
        }
        return parse(lines);
    }

    /** What the run has noted. */
    List<String> lines() throws IOException {
        return Files.exists(results) ? Files.readAllLines(results, StandardCharsets.UTF_8) : List.of();
    }

    private Process start(List<String> modules, Path log) throws IOException {
        Path script = scratch.resolve("conformance.py");
        try (InputStream source = ConformanceRun.class.getResourceAsStream("conformance/conformance.py")) {
            Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
        }
        // the test package lies beside the oracle's library; everything else comes from each Python's own
        Path tests = Files.createDirectories(scratch.resolve("path"));
        Files.createSymbolicLink(tests.resolve("test"), library.resolve("test"));
        Path work = Files.createDirectories(scratch.resolve("work"));
        List<String> command = new ArrayList<>(python);
        command.add(script.toString());
        command.add(results.toString());
        command.addAll(modules);
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PYTHON")); // the suites look at some of them
        builder.environment().put("PYTHONPATH", tests.toString());
        builder.environment().put("PYTHONHASHSEED", "0");
        return builder.start();
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** The outcomes by suite and test, of what a run has noted. */
    static Map<String, Map<String, Outcome>> parse(List<String> lines) {
        Map<String, Map<String, Outcome>> suites = new TreeMap<>();
        for (String line : lines) {
            String[] fields = line.split("\t", 4);
            if (fields.length == 4) {
                Outcome outcome = new Outcome(fields[2], fields[3]);
                suites.computeIfAbsent(fields[0], s -> new TreeMap<>()).compute(fields[1], (test, known) -> outcome.worseThan(known) ? outcome : known);
            }
        }
        return suites;
    }
}
