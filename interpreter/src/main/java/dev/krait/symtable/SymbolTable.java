package dev.krait.symtable;

import dev.krait.ast.Mod;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** The blocks of one tree. Compare CPython {@code Include/internal/pycore_symtable.h: struct symtable}. */
public final class SymbolTable {
    /** What a node's block is for: some nodes have several. */
    public enum Role {
        /** The code of a module, function, class, lambda, comprehension or type alias. */
        BODY,
        /** The annotations of a function. */
        ANNOTATIONS,
        /** The type parameters of a function, class or type alias. */
        TYPE_PARAMETERS,
        /** The bound of a type variable. */
        BOUND,
        /** The default of a type parameter. */
        DEFAULT
    }

    private final Map<Role, Map<Object, SymbolBlock>> blocks = new EnumMap<>(Role.class);

    /** The module's block. */
    SymbolBlock top;

    SymbolTable() {
        for (Role role : Role.values()) {
            blocks.put(role, new IdentityHashMap<>());
        }
    }

    /** Makes the table of a tree; throws the syntax errors that only names can show. */
    public static SymbolTable build(Mod tree, String filename, FutureFeatures future) {
        SymbolTable table = new SymbolTableBuilder(filename, future).build(tree);
        new ScopeAnalysis(filename).analyze(table.top);
        return table;
    }

    /** The module's block. */
    public SymbolBlock top() {
        return top;
    }

    /** The block of a node, which must have one. */
    public SymbolBlock block(Object node, Role role) {
        SymbolBlock block = blocks.get(role).get(node);
        if (block == null) {
            throw new AssertionError("no symbol table block for " + role + " of " + node.getClass());
        }
        return block;
    }

    void add(Object node, Role role, SymbolBlock block) {
        blocks.get(role).put(node, block);
    }
}
