package dev.krait.modules;

import dev.krait.importing.NativeModule;
import dev.krait.importing.NativeModuleSource;
import dev.krait.modules.io.IoModule;
import dev.krait.modules.posix.PosixModule;
import java.util.List;

/** The native modules about the operating system and text streams, one row each. */
public final class SystemModules implements NativeModuleSource {
    private static final List<String> NAMES = List.of("_io", "posix");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public NativeModule find(String name) {
        return switch (name) {
            case "_io" -> new IoModule();
            case "posix" -> new PosixModule();
            default -> null;
        };
    }
}
