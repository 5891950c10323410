package dev.krait.type.sequence;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.iter.BuiltinIterator;

/** The iterators of list and tuple. Compare CPython {@code Objects/listobject.c: listiter_next}. */
public final class SequenceIterators {
    private SequenceIterators() {
    }

    /** Iterates over a list, seeing changes; once at the end it stays there. */
    @ExposedType("list_iterator")
    public static final class OfList extends BuiltinIterator {
        public static final PyType TYPE = PyType.builtin(SequenceIteratorsOfListTable.TABLE, PyType.OBJECT, 0);
        private PyList list;
        private int index;

        OfList(PyList list) {
            super(TYPE);
            this.list = list;
        }

        @Override
        public Object next(PyThread t) {
            PyList l = list;
            if (l == null) {
                return null;
            }
            Object item = l.get(index);
            if (item == null) {
                list = null;
                return null;
            }
            index++;
            return item;
        }

        @ExposedMethod(value = "__length_hint__($self, /)", plain = true)
        int lengthHint() {
            return list == null ? 0 : Math.max(0, list.size() - index);
        }

        @ExposedMethod(value = "__reduce__($self, /)", plain = true)
        Object reduce(PyThread t) {
            Object iter = builtin(t, "iter");
            return list == null ? PyTuple.of(iter, PyTuple.of(new PyList())) : PyTuple.of(iter, PyTuple.of(list), (long) index);
        }

        @ExposedMethod(value = "__setstate__($self, object, /)", plain = true)
        void setState(PyThread t, Object object) {
            int n = NumberOps.clippedIndex(t, object);
            if (list != null) {
                index = Math.max(0, Math.min(n, list.size()));
            }
        }
    }

    /** Iterates over a list from its end. */
    @ExposedType("list_reverseiterator")
    public static final class OfReversedList extends BuiltinIterator {
        public static final PyType TYPE = PyType.builtin(SequenceIteratorsOfReversedListTable.TABLE, PyType.OBJECT, 0);
        private PyList list;
        private int index;

        OfReversedList(PyList list) {
            super(TYPE);
            this.list = list;
            this.index = list.size() - 1;
        }

        @Override
        public Object next(PyThread t) {
            PyList l = list;
            if (l == null) {
                return null;
            }
            Object item = l.get(index);
            if (item == null) {
                list = null;
                index = -1;
                return null;
            }
            index--;
            return item;
        }

        @ExposedMethod(value = "__length_hint__($self, /)", plain = true)
        int lengthHint() {
            return list == null || list.size() < index + 1 ? 0 : index + 1;
        }

        @ExposedMethod(value = "__reduce__($self, /)", plain = true)
        Object reduce(PyThread t) {
            Object reversed = builtin(t, "reversed");
            Object iter = builtin(t, "iter");
            // looking up may have run this iterator to its end
            return list == null ? PyTuple.of(iter, PyTuple.of(new PyList())) : PyTuple.of(reversed, PyTuple.of(list), (long) index);
        }

        @ExposedMethod(value = "__setstate__($self, object, /)", plain = true)
        void setState(PyThread t, Object object) {
            int n = NumberOps.clippedIndex(t, object);
            if (list != null) {
                index = Math.max(-1, Math.min(n, list.size() - 1));
            }
        }
    }

    /** Iterates over a tuple. */
    @ExposedType("tuple_iterator")
    public static final class OfTuple extends BuiltinIterator {
        public static final PyType TYPE = PyType.builtin(SequenceIteratorsOfTupleTable.TABLE, PyType.OBJECT, 0);
        private PyTuple tuple;
        private int index;

        OfTuple(PyTuple tuple) {
            super(TYPE);
            this.tuple = tuple;
        }

        @Override
        public Object next(PyThread t) {
            PyTuple p = tuple;
            if (p == null) {
                return null;
            }
            int i = index;
            if (i >= p.items.length) {
                tuple = null;
                return null;
            }
            index = i + 1;
            return p.items[i];
        }

        @ExposedMethod(value = "__length_hint__($self, /)", plain = true)
        int lengthHint() {
            return tuple == null ? 0 : tuple.items.length - index;
        }

        @ExposedMethod(value = "__reduce__($self, /)", plain = true)
        Object reduce(PyThread t) {
            Object iter = builtin(t, "iter");
            return tuple == null ? PyTuple.of(iter, PyTuple.of(PyTuple.EMPTY)) : PyTuple.of(iter, PyTuple.of(tuple), (long) index);
        }

        @ExposedMethod(value = "__setstate__($self, object, /)", plain = true)
        void setState(PyThread t, Object object) {
            int n = NumberOps.clippedIndex(t, object);
            if (tuple != null) {
                index = Math.max(0, Math.min(n, tuple.items.length));
            }
        }
    }
}
