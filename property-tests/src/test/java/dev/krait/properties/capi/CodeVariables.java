package dev.krait.properties.capi;

import static dev.krait.bytecode.PyCode.CO_FAST_CELL;
import static dev.krait.bytecode.PyCode.CO_FAST_FREE;
import static dev.krait.bytecode.PyCode.CO_FAST_HIDDEN;

import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.PyCode;
import dev.krait.object.PyNone;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.set.PySet;
import dev.krait.type.text.Str;

/** What names a code object has, and which kinds of them. Compare CPython {@code Objects/codeobject.c: _PyCode_GetVarCounts, _PyCode_ReturnsOnlyNone}. */
final class CodeVariables {
    private final PyCode code;
    private int free;
    private int pure;
    private int argumentCells;
    private int otherCells;
    private int hiddenPure;
    private int hiddenCells;
    private int attributes;
    int globals;
    int builtins;
    int unknownGlobals;
    /** How often a name counts again, as an attribute besides as a global. */
    private int repeated;

    private CodeVariables(PyCode code) {
        this.code = code;
    }

    /**
     * Counts.
     *
     * @param globalNames    names that count no more as globals; those found are added
     * @param attributeNames the same for attributes
     * @param globalsDict    where globals are known to be, or null
     * @param builtinsDict   where built-ins are known to be, or null
     */
    static CodeVariables of(PyThread t, PyCode code, PySet globalNames, PySet attributeNames, PyDict globalsDict, PyDict builtinsDict) {
        CodeVariables variables = new CodeVariables(code);
        variables.countLocals();
        variables.countNames(t, globalNames, attributeNames, globalsDict, builtinsDict);
        return variables;
    }

    int free() {
        return free;
    }

    private int arguments() {
        return code.argcount + code.kwonlyargcount + flag(PyCode.CO_VARARGS) + flag(PyCode.CO_VARKEYWORDS);
    }

    private int flag(int flag) {
        return (code.flags & flag) != 0 ? 1 : 0;
    }

    private void countLocals() {
        int arguments = arguments();
        for (int i = 0; i < code.localspluskinds.length; i++) {
            int kind = code.localspluskinds[i];
            boolean cell = (kind & CO_FAST_CELL) != 0;
            if ((kind & CO_FAST_FREE) != 0) {
                free++;
            } else if ((kind & CO_FAST_HIDDEN) != 0) {
                hiddenPure += cell ? 0 : 1;
                hiddenCells += cell ? 1 : 0;
            } else if (i < arguments) {
                argumentCells += cell ? 1 : 0;
            } else {
                pure += cell ? 0 : 1;
                otherCells += cell ? 1 : 0;
            }
        }
    }

    private void countNames(PyThread t, PySet globalNames, PySet attributeNames, PyDict globalsDict, PyDict builtinsDict) {
        int extended = 0;
        for (int i = 0; i < code.code.length;) {
            int opcode = code.code[i] & 0xff;
            int oparg = extended << 8 | code.code[i + 1] & 0xff;
            extended = opcode == Opcode.EXTENDED_ARG ? oparg : 0;
            boolean attribute = opcode == Opcode.LOAD_ATTR;
            if (attribute || opcode == Opcode.LOAD_GLOBAL) {
                Object name = Str.of(code.names[oparg >> 1]);
                PySet seen = attribute ? attributeNames : globalNames;
                if (!seen.contains(t, name)) {
                    seen.add(t, name);
                    repeated += (attribute ? globalNames : attributeNames).contains(t, name) ? 1 : 0;
                    if (attribute) {
                        attributes++;
                    } else {
                        countGlobal(t, name, globalsDict, builtinsDict);
                    }
                }
            }
            i += 2 + 2 * Opcode.caches(opcode);
        }
    }

    private void countGlobal(PyThread t, Object name, PyDict globalsDict, PyDict builtinsDict) {
        if (globalsDict != null && globalsDict.contains(t, name)) {
            globals++;
        } else if (builtinsDict != null && builtinsDict.contains(t, name)) {
            builtins++;
        } else {
            unknownGlobals++;
        }
    }

    /** The figures as nested dicts. */
    PyDict counts() {
        int arguments = arguments();
        PyDict args = dict("total", arguments, "numposonly", code.posonlyargcount, "numposorkw", code.argcount - code.posonlyargcount, "numkwonly",
                code.kwonlyargcount, "varargs", flag(PyCode.CO_VARARGS), "varkwargs", flag(PyCode.CO_VARKEYWORDS));
        PyDict cells = dict("total", argumentCells + otherCells, "numargs", argumentCells, "numothers", otherCells);
        PyDict hidden = dict("total", hiddenPure + hiddenCells, "numpure", hiddenPure, "numcells", hiddenCells);
        int locals = code.localspluskinds.length - free;
        PyDict local = dict("total", locals, "args", args, "numpure", pure, "cells", cells, "hidden", hidden);
        int names = code.names.length + repeated;
        int allGlobals = globals + builtins + unknownGlobals;
        PyDict global = dict("total", allGlobals, "numglobal", globals, "numbuiltin", builtins, "numunknown", unknownGlobals);
        PyDict unbound = dict("total", names, "numattrs", attributes, "numunknown", names - allGlobals - attributes, "globals", global);
        return dict("total", locals + free + names, "locals", local, "numfree", free, "unbound", unbound);
    }

    private static PyDict dict(Object... pairs) {
        PyDict dict = new PyDict();
        for (int i = 0; i < pairs.length; i += 2) {
            dict.putName((String) pairs[i], pairs[i + 1] instanceof Integer n ? (Object) (long) n : pairs[i + 1]);
        }
        return dict;
    }

    /** The kind of each variable by its name. */
    static PyDict kinds(PyCode code) {
        PyDict kinds = new PyDict();
        for (int i = 0; i < code.localspluskinds.length; i++) {
            kinds.putName(code.localsplusnames[i], (long) (code.localspluskinds[i] & 0xff));
        }
        return kinds;
    }

    /** Whether each return statement gives None. */
    static boolean returnsOnlyNone(PyCode code) {
        int none = java.util.Arrays.asList(code.consts).indexOf(PyNone.NONE);
        int before = 0;
        for (int i = 0; i < code.code.length;) {
            int opcode = code.code[i] & 0xff;
            if (opcode == Opcode.RETURN_VALUE) {
                boolean givesNone = none >= 0 && (code.code[before] & 0xff) == Opcode.LOAD_CONST && (code.code[before + 1] & 0xff) == none;
                if (!givesNone) {
                    return false;
                }
            }
            before = i;
            i += 2 + 2 * Opcode.caches(opcode);
        }
        return true;
    }
}
