package dev.krait.modules.core;

import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.thread.PyThread;
import dev.krait.type.context.PyContext;
import dev.krait.type.context.PyContextVar;
import dev.krait.type.context.PyToken;

/** The module {@code _contextvars}. Compare CPython {@code Modules/_contextvarsmodule.c}. */
@ExposedModule(value = "_contextvars", doc = "Context Variables")
public final class ContextvarsModule implements NativeModule {
    @Override
    public CallTable table() {
        return ContextvarsModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("Context", PyContext.TYPE);
        module.dict.putName("ContextVar", PyContextVar.TYPE);
        module.dict.putName("Token", PyToken.type());
    }

    @ExposedFunction("copy_context()")
    static Object copyContext(PyThread t) {
        return PyContext.current(t).copy();
    }
}
