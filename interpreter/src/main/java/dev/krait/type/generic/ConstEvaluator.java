package dev.krait.type.generic;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.TextOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** Evaluates to a value that is known already. Compare CPython {@code Objects/typevarobject.c: constevaluator_call}. */
@ExposedType("_typing._ConstEvaluator")
final class ConstEvaluator extends PyObject {
    static final PyType TYPE = PyType.builtin(ConstEvaluatorTable.TABLE, PyType.OBJECT, 0);
    /** The format that gives source text. */
    private static final long STRING = 4;

    private final Object value;

    ConstEvaluator(Object value) {
        super(TYPE);
        this.value = value;
    }

    @ExposedMethod("__call__($self, format, /)")
    Object evaluate(PyThread t, Object format) {
        if (!Long.valueOf(STRING).equals(NumberOps.index(t, format))) {
            return value;
        }
        if (!(value instanceof PyTuple tuple)) {
            return Str.of(TypingLibrary.repr(t, value));
        }
        StringBuilder text = new StringBuilder("(");
        for (Object item : tuple.items) {
            text.append(text.length() == 1 ? "" : ", ").append(TypingLibrary.repr(t, item));
        }
        return Str.of(text.append(tuple.size() == 1 ? ",)" : ")").toString());
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return Str.concat(Str.concat("<constevaluator ", TextOps.repr(t, value)), ">");
    }
}
