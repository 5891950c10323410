package dev.krait.jit.python;

import dev.krait.importing.NativeModule;
import dev.krait.importing.NativeModuleSource;
import java.util.List;

/** The native module of the evaluator; an interpreter that has the evaluator adds this to its modules. */
public final class JitModules implements NativeModuleSource {
    @Override
    public List<String> names() {
        return List.of("krait.jit");
    }

    @Override
    public NativeModule find(String name) {
        return name.equals("krait.jit") ? new JitModule() : null;
    }
}
