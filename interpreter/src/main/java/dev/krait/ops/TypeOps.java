package dev.krait.ops;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.object.TypeTraits;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;

/** What is asked of types: aliases, instance and subclass checks. Compare CPython {@code Objects/abstract.c: object_isinstance}. */
public final class TypeOps {
    private TypeOps() {
    }

    /** {@code types.GenericAlias(origin, key)}. */
    public static Object genericAlias(PyThread t, PyType origin, Object key) {
        return new dev.krait.type.generic.PyGenericAlias(origin, key);
    }

    /** {@code a | b} of types. */
    public static Object union(PyThread t, Object a, Object b) {
        return dev.krait.type.generic.PyUnion.or(t, a, b);
    }

    /** {@code isinstance(value, cls)}. */
    public static boolean isInstance(PyThread t, Object value, Object cls) {
        if (PyType.of(value) == cls) {
            return true;
        }
        if (cls instanceof PyType type && type.type == PyType.TYPE) {
            return realIsInstance(t, value, cls);
        }
        if (cls instanceof PyTuple tuple) {
            int quick = isAnyOf(value, tuple.items);
            if (quick >= 0) {
                return quick > 0;
            }
            t.enterNative(" in __instancecheck__");
            try {
                for (Object item : tuple.items) {
                    if (isInstance(t, value, item)) {
                        return true;
                    }
                }
                return false;
            } finally {
                t.leaveNative();
            }
        }
        Object check = PyType.of(cls).slot(Slot.INSTANCECHECK);
        if (check != null) {
            return TruthOps.isTrue(t, SlotOps.call(t, check, cls, value));
        }
        return realIsInstance(t, value, cls);
    }

    /** {@code isinstance(value, cls)} of a plain class or a tuple of such: 1 or 0, and -1 where asking may run code. */
    public static int isPlainInstance(Object value, Object cls) {
        if (cls instanceof PyTuple tuple) {
            return isAnyOf(value, tuple.items);
        }
        PyType actual = PyType.of(value);
        if (actual == cls) {
            return 1;
        }
        boolean plain = cls instanceof PyType type && type.type == PyType.TYPE && (actual.traits() & TypeTraits.HONEST_CLASS) != 0;
        return !plain ? -1 : actual.isSubtype((PyType) cls) ? 1 : 0;
    }

    /** Whether a value is an instance of one of some plain classes: 1 or 0, and -1 where asking may run code. */
    private static int isAnyOf(Object value, Object[] items) {
        PyType actual = PyType.of(value);
        for (Object item : items) {
            if (item == actual) {
                return 1;
            }
            if (!(item instanceof PyType type) || type.type != PyType.TYPE) {
                return -1;
            }
        }
        if ((actual.traits() & TypeTraits.HONEST_CLASS) == 0) {
            return -1;
        }
        for (Object item : items) {
            if (actual.isSubtype((PyType) item)) {
                return 1;
            }
        }
        return 0;
    }

    /** Whether a value's real type descends from a type or one of a tuple of types; what {@code except} asks. */
    public static boolean isInstanceOfAny(Object value, Object types) {
        if (types instanceof PyTuple tuple) {
            for (Object item : tuple.items) {
                if (isInstanceOfAny(value, item)) {
                    return true;
                }
            }
            return false;
        }
        return types instanceof PyType cls && PyType.of(value).isSubtype(cls);
    }

    /** {@code issubclass(derived, cls)}. */
    public static boolean isSubclass(PyThread t, Object derived, Object cls) {
        if (cls instanceof PyType type && type.type == PyType.TYPE) {
            return derived == cls || realIsSubclass(t, derived, cls);
        }
        if (cls instanceof PyTuple tuple) {
            t.enterNative(" in __subclasscheck__");
            try {
                for (Object item : tuple.items) {
                    if (isSubclass(t, derived, item)) {
                        return true;
                    }
                }
                return false;
            } finally {
                t.leaveNative();
            }
        }
        Object check = PyType.of(cls).slot(Slot.SUBCLASSCHECK);
        if (check != null) {
            return TruthOps.isTrue(t, SlotOps.call(t, check, cls, derived));
        }
        return realIsSubclass(t, derived, cls);
    }

    /** {@code type.__instancecheck__(cls, value)}. */
    public static boolean realIsInstance(PyThread t, Object value, Object cls) {
        if (cls instanceof PyType type) {
            PyType actual = PyType.of(value);
            if (actual.isSubtype(type)) {
                return true;
            }
            if ((actual.traits() & TypeTraits.HONEST_CLASS) != 0) {
                return false;
            }
            Object claimed = AttributeOps.lookup(t, value, "__class__");
            return claimed instanceof PyType c && c != actual && c.isSubtype(type);
        }
        checkClass(t, cls, "isinstance() arg 2 must be a type, a tuple of types, or a union");
        Object claimed = AttributeOps.lookup(t, value, "__class__");
        return claimed != null && abstractIsSubclass(t, claimed, cls);
    }

    /** {@code type.__subclasscheck__(cls, derived)}. */
    public static boolean realIsSubclass(PyThread t, Object derived, Object cls) {
        if (cls instanceof PyType c && derived instanceof PyType d) {
            return d.isSubtype(c);
        }
        checkClass(t, derived, "issubclass() arg 1 must be a class");
        checkClass(t, cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
        return abstractIsSubclass(t, derived, cls);
    }

    private static void checkClass(PyThread t, Object cls, String message) {
        if (bases(t, cls) == null) {
            throw TypeErrors.of(message);
        }
    }

    /** {@code cls.__bases__} when it is a tuple, else null. */
    private static PyTuple bases(PyThread t, Object cls) {
        return AttributeOps.lookup(t, cls, "__bases__") instanceof PyTuple bases ? bases : null;
    }

    private static boolean abstractIsSubclass(PyThread t, Object derived, Object cls) {
        if (derived == cls) {
            return true;
        }
        PyTuple bases = bases(t, derived);
        if (bases == null) {
            return false;
        }
        t.enterNative(" in __issubclass__");
        try {
            for (Object base : bases.items) {
                if (abstractIsSubclass(t, base, cls)) {
                    return true;
                }
            }
            return false;
        } finally {
            t.leaveNative();
        }
    }
}
