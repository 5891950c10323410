package dev.krait.modules.digest;

import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.thread.PyThread;

/** Module {@code _sha3}. */
@ExposedModule("_sha3")
public final class Sha3Module implements NativeModule {
    @Override
    public CallTable table() {
        return Sha3ModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("_GIL_MINSIZE", 2048L);
        module.dict.putName("implementation", "krait");
        module.dict.putName("sha3_224", Sha3Hashes.Sha3With224.TYPE);
        module.dict.putName("sha3_256", Sha3Hashes.Sha3With256.TYPE);
        module.dict.putName("sha3_384", Sha3Hashes.Sha3With384.TYPE);
        module.dict.putName("sha3_512", Sha3Hashes.Sha3With512.TYPE);
        module.dict.putName("shake_128", Sha3Hashes.Shake128.TYPE);
        module.dict.putName("shake_256", Sha3Hashes.Shake256.TYPE);
    }
}
