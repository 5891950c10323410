package dev.krait.modules.digest;

import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;

/** Module {@code _blake2}. */
@ExposedModule(value = "_blake2", doc = "_blake2b provides BLAKE2b for hashlib")
public final class Blake2Module implements NativeModule {
    @Override
    public CallTable table() {
        return Blake2ModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("_GIL_MINSIZE", 2048L);
        add(module, Blake2Hashes.B.TYPE, "blake2b", "BLAKE2B", 64, 16);
        add(module, Blake2Hashes.S.TYPE, "blake2s", "BLAKE2S", 32, 8);
    }

    private static void add(PyModule module, PyType type, String name, String prefix, long size, long extra) {
        module.dict.putName(name, type);
        module.dict.putName(prefix + "_MAX_DIGEST_SIZE", size);
        module.dict.putName(prefix + "_MAX_KEY_SIZE", size);
        module.dict.putName(prefix + "_SALT_SIZE", extra);
        module.dict.putName(prefix + "_PERSON_SIZE", extra);
        if (type.dict().getName("MAX_DIGEST_SIZE") == null) {
            type.setAttribute("MAX_DIGEST_SIZE", size);
            type.setAttribute("MAX_KEY_SIZE", size);
            type.setAttribute("SALT_SIZE", extra);
            type.setAttribute("PERSON_SIZE", extra);
        }
    }
}
