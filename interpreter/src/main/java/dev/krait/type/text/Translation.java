package dev.krait.type.text;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyNone;
import dev.krait.ops.SubscriptOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.number.IntType;

/** {@code str.translate} and {@code str.maketrans}. */
final class Translation {
    private Translation() {
    }

    static Object translate(PyThread t, Object s, Object table) {
        int n = Str.length(s);
        TextBuilder out = new TextBuilder(n);
        PyDict dict = table instanceof PyDict d && d.type == PyDict.TYPE ? d : null;
        for (int i = 0; i < n; i++) {
            int c = Str.codePointAt(s, i);
            Object by;
            try {
                by = dict != null ? dict.get(t, (long) c) : SubscriptOps.get(t, table, (long) c);
            } catch (PyException e) {
                if (!e.is(ExceptionTypes.LOOKUP_ERROR)) {
                    throw e;
                }
                by = null;
            }
            if (by == null) {
                out.appendCodePoint(c);
            } else {
                append(out, by);
            }
        }
        return out.build();
    }

    private static void append(TextBuilder out, Object by) {
        if (by == PyNone.NONE) {
            return;
        }
        Object text = Str.exactOrNull(by);
        if (text != null) {
            out.append(text);
            return;
        }
        Object number = IntType.exactOrNull(by);
        if (number == null) {
            throw TypeErrors.of("character mapping must return integer, None or str");
        }
        if (!(number instanceof Long c) || c < 0 || c > 0x10FFFF) {
            throw ValueErrors.of("character mapping must be in range(0x110000)");
        }
        out.appendCodePoint((int) (long) c);
    }

    static Object makeTable(PyThread t, Object x, Object y, Object z) {
        PyDict table = new PyDict();
        if (y != null) {
            fromStrings(t, table, x, y, z);
            return table;
        }
        if (!(x instanceof PyDict source) || source.type != PyDict.TYPE) {
            throw TypeErrors.of("if you give only one argument to maketrans it must be a dict");
        }
        for (Object key : dev.krait.type.sequence.FastSequence.toArray(t, source)) {
            Object value = source.getItem(t, key);
            Object text = Str.exactOrNull(key);
            if (text != null) {
                if (Str.length(text) != 1) {
                    throw ValueErrors.of("string keys in translate table must be of length 1");
                }
                table.setItem(t, (long) Str.codePointAt(text, 0), value);
            } else if (IntType.exactOrNull(key) != null) {
                table.setItem(t, key, value);
            } else {
                throw TypeErrors.of("keys in translate table must be strings or integers");
            }
        }
        return table;
    }

    private static void fromStrings(PyThread t, PyDict table, Object x, Object y, Object z) {
        Object from = Str.exactOrNull(x);
        Object to = StrType.argument(y, "maketrans", 2);
        Object deleted = z == null ? null : StrType.argument(z, "maketrans", 3);
        if (from == null) {
            throw TypeErrors.of("first maketrans argument must be a string if there is a second argument");
        }
        if (Str.length(from) != Str.length(to)) {
            throw ValueErrors.of("the first two maketrans arguments must have equal length");
        }
        for (int i = 0; i < Str.length(from); i++) {
            table.setItem(t, (long) Str.codePointAt(from, i), (long) Str.codePointAt(to, i));
        }
        for (int i = 0; deleted != null && i < Str.length(deleted); i++) {
            table.setItem(t, (long) Str.codePointAt(deleted, i), PyNone.NONE);
        }
    }
}
