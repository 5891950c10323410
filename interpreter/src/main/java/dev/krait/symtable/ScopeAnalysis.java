package dev.krait.symtable;

import static dev.krait.symtable.SymbolFlags.CELL;
import static dev.krait.symtable.SymbolFlags.DEF_BOUND;
import static dev.krait.symtable.SymbolFlags.DEF_COMP_CELL;
import static dev.krait.symtable.SymbolFlags.DEF_FREE_CLASS;
import static dev.krait.symtable.SymbolFlags.DEF_GLOBAL;
import static dev.krait.symtable.SymbolFlags.DEF_NONLOCAL;
import static dev.krait.symtable.SymbolFlags.DEF_PARAM;
import static dev.krait.symtable.SymbolFlags.DEF_TYPE_PARAM;
import static dev.krait.symtable.SymbolFlags.FREE;
import static dev.krait.symtable.SymbolFlags.GLOBAL_EXPLICIT;
import static dev.krait.symtable.SymbolFlags.GLOBAL_IMPLICIT;
import static dev.krait.symtable.SymbolFlags.LOCAL;
import static dev.krait.symtable.SymbolFlags.SCOPE_OFFSET;

import dev.krait.parser.ParseError;
import dev.krait.symtable.SymbolBlock.Kind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The second pass: decides the scope of every name and which comprehensions are inlined.
 *
 * <p>Bindings go down: a child sees what its enclosing functions bind. Free names come up: what a child could not resolve is a cell
 * of the function that binds it, and free in the functions between. Compare CPython {@code Python/symtable.c: analyze_block}.
 */
final class ScopeAnalysis {
    private final String filename;

    ScopeAnalysis(String filename) {
        this.filename = filename;
    }

