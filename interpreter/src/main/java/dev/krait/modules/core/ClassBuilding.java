package dev.krait.modules.core;

import dev.krait.error.TypeErrors;
import dev.krait.eval.Execution;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Keywords;
import dev.krait.type.function.PyCell;
import dev.krait.type.function.PyFunction;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.List;

/** The class statement. Compare CPython {@code Python/bltinmodule.c: builtin___build_class__}. */
final class ClassBuilding {
    private ClassBuilding() {
    }

    static Object build(PyThread t, Object body, Object name, Object[] written, Object given, PyDict keywords) {
        if (!(body instanceof PyFunction function)) {
            throw TypeErrors.of("__build_class__: func must be a function");
        }
        if (!Str.is(name)) {
            throw TypeErrors.of("__build_class__: name is not a string");
        }
        Object[] bases = resolve(t, written);
        Object metaclass = given != null ? given : bases.length == 0 ? PyType.TYPE : PyType.of(bases[0]);
        if (metaclass instanceof PyType type) {
            metaclass = mostDerived(type, bases);
        }
        PyTuple baseTuple = PyTuple.of(bases);
        Object namespace = namespace(t, metaclass, name, baseTuple, keywords);
        Object cell = Execution.classBody(t, function, namespace);
        if (bases != written) {
            SubscriptOps.set(t, namespace, "__orig_bases__", PyTuple.of(written));
        }
        Object cls = Keywords.call(t, metaclass, new Object[] {name, baseTuple, namespace}, keywords);
        if (cls instanceof PyType && cell instanceof PyCell c) {
            checkCell(c, cls, name);
        }
        return cls;
    }

    private static void checkCell(PyCell cell, Object cls, Object name) {
        if (cell.value == null) {
            throw dev.krait.error.RuntimeErrors.of("__class__ not set defining '" + Str.java(name) + "' as " + cls
                    + ". Was __classcell__ propagated to type.__new__?");
        }
        if (cell.value != cls) {
            throw TypeErrors.of("__class__ set to " + cell.value + " defining '" + Str.java(name) + "' as " + cls);
        }
    }

    /** Bases that are no types may put others in their place ({@code __mro_entries__}); the array itself when none does. */
    private static Object[] resolve(PyThread t, Object[] written) {
        List<Object> resolved = null;
        for (int i = 0; i < written.length; i++) {
            Object base = written[i];
            Object entries = base instanceof PyType ? null : AttributeOps.lookup(t, base, Slot.name(Slot.MRO_ENTRIES));
            if (entries == null) {
                if (resolved != null) {
                    resolved.add(base);
                }
                continue;
            }
            Object replacement = CallOps.call1(t, entries, PyTuple.of(written.clone()));
            if (!(replacement instanceof PyTuple tuple)) {
                throw TypeErrors.of("__mro_entries__ must return a tuple");
            }
            if (resolved == null) {
                resolved = new ArrayList<>(List.of(written).subList(0, i));
            }
            resolved.addAll(List.of(tuple.items));
        }
        return resolved == null ? written : resolved.toArray();
    }

    /** Compare CPython {@code Objects/typeobject.c: _PyType_CalculateMetaclass}. */
    private static PyType mostDerived(PyType metatype, Object[] bases) {
        PyType winner = metatype;
        for (Object base : bases) {
            PyType type = PyType.of(base);
            if (winner.isSubtype(type)) {
                continue;
            }
            if (!type.isSubtype(winner)) {
                throw TypeErrors.of("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses "
                        + "of all its bases");
            }
            winner = type;
        }
        return winner;
    }

    private static Object namespace(PyThread t, Object metaclass, Object name, PyTuple bases, PyDict keywords) {
        if (metaclass == PyType.TYPE) {
            return new PyDict();
        }
        Object prepare = AttributeOps.lookup(t, metaclass, "__prepare__");
        if (prepare == null) {
            return new PyDict();
        }
        Object namespace = Keywords.call(t, prepare, new Object[] {name, bases}, keywords);
        if (!(namespace instanceof PyDict) && PyType.of(namespace).slot(Slot.GETITEM) == null) {
            throw TypeErrors.of((metaclass instanceof PyType m ? m.name : "<metaclass>") + ".__prepare__() must return a mapping, not "
                    + PyType.of(namespace).name);
        }
        return namespace;
    }
}
