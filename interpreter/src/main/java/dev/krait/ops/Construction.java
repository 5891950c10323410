package dev.krait.ops;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.object.TypeTraits;
import dev.krait.thread.PyThread;
import dev.krait.type.function.BuiltinNew;
import java.util.Arrays;

/** Calling a class: {@code __new__}, then {@code __init__}. Compare CPython {@code Objects/typeobject.c: type_call, object_new, object_init}. */
public final class Construction {
    private Construction() {
    }

    /** Whether calling this class is {@code type.__call__}. */
    private static boolean direct(PyType cls) {
        return cls.type == PyType.TYPE || cls.type.slot(Slot.CALL) == PyType.TYPE.slot(Slot.CALL);
    }

    public static Object call0(PyThread t, PyType cls) {
        if (!direct(cls)) {
            return CallOps.callSlot(t, cls, CallOps.NO_ARGUMENTS, null);
        }
        if (cls == PyType.TYPE) {
            return call(t, cls, CallOps.NO_ARGUMENTS, null);
        }
        int traits = cls.traits();
        if ((traits & TypeTraits.OBJECT_NEW) != 0) {
            Object self = bare(t, cls);
            if ((traits & TypeTraits.OBJECT_INIT) == 0) {
                checkNone(SlotOps.call(t, cls.slot(Slot.INIT), self));
            }
            return self;
        }
        if (cls.slot(Slot.NEW) instanceof BuiltinNew make) {
            Object self = make.call1(t, cls);
            PyType type = PyType.of(self);
            if ((type.traits() & TypeTraits.OBJECT_INIT) == 0 && type.isSubtype(cls)) {
                checkNone(SlotOps.call(t, type.slot(Slot.INIT), self));
            }
            return self;
        }
        return call(t, cls, CallOps.NO_ARGUMENTS, null);
    }

    public static Object call1(PyThread t, PyType cls, Object a) {
        if (!direct(cls)) {
            return CallOps.callSlot(t, cls, new Object[] {a}, null);
        }
        if (cls == PyType.TYPE) {
            return PyType.of(a);
        }
        int traits = cls.traits();
        if ((traits & TypeTraits.OBJECT_NEW) != 0 && (traits & TypeTraits.OBJECT_INIT) == 0) {
            Object self = bare(t, cls);
            checkNone(SlotOps.call(t, cls.slot(Slot.INIT), self, a));
            return self;
        }
        if (cls.slot(Slot.NEW) instanceof BuiltinNew make) {
            Object self = make.call2(t, cls, a);
            PyType type = PyType.of(self);
            if (type.isSubtype(cls) && initialises(type)) {
                checkNone(SlotOps.call(t, type.slot(Slot.INIT), self, a));
            }
            return self;
        }
        return call(t, cls, new Object[] {a}, null);
    }

    public static Object call2(PyThread t, PyType cls, Object a, Object b) {
        if (direct(cls)) {
            int traits = cls.traits();
            if ((traits & TypeTraits.OBJECT_NEW) != 0 && (traits & TypeTraits.OBJECT_INIT) == 0) {
                Object self = bare(t, cls);
                checkNone(SlotOps.call(t, cls.slot(Slot.INIT), self, a, b));
                return self;
            }
            if (cls != PyType.TYPE && cls.slot(Slot.NEW) instanceof BuiltinNew make) {
                Object self = make.call3(t, cls, a, b);
                PyType type = PyType.of(self);
                if (type.isSubtype(cls) && initialises(type)) {
                    checkNone(SlotOps.call(t, type.slot(Slot.INIT), self, a, b));
                }
                return self;
            }
        }
        return CallOps.callType(t, cls, new Object[] {a, b}, null);
    }

    public static Object call3(PyThread t, PyType cls, Object a, Object b, Object c) {
        if (direct(cls)) {
            int traits = cls.traits();
            if ((traits & TypeTraits.OBJECT_NEW) != 0 && (traits & TypeTraits.OBJECT_INIT) == 0) {
                Object self = bare(t, cls);
                checkNone(SlotOps.call(t, cls.slot(Slot.INIT), self, a, b, c));
                return self;
            }
        }
        return CallOps.callType(t, cls, new Object[] {a, b, c}, null);
    }

