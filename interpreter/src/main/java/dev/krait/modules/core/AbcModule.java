package dev.krait.modules.core;

import dev.krait.error.PyErrors;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.TruthOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PyFrozenSet;
import dev.krait.type.text.Str;
import java.util.LinkedHashSet;
import java.util.Set;

/** The module {@code _abc}: abstract base classes. Compare CPython {@code Modules/_abc.c}. */
@ExposedModule(value = "_abc", doc = "Module contains faster C implementation of abc.ABCMeta")
public final class AbcModule implements NativeModule {
    @Override
    public CallTable table() {
        return AbcModuleTable.TABLE;
    }

    private static AbcCounter counter(PyThread t) {
        return t.interpreter.state(AbcCounter.class, i -> new AbcCounter());
    }

    private static AbcData data(Object cls) {
        if (cls instanceof PyType type && type.dict().getName("_abc_impl") instanceof AbcData data) {
            return data;
        }
        throw TypeErrors.of("_abc_impl is set to a wrong type");
    }

    @ExposedFunction(value = "get_cache_token()", doc = "Returns the current ABC cache token.\n\nThe token is an opaque object (supporting equality "
            + "testing) identifying the\ncurrent version of the ABC cache for virtual subclasses. The token changes\nwith every call to register() on any ABC.")
    static long token(PyThread t) {
        return counter(t).value;
    }

    @ExposedFunction(value = "_abc_init(self, /)", doc = "Internal ABC helper for class set-up. Should be never used outside abc module.")
    static void init(PyThread t, Object self) {
        PyType cls = type(self, "_abc_init");
        Set<String> names = new LinkedHashSet<>();
        Object[] pairs = cls.dict().snapshot();
        for (int i = 0; i < pairs.length; i += 2) {
            if (isAbstract(t, pairs[i + 1])) {
                names.add(Str.java(pairs[i]).intern());
            }
        }
        for (PyType base : cls.bases) {
            Object inherited = AttributeOps.lookup(t, base, "__abstractmethods__");
            if (inherited == null) {
                continue;
            }
            Object iterator = IterationOps.iterator(t, inherited);
            for (Object name = IterationOps.next(t, iterator); name != null; name = IterationOps.next(t, iterator)) {
                String n = Str.java(name).intern();
                Object value = AttributeOps.lookup(t, cls, n);
                if (value != null && isAbstract(t, value)) {
                    names.add(n);
                }
            }
        }
        Object[] values = new Object[names.size()];
        int i = 0;
        for (String name : names) {
            values[i++] = Str.of(name);
        }
        AttributeOps.set(t, cls, "__abstractmethods__", CallOps.call1(t, PyFrozenSet.TYPE, PyTuple.of(values)));
        cls.setAttribute("_abc_impl", new AbcData());
        collectionFlags(cls);
    }

