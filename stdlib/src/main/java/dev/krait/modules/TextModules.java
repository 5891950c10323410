package dev.krait.modules;

import dev.krait.importing.NativeModule;
import dev.krait.importing.NativeModuleSource;
import dev.krait.modules.codecs.CodecsModule;
import dev.krait.modules.codecs.StringModule;
import dev.krait.modules.math.MathModule;
import java.util.List;

/** The native modules about numbers and text, one row each. */
public final class TextModules implements NativeModuleSource {
    private static final List<String> NAMES = List.of("_codecs", "_string", "math");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public NativeModule find(String name) {
        return switch (name) {
            case "_codecs" -> new CodecsModule();
            case "_string" -> new StringModule();
            case "math" -> new MathModule();
            default -> null;
        };
    }
}
