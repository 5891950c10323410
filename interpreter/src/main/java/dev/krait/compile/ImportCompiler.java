package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.Alias;
import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.bytecode.Intrinsic;
import dev.krait.flowgraph.CodeUnitMetadata;
import dev.krait.flowgraph.Locations;
import dev.krait.object.PyNone;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** Compiles {@code import} and {@code from ... import}. Compare CPython {@code Python/codegen.c: codegen_import}. */
final class ImportCompiler {
    private final Compilation c;

    ImportCompiler(Compilation c) {
        this.c = c;
    }

    void importModules(Stmt.Import s) {
        Span span = s.span();
        for (Alias alias : s.names()) {
            String name = alias.name();
            c.loadConst(0L, span);
            c.loadConst(PyNone.NONE, span);
            c.emitName(IMPORT_NAME, name, span);
            if (alias.asname() != null) {
                bindAs(name, alias.asname(), span);
            } else {
                int dot = name.indexOf('.');
                c.names.store(dot < 0 ? name : name.substring(0, dot), span);
            }
        }
    }

    /** {@code import a.b.c as d}: {@code [a] -> }, by way of {@code a.b} and {@code a.b.c}. */
    private void bindAs(String name, String asname, Span span) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            c.names.store(asname, span);
            return;
        }
        while (true) {
            int start = dot + 1;
            dot = name.indexOf('.', start);
            String attribute = name.substring(start, dot < 0 ? name.length() : dot);
            c.emit(IMPORT_FROM, CodeUnitMetadata.index(c.unit.metadata.names, attribute), span);
            if (dot < 0) {
                break;
            }
            c.emit(SWAP, 2, span);
            c.emit(POP_TOP, span);
        }
        c.names.store(asname, span);
        c.emit(POP_TOP, span);
    }

    void importFrom(Stmt.ImportFrom s) {
        Span span = s.span();
        c.loadConst(s.level() == null ? 0L : (long) s.level(), span);
        c.loadConst(PyTuple.of(s.names().stream().map(a -> Str.of(a.name())).toArray()), span);
        c.emitName(IMPORT_NAME, s.module() == null ? "" : s.module(), span);
        if (s.names().getFirst().name().startsWith("*")) {
            c.emit(CALL_INTRINSIC_1, Intrinsic.INTRINSIC_IMPORT_STAR, span);
            c.emit(POP_TOP, Locations.NONE);
            return;
        }
        for (Alias alias : s.names()) {
            c.emitName(IMPORT_FROM, alias.name(), span);
            c.names.store(alias.asname() == null ? alias.name() : alias.asname(), span);
        }
        c.emit(POP_TOP, span);
    }
}
