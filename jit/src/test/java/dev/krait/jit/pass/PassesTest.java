package dev.krait.jit.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.bytecode.PyCode;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.IrParser;
import dev.krait.jit.ir.IrVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each pass has a file of cases: a title, a graph, and behind {@code --->} the graph that the pass makes of it. A title that begins with «not:» is a case in which the
 * pass changes nothing; each file has one. {@code -Dkrait.golden=update} writes the results anew.
 */
class PassesTest {
    private static final Map<String, Supplier<Pass>> PASSES = new TreeMap<>(Map.of(
            "DeadCode", DeadCode::new, "ExitSinking", ExitSinking::new, "FrameSinking", FrameSinking::new, "GuardElimination", GuardElimination::new, "ParameterPruning", ParameterPruning::new,
            "Reboxing", Reboxing::new, "Simplification", Simplification::new, "SlotStores", SlotStores::new, "StraightLines", StraightLines::new, "Unboxing", Unboxing::new));

    private static Path module() {
        return Path.of(System.getProperty("krait.root", ".."), "jit").toAbsolutePath().normalize();
    }

    private static Path golden(String pass) {
        return module().resolve("src/test/resources/dev/krait/jit/pass").resolve(pass + ".ir");
    }

    static Stream<String> passes() {
        return PASSES.keySet().stream();
    }

    @Test
    void everyPassHasItsFile() throws IOException {
        List<String> sources;
        try (Stream<Path> files = Files.list(module().resolve("src/main/java/dev/krait/jit/pass"))) {
            sources = files.filter(PassesTest::isPass).map(f -> f.getFileName().toString().replace(".java", "")).sorted().toList();
        }
        assertEquals(sources, List.copyOf(PASSES.keySet()));
        for (String pass : sources) {
            assertTrue(Files.exists(golden(pass)), "no golden file for " + pass);
        }
    }

    private static boolean isPass(Path source) {
        try {
            return Files.readString(source).contains("implements Pass {");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("passes")
    void aPassMakesOfEachGraphWhatItsFileSays(String name) throws IOException {
        String expected = Files.readString(golden(name));
        List<String> cases = new ArrayList<>();
        boolean twin = false;
        for (String one : expected.split("(?m)^=== ")) {
            if (!one.isBlank()) {
                cases.add("=== " + run(name, one));
                twin |= one.startsWith("not: ");
            }
        }
        assertTrue(twin, "a case in which nothing happens");
        String actual = String.join("\n", cases);
        if ("update".equals(System.getProperty("krait.golden"))) {
            Files.writeString(golden(name), actual);
        } else {
            assertEquals(expected, actual);
        }
    }

    /** Threads compile at the same time when each compiles what it is about to run: no pass may keep anything for all of them. */
    @Test
    void threadsOptimiseAtTheSameTimeAsEachWouldAlone() throws Exception {
        List<String> graphs = new ArrayList<>();
        for (String pass : PASSES.keySet()) {
            for (String one : Files.readString(golden(pass)).split("(?m)^=== ")) {
                if (!one.isBlank()) {
                    graphs.add(one.substring(one.indexOf('\n') + 1).split("(?m)^--->")[0]);
                }
            }
        }
        List<String> alone = graphs.stream().map(PassesTest::optimised).toList();
        // daemons and a limit: maps that are not made for several threads may never come to an end
        ExecutorService threads = Executors.newFixedThreadPool(4, Thread.ofPlatform().daemon().factory());
        List<Callable<List<String>>> work = Collections.nCopies(200, () -> graphs.stream().map(PassesTest::optimised).toList());
        for (Future<List<String>> together : threads.invokeAll(work, 2, TimeUnit.MINUTES)) {
            assertEquals(alone, together.get());
        }
        threads.shutdown();
    }

    private static String optimised(String text) {
        Graph graph = IrParser.parse(text, code());
        Pipeline.run(graph);
        return graph.toString();
    }

    private static String run(String pass, String one) {
        String title = one.lines().findFirst().orElseThrow();
        String before = one.substring(one.indexOf('\n') + 1).split("(?m)^--->")[0];
        Graph graph = IrParser.parse(before, code());
        assertEquals(before.stripTrailing() + "\n", graph.toString(), "reads as it prints");
        IrVerifier.check(graph, "before " + title);
        graph.order();
        String ordered = graph.toString();
        PASSES.get(pass).get().run(graph);
        graph.order();
        IrVerifier.check(graph, "after " + title);
        String after = graph.toString();
        if (title.startsWith("not: ")) {
            // what a state says of the frame may change: the passes that run last mark every one
            assertEquals(ordered.replaceAll(" @\\d+\\[[^]]*]", ""), after.replaceAll(" @\\d+\\[[^]]*]", ""), title);
        }
        return title + "\n" + before.stripTrailing() + "\n--->\n" + after;
    }

    /** Two variables and a stack of four. */
    private static PyCode code() {
        byte[] kinds = {PyCode.CO_FAST_LOCAL, PyCode.CO_FAST_LOCAL};
        return new PyCode(1, 0, 0, 4, 3, new byte[100], new Object[0], new String[0], new String[] {"x", "y"}, kinds, "graph.py", "f", "f", 1, new byte[0], new byte[0]);
    }
}
