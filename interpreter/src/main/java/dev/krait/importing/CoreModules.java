package dev.krait.importing;

import dev.krait.modules.core.AtexitModule;
import dev.krait.modules.core.BuiltinsModule;
import dev.krait.modules.core.ImpModule;
import dev.krait.modules.core.MarshalModule;
import dev.krait.modules.core.SysModule;
import dev.krait.modules.core.ThreadModule;
import dev.krait.modules.core.WarningsModule;
import dev.krait.modules.krait.FrameEvalModule;
import dev.krait.modules.krait.KraitModule;
import java.util.List;

/** The native modules that expose the interpreter's own state. */
final class CoreModules implements NativeModuleSource {
    private static final List<String> NAMES = List.of("atexit", "builtins", "sys", "_imp", "marshal", "_thread", "_warnings", "krait", "krait.frame_eval");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public NativeModule find(String name) {
        return switch (name) {
            case "atexit" -> new AtexitModule();
            case "builtins" -> new BuiltinsModule();
            case "sys" -> new SysModule();
            case "_imp" -> new ImpModule();
            case "marshal" -> new MarshalModule();
            case "_thread" -> new ThreadModule();
            case "_warnings" -> new WarningsModule();
            case "krait" -> new KraitModule();
            case "krait.frame_eval" -> new FrameEvalModule();
            default -> null;
        };
    }
}
