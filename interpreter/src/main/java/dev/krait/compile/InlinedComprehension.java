package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;
import static dev.krait.symtable.SymbolFlags.CELL;
import static dev.krait.symtable.SymbolFlags.DEF_LOCAL;
import static dev.krait.symtable.SymbolFlags.DEF_NONLOCAL;
import static dev.krait.symtable.SymbolFlags.FREE;

import dev.krait.ast.Span;
import dev.krait.flowgraph.CodeUnitMetadata;
import dev.krait.flowgraph.Locations;
import dev.krait.symtable.SymbolBlock;
import dev.krait.symtable.SymbolFlags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the names of a comprehension that is compiled in place (PEP 709) apart from those around it: the names that it binds have their
 * outer values on the stack meanwhile. Compare CPython {@code Python/compile.c: _PyCompile_TweakInlinedComprehensionScopes},
 * {@code Python/codegen.c: push_inlined_comprehension_state}.
 */
final class InlinedComprehension {
    private final Compilation c;
    private final SymbolBlock comprehension;
    private final SymbolBlock outer;
    private final CodeUnitMetadata metadata;
    private final Span span;

    /** The outer symbols of names that have another scope inside. */
    private final Map<String, Integer> outerSymbols = new HashMap<>();

    /** Names that are fast locals only inside. */
    private final List<String> fastHidden = new ArrayList<>();

    /** Names whose outer values are on the stack. */
    private final List<String> pushed = new ArrayList<>();

    private int cleanup;

    InlinedComprehension(Compilation c, SymbolBlock comprehension, Span span) {
        this.c = c;
        this.comprehension = comprehension;
        this.outer = c.unit.block;
        this.metadata = c.unit.metadata;
        this.span = span;
    }

    /** {@code [iterator] -> [outer values, iterator]}. */
    void enter() {
        boolean inClass = outer.kind == SymbolBlock.Kind.CLASS && c.unit.inlinedComprehensions == 0;
        c.unit.inlinedComprehensions++;
        for (Map.Entry<String, Integer> entry : comprehension.symbols.entrySet()) {
            changeScope(entry.getKey(), entry.getValue(), inClass);
        }
        for (Map.Entry<String, Integer> entry : comprehension.symbols.entrySet()) {
            if (isBoundInside(entry.getValue())) {
                push(entry.getKey(), entry.getValue());
            }
        }
        if (!pushed.isEmpty()) {
            c.emit(SWAP, pushed.size() + 1, span);
            cleanup = c.newLabel();
            // no frame block: nothing but an exception leaves a comprehension
            c.jump(SETUP_FINALLY, cleanup, span);
        }
    }

    private static boolean isBoundInside(int symbol) {
        return (symbol & DEF_LOCAL) != 0 && (symbol & DEF_NONLOCAL) == 0;
    }

    private void changeScope(String name, int symbol, boolean inClass) {
        int scope = SymbolFlags.scope(symbol);
        int outerSymbol = outer.symbol(name);
        int outerScope = SymbolFlags.scope(outerSymbol);
        boolean differs = scope != outerScope && scope != FREE && !(scope == CELL && outerScope == FREE);
        if (differs || inClass) {
            outer.symbols.put(name, symbol);
            outerSymbols.put(name, outerSymbol);
        }
        if (isBoundInside(symbol)
                && !outer.isFunctionLike()
                && !metadata.fastHidden.getOrDefault(name, false)) {
            metadata.fastHidden.put(name, true);
            fastHidden.add(name);
        }
    }

    private void push(String name, int symbol) {
        // of a cell this pushes the cell, and the comprehension gets one of its own
        c.emit(LOAD_FAST_AND_CLEAR, CodeUnitMetadata.index(metadata.varnames, name), span);
        if (SymbolFlags.scope(symbol) == CELL) {
            Map<String, Integer> cells =
                    SymbolFlags.scope(outer.symbol(name)) == FREE ? metadata.freevars : metadata.cellvars;
            c.emit(MAKE_CELL, CodeUnitMetadata.index(cells, name), span);
        }
        pushed.add(name);
    }

    /** {@code [outer values, result] -> [result]}. */
    void leave() {
        if (!pushed.isEmpty()) {
            c.emit(POP_BLOCK, Locations.NONE);
            int end = c.newLabel();
            c.jump(JUMP_NO_INTERRUPT, end, Locations.NONE);
            c.use(cleanup);
            // the unfinished result below the exception
            c.emit(SWAP, 2, Locations.NONE);
            c.emit(POP_TOP, Locations.NONE);
            restore();
            c.emit(RERAISE, 0, Locations.NONE);
            c.use(end);
            restore();
        }
        c.unit.inlinedComprehensions--;
        outer.symbols.putAll(outerSymbols);
        for (String name : fastHidden) {
            metadata.fastHidden.put(name, false);
        }
    }

    private void restore() {
        c.emit(SWAP, pushed.size() + 1, span);
        for (String name : pushed.reversed()) {
            c.emit(STORE_FAST_MAYBE_NULL, CodeUnitMetadata.index(metadata.varnames, name), span);
        }
    }
}
