package dev.krait.modules.digest;

import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.thread.PyThread;

/** Module {@code _md5}. */
@ExposedModule("_md5")
public final class Md5Module implements NativeModule {
    @Override
    public CallTable table() {
        return Md5ModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("_GIL_MINSIZE", 2048L);
        module.dict.putName("MD5Type", Hashes.Md5.TYPE);
    }

    @ExposedFunction(value = "md5($module, /, data=b'', *, usedforsecurity=True, string=None)", doc = "A new md5 hash object.")
    static Object md5(PyThread t, Object data, Object usedForSecurity, Object string) {
        return new Hashes.Md5().started(t, data, string);
    }
}
