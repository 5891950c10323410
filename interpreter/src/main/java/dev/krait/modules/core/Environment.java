package dev.krait.modules.core;

import dev.krait.thread.Interpreter;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment as programs have changed it ({@code os.putenv}): what child processes get, and what is asked for while a program runs. */
public final class Environment {
    /** Guarded by itself. */
    public final Map<String, String> variables;

    private Environment(Interpreter interpreter) {
        variables = new LinkedHashMap<>(interpreter.host.environment());
    }

    public static Environment of(Interpreter interpreter) {
        return interpreter.state(Environment.class, Environment::new);
    }

    /** The value of a variable, or null. */
    String get(String name) {
        synchronized (variables) {
            return variables.get(name);
        }
    }
}
