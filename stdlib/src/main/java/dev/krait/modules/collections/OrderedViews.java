package dev.krait.modules.collections;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.type.mapping.PyDictItems;
import dev.krait.type.mapping.PyDictKeys;
import dev.krait.type.mapping.PyDictValues;

/** The views of an OrderedDict: those of dict with other iterators. */
final class OrderedViews {
    private OrderedViews() {
    }

    /** {@code OrderedDict.keys()}. */
    @ExposedType("odict_keys")
    static final class Keys extends PyDictKeys {
        static final PyType TYPE = PyType.builtin(OrderedViewsKeysTable.TABLE, PyDictKeys.TYPE, PyType.DISALLOW_INSTANTIATION);

        Keys(PyOrderedDict dict) {
            super(TYPE, dict);
        }

        @Override
        @ExposedMethod("__iter__($self, /)")
        public Object iterator() {
            return new OrderedIterator((PyOrderedDict) dict, OrderedIterator.KEYS, false);
        }

        @Override
        @ExposedMethod(value = "__reversed__($self, /)", plain = true)
        public Object reversed() {
            return new OrderedIterator((PyOrderedDict) dict, OrderedIterator.KEYS, true);
        }
    }

    /** {@code OrderedDict.values()}. */
    @ExposedType("odict_values")
    static final class Values extends PyDictValues {
        static final PyType TYPE = PyType.builtin(OrderedViewsValuesTable.TABLE, PyDictValues.TYPE, PyType.DISALLOW_INSTANTIATION);

        Values(PyOrderedDict dict) {
            super(TYPE, dict);
        }

        @Override
        @ExposedMethod("__iter__($self, /)")
        public Object iterator() {
            return new OrderedIterator((PyOrderedDict) dict, OrderedIterator.VALUES, false);
        }

        @Override
        @ExposedMethod(value = "__reversed__($self, /)", plain = true)
        public Object reversed() {
            return new OrderedIterator((PyOrderedDict) dict, OrderedIterator.VALUES, true);
        }
    }

    /** {@code OrderedDict.items()}. */
    @ExposedType("odict_items")
    static final class Items extends PyDictItems {
        static final PyType TYPE = PyType.builtin(OrderedViewsItemsTable.TABLE, PyDictItems.TYPE, PyType.DISALLOW_INSTANTIATION);

        Items(PyOrderedDict dict) {
            super(TYPE, dict);
        }

        @Override
        @ExposedMethod("__iter__($self, /)")
        public Object iterator() {
            return new OrderedIterator((PyOrderedDict) dict, OrderedIterator.ITEMS, false);
        }

        @Override
        @ExposedMethod(value = "__reversed__($self, /)", plain = true)
        public Object reversed() {
            return new OrderedIterator((PyOrderedDict) dict, OrderedIterator.ITEMS, true);
        }
    }
}
