package dev.krait.modules.digest;

import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.thread.PyThread;

/** Module {@code _sha1}. */
@ExposedModule("_sha1")
public final class Sha1Module implements NativeModule {
    @Override
    public CallTable table() {
        return Sha1ModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("_GIL_MINSIZE", 2048L);
        module.dict.putName("SHA1Type", Hashes.Sha1.TYPE);
    }

    @ExposedFunction(value = "sha1($module, /, data=b'', *, usedforsecurity=True, string=None)", doc = "A new sha1 hash object.")
    static Object sha1(PyThread t, Object data, Object usedForSecurity, Object string) {
        return new Hashes.Sha1().started(t, data, string);
    }
}
