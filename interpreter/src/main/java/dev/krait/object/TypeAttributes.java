package dev.krait.object;

import dev.krait.error.AttributeErrors;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the attributes of types are written, and those whose reading takes work. Compare CPython {@code Objects/typeobject.c: type_setattro}. */
final class TypeAttributes {
    private TypeAttributes() {
    }

    /** {@code cls.name = value}, or {@code del} with null. */
    static void set(PyThread t, PyType cls, String name, Object value) {
        if ((cls.flags & PyType.IMMUTABLE) != 0) {
            throw TypeErrors.of("cannot set '" + name + "' attribute of immutable type '" + cls.fullName() + "'");
        }
        Object meta = cls.type.lookup(name);
        if (meta != null && (PyType.of(meta).traits() & TypeTraits.HAS_SET) != 0) {
            AttributeOps.assign(t, meta, cls, value);
        } else if (!cls.setAttribute(name, value) && value == null) {
            throw AttributeErrors.missing(cls, name);
        }
    }

    /** Raises TypeError when a special attribute of the type cannot be set, or deleted when {@code value} is null. */
    static void checkSettable(PyType cls, String name, Object value) {
        if ((cls.flags & PyType.IMMUTABLE) != 0) {
            throw TypeErrors.of("cannot set '" + name + "' attribute of immutable type '" + cls.fullName() + "'");
        }
        if (value == null) {
            throw TypeErrors.of("cannot delete '" + name + "' attribute of immutable type '" + cls.fullName() + "'");
        }
    }

    static Object[] withSelf(PyType self, PyType[] tail) {
        Object[] all = new Object[tail.length + 1];
        all[0] = self;
        System.arraycopy(tail, 0, all, 1, tail.length);
        return all;
    }

    /** {@code cls.__dict__}: read-only. */
    static Object view(PyType cls) {
        return new dev.krait.type.mapping.PyMappingProxy(cls.dict());
    }

    static Object annotate(PyThread t, PyType cls) {
        if (!cls.isHeap()) {
            throw AttributeErrors.missing(cls, "__annotate__");
        }
        // a function of that name in the class body comes before the compiler's own
        Object annotate = cls.dict().getName("__annotate__");
        if (annotate == null) {
            annotate = cls.dict().getName("__annotate_func__");
        }
        if (annotate == null) {
            cls.setAttribute("__annotate_func__", PyNone.NONE);
            return PyNone.NONE;
        }
        return AttributeOps.bindToClass(t, annotate, cls);
    }

    static void setAnnotate(PyThread t, PyType cls, Object value) {
        if (value == null) {
            throw TypeErrors.of("cannot delete __annotate__ attribute");
        }
        if ((cls.flags & PyType.IMMUTABLE) != 0) {
            throw TypeErrors.of("cannot set '__annotate__' attribute of immutable type '" + cls.fullName() + "'");
        }
        if (value != PyNone.NONE && PyType.of(value).slot(Slot.CALL) == null) {
            throw TypeErrors.of("__annotate__ must be callable or None");
        }
        cls.setAttribute("__annotate_func__", value);
        if (value != PyNone.NONE) {
            cls.setAttribute("__annotations_cache__", null);
        }
    }

    static Object annotations(PyThread t, PyType cls) {
        if (!cls.isHeap()) {
            throw AttributeErrors.missing(cls, "__annotations__");
        }
        Object annotations = cls.dict().getName("__annotations__");
        if (annotations == null) {
            annotations = cls.dict().getName("__annotations_cache__");
        }
        if (annotations != null) {
            return AttributeOps.bindToClass(t, annotations, cls);
        }
        Object annotate = AttributeOps.get(t, cls, "__annotate__");
        Object made = new PyDict();
        if (PyType.of(annotate).slot(Slot.CALL) != null) {
            made = CallOps.call1(t, annotate, 1L);
            if (!(made instanceof PyDict)) {
                throw TypeErrors.of("__annotate__ returned non-dict of type '" + PyType.of(made).fullName() + "'");
            }
        }
        cls.setAttribute("__annotations_cache__", made);
        return made;
    }

