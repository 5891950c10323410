package dev.krait.modules.sre;

import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;
import dev.krait.type.text.Str;

/** {@code sub} and {@code subn}. Compare CPython {@code Modules/_sre/sre.c: pattern_subx}. */
final class Substitution {
    private Substitution() {
    }

    /** The replacement of a template: itself when it has no backslash, else what {@code re._compile_template} makes of it, a literal if it is one. */
    static Object template(PyThread t, PyPattern pattern, Object template) {
        if (isLiteral(t, template)) {
            return template;
        }
        Object re = CallOps.call1(t, t.interpreter.builtins.getName("__import__"), "re");
        Object parsed = CallOps.callMethod(t, re, "_compile_template", pattern, template);
        Object literal = parsed instanceof PyTemplate p ? p.literal() : null;
        return literal != null ? literal : parsed;
    }

    private static boolean isLiteral(PyThread t, Object template) {
        Object text = Str.exactOrNull(template);
        if (text != null) {
            for (int i = 0, n = Str.length(text); i < n; i++) {
                if (Str.codePointAt(text, i) == '\\') {
                    return false;
                }
            }
            return true;
        }
        if (BufferOps.is(template)) {
            for (byte b : BufferOps.bytes(t, template)) {
                if (b == '\\') {
                    return false;
                }
            }
            return true;
        }
        return false;
    }

    /** {@code (new string, number of replacements)}. */
    static PyTuple run(PyThread t, PyPattern pattern, Object repl, Object string, Object count) {
        long limit = count == null ? 0 : SequenceIndexes.size(t, count);
        boolean callable = PyType.of(repl).slot(Slot.CALL) != null;
        Object filter = callable ? repl : template(t, pattern, repl);
        Matcher m = pattern.matcher(t, string, null, null);
        PyList pieces = new PyList();
        int copied = 0;
        long n = 0;
        while ((limit == 0 || n < limit) && m.search()) {
            int from = m.start;
            int to = m.place;
            if (copied < from) {
                pieces.append(m.subject.slice(copied, from));
            }
            Object item;
            if (callable) {
                item = CallOps.call1(t, filter, pattern.result(m, true));
            } else if (filter instanceof PyTemplate template) {
                item = template.expand(t, (PyMatch) pattern.result(m, true));
            } else {
                item = filter;
            }
            if (item != PyNone.NONE) {
                pieces.append(item);
            }
            copied = to;
            n++;
            m.advance();
        }
        if (copied < m.end) {
            pieces.append(m.subject.slice(copied, m.end));
        }
        Object joined = pieces.size() == 0 ? m.subject.empty() : CallOps.callMethod(t, m.subject.empty(), "join", pieces);
        return PyTuple.of(joined, n);
    }
}
