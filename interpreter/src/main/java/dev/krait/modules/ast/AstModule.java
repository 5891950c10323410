package dev.krait.modules.ast;

import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.thread.PyThread;

/** Module {@code _ast}: the node classes and the flags of {@code compile}. Compare CPython {@code Python/Python-ast.c: astmodule_exec}. */
@ExposedModule("_ast")
public final class AstModule implements NativeModule {
    @Override
    public CallTable table() {
        return AstModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        NodeTypes types = NodeTypes.of(t);
        module.dict.putName("AST", types.ast);
        module.dict.putName("PyCF_ALLOW_TOP_LEVEL_AWAIT", 0x2000L);
        module.dict.putName("PyCF_ONLY_AST", 0x400L);
        module.dict.putName("PyCF_TYPE_COMMENTS", 0x1000L);
        module.dict.putName("PyCF_OPTIMIZED_AST", 0x8400L);
        types.all().forEach(module.dict::putName);
    }
}
