package dev.krait.modules.core;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.IdentityOps;
import dev.krait.symtable.SymbolBlock;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.text.Str;
import java.util.Map;

/** A block of a symbol table as {@code _symtable} shows it. Compare CPython {@code Python/symtable.c: PySTEntry_Type}. */
@ExposedType("symtable entry")
final class PySymbolTableEntry extends PyObject {
    static final PyType TYPE = PyType.builtin(PySymbolTableEntryTable.TABLE, PyType.OBJECT, 0);

    private final SymbolBlock block;
    private final PyDict symbols = new PyDict();
    private final PyList varnames = new PyList(0);
    private final PyList children = new PyList(0);

    /** The entry of a block, with those of the blocks inside. */
    PySymbolTableEntry(SymbolBlock block) {
        super(TYPE);
        this.block = block;
        for (Map.Entry<String, Integer> symbol : block.symbols.entrySet()) {
            symbols.putName(symbol.getKey(), (long) symbol.getValue());
        }
        for (String name : block.varnames) {
            varnames.append(Str.of(name));
        }
        for (SymbolBlock child : block.children) {
            children.append(new PySymbolTableEntry(child));
        }
    }

    @ExposedGetter(value = "id", member = true)
    Object id(PyThread t) {
        return IdentityOps.id(t, this);
    }

    @ExposedGetter(value = "name", member = true)
    Object name() {
        return Str.of(block.name);
    }

    @ExposedGetter(value = "symbols", member = true)
    Object symbols() {
        return symbols;
    }

    @ExposedGetter(value = "varnames", member = true)
    Object varnames() {
        return varnames;
    }

    @ExposedGetter(value = "children", member = true)
    Object children() {
        return children;
    }

    @ExposedGetter(value = "nested", member = true)
    long nested() {
        return block.nested ? 1 : 0;
    }

    @ExposedGetter(value = "type", member = true)
    long kind() {
        return block.kind.ordinal();
    }

    @ExposedGetter(value = "lineno", member = true)
    long line() {
        return block.span.line();
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return Str.of("<symtable entry " + block.name + "(" + IdentityOps.id(t, this) + "), line " + block.span.line() + ">");
    }
}
