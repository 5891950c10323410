package dev.krait.modules.math;

import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.thread.PyThread;

/** Module {@code _random}. */
@ExposedModule(value = "_random", doc = "Module implements the Mersenne Twister random number generator.")
public final class RandomModule implements NativeModule {
    @Override
    public CallTable table() {
        return RandomModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("Random", PyRandom.TYPE);
    }
}
