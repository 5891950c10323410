package dev.krait.modules.tokenize;

import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.thread.PyThread;

/** Module {@code _tokenize}. Compare CPython {@code Python/Python-tokenize.c}. */
@ExposedModule("_tokenize")
public final class TokenizeModule implements NativeModule {
    @Override
    public CallTable table() {
        return TokenizeModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("TokenizerIter", PyTokenizerIter.TYPE);
    }
}
