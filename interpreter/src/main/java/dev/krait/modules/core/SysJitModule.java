package dev.krait.modules.core;

import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;

/** The namespace {@code sys._jit}: CPython's own compiler, which there is none of here. Ours is asked through {@code krait.jit}. */
@ExposedModule(value = "sys._jit", doc = "Utilities for observing just-in-time compilation.")
public final class SysJitModule implements NativeModule {
    @Override
    public CallTable table() {
        return SysJitModuleTable.TABLE;
    }

    @ExposedFunction(value = "is_available($module, /)", doc = "Return True if the current Python executable supports JIT compilation, and False otherwise.")
    static boolean isAvailable() {
        return false;
    }

    @ExposedFunction(value = "is_enabled($module, /)", doc = "Return True if JIT compilation is enabled for the current Python process, and False otherwise.")
    static boolean isEnabled() {
        return false;
    }

    @ExposedFunction(value = "is_active($module, /)", doc = "Return True if the topmost Python frame is currently executing JIT code, and False otherwise.")
    static boolean isActive() {
        return false;
    }
}
