package dev.krait.modules.digest;

import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.thread.PyThread;

/** Module {@code _sha2}. */
@ExposedModule("_sha2")
public final class Sha2Module implements NativeModule {
    @Override
    public CallTable table() {
        return Sha2ModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("_GIL_MINSIZE", 2048L);
        module.dict.putName("SHA224Type", Hashes.Sha224.TYPE);
        module.dict.putName("SHA256Type", Hashes.Sha256.TYPE);
        module.dict.putName("SHA384Type", Hashes.Sha384.TYPE);
        module.dict.putName("SHA512Type", Hashes.Sha512.TYPE);
    }

    @ExposedFunction(value = "sha224($module, /, data=b'', *, usedforsecurity=True, string=None)", doc = "A new sha224 hash object.")
    static Object sha224(PyThread t, Object data, Object usedForSecurity, Object string) {
        return new Hashes.Sha224().started(t, data, string);
    }

    @ExposedFunction(value = "sha256($module, /, data=b'', *, usedforsecurity=True, string=None)", doc = "A new sha256 hash object.")
    static Object sha256(PyThread t, Object data, Object usedForSecurity, Object string) {
        return new Hashes.Sha256().started(t, data, string);
    }

    @ExposedFunction(value = "sha384($module, /, data=b'', *, usedforsecurity=True, string=None)", doc = "A new sha384 hash object.")
    static Object sha384(PyThread t, Object data, Object usedForSecurity, Object string) {
        return new Hashes.Sha384().started(t, data, string);
    }

    @ExposedFunction(value = "sha512($module, /, data=b'', *, usedforsecurity=True, string=None)", doc = "A new sha512 hash object.")
    static Object sha512(PyThread t, Object data, Object usedForSecurity, Object string) {
        return new Hashes.Sha512().started(t, data, string);
    }
}