    static void setAnnotations(PyType cls, Object value) {
        if ((cls.flags & PyType.IMMUTABLE) != 0) {
            throw TypeErrors.of("cannot set '__annotations__' attribute of immutable type '" + cls.fullName() + "'");
        }
        boolean own = cls.dict().getName("__annotations__") != null;
        boolean present = cls.setAttribute(own ? "__annotations__" : "__annotations_cache__", value);
        if (value == null && !present) {
            throw AttributeErrors.of("__annotations__");
        }
        if (own) {
            cls.setAttribute("__annotations_cache__", null);
        }
        cls.setAttribute("__annotate_func__", null);
        cls.setAttribute("__annotate__", null);
    }

    /** {@code cls.__bases__ = value}. Compare CPython {@code type_set_bases_unlocked}. */
    static void setBases(PyThread t, PyType cls, Object value) {
        checkSettable(cls, "__bases__", value);
        if (!(value instanceof PyTuple tuple)) {
            throw TypeErrors.of("can only assign tuple to " + cls.name + ".__bases__, not " + PyType.of(value).fullName());
        }
        if (tuple.size() == 0) {
            throw TypeErrors.of("can only assign non-empty tuple to " + cls.name + ".__bases__, not ()");
        }
        PyType[] bases = new PyType[tuple.size()];
        for (int i = 0; i < bases.length; i++) {
            if (!(tuple.items[i] instanceof PyType base)) {
                throw TypeErrors.of(cls.name + ".__bases__ must be tuple of classes, not '" + PyType.of(tuple.items[i]).fullName() + "'");
            }
            if (base.isSubtype(cls) || inBaseChain(cls, base)) {
                throw TypeErrors.of("a __bases__ item causes an inheritance cycle");
            }
            bases[i] = base;
        }
        PyType best = ClassMaker.bestBase(bases);
        ClassChange.checkLayouts(cls.base, best, "__bases__");
        synchronized (PyType.MUTATION) {
            rebase(t, cls, bases, best);
        }
    }

    /** Also finds a cycle that an assignment still under way is about to close. */
    private static boolean inBaseChain(PyType cls, PyType base) {
        for (PyType b = base; b != null; b = b.base) {
            if (b == cls) {
                return true;
            }
        }
        return false;
    }

    private static void rebase(PyThread t, PyType cls, PyType[] bases, PyType best) {
        PyType[] oldBases = cls.bases;
        PyType oldBase = cls.base;
        PyType[] oldMro = cls.mro();
        cls.rebase(bases, best, oldMro);
        Map<PyType, PyType[]> before = new LinkedHashMap<>();
        try {
            updateMro(t, cls, before);
        } catch (PyException e) {
            if (cls.bases == bases) {
                before.forEach(PyType::setMro);
                cls.rebase(oldBases, oldBase, oldMro);
            }
            throw e;
        }
    }

    /** Computes the MRO of a class and of those below it again; remembers what it was. */
    private static void updateMro(PyThread t, PyType cls, Map<PyType, PyType[]> before) {
        PyType[] old = cls.mro();
        PyType[] next = computeMro(t, cls);
        if (cls.mro() != old) {
            return; // mro() has assigned to __bases__ itself, which did all this
        }
        before.put(cls, old);
        cls.setMro(next);
        for (PyType subclass : cls.subclasses()) {
            updateMro(t, subclass, before);
        }
    }

    /** The MRO as the metaclass computes it. Compare CPython {@code mro_invoke}. */
    static PyType[] computeMro(PyThread t, PyType cls) {
        Object method = cls.type == PyType.TYPE ? null : cls.type.lookup("mro");
        if (method == null || method == PyType.TYPE.lookup("mro")) {
            return Arrays.copyOf(withSelf(cls, Mro.merge(cls.bases)), cls.bases.length == 1 ? cls.bases[0].mro().length + 1
                    : Mro.merge(cls.bases).length + 1, PyType[].class);
        }
        Object result = CallOps.call1(t, t.interpreter.builtins.getName("tuple"), CallOps.call0(t, AttributeOps.bindTo(t, method, cls, cls.type)));
        Object[] items = ((PyTuple) result).items;
        PyType[] mro = new PyType[items.length];
        for (int i = 0; i < items.length; i++) {
            if (!(items[i] instanceof PyType entry)) {
                throw TypeErrors.of("mro() returned a non-class ('" + PyType.of(items[i]).fullName() + "')");
            }
            if (!cls.solid().isSubtype(entry.solid())) {
                throw TypeErrors.of("mro() returned base with unsuitable layout ('" + entry.fullName() + "')");
            }
            mro[i] = entry;
        }
        if (mro.length == 0) {
            throw TypeErrors.of("type MRO must not be empty");
        }
        return mro;
    }
}
