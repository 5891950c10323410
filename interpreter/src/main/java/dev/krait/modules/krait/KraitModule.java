package dev.krait.modules.krait;

import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;

/** The package {@code krait}. */
@ExposedModule(value = "krait", doc = "What only Krait has.\n\nkrait.jit         the adaptive evaluator: switches, statistics, explanations\n"
        + "krait.frame_eval  frame evaluators (PEP 523) and values kept in code objects")
public final class KraitModule implements NativeModule {
    @Override
    public CallTable table() {
        return KraitModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        // a package: its modules are native too, so there is nowhere to search
        module.dict.putName("__path__", new PyList());
    }
}