    /** Analyses a module's block and all below it. */
    void analyze(SymbolBlock top) {
        analyzeBlock(top, null, new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), null);
    }

    /**
     * Decides about one block and its children.
     *
     * @param bound      names bound by enclosing functions, null for a module; changed
     * @param free       receives the names that the block leaves free
     * @param global     names that enclosing blocks declare global; changed
     * @param typeParams those of the bound names that are type parameters; changed
     * @param classBlock the class whose namespace the block can see, or null
     */
    private void analyzeBlock(
            SymbolBlock block,
            Set<String> bound,
            Set<String> free,
            Set<String> global,
            Set<String> typeParams,
            SymbolBlock classBlock) {
        Names names = new Names(block, bound, free, global, typeParams, classBlock);
        Set<String> childBound = new LinkedHashSet<>();
        Set<String> childGlobal = new LinkedHashSet<>();
        // What a class binds is not visible in its methods, so children get what was known before it.
        if (block.kind == Kind.CLASS) {
            childGlobal.addAll(global);
            if (bound != null) {
                childBound.addAll(bound);
            }
        }
        for (Map.Entry<String, Integer> symbol : block.symbols.entrySet()) {
            analyzeName(names, symbol.getKey(), symbol.getValue());
        }
        if (block.kind == Kind.CLASS) {
            childBound.add("__class__");
            childBound.add("__classdict__");
            childBound.add("__conditional_annotations__");
        } else {
            if (block.isFunctionLike()) {
                childBound.addAll(names.local);
            }
            if (bound != null) {
                childBound.addAll(bound);
            }
            childGlobal.addAll(global);
        }
        Set<String> inlinedCells = new LinkedHashSet<>();
        Set<String> childFree = analyzeChildren(names, childBound, childGlobal, inlinedCells);
        if (block.isFunctionLike()) {
            makeCells(names.scopes, childFree, inlinedCells);
        } else if (block.kind == Kind.CLASS) {
            dropClassCells(block, childFree);
        }
        storeScopes(names, childFree, inlinedCells);
        free.addAll(childFree);
    }

    /** What the analysis of one block works on. */
    private record Names(
            SymbolBlock block,
            Set<String> bound,
            Set<String> free,
            Set<String> global,
            Set<String> typeParams,
            SymbolBlock classBlock,
            Set<String> local,
            Map<String, Integer> scopes) {
        Names(
                SymbolBlock block,
                Set<String> bound,
                Set<String> free,
                Set<String> global,
                Set<String> typeParams,
                SymbolBlock classBlock) {
            this(block, bound, free, global, typeParams, classBlock, new LinkedHashSet<>(), new LinkedHashMap<>());
        }
    }

    private void analyzeName(Names names, String name, int flags) {
        if ((flags & DEF_GLOBAL) != 0) {
            if ((flags & DEF_NONLOCAL) != 0) {
                throw atDirective(names.block, name, "name '" + name + "' is nonlocal and global");
            }
            names.scopes.put(name, GLOBAL_EXPLICIT);
            names.global.add(name);
            if (names.bound != null) {
                names.bound.remove(name);
            }
        } else if ((flags & DEF_NONLOCAL) != 0) {
            checkNonlocal(names, name);
            names.scopes.put(name, FREE);
            names.free.add(name);
        } else if ((flags & DEF_BOUND) != 0) {
            names.scopes.put(name, LOCAL);
            names.local.add(name);
            names.global.remove(name);
            if ((flags & DEF_TYPE_PARAM) != 0) {
                names.typeParams.add(name);
            } else {
                names.typeParams.remove(name);
            }
        } else {
            analyzeUse(names, name);
        }
    }

    private void checkNonlocal(Names names, String name) {
        if (names.bound == null) {
            throw atDirective(names.block, name, "nonlocal declaration not allowed at module level");
        }
        if (!names.bound.contains(name)) {
            throw atDirective(names.block, name, "no binding for nonlocal '" + name + "' found");
        }
        if (names.typeParams.contains(name)) {
            throw atDirective(names.block, name, "nonlocal binding not allowed for type parameter '" + name + "'");
        }
    }

    /** A name that the block uses and does not bind. */
    private void analyzeUse(Names names, String name) {
        if (names.classBlock != null) {
            // A name that the class binds is looked up there and then among the globals, never in functions around the class.
            int classFlags = names.classBlock.symbol(name);
            if ((classFlags & DEF_GLOBAL) != 0) {
                names.scopes.put(name, GLOBAL_EXPLICIT);
                return;
            }
            if ((classFlags & DEF_BOUND) != 0 && (classFlags & DEF_NONLOCAL) == 0) {
                names.scopes.put(name, GLOBAL_IMPLICIT);
                return;
            }
        }
        if (names.bound != null && names.bound.contains(name)) {
            names.scopes.put(name, FREE);
            names.free.add(name);
        } else {
            names.scopes.put(name, GLOBAL_IMPLICIT);
        }
    }

    private ParseError atDirective(SymbolBlock block, String name, String message) {
        return SyntaxErrors.at(filename, block.directives.get(name), message).withPlaceApart();
    }

    /** Analyses the children, inlines comprehensions among them, and returns what they leave free. */
    private Set<String> analyzeChildren(
            Names names, Set<String> childBound, Set<String> childGlobal, Set<String> inlinedCells) {
        SymbolBlock block = names.block;
        Set<String> childFree = new LinkedHashSet<>();
        for (SymbolBlock child : block.children) {
            SymbolBlock childClass = null;
            if (child.canSeeClassScope) {
                childClass = block.kind == Kind.CLASS ? block : names.classBlock;
            }
            // Comprehensions in annotation scopes of classes stay functions: their names need the class's namespace.
            boolean inline = child.comprehension != SymbolBlock.Comprehension.NONE
                    && !child.generator
                    && !block.canSeeClassScope;
            Set<String> freeInChild = new LinkedHashSet<>(childFree);
            analyzeBlock(
                    child,
                    new LinkedHashSet<>(childBound),
                    freeInChild,
                    new LinkedHashSet<>(childGlobal),
                    new LinkedHashSet<>(names.typeParams),
                    childClass);
            if (inline) {
                inlineComprehension(names, child, freeInChild, inlinedCells);
                child.inlined = true;
            }
            childFree.addAll(freeInChild);
        }
        for (int i = block.children.size() - 1; i >= 0; i--) {
            SymbolBlock child = block.children.get(i);
            if (child.inlined) {
                block.children.remove(i);
                block.children.addAll(i, child.children);
            }
        }
        return childFree;
    }

    /** Merges the names of an inlined comprehension into the block. */
    private static void inlineComprehension(
            Names names, SymbolBlock comprehension, Set<String> comprehensionFree, Set<String> inlinedCells) {
        SymbolBlock block = names.block;
        boolean removeDunderClass = false;
        for (Map.Entry<String, Integer> symbol : comprehension.symbols.entrySet()) {
            String name = symbol.getKey();
            int flags = symbol.getValue() & ((1 << SCOPE_OFFSET) - 1);
            int scope = SymbolFlags.scope(symbol.getValue());
            if ((flags & DEF_PARAM) != 0) {
                continue; // the outermost iterable
            }
            if (scope == CELL || (flags & DEF_COMP_CELL) != 0) {
                inlinedCells.add(name);
            }
            if (scope == FREE && block.kind == Kind.CLASS && name.equals("__class__")) {
                // __class__ is never free through a class
                scope = GLOBAL_IMPLICIT;
                comprehensionFree.remove(name);
                removeDunderClass = true;
            }
            Integer existing = block.symbols.get(name);
            if (existing == null) {
                block.symbols.put(name, flags);
                names.scopes.put(name, scope);
            } else if ((existing & DEF_BOUND) != 0
                    && block.kind != Kind.CLASS
                    && !isFreeInAnyChild(comprehension, name)) {
                // what was free in the comprehension is now simply a local
                comprehensionFree.remove(name);
            }
        }
        if (removeDunderClass) {
            comprehension.symbols.remove("__class__");
        }
    }

    private static boolean isFreeInAnyChild(SymbolBlock block, String name) {
        for (SymbolBlock child : block.children) {
            if (child.scope(name) == FREE) {
                return true;
            }
        }
        return false;
    }

    /** A local that a child leaves free is a cell here, and no longer free above. */
    private static void makeCells(Map<String, Integer> scopes, Set<String> free, Set<String> inlinedCells) {
        for (Map.Entry<String, Integer> entry : scopes.entrySet()) {
            String name = entry.getKey();
            if (entry.getValue() == LOCAL && (free.contains(name) || inlinedCells.contains(name))) {
                entry.setValue(CELL);
                free.remove(name);
            }
        }
    }

    /** What methods leave free of the names that every class provides. */
    private static void dropClassCells(SymbolBlock block, Set<String> free) {
        if (free.remove("__class__")) {
            block.needsClassClosure = true;
        }
        if (free.remove("__classdict__")) {
            block.needsClassDict = true;
        }
        if (free.remove("__conditional_annotations__")) {
            block.hasConditionalAnnotations = true;
        }
    }

    private static void storeScopes(Names names, Set<String> free, Set<String> inlinedCells) {
        SymbolBlock block = names.block;
        for (Map.Entry<String, Integer> symbol : block.symbols.entrySet()) {
            int flags = symbol.getValue();
            if (inlinedCells.contains(symbol.getKey())) {
                flags |= DEF_COMP_CELL;
            }
            symbol.setValue(flags | names.scopes.get(symbol.getKey()) << SCOPE_OFFSET);
        }
        boolean classLike = block.kind == Kind.CLASS || block.canSeeClassScope;
        for (String name : free) {
            Integer existing = block.symbols.get(name);
            if (existing != null) {
                if (classLike) {
                    // free in a method, and also bound or used in the class itself
                    block.symbols.put(name, existing | DEF_FREE_CLASS);
                }
            } else if (names.bound == null || names.bound.contains(name)) {
                block.symbols.put(name, FREE << SCOPE_OFFSET);
            }
        }
    }
}
