package dev.krait.modules.core;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.CompareOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;

/** The module {@code atexit}. */
@ExposedModule(value = "atexit", doc = "allow programmer to define multiple exit functions to be executed\nupon normal program termination.\n\n"
        + "Two public functions, register and unregister, are defined.\n")
public final class AtexitModule implements NativeModule {
    @Override
    public CallTable table() {
        return AtexitModuleTable.TABLE;
    }

    @ExposedFunction(value = "register($module, func, /, *args, **kwargs)", doc = "Register a function to be executed upon normal program termination.")
    static Object register(PyThread t, Object func, Object[] args, PyDict kwargs) {
        if (PyType.of(func).slot(Slot.CALL) == null) {
            throw TypeErrors.of("the first argument must be callable");
        }
        ExitFunctions.of(t.interpreter).add(new ExitFunctions.Entry(func, args, kwargs));
        return func;
    }

    @ExposedFunction(value = "unregister($module, func, /)", doc = "Unregister an exit function which was previously registered using atexit.register.")
    static void unregister(PyThread t, Object func) {
        ExitFunctions functions = ExitFunctions.of(t.interpreter);
        for (ExitFunctions.Entry entry : functions.all()) {
            if (CompareOps.equal(t, entry.function(), func)) {
                functions.remove(entry);
            }
        }
    }

    @ExposedFunction(value = "_clear($module, /)", doc = "Clear the list of previously registered exit functions.")
    static void clear(PyThread t) {
        ExitFunctions.of(t.interpreter).clear();
    }

    @ExposedFunction(value = "_ncallbacks($module, /)", doc = "Return the number of registered exit functions.")
    static long count(PyThread t) {
        return ExitFunctions.of(t.interpreter).size();
    }

    @ExposedFunction(value = "_run_exitfuncs($module, /)", doc = "Run all registered exit functions.")
    static void runAll(PyThread t) {
        ExitFunctions.run(t);
    }
}
