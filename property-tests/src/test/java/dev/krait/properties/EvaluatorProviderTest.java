package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.error.PyException;
import dev.krait.eval.Evaluators;
import dev.krait.eval.Execution;
import dev.krait.eval.FrameEvaluator;
import dev.krait.eval.FrameEvaluatorProvider;
import dev.krait.frame.PyFrame;
import dev.krait.host.NioHost;
import dev.krait.importing.Bootstrap;
import dev.krait.modules.core.Compilation;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.thread.Settings;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.PyBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An evaluator that another jar provides sees frames and comes off. */
class EvaluatorProviderTest {
    /** Names the frames of programs that ask for it. */
    public static final class Recorder implements FrameEvaluatorProvider {
        /** What one interpreter's evaluator has seen. */
        static final class Seen implements FrameEvaluator {
            final List<String> names = new ArrayList<>();
            final Evaluators.Installed handle;

            Seen(Evaluators.Installed handle) {
                this.handle = handle;
            }

            @Override
            public Object evaluate(PyThread t, PyFrame frame, PyException throwing) {
                names.add(String.valueOf(frame.code.name));
                return handle.next(t, frame, throwing);
            }
        }

        @Override
        public FrameEvaluator evaluator(Interpreter interpreter, Evaluators.Installed handle) {
            return interpreter.settings.argv.contains("record") ? new Seen(handle) : null;
        }
    }

    private static Interpreter interpreter(String... argv) {
        System.setProperty("krait.home", System.getProperty("krait.home", Pythons.root().resolve("launcher/target/krait").toString()));
        Settings settings = new Settings();
        settings.noSite = true;
        settings.argv = List.of(argv);
        Interpreter interpreter = new Interpreter(new NioHost(), settings);
        interpreter.evaluators.installProvided(interpreter);
        return interpreter;
    }

    @Test
    void aProvidedEvaluatorSeesFramesUntilItIsRemoved() throws Exception {
        List<String> names = new ArrayList<>();
        Thread python = new Thread(null, () -> {
            Interpreter interpreter = interpreter("record");
            Recorder.Seen seen = (Recorder.Seen) interpreter.evaluators.list().getFirst();
            PyThread t = interpreter.enter();
            Bootstrap.start(t);
            seen.names.clear();
            run(t, "def f(): return 1\nf()\n[f() for _ in range(2)]");
            seen.handle.remove();
            run(t, "def g(): return 1\ng()");
            names.addAll(seen.names);
            interpreter.leave(t);
        }, "python", 64L << 20);
        python.start();
        python.join();
        assertEquals(List.of("<module>", "f", "f", "f"), names);
    }

    @Test
    void aProviderMayDecline() {
        assertTrue(interpreter().evaluators.list().isEmpty());
    }

    private static void run(PyThread t, String source) {
        PyDict globals = new PyDict();
        globals.putName("__name__", "program");
        globals.putName("__builtins__", t.interpreter.builtins);
        Execution.run(t, Compilation.compileFile(t, PyBytes.of(source.getBytes(StandardCharsets.UTF_8)), "program.py"), globals, globals, null);
    }
}
