package dev.krait.launcher;

import dev.krait.codegen.ClassBackend;
import dev.krait.jit.Jit;
import dev.krait.jit.JitOptions;
import dev.krait.thread.Interpreter;
import java.util.Map;

/** Installs the adaptive evaluator, unless {@code -X jit=off}. */
final class Evaluator {
    private Evaluator() {
    }

    static void install(Interpreter interpreter, Map<String, String> options) {
        JitOptions jit = JitOptions.parse(options.getOrDefault("jit", ""));
        if (jit.mode() != JitOptions.Mode.OFF) {
            Jit.install(interpreter, jit, new ClassBackend(jit.failEvery()));
        }
    }
}
