package dev.krait.type.function;

import dev.krait.object.PyModule;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;

/** The builtins that belong to a globals dict. Compare CPython {@code Python/ceval.c: _PyEval_BuiltinsFromGlobals}. */
public final class Builtins {
    private Builtins() {
    }

    /** What {@code globals['__builtins__']} holds, a module standing for its dict; those of the running frame, or the interpreter, if it is not there. */
    public static Object of(PyThread t, PyDict globals) {
        Object builtins = globals.getName("__builtins__");
        if (builtins == null) {
            return t.frame != null ? t.frame.builtins : t.interpreter.builtins;
        }
        return builtins instanceof PyModule module ? module.dict : builtins;
    }
}
