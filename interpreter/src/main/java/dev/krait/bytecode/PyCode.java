package dev.krait.bytecode;

import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.type.text.PyBytes;

/**
 * A code object, CPython 3.14's byte for byte (architecture D1). The data never change; caches, events and {@code co_extra} of the interpreter that
 * runs it hang off {@link #state}.
 */
@ExposedType(value = "code")
public final class PyCode extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyCodeTable.TABLE, PyType.OBJECT, 0);

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

    @Override
    public String toString() {
        return "<code object " + name + ", file \"" + filename + "\", line " + firstlineno + ">";
    }
}
