package dev.krait.launcher;

import dev.krait.codegen.ClassBackend;
import dev.krait.jit.Jit;
import dev.krait.jit.JitOptions;
import dev.krait.jit.python.JitModules;
import dev.krait.thread.Interpreter;
import java.util.Map;

/** Makes the adaptive evaluator; {@code -X jit=off} leaves it there for {@code krait.jit}, but not installed. */
final class Evaluator {
    private Evaluator() {
    }

    /** What {@code -X jit=…} asks for; throws UsageError when that makes no sense. */
    static JitOptions options(Map<String, String> options) {
        try {
            return JitOptions.parse(options.get("jit"));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.UsageError("-X jit: " + e.getMessage());
        }
    }

    static void install(Interpreter interpreter, JitOptions options) {
        Jit.install(interpreter, options, new ClassBackend(options));
        interpreter.nativeModules.add(new JitModules());
    }
}
