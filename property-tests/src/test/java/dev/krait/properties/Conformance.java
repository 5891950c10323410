package dev.krait.properties;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CPython's own suite: {@code Conformance [--jit MODE] [--seconds N] [--verbose] test_int test_dict …}. Each module runs under the oracle and under Krait with
 * {@code -m unittest -v}; every test that the oracle passes must pass. A test that is skipped by Krait only does not count as passed.
 */
public final class Conformance {
    private static final Pattern LINE = Pattern.compile("^(\\w+ \\([\\w.]+\\)).* \\.\\.\\. (?:.*\\s)?(ok|FAIL|ERROR|expected failure|skipped.*)$", Pattern.MULTILINE);

    private final Path library;
    private final List<String> options;
    private final long seconds;
    private final boolean verbose;

    private Conformance(Path library, List<String> options, long seconds, boolean verbose) {
        this.library = library;
        this.options = options;
        this.seconds = seconds;
        this.verbose = verbose;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> modules = new ArrayList<>();
        String mode = "on";
        long seconds = 300;
        boolean verbose = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--jit" -> mode = args[++i];
                case "--seconds" -> seconds = Long.parseLong(args[++i]);
                case "--verbose" -> verbose = true;
                default -> modules.add(args[i]);
            }
        }
        List<String> oracle = Pythons.oracle();
        if (oracle == null) {
            System.err.println("the oracle cannot run here");
            System.exit(2);
        }
        Path library = Path.of(oracle.getFirst()).getParent().resolveSibling("lib").resolve("python3.14");
        Conformance run = new Conformance(library, List.of("-X", "jit=" + mode), seconds, verbose);
        int wanted = 0;
        int passed = 0;
        for (String module : modules) {
            int[] counts = run.module(oracle, module);
            wanted += counts[0];
            passed += counts[1];
        }
        System.out.printf("%d of %d tests that the oracle passes pass%n", passed, wanted);
        System.exit(passed == wanted && wanted > 0 ? 0 : 1);
    }

    private int[] module(List<String> oracle, String module) throws IOException, InterruptedException {
        Map<String, String> expected = results(run(oracle, module));
        String output = run(Pythons.krait(options.toArray(String[]::new)), module);
        Map<String, String> got = results(output);
        int wanted = 0;
        int passed = 0;
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, String> test : expected.entrySet()) {
            if (test.getValue().equals("ok")) {
                wanted++;
                if ("ok".equals(got.get(test.getKey()))) {
                    passed++;
                } else {
                    missing.add(test.getKey() + ": " + got.getOrDefault(test.getKey(), "did not run"));
                }
            }
        }
        System.out.printf("%-28s %5d of %5d%n", module, passed, wanted);
        if (verbose) {
            missing.forEach(m -> System.out.println("    " + m));
        }
        if (passed < wanted) {
            Path log = Path.of("target", "conformance", module + ".txt");
            Files.createDirectories(log.getParent());
            Files.writeString(log, output);
        }
        return new int[] {wanted, passed};
    }

    private static Map<String, String> results(String output) {
        Map<String, String> results = new TreeMap<>();
        Matcher matcher = LINE.matcher(output);
        while (matcher.find()) {
            String result = matcher.group(2);
            results.merge(matcher.group(1), result.startsWith("skipped") ? "skipped" : result, (a, b) -> a.equals("ok") ? b : a);
        }
        return results;
    }

    private String run(List<String> python, String module) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(python);
        command.addAll(List.of("-m", "unittest", "-v", "test." + module));
        Path scratch = Files.createTempDirectory("conformance");
        Path out = scratch.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(scratch.toFile()).redirectErrorStream(true).redirectOutput(out.toFile());
        // the test package lies beside the oracle's library; everything else comes from each Python's own
        Path tests = scratch.resolve("path");
        Files.createDirectories(tests);
        Files.createSymbolicLink(tests.resolve("test"), library.resolve("test"));
        builder.environment().put("PYTHONPATH", tests.toString());
        builder.environment().put("PYTHONHASHSEED", "0");
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1);
    }
}
