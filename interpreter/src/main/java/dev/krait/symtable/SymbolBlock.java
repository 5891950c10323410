package dev.krait.symtable;

import dev.krait.ast.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One block of a program (module, class, function, comprehension, annotations, type parameters…) and its names.
 * Compare CPython {@code PySTEntryObject}.
 *
 * <p>Written by the two passes of this package; the compiler changes {@link #symbols} for the time of an inlined
 * comprehension and puts it back.
 */
public final class SymbolBlock {
    /** What kind of code the block is; the order is that of {@code _symtable}'s numbers. */
    public enum Kind {
        FUNCTION,
        CLASS,
        MODULE,
        ANNOTATION,
        TYPE_ALIAS,
        TYPE_PARAMETERS,
        TYPE_VARIABLE
    }

    /** Whether the block is a comprehension. */
    public enum Comprehension {
        NONE,
        LIST,
        DICT,
        SET,
        GENERATOR
    }

    public final String name;
    public final Kind kind;
    public final Span span;

    /** Flags of each name, in order of first mention; the scope stands above the flags after the analysis. */
    public final LinkedHashMap<String, Integer> symbols = new LinkedHashMap<>();

    /** Parameters: positional, keyword-only, {@code *args}, {@code **kwargs}. */
    public final List<String> varnames = new ArrayList<>();

    public final List<SymbolBlock> children = new ArrayList<>();

    /** Where names were declared {@code global} or {@code nonlocal}. */
    final Map<String, Span> directives = new HashMap<>();

    /** The only names to be mangled here, or null for all. */
    Set<String> mangledNames;

    /** What a type-variable block is for, in the words of error messages. */
    String scopeInfo;

    /** Whether the block lies in a function, at whatever depth. */
    public boolean nested;

    public boolean generator;
    public boolean coroutine;
    public boolean annotationsUsed;
    public Comprehension comprehension = Comprehension.NONE;
    public boolean varargs;
    public boolean varkeywords;
    public boolean returnsValue;

    /** A class whose methods use {@code __class__} or {@code super()}. */
    public boolean needsClassClosure;

    /** A class whose annotation scopes look up names in its namespace. */
    public boolean needsClassDict;

    /** A comprehension that is compiled into its parent (PEP 709). */
    public boolean inlined;

    /** An annotation or type-parameter block directly in a class. */
    public boolean canSeeClassScope;

    public boolean hasDocstring;

    /** A function directly in a class. */
    public boolean method;

    /** A class or module that keeps the set {@code __conditional_annotations__}. */
    public boolean hasConditionalAnnotations;

    /** The block of this block's own annotations, or null. */
    public SymbolBlock annotationBlock;

    // Only while the first pass is inside:
    boolean inComprehensionTarget;
    int comprehensionIterables;
    boolean inConditionalBlock;
    boolean inUnevaluatedAnnotation;

    SymbolBlock(String name, Kind kind, Span span, SymbolBlock parent) {
        this.name = name;
        this.kind = kind;
        this.span = span;
        this.nested = parent != null && (parent.nested || parent.isFunctionLike());
        this.method = parent != null && parent.kind == Kind.CLASS && kind == Kind.FUNCTION;
    }

    /** Whether the block has fast locals. */
    public boolean isFunctionLike() {
        return kind != Kind.CLASS && kind != Kind.MODULE;
    }

    /** The flags of a mangled name, 0 if the block does not mention it. */
    public int symbol(String name) {
        return symbols.getOrDefault(name, 0);
    }

    /** The scope of a mangled name, {@link SymbolFlags#UNKNOWN} if the block does not mention it. */
    public int scope(String name) {
        return SymbolFlags.scope(symbol(name));
    }
}
