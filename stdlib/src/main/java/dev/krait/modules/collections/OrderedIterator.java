package dev.krait.modules.collections;

import dev.krait.error.RuntimeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.mapping.DictTable;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import java.util.ArrayList;
import java.util.List;

/** Iterates over an OrderedDict; any change of its keys or their order is an error. Compare CPython {@code Objects/odictobject.c: odictiter_iternext}. */
@ExposedType("odict_iterator")
final class OrderedIterator extends BuiltinIterator {
    static final PyType TYPE = PyType.builtin(OrderedIteratorTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);
    static final int KEYS = 1;
    static final int VALUES = 2;
    static final int ITEMS = 3;

    private PyOrderedDict dict;
    private final int kind;
    private final boolean back;
    private final Object keys;
    private int position;

    OrderedIterator(PyOrderedDict dict, int kind, boolean back) {
        super(TYPE);
        this.dict = dict;
        this.kind = kind;
        this.back = back;
        this.keys = dict.keysToken();
        this.position = back ? dict.table().end() - 1 : 0;
    }

    @Override
    public Object next(PyThread t) {
        PyOrderedDict d = dict;
        if (d == null) {
            return null;
        }
        if (!d.sameKeys(keys)) {
            dict = null;
            throw RuntimeErrors.of("OrderedDict mutated during iteration");
        }
        DictTable table = d.table();
        int n = back ? table.previous(Math.min(position, table.end() - 1)) : table.next(position);
        if (n < 0) {
            dict = null;
            return null;
        }
        position = back ? n - 1 : n + 1;
        Object key = table.entries[2 * n];
        Object value = table.entries[2 * n + 1];
        if (key == null || value == null) {
            dict = null;
            throw RuntimeErrors.of("OrderedDict mutated during iteration");
        }
        return kind == KEYS ? key : kind == VALUES ? value : PyTuple.of(key, value);
    }

    /** As an iterator over a list of what is left; this one stays where it is. */
    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce(PyThread t) {
        PyOrderedDict d = dict;
        int p = position;
        List<Object> rest = new ArrayList<>();
        for (Object item = next(t); item != null; item = next(t)) {
            rest.add(item);
        }
        dict = d;
        position = p;
        return PyTuple.of(builtin(t, "iter"), PyTuple.of(PyList.of(rest.toArray())));
    }
}
