package dev.krait.symtable;

/**
 * The bits that describe a name in a block, and the scopes above them. The module {@code _symtable} shows these
 * numbers to Python. Compare CPython {@code Include/internal/pycore_symtable.h}.
 */
public final class SymbolFlags {
    private SymbolFlags() {}

    public static final int DEF_GLOBAL = 1;
    public static final int DEF_LOCAL = 2;
    public static final int DEF_PARAM = 4;
    public static final int DEF_NONLOCAL = 8;
    public static final int USE = 16;
    public static final int DEF_FREE_CLASS = 64;
    public static final int DEF_IMPORT = 128;
    public static final int DEF_ANNOT = 256;
    public static final int DEF_COMP_ITER = 512;
    public static final int DEF_TYPE_PARAM = 1024;
    public static final int DEF_COMP_CELL = 2048;
    public static final int DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT;

    public static final int SCOPE_OFFSET = 12;
    public static final int SCOPE_MASK = DEF_GLOBAL | DEF_LOCAL | DEF_PARAM | DEF_NONLOCAL;

    /** The name is not mentioned in the block. */
    public static final int UNKNOWN = 0;
    public static final int LOCAL = 1;
    public static final int GLOBAL_EXPLICIT = 2;
    public static final int GLOBAL_IMPLICIT = 3;
    public static final int FREE = 4;
    public static final int CELL = 5;

    /** The scope that the analysis has stored above the flags. */
    public static int scope(int symbol) {
        return (symbol >> SCOPE_OFFSET) & SCOPE_MASK;
    }
}
