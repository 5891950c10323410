package dev.krait.modules.core;

import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PySet;
import dev.krait.type.weakref.PyWeakref;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** What an abstract base class knows about other classes. Compare CPython {@code Modules/_abc.c: _abc_data}. */
@ExposedType(value = "_abc._abc_data", doc = "Internal state held by ABC machinery.")
final class AbcData extends PyObject {
    static final PyType TYPE = PyType.builtin(AbcDataTable.TABLE, PyType.OBJECT, 0);

    final WeakTypes registry = new WeakTypes();
    final WeakTypes cache = new WeakTypes();
    final WeakTypes negative = new WeakTypes();
    volatile long negativeVersion;

    AbcData() {
        super(TYPE);
    }

    /** A set of classes that does not keep them; {@code PyType} compares by identity. */
    static final class WeakTypes {
        private final Set<PyType> types = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

        boolean contains(Object value) {
            return value instanceof PyType && types.contains(value);
        }

        void add(PyType type) {
            types.add(type);
        }

        void clear() {
            types.clear();
        }

        List<PyType> snapshot() {
            synchronized (types) {
                return new ArrayList<>(types);
            }
        }

        /** The classes as a set of weak references. */
        Object weakrefs(PyThread t) {
            List<PyType> all = snapshot();
            Object[] references = new Object[all.size()];
            for (int i = 0; i < references.length; i++) {
                references[i] = PyWeakref.of(t, all.get(i));
            }
            return CallOps.call1(t, PySet.TYPE, PyTuple.of(references));
        }
    }
}
