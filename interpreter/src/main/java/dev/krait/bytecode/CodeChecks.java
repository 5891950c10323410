package dev.krait.bytecode;

import dev.krait.error.PyException;
import dev.krait.error.SystemErrors;
import dev.krait.error.ValueErrors;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;

/** Makes code objects of values that may be anything. Compare CPython {@code Objects/codeobject.c: _PyCode_Validate}. */
final class CodeChecks {
    private static final int MAX_STACK = 1 << 20;

    private CodeChecks() {
    }

    private static PyException internal() {
        return SystemErrors.of("code: co_XXX is of an unexpected type or size");
    }

    static PyCode make(PyThread t, int argcount, int posonlyargcount, int kwonlyargcount, int stacksize, int flags, Object code, Object consts, Object names,
            Object localsplusnames, Object localspluskinds, Object filename, Object name, Object qualname, int firstlineno, Object linetable,
            Object exceptiontable) {
        if (!(code instanceof PyBytes c && consts instanceof PyTuple k && names instanceof PyTuple n && localsplusnames instanceof PyTuple l
                && localspluskinds instanceof PyBytes kinds && linetable instanceof PyBytes lines && exceptiontable instanceof PyBytes table)
                || !Str.is(filename) || !Str.is(name) || !Str.is(qualname)) {
            throw internal();
        }
        if (argcount < posonlyargcount || posonlyargcount < 0 || kwonlyargcount < 0 || stacksize < 0 || stacksize > MAX_STACK || flags < 0
                || c.value.length % 2 != 0 || c.value.length == 0 || l.size() != kinds.value.length) {
            throw c.value.length % 2 != 0 ? ValueErrors.of("code: co_code is malformed") : internal();
        }
        Constants.intern(k.items);
        PyBytes kept = t.interpreter.settings.codeDebugRanges ? lines : PyBytes.of(LineTable.withoutColumns(lines.value));
        PyCode made = new PyCode(argcount, posonlyargcount, kwonlyargcount, stacksize, flags, c.value, k.items, strings(n), strings(l), kinds.value, filename, name,
                qualname, firstlineno, kept.value, table.value);
        // code objects that shared these before they were marshalled share them again
        made.share(k, kept);
        return made;
    }

    static String[] strings(PyTuple tuple) {
        String[] all = new String[tuple.size()];
        for (int i = 0; i < all.length; i++) {
            if (!Str.is(tuple.items[i])) {
                throw dev.krait.error.TypeErrors.of("name tuples must contain only strings, not '" + dev.krait.object.PyType.of(tuple.items[i]).name + "'");
            }
            all[i] = Str.java(tuple.items[i]);
        }
        return all;
    }
}
