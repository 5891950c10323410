package dev.krait.object;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.SlotOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.function.BuiltinNew;
import dev.krait.type.function.Keywords;
import dev.krait.type.function.MemberDescriptor;
import dev.krait.type.function.PyCell;
import dev.krait.type.function.PyClassMethod;
import dev.krait.type.function.PyFunction;
import dev.krait.type.function.PyStaticMethod;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** Makes Python classes: {@code type.__new__}. Compare CPython {@code Objects/typeobject.c: type_new}. */
public final class ClassMaker {
    private final PyThread t;
    private final PyType metatype;
    private final String name;
    private final PyType[] bases;
    private final PyType base;
    private final PyDict dict;

    private ClassMaker(PyThread t, PyType metatype, String name, PyType[] bases, PyType base, PyDict dict) {
        this.t = t;
        this.metatype = metatype;
        this.name = name;
        this.bases = bases;
        this.base = base;
        this.dict = dict;
    }

    /** {@code type.__new__(metatype, name, bases, namespace, **keywords)}. */
    static Object make(PyThread t, PyType metatype, Object name, PyTuple baseTuple, PyDict namespace, PyDict keywords) {
        PyType[] bases = {PyType.OBJECT};
        PyType winner = metatype;
        if (baseTuple.size() > 0) {
            checkEntries(t, baseTuple);
            winner = metaclass(metatype, baseTuple);
            if (winner != metatype && winner.slot(Slot.NEW) != PyType.TYPE.slot(Slot.NEW)) {
                Object make = AttributeOps.bindToClass(t, winner.slot(Slot.NEW), winner);
                return Keywords.call(t, make, new Object[] {winner, name, baseTuple, namespace}, keywords);
            }
            bases = types(t, baseTuple);
        }
        PyType base = bestBase(bases);
        String n = Str.java(name);
        PyType cls = new ClassMaker(t, winner, n, bases, base, copy(namespace)).build();
        hooks(t, cls, keywords);
        return cls;
    }

    private static PyDict copy(PyDict namespace) {
        return namespace.copy();
    }

    /** The most derived metaclass. Compare CPython {@code _PyType_CalculateMetaclass}. */
    public static PyType metaclass(PyType metatype, PyTuple bases) {
        PyType winner = metatype;
        for (Object base : bases.items) {
            PyType type = PyType.of(base);
            if (!winner.isSubtype(type)) {
                if (!type.isSubtype(winner)) {
                    throw TypeErrors.of("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses "
                            + "of all its bases");
                }
                winner = type;
            }
        }
        return winner;
    }

    private static void checkEntries(PyThread t, PyTuple bases) {
        for (Object base : bases.items) {
            if (!(base instanceof PyType) && AttributeOps.has(t, base, "__mro_entries__")) {
                throw TypeErrors.of("type() doesn't support MRO entry resolution; use types.new_class()");
            }
        }
    }

    private static PyType[] types(PyThread t, PyTuple tuple) {
        PyType[] bases = new PyType[tuple.size()];
        for (int i = 0; i < bases.length; i++) {
            if (!(tuple.items[i] instanceof PyType base)) {
                throw TypeErrors.of("bases must be types");
            }
            bases[i] = base;
        }
        return bases;
    }

    /** The base whose layout instances share. Compare CPython {@code best_base}. */
    static PyType bestBase(PyType[] bases) {
        PyType winner = null;
        PyType best = null;
        for (PyType base : bases) {
            if (!base.ready) {
                throw TypeErrors.of("Cannot extend an incomplete type '" + base.name + "'");
            }
            if ((base.flags & PyType.BASETYPE) == 0) {
                throw TypeErrors.of("type '" + base.fullName() + "' is not an acceptable base type");
            }
            PyType candidate = base.solid();
            if (winner == null || candidate != winner && candidate.isSubtype(winner)) {
                winner = candidate;
                best = base;
            } else if (!winner.isSubtype(candidate)) {
                throw TypeErrors.of("multiple bases have instance lay-out conflict");
            }
        }
        return best;
    }

    /** Whether instances of the type differ in size, so that they cannot have {@code __slots__}. */
    static boolean isVariable(PyType type) {
        return (type.flags & (PyType.LONG_SUBCLASS | PyType.BYTES_SUBCLASS | PyType.TUPLE_SUBCLASS | PyType.TYPE_SUBCLASS)) != 0;
    }

