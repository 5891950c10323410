package dev.krait.type.mapping;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.error.RuntimeErrors;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.sequence.FastSequence;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;

/** The iterators of dicts and their views. Compare CPython {@code Objects/dictobject.c: dictiter_iternextkey}. */
public final class DictIterators {
    private DictIterators() {
    }

    /** Walks over the entries by number; a changed size is an error from then on. */
    abstract static class Entries extends BuiltinIterator {
        private static final int BROKEN = -2;
        PyDict dict;
        private final boolean back;
        private int expected;
        private int left;
        private int position;

        Entries(PyType type, PyDict dict, boolean back) {
            super(type);
            this.dict = dict;
            this.back = back;
            DictTable tb = dict.table;
            this.expected = left = tb.live;
            this.position = back ? tb.appended - 1 : 0;
        }

        abstract Object item(Object key, Object value);

        @Override
        public final Object next(PyThread t) {
            PyDict d = dict;
            if (d == null) {
                return null;
            }
            DictTable tb = d.table;
            if (tb.live != expected) {
                expected = BROKEN;
                throw PyDict.sizeChanged();
            }
            for (;;) {
                int n = back ? tb.previous(Math.min(position, tb.appended - 1)) : tb.next(position);
                if (n < 0) {
                    dict = null;
                    return null;
                }
                Object key = tb.entries[2 * n];
                Object value = tb.entries[2 * n + 1];
                position = back ? n - 1 : n + 1;
                if (key == null || value == null) {
                    continue;
                }
                if (left == 0) {
                    dict = null;
                    throw RuntimeErrors.of("dictionary keys changed during iteration");
                }
                left--;
                return item(key, value);
            }
        }

        @ExposedMethod(value = "__length_hint__($self, /)", plain = true)
        public final int lengthHint() {
            return dict != null && dict.size() == expected ? left : 0;
        }

        /** As an iterator over a list of what is left; this one stays where it is. */
        @ExposedMethod(value = "__reduce__($self, /)", plain = true)
        public final Object reduce(PyThread t) {
            PyDict d = dict;
            int p = position;
            int l = left;
            Object[] rest = FastSequence.drain(t, this, l);
            dict = d;
            position = p;
            left = l;
            return PyTuple.of(builtin(t, "iter"), PyTuple.of(PyList.of(rest)));
        }
    }

    /** Over the keys. */
    @ExposedType("dict_keyiterator")
    public static final class Keys extends Entries {
        public static final PyType TYPE = PyType.builtin(DictIteratorsKeysTable.TABLE, PyType.OBJECT, 0);

        public Keys(PyDict dict) {
            super(TYPE, dict, false);
        }

        @Override
        Object item(Object key, Object value) {
            return key;
        }
    }

    /** Over the values. */
    @ExposedType("dict_valueiterator")
    public static final class Values extends Entries {
        public static final PyType TYPE = PyType.builtin(DictIteratorsValuesTable.TABLE, PyType.OBJECT, 0);

        public Values(PyDict dict) {
            super(TYPE, dict, false);
        }

        @Override
        Object item(Object key, Object value) {
            return value;
        }
    }

    /** Over the items. */
    @ExposedType("dict_itemiterator")
    public static final class Items extends Entries {
        public static final PyType TYPE = PyType.builtin(DictIteratorsItemsTable.TABLE, PyType.OBJECT, 0);

        public Items(PyDict dict) {
            super(TYPE, dict, false);
        }

        @Override
        Object item(Object key, Object value) {
            return PyTuple.of(key, value);
        }
    }

    /** Over the keys from the end. */
    @ExposedType("dict_reversekeyiterator")
    public static final class ReverseKeys extends Entries {
        public static final PyType TYPE = PyType.builtin(DictIteratorsReverseKeysTable.TABLE, PyType.OBJECT, 0);

        public ReverseKeys(PyDict dict) {
            super(TYPE, dict, true);
        }

        @Override
        Object item(Object key, Object value) {
            return key;
        }
    }

    /** Over the values from the end. */
    @ExposedType("dict_reversevalueiterator")
    public static final class ReverseValues extends Entries {
        public static final PyType TYPE = PyType.builtin(DictIteratorsReverseValuesTable.TABLE, PyType.OBJECT, 0);

        public ReverseValues(PyDict dict) {
            super(TYPE, dict, true);
        }

        @Override
        Object item(Object key, Object value) {
            return value;
        }
    }

    /** Over the items from the end. */
    @ExposedType("dict_reverseitemiterator")
    public static final class ReverseItems extends Entries {
        public static final PyType TYPE = PyType.builtin(DictIteratorsReverseItemsTable.TABLE, PyType.OBJECT, 0);

        public ReverseItems(PyDict dict) {
            super(TYPE, dict, true);
        }

        @Override
        Object item(Object key, Object value) {
            return PyTuple.of(key, value);
        }
    }
}
