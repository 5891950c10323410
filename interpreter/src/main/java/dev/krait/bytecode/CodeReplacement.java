package dev.krait.bytecode;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyType;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the fields of a code object that Python code makes. Compare CPython {@code Objects/codeobject.c: code_new_impl, code_replace_impl}. */
final class CodeReplacement {
    private final PyThread t;
    private final String function;
    private int argcount;
    private int posonlyargcount;
    private int kwonlyargcount;
    private int nlocals;
    private int stacksize;
    private int flags;
    private int firstlineno;
    private PyBytes code;
    private PyTuple consts;
    private PyTuple names;
    private PyTuple varnames;
    private PyTuple freevars;
    private PyTuple cellvars;
    private Object filename;
    private Object name;
    private Object qualname;
    private PyBytes linetable;
    private PyBytes exceptiontable;

    CodeReplacement(PyThread t, String function) {
        this.t = t;
        this.function = function;
    }

    void startFrom(PyCode c) {
        argcount = c.argcount;
        posonlyargcount = c.posonlyargcount;
        kwonlyargcount = c.kwonlyargcount;
        nlocals = c.nlocals;
        stacksize = c.stacksize;
        flags = c.flags;
        firstlineno = c.firstlineno;
        values(c.coCode(), c.coConsts(), c.coNames(), c.coVarnames(), c.coFreevars(), c.coCellvars(), c.filename, c.name, c.qualname, c.coLinetable(),
                c.coExceptiontable());
    }

    void numbers(Object... n) {
        argcount = number(n[0]);
        posonlyargcount = number(n[1]);
        kwonlyargcount = number(n[2]);
        nlocals = number(n[3]);
        stacksize = number(n[4]);
        flags = number(n[5]);
        firstlineno = number(n[6]);
    }

    void values(Object... v) {
        String[] fields = {"co_code", "co_consts", "co_names", "co_varnames", "co_freevars", "co_cellvars", "co_filename", "co_name", "co_qualname",
            "co_linetable", "co_exceptiontable"};
        for (int i = 0; i < fields.length; i++) {
            change(fields[i], v[i]);
        }
    }

    /** Sets one field. Raises TypeError for an unknown one or a value of the wrong type. */
    void change(String field, Object value) {
        switch (field) {
            case "co_argcount" -> argcount = number(value);
            case "co_posonlyargcount" -> posonlyargcount = number(value);
            case "co_kwonlyargcount" -> kwonlyargcount = number(value);
            case "co_nlocals" -> nlocals = number(value);
            case "co_stacksize" -> stacksize = number(value);
            case "co_flags" -> flags = number(value);
            case "co_firstlineno" -> firstlineno = number(value);
            case "co_code" -> code = bytes(field, value);
            case "co_consts" -> consts = tuple(field, value);
            case "co_names" -> names = tuple(field, value);
            case "co_varnames" -> varnames = tuple(field, value);
            case "co_freevars" -> freevars = tuple(field, value);
            case "co_cellvars" -> cellvars = tuple(field, value);
            case "co_filename" -> filename = text(field, value);
            case "co_name" -> name = text(field, value);
            case "co_qualname" -> qualname = text(field, value);
            case "co_linetable" -> linetable = bytes(field, value);
            case "co_exceptiontable" -> exceptiontable = bytes(field, value);
            default -> throw TypeErrors.of(function + "() got an unexpected keyword argument '" + field + "'");
        }
    }

    private int number(Object value) {
        return NumberOps.clippedIndex(t, value);
    }

    private RuntimeException wrong(String field, String wanted, Object value) {
        return TypeErrors.of(function + "() argument '" + field + "' must be " + wanted + ", not " + PyType.of(value).name);
    }

    private PyBytes bytes(String field, Object value) {
        if (value instanceof PyBytes b) {
            return b;
        }
        throw wrong(field, "bytes", value);
    }

    private PyTuple tuple(String field, Object value) {
        if (value instanceof PyTuple p) {
            return p;
        }
        throw wrong(field, "tuple", value);
    }

    private Object text(String field, Object value) {
        if (Str.is(value)) {
            return value;
        }
        throw wrong(field, "str", value);
    }

    private void require(int value, String field) {
        if (value < 0) {
            throw ValueErrors.of(field + " must be a positive integer");
        }
    }

    PyCode make() {
        require(argcount, "co_argcount");
        require(posonlyargcount, "co_posonlyargcount");
        require(kwonlyargcount, "co_kwonlyargcount");
        require(nlocals, "co_nlocals");
        require(stacksize, "co_stacksize");
        require(flags, "co_flags");
        require(firstlineno, "co_firstlineno");
        String[] locals = CodeChecks.strings(varnames);
        String[] cells = CodeChecks.strings(cellvars);
        String[] free = CodeChecks.strings(freevars);
        if (nlocals != locals.length) {
            throw ValueErrors.of("code: co_nlocals != len(co_varnames)");
        }
        boolean varargs = (flags & PyCode.CO_VARARGS) != 0;
        boolean varkeywords = (flags & PyCode.CO_VARKEYWORDS) != 0;
        int arguments = argcount + kwonlyargcount + (varargs ? 1 : 0) + (varkeywords ? 1 : 0);
        if (arguments > nlocals) {
            throw ValueErrors.of("code: co_varnames is too small");
        }
        List<String> all = new ArrayList<>(Arrays.asList(locals));
        List<Byte> kinds = new ArrayList<>();
        List<String> cellList = Arrays.asList(cells);
        for (int i = 0; i < locals.length; i++) {
            kinds.add((byte) (PyCode.CO_FAST_LOCAL | argumentKind(i, varargs, arguments) | (cellList.contains(locals[i]) ? PyCode.CO_FAST_CELL : 0)));
        }
        for (String cell : cells) {
            if (!Arrays.asList(locals).contains(cell)) {
                all.add(cell);
                kinds.add((byte) PyCode.CO_FAST_CELL);
            }
        }
        for (String variable : free) {
            all.add(variable);
            kinds.add((byte) PyCode.CO_FAST_FREE);
        }
        byte[] kindBytes = new byte[kinds.size()];
        for (int i = 0; i < kindBytes.length; i++) {
            kindBytes[i] = kinds.get(i);
        }
        Object[] plusNames = new Object[all.size()];
        for (int i = 0; i < plusNames.length; i++) {
            plusNames[i] = Str.of(all.get(i));
        }
        return CodeChecks.make(t, argcount, posonlyargcount, kwonlyargcount, stacksize, flags, code, consts, names, PyTuple.of(plusNames),
                PyBytes.of(kindBytes), filename, name, qualname, firstlineno, linetable, exceptiontable);
    }

    private int argumentKind(int i, boolean varargs, int arguments) {
        if (i < posonlyargcount) {
            return PyCode.CO_FAST_ARG_POS;
        }
        if (i < argcount) {
            return PyCode.CO_FAST_ARG_POS | PyCode.CO_FAST_ARG_KW;
        }
        if (i < argcount + kwonlyargcount) {
            return PyCode.CO_FAST_ARG_KW;
        }
        if (i >= arguments) {
            return 0;
        }
        boolean positional = varargs && i == argcount + kwonlyargcount;
        return PyCode.CO_FAST_ARG_VAR | (positional ? PyCode.CO_FAST_ARG_POS : PyCode.CO_FAST_ARG_KW);
    }
}