    /** {@code __abc_tpflags__} says whether instances match sequence or mapping patterns. */
    private static void collectionFlags(PyType cls) {
        Object flags = cls.dict().getName("__abc_tpflags__");
        if (flags == null) {
            return;
        }
        int both = PyType.SEQUENCE | PyType.MAPPING;
        if (flags instanceof Long l) {
            int wanted = (int) (long) l & both;
            if (wanted == both) {
                throw TypeErrors.of("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
            }
            cls.flags = cls.flags & ~both | wanted;
        }
        cls.setAttribute("__abc_tpflags__", null);
    }

    private static PyType type(Object self, String function) {
        if (!(self instanceof PyType cls)) {
            throw TypeErrors.of(function + "() argument must be a type, not " + PyType.of(self).fullName());
        }
        return cls;
    }

    private static boolean isAbstract(PyThread t, Object value) {
        Object flag = AttributeOps.lookup(t, value, "__isabstractmethod__");
        return flag != null && TruthOps.isTrue(t, flag);
    }

    @ExposedFunction(value = "_abc_register(self, subclass, /)", doc = "Internal ABC helper for subclasss registration. Should be never used outside abc module.")
    static Object register(PyThread t, Object self, Object subclass) {
        if (!(subclass instanceof PyType cls)) {
            throw TypeErrors.of("Can only register classes");
        }
        if (TypeOps.isSubclass(t, subclass, self)) {
            return subclass;
        }
        if (TypeOps.isSubclass(t, self, subclass)) {
            throw RuntimeErrors.of("Refusing to create an inheritance cycle");
        }
        data(self).registry.add(cls);
        counter(t).value++;
        int flags = ((PyType) self).flags & (PyType.SEQUENCE | PyType.MAPPING);
        if (flags != 0) {
            spread(cls, flags);
        }
        return subclass;
    }

    /** Registering with Sequence or Mapping makes a class and those below it match such patterns. */
    private static void spread(PyType cls, int flags) {
        if ((cls.flags & PyType.IMMUTABLE) == 0) {
            cls.flags = cls.flags & ~(PyType.SEQUENCE | PyType.MAPPING) | flags;
            for (PyType below : cls.subclasses()) {
                spread(below, flags);
            }
        }
    }

    @ExposedFunction(value = "_abc_instancecheck(self, instance, /)", doc = "Internal ABC helper for instance checks. Should be never used outside abc module.")
    static Object instanceCheck(PyThread t, Object self, Object instance) {
        AbcData data = data(self);
        Object claimed = AttributeOps.get(t, instance, "__class__");
        if (data.cache.contains(claimed)) {
            return true;
        }
        PyType real = PyType.of(instance);
        if (claimed == real) {
            if (data.negativeVersion == counter(t).value && data.negative.contains(claimed)) {
                return false;
            }
            return CallOps.callMethod(t, self, "__subclasscheck__", claimed);
        }
        Object result = CallOps.callMethod(t, self, "__subclasscheck__", claimed);
        return TruthOps.isTrue(t, result) ? result : CallOps.callMethod(t, self, "__subclasscheck__", real);
    }

    @ExposedFunction(value = "_abc_subclasscheck(self, subclass, /)", doc = "Internal ABC helper for subclasss checks. Should be never used outside abc module.")
    static boolean subclassCheck(PyThread t, Object self, Object subclass) {
        if (!(subclass instanceof PyType cls)) {
            throw TypeErrors.of("issubclass() arg 1 must be a class");
        }
        AbcData data = data(self);
        if (data.cache.contains(cls)) {
            return true;
        }
        if (data.negativeVersion != counter(t).value) {
            data.negative.clear();
            data.negativeVersion = counter(t).value;
        } else if (data.negative.contains(cls)) {
            return false;
        }
        Object hook = CallOps.callMethod(t, self, "__subclasshook__", cls);
        if (hook != PyNotImplemented.NOT_IMPLEMENTED) {
            if (!(hook instanceof Boolean answer)) {
                throw PyErrors.of(ExceptionTypes.ASSERTION_ERROR, "__subclasshook__ must return either False, True, or NotImplemented");
            }
            (answer ? data.cache : data.negative).add(cls);
            return answer;
        }
        boolean found = cls.isSubtype((PyType) self) || registered(t, data, cls) || subclassOfSubclass(t, self, cls);
        (found ? data.cache : data.negative).add(cls);
        return found;
    }

    private static boolean registered(PyThread t, AbcData data, PyType cls) {
        for (PyType candidate : data.registry.snapshot()) {
            if (TypeOps.isSubclass(t, cls, candidate)) {
                return true;
            }
        }
        return false;
    }

    private static boolean subclassOfSubclass(PyThread t, Object self, PyType cls) {
        Object subclasses = CallOps.callMethod(t, self, "__subclasses__");
        if (!(subclasses instanceof dev.krait.type.sequence.PyList list)) {
            throw TypeErrors.of("__subclasses__() must return a list");
        }
        for (Object candidate : list.toArray()) {
            if (TypeOps.isSubclass(t, cls, candidate)) {
                return true;
            }
        }
        return false;
    }

    @ExposedFunction(value = "_reset_registry(self, /)", doc = "Internal ABC helper to reset registry of a given class.\n\n"
            + "Should be only used by refleak.py")
    static void resetRegistry(Object self) {
        data(self).registry.clear();
    }

    @ExposedFunction(value = "_reset_caches(self, /)", doc = "Internal ABC helper to reset both caches of a given class.\n\nShould be only used by refleak.py")
    static void resetCaches(Object self) {
        data(self).cache.clear();
        data(self).negative.clear();
    }

    @ExposedFunction(value = "_get_dump(self, /)", doc = "Internal ABC helper for cache and registry debugging.\n\nReturn shallow copies of registry, of both "
            + "caches, and\nnegative cache version. Don't call this function directly,\ninstead use ABC._dump_registry() for a nice repr.")
    static Object dump(PyThread t, Object self) {
        AbcData data = data(self);
        return PyTuple.of(data.registry.weakrefs(t), data.cache.weakrefs(t), data.negative.weakrefs(t), data.negativeVersion);
    }
}
