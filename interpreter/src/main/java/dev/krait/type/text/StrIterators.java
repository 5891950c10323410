package dev.krait.type.text;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.sequence.PyTuple;

/** The iterators of strings; CPython has two of them. Compare CPython {@code Objects/unicodeobject.c: unicodeiter_next, unicode_ascii_iter_next}. */
public final class StrIterators {
    private StrIterators() {
    }

    /** An iterator over an exact string. */
    public static Object of(Object s) {
        return TextCase.isAscii(s) ? new Ascii(s) : new Any(s);
    }

    /** Steps through code points. */
    public abstract static class Stepper extends BuiltinIterator {
        private Object text;
        private int index;

        Stepper(PyType type, Object text) {
            super(type);
            this.text = text;
        }

        @Override
        @ExposedMethod("__next__($self, /)")
        public Object next(PyThread t) {
            Object s = text;
            if (s == null) {
                return null;
            }
            int i = index;
            if (i >= Str.length(s)) {
                text = null;
                return null;
            }
            index = i + 1;
            return Str.ofCodePoint(Str.codePointAt(s, i));
        }

        @ExposedMethod(value = "__length_hint__($self, /)", plain = true)
        int lengthHint() {
            return text == null ? 0 : Math.max(0, Str.length(text) - index);
        }

        @ExposedMethod(value = "__reduce__($self, /)", plain = true)
        Object reduce(PyThread t) {
            Object iter = builtin(t, "iter");
            return text == null ? PyTuple.of(iter, PyTuple.of("")) : PyTuple.of(iter, PyTuple.of(text), (long) index);
        }

        @ExposedMethod(value = "__setstate__($self, object, /)", plain = true)
        void setState(PyThread t, Object state) {
            int i = NumberOps.size(t, state);
            if (text != null) {
                index = Math.max(0, Math.min(i, Str.length(text)));
            }
        }
    }

    /** Over a string in ASCII. */
    @ExposedType("str_ascii_iterator")
    public static final class Ascii extends Stepper {
        public static final PyType TYPE = PyType.builtin(StrIteratorsAsciiTable.TABLE, PyType.OBJECT, 0);

        Ascii(Object text) {
            super(TYPE, text);
        }
    }

    /** Over any other string. */
    @ExposedType("str_iterator")
    public static final class Any extends Stepper {
        public static final PyType TYPE = PyType.builtin(StrIteratorsAnyTable.TABLE, PyType.OBJECT, 0);

        Any(Object text) {
            super(TYPE, text);
        }
    }
}