    /** {@code type.__call__(cls, *arguments)}. */
    public static Object call(PyThread t, PyType cls, Object[] arguments, String[] keywords) {
        if (cls == PyType.TYPE) {
            int given = arguments.length - (keywords == null ? 0 : keywords.length);
            if (arguments.length == 1 && keywords == null) {
                return PyType.of(arguments[0]);
            }
            if (given != 3) {
                throw TypeErrors.of("type() takes 1 or 3 arguments");
            }
        }
        Object self = make(t, cls, arguments, keywords);
        PyType type = PyType.of(self);
        if (type.isSubtype(cls) && initialises(type)) {
            checkNone(callWithSelf(t, type.slot(Slot.INIT), self, arguments, keywords));
        }
        return self;
    }

    /** Whether {@code __init__} is to be called; that of {@code object} only complains of arguments, when {@code __new__} is also that of {@code object}. */
    private static boolean initialises(PyType type) {
        int both = TypeTraits.OBJECT_INIT | TypeTraits.OBJECT_NEW;
        int traits = type.traits() & both;
        return (traits & TypeTraits.OBJECT_INIT) == 0 || traits == both;
    }

    private static Object make(PyThread t, PyType cls, Object[] arguments, String[] keywords) {
        Object method = cls.slot(Slot.NEW);
        Object[] all = new Object[arguments.length + 1];
        all[0] = cls;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        if (method instanceof BuiltinNew make) {
            return make.call(t, all, keywords);
        }
        return CallOps.call(t, AttributeOps.bindToClass(t, method, cls), all, keywords);
    }

    /** {@code method(self, *arguments)}, the method being what a type holds. */
    public static Object callWithSelf(PyThread t, Object method, Object self, Object[] arguments, String[] keywords) {
        if (!SlotOps.isMethod(method)) {
            return CallOps.call(t, SlotOps.bind(t, method, self), arguments, keywords);
        }
        Object[] all = new Object[arguments.length + 1];
        all[0] = self;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CallOps.call(t, method, all, keywords);
    }

    private static void checkNone(Object result) {
        if (result != PyNone.NONE) {
            throw TypeErrors.of("__init__() should return None, not '" + PyType.of(result).fullName() + "'");
        }
    }

    /** {@code object.__new__(cls)} without arguments: a bare instance, unless the class is abstract. */
    public static Object bare(PyThread t, PyType cls) {
        if ((cls.flags & PyType.ABSTRACT) != 0) {
            throw abstractClass(t, cls);
        }
        if (!cls.isHeap() && cls != PyType.OBJECT && (cls.flags & PyType.SAME_LAYOUT) == 0) {
            throw TypeErrors.of("cannot create '" + cls.fullName() + "' instances");
        }
        return cls.allocate();
    }

    /** {@code object.__new__(cls, …)}. */
    public static Object newObject(PyThread t, PyType cls, boolean excess) {
        if (excess) {
            if ((cls.traits() & TypeTraits.OBJECT_NEW) == 0) {
                throw TypeErrors.of("object.__new__() takes exactly one argument (the type to instantiate)");
            }
            if ((cls.traits() & TypeTraits.OBJECT_INIT) != 0) {
                throw TypeErrors.of(cls.fullName() + "() takes no arguments");
            }
        }
        return bare(t, cls);
    }

    /** {@code object.__init__(self, …)}. */
    public static void initObject(Object self, boolean excess) {
        if (excess) {
            PyType cls = PyType.of(self);
            if ((cls.traits() & TypeTraits.OBJECT_INIT) == 0) {
                throw TypeErrors.of("object.__init__() takes exactly one argument (the instance to initialize)");
            }
            if ((cls.traits() & TypeTraits.OBJECT_NEW) != 0) {
                throw TypeErrors.of(cls.fullName() + ".__init__() takes exactly one argument (the instance to initialize)");
            }
        }
    }

    private static PyException abstractClass(PyThread t, PyType cls) {
        Object names = cls.dict().getName("__abstractmethods__");
        java.util.List<String> all = new java.util.ArrayList<>();
        Object iterator = IterationOps.iterator(t, names);
        for (Object name = IterationOps.next(t, iterator); name != null; name = IterationOps.next(t, iterator)) {
            all.add(dev.krait.type.text.Str.java(name));
        }
        String[] sorted = all.toArray(new String[0]);
        Arrays.sort(sorted);
        return TypeErrors.of("Can't instantiate abstract class " + cls.name + " without an implementation for abstract method"
                + (sorted.length == 1 ? "" : "s") + " '" + String.join("', '", sorted) + "'");
    }
}
