package dev.krait.type.function;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.object.ExposedRow;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.protocol.Descriptor;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** What lies in the dict of a type for a member that Java code implements. Compare CPython {@code Objects/descrobject.c: PyDescrObject}. */
public abstract class TypeMember extends PyObject implements Descriptor {
    /** The type whose instances (or subclasses, for a class method) this works on. */
    public final PyType owner;
    /** How it is called, or null for members that Python classes get. */
    public final ExposedRow row;
    public final String name;

    TypeMember(PyType type, PyType owner, ExposedRow row, String name) {
        super(type);
        this.owner = owner;
        this.row = row;
        this.name = name;
    }

    @ExposedGetter(value = "__objclass__", member = true)
    public final Object objclass() {
        return owner;
    }

    @ExposedGetter(value = "__name__", member = true)
    public final Object name() {
        return Str.of(name);
    }

    @ExposedGetter("__qualname__")
    public final Object qualname() {
        return Str.concat(Str.concat(owner.qualname, "."), Str.of(name));
    }

    @ExposedGetter("__doc__")
    public Object doc() {
        return row == null || row.doc().isEmpty() ? PyNone.NONE : row.doc();
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    public final Object reduce(PyThread t) {
        return PyTuple.of(t.interpreter.builtins.getName("getattr"), PyTuple.of(owner, Str.of(name)));
    }

    @ExposedMethod("__get__($self, instance, owner=None, /)")
    public final Object get(PyThread t, Object instance, Object cls) {
        if (instance == PyNone.NONE && (cls == null || cls == PyNone.NONE)) {
            throw TypeErrors.of("__get__(None, None) is invalid");
        }
        Object self = instance == PyNone.NONE ? null : instance;
        return bind(t, self, cls instanceof PyType c ? c : PyType.of(instance));
    }

    final void checkSelf(Object self) {
        if (!PyType.of(self).isSubtype(owner)) {
            throw TypeErrors.of("descriptor '" + name + "' for '" + owner.fullName() + "' objects doesn't apply to a '" + PyType.of(self).fullName()
                    + "' object");
        }
    }

    @Override
    public String toString() {
        return "<" + type.name + " " + name + " of " + owner.name + ">";
    }
}
