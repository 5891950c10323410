package dev.krait.launcher;

import dev.krait.thread.Interpreter;
import java.util.Map;

/** Installs the evaluator of module {@code jit}, unless {@code -X jit=off}. */
final class Evaluator {
    private Evaluator() {
    }

    static void install(Interpreter interpreter, Map<String, String> options) {
        String mode = options.get("jit");
        if ("off".equals(mode)) {
            return;
        }
    }
}
