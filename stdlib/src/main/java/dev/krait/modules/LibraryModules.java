package dev.krait.modules;

import dev.krait.importing.NativeModule;
import dev.krait.importing.NativeModuleSource;
import dev.krait.modules.algorithms.BisectModule;
import dev.krait.modules.algorithms.HeapqModule;
import dev.krait.modules.array.ArrayModule;
import dev.krait.modules.collections.CollectionsModule;
import dev.krait.modules.functools.FunctoolsModule;
import dev.krait.modules.itertools.ItertoolsModule;
import dev.krait.modules.opcode.OpcodeModule;
import dev.krait.modules.operator.OperatorModule;
import dev.krait.modules.random.RandomModule;
import dev.krait.modules.sre.SreModule;
import dev.krait.modules.tokenize.TokenizeModule;
import java.util.List;

/** The native modules of the standard library, one row each. */
public final class LibraryModules implements NativeModuleSource {
    private static final List<String> NAMES = List.of(
            "_bisect", "_collections", "_functools", "_heapq", "_opcode", "_operator", "_random", "_sre", "_tokenize", "array", "itertools");

    /** All sources of the library: the same that are services of it. */
    public static List<NativeModuleSource> sources() {
        return List.of(new LibraryModules(), new SystemModules(), new TextModules());
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public NativeModule find(String name) {
        return switch (name) {
            case "_bisect" -> new BisectModule();
            case "array" -> new ArrayModule();
            case "_collections" -> new CollectionsModule();
            case "_functools" -> new FunctoolsModule();
            case "_heapq" -> new HeapqModule();
            case "_opcode" -> new OpcodeModule();
            case "_operator" -> new OperatorModule();
            case "_random" -> new RandomModule();
            case "_sre" -> new SreModule();
            case "_tokenize" -> new TokenizeModule();
            case "itertools" -> new ItertoolsModule();
            default -> null;
        };
    }
}
