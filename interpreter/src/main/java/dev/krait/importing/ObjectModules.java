package dev.krait.importing;

import dev.krait.modules.core.TypingModule;
import java.util.List;

/** The native modules that belong to the object model: classes, references, finalisation. */
final class ObjectModules implements NativeModuleSource {
    private static final List<String> NAMES = List.of("_typing");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public NativeModule find(String name) {
        return switch (name) {
            case "_typing" -> new TypingModule();
            default -> null;
        };
    }
}
