package dev.krait.importing;

import dev.krait.modules.ast.AstModule;
import dev.krait.modules.core.AbcModule;
import dev.krait.modules.core.ContextvarsModule;
import dev.krait.modules.core.GcModule;
import dev.krait.modules.core.SuggestionsModule;
import dev.krait.modules.core.SymtableModule;
import dev.krait.modules.core.TypingModule;
import dev.krait.modules.core.WeakrefModule;
import java.util.List;

/** The native modules that belong to the object model: classes, references, finalisation. */
final class ObjectModules implements NativeModuleSource {
    private static final List<String> NAMES = List.of("_abc", "_ast", "_contextvars", "_suggestions", "_symtable", "_typing", "_weakref", "gc");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public NativeModule find(String name) {
        return switch (name) {
            case "_abc" -> new AbcModule();
            case "_ast" -> new AstModule();
            case "_contextvars" -> new ContextvarsModule();
            case "_suggestions" -> new SuggestionsModule();
            case "_symtable" -> new SymtableModule();
            case "_typing" -> new TypingModule();
            case "_weakref" -> new WeakrefModule();
            case "gc" -> new GcModule();
            default -> null;
        };
    }
}
