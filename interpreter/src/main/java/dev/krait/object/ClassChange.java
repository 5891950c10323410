package dev.krait.object;

import dev.krait.error.TypeErrors;
import dev.krait.thread.PyThread;

/** Assignment to {@code __class__}. Compare CPython {@code Objects/typeobject.c: object_set_class, compatible_for_assignment}. */
final class ClassChange {
    private ClassChange() {
    }

    static void assign(PyThread t, Object self, Object value) {
        if (value == null) {
            throw TypeErrors.of("can't delete __class__ attribute");
        }
        if (!(value instanceof PyType to)) {
            throw TypeErrors.of("__class__ must be set to a class, not '" + PyType.of(value).fullName() + "' object");
        }
        PyType from = PyType.of(self);
        boolean modules = from.isSubtype(PyModule.TYPE) && to.isSubtype(PyModule.TYPE);
        if (!modules && ((from.flags & PyType.IMMUTABLE) != 0 || (to.flags & PyType.IMMUTABLE) != 0)) {
            throw TypeErrors.of("__class__ assignment only supported for mutable types or ModuleType subclasses");
        }
        checkLayouts(from, to, "__class__");
        Fields.setClass((PyInstance) self, to);
    }

    /** Raises TypeError unless instances of both types look the same. */
    static void checkLayouts(PyType from, PyType to, String attribute) {
        boolean same = from.builtin().solid() == to.builtin().solid() && from.slotCount == to.slotCount && from.hasDict == to.hasDict
                && from.hasWeakref == to.hasWeakref && (from.solid() == to.solid() || sameSlots(from, to));
        if (!same) {
            throw TypeErrors.of(attribute + " assignment: '" + to.fullName() + "' object layout differs from '" + from.fullName() + "'");
        }
    }

    /** Whether two classes that both add slots add the same ones to the same base. */
    private static boolean sameSlots(PyType a, PyType b) {
        PyType x = a.solid();
        PyType y = b.solid();
        return x.isHeap() && y.isHeap() && x.base.solid() == y.base.solid() && java.util.Arrays.equals(x.slotNames(), y.slotNames());
    }
}
