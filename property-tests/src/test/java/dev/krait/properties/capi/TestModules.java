package dev.krait.properties.capi;

import dev.krait.importing.NativeModule;
import dev.krait.importing.NativeModuleSource;
import java.util.List;

/** The test-only native modules, one row each. */
public final class TestModules implements NativeModuleSource {
    @Override
    public List<String> names() {
        return List.of("_testcapi", "_testinternalcapi", "_testsinglephase");
    }

    @Override
    public NativeModule find(String name) {
        return switch (name) {
            case "_testcapi" -> new TestCapiModule();
            case "_testinternalcapi" -> new TestInternalCapiModule();
            case "_testsinglephase" -> new TestSinglePhaseModule();
            default -> null;
        };
    }
}
