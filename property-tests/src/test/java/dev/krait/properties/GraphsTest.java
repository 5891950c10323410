package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.bytecode.PyCode;
import dev.krait.codegen.ClassBackend;
import dev.krait.eval.Execution;
import dev.krait.host.NioHost;
import dev.krait.importing.Bootstrap;
import dev.krait.jit.Jit;
import dev.krait.jit.JitOptions;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.IrParser;
import dev.krait.jit.ir.IrVerifier;
import dev.krait.modules.core.Compilation;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.thread.Settings;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.PyBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Graphs of real programs: their text can be read back, and they are well formed. */
class GraphsTest {
    private static final List<String> PROGRAMS = List.of("nbody 50", "deltablue 3", "nqueens 5", "json_parser 2", "pipeline 60", "raytracer 4");

    @Test
    void textOfGraphsIsReadBackAsItWasPrinted() throws Exception {
        List<String> texts = new ArrayList<>();
        Throwable[] failed = new Throwable[1];
        // examples recurse
        Thread python = new Thread(null, () -> {
            try {
                for (String program : PROGRAMS) {
                    texts.addAll(graphs(program));
                }
            } catch (Throwable e) {
                failed[0] = e;
            }
        }, "python", 64L << 20);
        python.start();
        python.join();
        if (failed[0] != null) {
            throw new AssertionError(failed[0]);
        }
        assertTrue(texts.size() > 50, texts.size() + " graphs");
        for (String text : texts) {
            // what is taken for granted stands there as comments
            String graph = text.lines().skip(1).filter(line -> !line.startsWith(";")).collect(Collectors.joining("\n", "", "\n"));
            Graph read = IrParser.parse(graph, Codes.withLocals(64));
            assertEquals(graph, read.toString(), text);
            assertEquals(List.of(), IrVerifier.problems(read), text);
        }
    }

    private static List<String> graphs(String program) throws IOException {
        String[] words = program.split(" ");
        System.setProperty("krait.home", System.getProperty("krait.home", Pythons.root().resolve("launcher/target/krait").toString()));
        Settings settings = new Settings();
        settings.noSite = true;
        Interpreter interpreter = new Interpreter(new NioHost(), settings);
        Jit jit = Jit.install(interpreter, JitOptions.parse("eager"), new ClassBackend());
        PyThread t = interpreter.enter();
        try {
            Bootstrap.start(t);
            byte[] source = Files.readAllBytes(Pythons.root().resolve("examples/" + words[0] + ".py"));
            String quiet = new String(source, java.nio.charset.StandardCharsets.UTF_8) + "\nprint = lambda *a, **k: None\nfor _ in range(2): main(" + words[1] + ")\n";
            PyCode code = Compilation.compileFile(t, PyBytes.of(quiet.getBytes(java.nio.charset.StandardCharsets.UTF_8)), words[0] + ".py");
            PyDict globals = new PyDict();
            globals.putName("__name__", "example");
            globals.putName("__builtins__", interpreter.builtins);
            Execution.run(t, code, globals, globals, null);
            assertNull(jit.statistics().lastError());
            return jit.statistics().graphs();
        } finally {
            interpreter.leave(t);
        }
    }
}
