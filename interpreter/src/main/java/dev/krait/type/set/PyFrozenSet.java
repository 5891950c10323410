package dev.krait.type.set;

import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyType;

/** A {@code frozenset}. */
@ExposedType("frozenset")
public final class PyFrozenSet extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyFrozenSetTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    /** The items in the order of the set's table. */
    private final Object[] items;

    private PyFrozenSet(PyType type, Object[] items) {
        super(type);
        this.items = items;
    }

    /** A frozen set of items that are pairwise unequal. */
    public static PyFrozenSet ofDistinct(Object... items) {
        return new PyFrozenSet(TYPE, items);
    }

    /** The items in iteration order; a copy. */
    public Object[] toArray() {
        return items.clone();
    }
}
