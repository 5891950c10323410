package dev.krait.properties.capi;

import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.ops.ArgumentOps;
import dev.krait.thread.PyThread;

/** What the suites ask of {@code _testcapi} that does not concern the C API. Compare CPython {@code Modules/_testcapi/config.c}. */
@ExposedModule("_testcapi")
public final class TestCapiModule implements NativeModule {
    @Override
    public CallTable table() {
        return TestCapiModuleTable.TABLE;
    }

    @ExposedFunction("config_get($module, name, /)")
    static Object configGet(PyThread t, Object name) {
        String option = ArgumentOps.text(name, "config_get", "argument 1");
        return switch (option) {
            case "code_debug_ranges" -> true; // code objects always have columns
            case "optimization_level" -> (long) t.interpreter.settings.optimize;
            default -> throw ValueErrors.of("unknown config option name: " + option);
        };
    }
}
