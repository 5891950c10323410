package dev.krait.bytecode;

import dev.krait.error.IndexErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.CompareOps;
import dev.krait.ops.HashOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Addresses;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A code object, CPython 3.14's byte for byte (architecture D1). The data never change; caches, events and {@code co_extra} of the interpreter that
 * runs it hang off {@link #state}.
 */
@ExposedType(value = "code")
public final class PyCode extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyCodeTable.TABLE, PyType.OBJECT, 0);

    static {
        TYPE.hasWeakref = true;
    }

    // co_flags
    public static final int CO_OPTIMIZED = 0x1;
    public static final int CO_NEWLOCALS = 0x2;
    public static final int CO_VARARGS = 0x4;
    public static final int CO_VARKEYWORDS = 0x8;
    public static final int CO_NESTED = 0x10;
    public static final int CO_GENERATOR = 0x20;
    public static final int CO_COROUTINE = 0x80;
    public static final int CO_ITERABLE_COROUTINE = 0x100;
    public static final int CO_ASYNC_GENERATOR = 0x200;
    public static final int CO_HAS_DOCSTRING = 0x4000000;
    public static final int CO_METHOD = 0x8000000;

    // kinds of localsplus (co_localspluskinds)
    public static final int CO_FAST_ARG_POS = 0x02;
    public static final int CO_FAST_ARG_KW = 0x04;
    public static final int CO_FAST_ARG_VAR = 0x08;
    public static final int CO_FAST_HIDDEN = 0x10;
    public static final int CO_FAST_LOCAL = 0x20;
    public static final int CO_FAST_CELL = 0x40;
    public static final int CO_FAST_FREE = 0x80;

    public final int argcount;
    public final int posonlyargcount;
    public final int kwonlyargcount;
    public final int stacksize;
    public final int flags;
    /** {@code co_code}: unspecialised, uninstrumented, with zeroed caches. Do not write. */
    public final byte[] code;
    /** Constants, Python values. Do not write. */
    public final Object[] consts;
    /** Names, in UTF-16, interned. */
    public final String[] names;
    public final String[] localsplusnames;
    public final byte[] localspluskinds;
    /** A {@code str}. */
    public volatile Object filename;
    public final Object name;
    public final Object qualname;
    public final int firstlineno;
    public final byte[] linetable;
    public final byte[] exceptiontable;
    /** Variables that are not only free: arguments, locals, cells. */
    public final int nlocals;
    public final int ncellvars;
    public final int nfreevars;
    /** The constants and the line table as Python sees them. */
    private PyTuple constantsTuple;
    private PyBytes linetableBytes;
    /** Whether the build froze it: our compiler made it, and nobody has changed it since, so that it needs no verifying. */
    public boolean frozen;
    /** What the evaluator keeps for this code; see {@code dev.krait.eval}. */
    public volatile Object state;

    public PyCode(int argcount, int posonlyargcount, int kwonlyargcount, int stacksize, int flags, byte[] code, Object[] consts, String[] names,
            String[] localsplusnames, byte[] localspluskinds, Object filename, Object name, Object qualname, int firstlineno, byte[] linetable,
            byte[] exceptiontable) {
        super(TYPE);
        this.argcount = argcount;
        this.posonlyargcount = posonlyargcount;
        this.kwonlyargcount = kwonlyargcount;
        this.stacksize = stacksize;
        this.flags = flags;
        this.code = code;
        this.consts = consts;
        this.names = intern(names);
        this.localsplusnames = intern(localsplusnames);
        this.localspluskinds = localspluskinds;
        this.filename = filename;
        this.name = name;
        this.qualname = qualname;
        this.firstlineno = firstlineno;
        this.linetable = linetable;
        this.constantsTuple = PyTuple.of(consts);
        this.linetableBytes = PyBytes.of(linetable);
        this.exceptiontable = exceptiontable;
        int locals = 0;
        int cells = 0;
        int free = 0;
        for (byte kind : localspluskinds) {
            if ((kind & CO_FAST_LOCAL) != 0) {
                locals++;
            }
            if ((kind & CO_FAST_CELL) != 0) {
                cells++;
            }
            if ((kind & CO_FAST_FREE) != 0) {
                free++;
            }
        }
        this.nlocals = locals;
        this.ncellvars = cells;
        this.nfreevars = free;
    }

    /** Sets the objects that stand for constants and line table; the compiler's are shared among code objects. Called before anybody sees the code. */
    public void share(PyTuple constants, PyBytes lines) {
        constantsTuple = constants;
        linetableBytes = lines;
    }

    private static String[] intern(String[] names) {
        String[] interned = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            interned[i] = names[i].intern();
        }
        return interned;
    }

    /** {@code co_code} as Python sees it. */
    public PyBytes codeBytes() {
        return PyBytes.of(code.clone());
    }

    private static Object tuple(List<String> names) {
        Object[] items = new Object[names.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = Str.of(names.get(i));
        }
        return PyTuple.of(items);
    }

    private List<String> namesOf(int kinds) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < localsplusnames.length; i++) {
            if ((localspluskinds[i] & kinds) != 0) {
                found.add(localsplusnames[i]);
            }
        }
        return found;
    }

    // ---- for Python ------------------------------------------------------------------------------------------------------------

    @ExposedNew("(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, filename, name, qualname, "
            + "firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /)")
    static Object newCode(PyThread t, PyType cls, Object argcount, Object posonlyargcount, Object kwonlyargcount, Object nlocals, Object stacksize,
            Object flags, Object codestring, Object constants, Object names, Object varnames, Object filename, Object name, Object qualname,
            Object firstlineno, Object linetable, Object exceptiontable, Object freevars, Object cellvars) {
        CodeReplacement r = new CodeReplacement(t, "code");
        r.numbers(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, firstlineno);
        r.values(codestring, constants, names, varnames, freevars == null ? PyTuple.EMPTY : freevars, cellvars == null ? PyTuple.EMPTY : cellvars, filename,
                name, qualname, linetable, exceptiontable);
        return r.make();
    }

    @ExposedMethod(value = "replace($self, /, **changes)", doc = "Return a copy of the code object with new values for the specified fields.")
    Object replace(PyThread t, PyDict changes) {
        CodeReplacement r = new CodeReplacement(t, "replace");
        r.startFrom(this);
        if (changes != null) {
            Object[] pairs = changes.snapshot();
            for (int i = 0; i < pairs.length; i += 2) {
                r.change(Str.java(pairs[i]), pairs[i + 1]);
            }
        }
        return r.make();
    }

    @ExposedMethod(value = "__replace__($self, /, **changes)", doc = "The same as replace().", plain = true)
    Object replaceForCopy(PyThread t, PyDict changes) {
        return replace(t, changes);
    }

    @ExposedMethod("co_lines($self, /)")
    Object coLines() {
        return LineIterator.lines(this);
    }

    @ExposedMethod("co_branches($self, /)")
    Object coBranches() {
        return LineIterator.branches(this);
    }

    @ExposedMethod("co_positions($self, /)")
    Object coPositions() {
        return new PositionsIterator(this);
    }

    @ExposedMethod(value = "_varname_from_oparg($self, /, oparg)", doc = "(internal-only) Return the local variable name for the given oparg.\n\n"
            + "WARNING: this method is for internal use only and may change or go away.")
    Object varnameFromOparg(PyThread t, Object oparg) {
        int i = NumberOps.clippedIndex(t, oparg);
        if (i < 0 || i >= localsplusnames.length) {
            throw IndexErrors.of("tuple index out of range");
        }
        return Str.of(localsplusnames[i]);
    }

    @ExposedGetter(value = "co_argcount", member = true)
    Object coArgcount() {
        return (long) argcount;
    }

    @ExposedGetter(value = "co_posonlyargcount", member = true)
    Object coPosonlyargcount() {
        return (long) posonlyargcount;
    }

    @ExposedGetter(value = "co_kwonlyargcount", member = true)
    Object coKwonlyargcount() {
        return (long) kwonlyargcount;
    }

    @ExposedGetter(value = "co_stacksize", member = true)
    Object coStacksize() {
        return (long) stacksize;
    }

    @ExposedGetter(value = "co_flags", member = true)
    Object coFlags() {
        return (long) flags;
    }

    @ExposedGetter("co_nlocals")
    Object coNlocals() {
        return (long) nlocals;
    }

    @ExposedGetter("co_code")
    Object coCode() {
        return codeBytes();
    }

    @ExposedGetter("_co_code_adaptive")
    Object adaptive() {
        return codeBytes();
    }

    @ExposedGetter(value = "co_consts", member = true)
    Object coConsts() {
        return constantsTuple;
    }

    @ExposedGetter(value = "co_names", member = true)
    Object coNames() {
        return tuple(List.of(names));
    }

    @ExposedGetter("co_varnames")
    Object coVarnames() {
        return tuple(namesOf(CO_FAST_LOCAL));
    }

    @ExposedGetter("co_cellvars")
    Object coCellvars() {
        return tuple(namesOf(CO_FAST_CELL));
    }

    @ExposedGetter("co_freevars")
    Object coFreevars() {
        return tuple(namesOf(CO_FAST_FREE));
    }

    @ExposedGetter(value = "co_filename", member = true)
    Object coFilename() {
        return filename;
    }

    @ExposedGetter(value = "co_name", member = true)
    Object coName() {
        return name;
    }

    @ExposedGetter(value = "co_qualname", member = true)
    Object coQualname() {
        return qualname;
    }

    @ExposedGetter(value = "co_firstlineno", member = true)
    Object coFirstlineno() {
        return (long) firstlineno;
    }

    @ExposedGetter(value = "co_linetable", member = true)
    Object coLinetable() {
        return linetableBytes;
    }

    @ExposedGetter(value = "co_exceptiontable", member = true)
    Object coExceptiontable() {
        return PyBytes.of(exceptiontable);
    }

    /** The line table of old: pairs of byte and line increments. Compare CPython {@code Objects/codeobject.c: decode_linetable}. */
    @ExposedGetter("co_lnotab")
    Object coLnotab(PyThread t) {
        dev.krait.ops.CallOps.callMethod(t, dev.krait.ops.ImportOps.module(t, "_warnings"), "warn", "co_lnotab is deprecated, use co_lines instead.",
                dev.krait.type.exception.ExceptionTypes.DEPRECATION_WARNING, 1L);
        Locations locations = Locations.of(this);
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        int line = firstlineno;
        int written = 0;
        for (int i = 0; i < locations.size(); i++) {
            if (locations.line(i) < 0 || locations.line(i) == line) {
                continue;
            }
            int bytes = 2 * locations.start(i) - written;
            int lines = locations.line(i) - line;
            for (; bytes > 255; bytes -= 255) {
                out.write(255);
                out.write(0);
            }
            for (; lines > 127 || lines < -128; lines -= Integer.signum(lines) * (lines > 0 ? 127 : 128)) {
                out.write(bytes);
                out.write(lines > 0 ? 127 : -128);
                bytes = 0;
            }
            out.write(bytes);
            out.write(lines);
            line = locations.line(i);
            written = 2 * locations.start(i);
        }
        return PyBytes.of(out.toByteArray());
    }

    @ExposedMethod("__eq__($self, value, /)")
    Object eq(PyThread t, Object other) {
        return other instanceof PyCode c ? (Object) sameAs(t, c) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod("__ne__($self, value, /)")
    Object ne(PyThread t, Object other) {
        return other instanceof PyCode c ? (Object) !sameAs(t, c) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    private boolean sameAs(PyThread t, PyCode c) {
        return CompareOps.equal(t, name, c.name) && argcount == c.argcount && posonlyargcount == c.posonlyargcount
                && kwonlyargcount == c.kwonlyargcount && flags == c.flags && firstlineno == c.firstlineno && Arrays.equals(code, c.code)
                && ConstantEquality.same(t, consts, c.consts) && Arrays.equals(names, c.names) && Arrays.equals(localsplusnames, c.localsplusnames)
                && Arrays.equals(localspluskinds, c.localspluskinds) && Arrays.equals(linetable, c.linetable)
                && Arrays.equals(exceptiontable, c.exceptiontable);
    }

    @ExposedMethod("__hash__($self, /)")
    long hash(PyThread t) {
        long h = HashOps.hash(t, name);
        h = 31 * h + Arrays.hashCode(code);
        h = 31 * (31 * (31 * (31 * h + argcount) + posonlyargcount) + kwonlyargcount) + flags;
        h = 31 * h + Arrays.hashCode(names);
        h = 31 * h + Arrays.hashCode(localsplusnames);
        return 31 * (31 * h + Arrays.hashCode(linetable)) + Arrays.hashCode(exceptiontable) + firstlineno;
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        String where = firstlineno != 0 ? ", line " + firstlineno + ">" : ", line -1>";
        return Str.concat(Str.concat("<code object ", name), Str.concat(" at " + Addresses.of(t, this) + ", file \"", Str.concat(filename, "\"" + where)));
    }

    @Override
    public String toString() {
        return "<code object " + name + ", file \"" + filename + "\", line " + firstlineno + ">";
    }
}
