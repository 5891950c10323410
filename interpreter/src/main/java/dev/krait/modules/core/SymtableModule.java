package dev.krait.modules.core;

import dev.krait.ast.Mod;
import dev.krait.compile.Compiler;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.importing.SourceErrors;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyType;
import dev.krait.parser.ParseError;
import dev.krait.parser.ParseMode;
import dev.krait.symtable.SymbolBlock;
import dev.krait.symtable.SymbolFlags;
import dev.krait.thread.PyThread;
import dev.krait.type.text.Str;

/** Module {@code _symtable}: the compiler's symbol table for Python. Compare CPython {@code Modules/symtablemodule.c}. */
@ExposedModule("_symtable")
public final class SymtableModule implements NativeModule {
    @Override
    public CallTable table() {
        return SymtableModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        number(module, "USE", SymbolFlags.USE);
        number(module, "DEF_GLOBAL", SymbolFlags.DEF_GLOBAL);
        number(module, "DEF_NONLOCAL", SymbolFlags.DEF_NONLOCAL);
        number(module, "DEF_LOCAL", SymbolFlags.DEF_LOCAL);
        number(module, "DEF_PARAM", SymbolFlags.DEF_PARAM);
        number(module, "DEF_TYPE_PARAM", SymbolFlags.DEF_TYPE_PARAM);
        number(module, "DEF_FREE_CLASS", SymbolFlags.DEF_FREE_CLASS);
        number(module, "DEF_IMPORT", SymbolFlags.DEF_IMPORT);
        number(module, "DEF_BOUND", SymbolFlags.DEF_BOUND);
        number(module, "DEF_ANNOT", SymbolFlags.DEF_ANNOT);
        number(module, "DEF_COMP_ITER", SymbolFlags.DEF_COMP_ITER);
        number(module, "DEF_COMP_CELL", SymbolFlags.DEF_COMP_CELL);
        for (SymbolBlock.Kind kind : SymbolBlock.Kind.values()) {
            number(module, "TYPE_" + kind, kind.ordinal());
        }
        number(module, "LOCAL", SymbolFlags.LOCAL);
        number(module, "GLOBAL_EXPLICIT", SymbolFlags.GLOBAL_EXPLICIT);
        number(module, "GLOBAL_IMPLICIT", SymbolFlags.GLOBAL_IMPLICIT);
        number(module, "FREE", SymbolFlags.FREE);
        number(module, "CELL", SymbolFlags.CELL);
        number(module, "SCOPE_OFF", SymbolFlags.SCOPE_OFFSET);
        number(module, "SCOPE_MASK", SymbolFlags.SCOPE_MASK);
    }

    private static void number(PyModule module, String name, int value) {
        module.dict.putName(name, (long) value);
    }

    @ExposedFunction(value = "symtable($module, source, filename, startstr, /)",
            doc = "Return symbol and scope dictionaries used internally by compiler.")
    static Object symtable(PyThread t, Object source, Object filename, Object start) {
        String file = Paths.text(t, filename);
        if (!Str.is(start)) {
            throw TypeErrors.of("symtable() argument 3 must be str, not " + PyType.of(start).name);
        }
        ParseMode mode = switch (Str.java(start)) {
            case "exec" -> ParseMode.EXEC;
            case "eval" -> ParseMode.EVAL;
            case "single" -> ParseMode.SINGLE;
            default -> throw ValueErrors.of("symtable() arg 3 must be 'exec' or 'eval' or 'single'");
        };
        Mod tree = Compilation.parse(t, source, file, mode, 0, -1, "symtable");
        try {
            return new PySymbolTableEntry(Compiler.symbols(tree, file).top());
        } catch (ParseError e) {
            throw SourceErrors.of(t, e);
        }
    }
}
