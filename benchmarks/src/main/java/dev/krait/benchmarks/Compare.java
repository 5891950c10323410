package dev.krait.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whole programs side by side. Each round runs every program on every Python in turn, so that a slow moment of the machine meets all alike; of the
 * rounds the fastest counts. Figures are wall time, start-up included, relative to the oracle: less is faster.
 */
public final class Compare {
    private static final Map<String, String> SMALL = Map.ofEntries(Map.entry("nbody", "20000"), Map.entry("fannkuch", "8"), Map.entry("richards", "5"),
            Map.entry("deltablue", "2000"), Map.entry("spectral_norm", "100"), Map.entry("mandelbrot", "150"), Map.entry("nqueens", "8"),
            Map.entry("chaos", "10000"), Map.entry("raytracer", "80"), Map.entry("binary_trees", "10"), Map.entry("json_parser", "200"),
            Map.entry("pipeline", "20000"), Map.entry("compile_library", "2"));

    private final Path root;
    private final Map<String, List<String>> pythons;
    private final Map<String, Double> best = new HashMap<>();
    private final Map<String, String> outputs = new HashMap<>();
    private boolean agree = true;

    private Compare(Path root) {
        this.root = root;
        this.pythons = pythons(root);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("krait.root", ".")).toAbsolutePath().normalize();
        int rounds = 3;
        boolean small = false;
        List<String> programs = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--rounds" -> rounds = Integer.parseInt(args[++i]);
                case "--small" -> small = true;
                default -> programs.add(args[i]);
            }
        }
        if (programs.isEmpty()) {
            programs.addAll(SMALL.keySet().stream().sorted().toList());
        }
        Compare compare = new Compare(root);
        for (int round = 1; round <= rounds; round++) {
            for (String program : programs) {
                System.err.println("round " + round + " of " + rounds + ": " + program);
                compare.run(program, small);
            }
        }
        compare.print(programs);
        System.exit(compare.agree ? 0 : 1);
    }

    private static Map<String, List<String>> pythons(Path root) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        Path oracle = root.resolve("target/oracle/org/bytedeco/cpython/linux-x86_64/bin/python3.14");
        if (Files.isExecutable(oracle)) {
            found.put("CPython 3.14.3", List.of(oracle.toString()));
        }
        for (String directory : System.getenv().getOrDefault("PATH", "").split(":")) {
            Path pypy = Path.of(directory, "pypy3");
            if (Files.isExecutable(pypy)) {
                found.putIfAbsent("PyPy", List.of(pypy.toString()));
            }
        }
        String krait = root.resolve("krait").toString();
        found.put("Krait interpreted", List.of(krait, "-X", "jit=off"));
        found.put("Krait", List.of(krait));
        return found;
    }

    private void run(String program, boolean small) throws IOException, InterruptedException {
        String expected = null;
        for (Map.Entry<String, List<String>> python : pythons.entrySet()) {
            List<String> command = new ArrayList<>(python.getValue());
            command.add(file(program).toString());
            if (small) {
                command.add(SMALL.get(program));
            }
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8) + process.waitFor();
            double seconds = (System.nanoTime() - start) / 1e9;
            best.merge(program + "/" + python.getKey(), seconds, Math::min);
            if (expected == null) {
                expected = output;
            } else if (!output.equals(expected)) {
                agree = false;
                outputs.put(program + "/" + python.getKey(), output);
            }
        }
    }

    /** An example, or a program about what examples do not show. */
    private Path file(String program) {
        Path example = root.resolve("examples/" + program + ".py");
        return Files.exists(example) ? example : root.resolve("benchmarks/programs/" + program + ".py");
    }

    private void print(List<String> programs) {
        System.out.printf("%-16s", "seconds, ratio");
        pythons.keySet().forEach(name -> System.out.printf("%22s", name));
        System.out.println();
        Map<String, List<Double>> ratios = new HashMap<>();
        String reference = pythons.keySet().iterator().next();
        for (String program : programs) {
            System.out.printf("%-16s", program);
            double base = best.get(program + "/" + reference);
            for (String python : pythons.keySet()) {
                String key = program + "/" + python;
                double ratio = best.get(key) / base;
                ratios.computeIfAbsent(python, k -> new ArrayList<>()).add(ratio);
                System.out.printf("%13.2f %6.2f%s", best.get(key), ratio, outputs.containsKey(key) ? "!" : " ");
            }
            System.out.println();
        }
        row("geometric mean", ratios, Compare::geometricMean);
        row("median", ratios, Compare::median);
        outputs.forEach((key, output) -> System.out.println("DIFFERS: " + key + "\n" + output.lines().limit(20).reduce("", (a, b) -> a + "    " + b + "\n")));
    }

    private void row(String name, Map<String, List<Double>> ratios, java.util.function.ToDoubleFunction<double[]> of) {
        System.out.printf("%-16s", name);
        pythons.keySet().forEach(p -> System.out.printf("%20.2f  ", of.applyAsDouble(ratios.get(p).stream().mapToDouble(d -> d).toArray())));
        System.out.println();
    }

    private static double geometricMean(double[] values) {
        return Math.exp(Arrays.stream(values).map(Math::log).average().orElse(Double.NaN));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