    private PyType build() {
        SlotNames slots = SlotNames.of(t, name, bases, base, dict);
        if (name.indexOf('\0') >= 0) {
            throw ValueErrors.of("type name must not contain null characters");
        }
        Object qualname = dict.getName("__qualname__");
        if (qualname != null && !Str.is(qualname)) {
            throw TypeErrors.of("type __qualname__ must be a str, not " + PyType.of(qualname).fullName());
        }
        PyType cls = new PyType(metatype, name, bases, base, new PyType[0], dict, PyType.BASETYPE, slots.names.length, slots.hasDict, slots.hasWeakref);
        cls.interpreter = t.interpreter;
        cls.qualname = qualname != null ? qualname : Str.of(name);
        dict.removeName("__qualname__");
        setModule();
        wrap("__new__", false);
        wrap("__init_subclass__", true);
        wrap("__class_getitem__", true);
        setCells(cls);
        addDescriptors(cls, slots);
        if (dict.getName("__doc__") == null) {
            dict.putName("__doc__", PyNone.NONE);
        }
        if (dict.getName("__hash__") == null && dict.getName("__eq__") != null) {
            dict.putName("__hash__", PyNone.NONE);
        }
        cls.ready = false;
        cls.setMro(TypeAttributes.computeMro(t, cls));
        cls.inheritFlags();
        return cls;
    }

    private void setModule() {
        if (dict.getName("__module__") == null && t.frame != null) {
            Object module = t.frame.globals.getName("__name__");
            if (module != null) {
                dict.putName("__module__", module);
            }
        }
    }

    /** A plain function under this name becomes a static or class method. */
    private void wrap(String special, boolean classMethod) {
        Object function = dict.getName(special);
        if (function != null && function instanceof PyFunction) {
            dict.putName(special, classMethod ? PyClassMethod.wrapping(t, function) : PyStaticMethod.wrapping(t, function));
        }
    }

    private void addDescriptors(PyType cls, SlotNames slots) {
        int index = base.slotCount;
        for (String slot : slots.names) {
            dict.putName(slot, new MemberDescriptor(cls, slot, index++));
        }
        cls.setSlotNames(slots.names);
        if (slots.addsDict) {
            putNew("__dict__", new DictDescriptor(cls));
        }
        if (slots.addsWeakref) {
            putNew("__weakref__", new WeakrefDescriptor(cls));
        }
    }

    private void putNew(String special, Object descriptor) {
        if (dict.getName(special) == null) {
            dict.putName(special, descriptor);
        }
    }

    private void setCells(PyType cls) {
        Object cell = dict.getName("__classcell__");
        if (cell != null) {
            if (!(cell instanceof PyCell c)) {
                throw TypeErrors.of("__classcell__ must be a nonlocal cell, not " + Str.java(TextOps.repr(t, PyType.of(cell))));
            }
            c.set(cls);
            dict.removeName("__classcell__");
        }
        Object dictCell = dict.getName("__classdictcell__");
        if (dictCell != null) {
            if (!(dictCell instanceof PyCell c)) {
                throw TypeErrors.of("__classdictcell__ must be a nonlocal cell, not " + Str.java(TextOps.repr(t, PyType.of(dictCell))));
            }
            c.set(dict);
            dict.removeName("__classdictcell__");
        }
    }

    /** {@code __set_name__} of each attribute, then {@code super().__init_subclass__(**keywords)}. */
    static void hooks(PyThread t, PyType cls, PyDict keywords) {
        Object[] pairs = cls.dict().snapshot();
        for (int i = 0; i < pairs.length; i += 2) {
            Object hook = PyType.of(pairs[i + 1]).slot(Slot.SET_NAME);
            if (hook != null) {
                try {
                    SlotOps.call(t, hook, pairs[i + 1], cls, pairs[i]);
                } catch (PyException e) {
                    e.value.addNote(t, Str.of("Error calling __set_name__ on '" + PyType.of(pairs[i + 1]).fullName() + "' instance "
                            + Str.java(TextOps.repr(t, pairs[i])) + " in '" + cls.name + "'"));
                    throw e;
                }
            }
        }
        PyType[] mro = cls.mro();
        int start = java.util.Arrays.asList(mro).indexOf(cls);
        if (start < 0) {
            throw TypeErrors.of("super(type, obj): obj (type of " + cls.name + ") is not an instance or subtype of type (" + cls.name + ").");
        }
        for (int i = start + 1; i < mro.length; i++) {
            Object hook = mro[i].dict().getName("__init_subclass__");
            if (hook != null) {
                if (mro[i] != PyType.OBJECT || keywords != null && keywords.size() > 0) {
                    Keywords.call(t, AttributeOps.bindToClass(t, hook, cls), CallOps.NO_ARGUMENTS, keywords);
                }
                return;
            }
        }
    }
}
