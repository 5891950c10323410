package dev.krait.importing;

import java.util.List;

/** The native modules that expose the interpreter's own state. */
final class CoreModules implements NativeModuleSource {
    private static final List<String> NAMES = List.of();

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public NativeModule find(String name) {
        return switch (name) {
            default -> null;
        };
    }
}
