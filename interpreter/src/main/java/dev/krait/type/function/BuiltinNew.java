package dev.krait.type.function;

import dev.krait.error.TypeErrors;
import dev.krait.object.ExposedRow;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;

/**
 * The {@code __new__} of a built-in type as it lies in the type's dict: checks that it may make instances of the class that it is given. Compare CPython
 * {@code Objects/typeobject.c: tp_new_wrapper}.
 */
public final class BuiltinNew extends BuiltinFunction {
    private final PyType owner;

    public BuiltinNew(PyType owner, ExposedRow row) {
        super(row, owner, null);
        this.owner = owner;
    }

    private void check(Object first) {
        if (first == owner) {
            return;
        }
        if (!(first instanceof PyType cls)) {
            throw TypeErrors.of(owner.fullName() + ".__new__(X): X is not a type object (" + PyType.of(first).fullName() + ")");
        }
        if (cls.builtin().slot(Slot.NEW) == this) {
            return;
        }
        if (!cls.isSubtype(owner)) {
            throw TypeErrors.of(owner.fullName() + ".__new__(" + cls.fullName() + "): " + cls.fullName() + " is not a subtype of " + owner.fullName());
        }
        PyType maker = cls.builtin();
        PyType builtin = maker;
        while (maker.dict().getName("__new__") == null && maker.base != null) {
            maker = maker.base;
        }
        if (maker != owner) {
            throw TypeErrors.of(owner.fullName() + ".__new__(" + cls.fullName() + ") is not safe, use " + builtin.fullName() + ".__new__()");
        }
    }

    @Override
    public Object call(PyThread t, Object[] arguments, String[] keywords) {
        if (arguments.length == (keywords == null ? 0 : keywords.length)) {
            throw TypeErrors.of(owner.fullName() + ".__new__(): not enough arguments");
        }
        check(arguments[0]);
        return row.call(t, arguments, keywords);
    }

    @Override
    public Object call0(PyThread t) {
        throw TypeErrors.of(owner.fullName() + ".__new__(): not enough arguments");
    }

    @Override
    public Object call1(PyThread t, Object a) {
        check(a);
        return row.call1(t, a);
    }

    @Override
    public Object call2(PyThread t, Object a, Object b) {
        check(a);
        return row.call2(t, a, b);
    }

    @Override
    public Object call3(PyThread t, Object a, Object b, Object c) {
        check(a);
        return row.call3(t, a, b, c);
    }

    @Override
    public Object call4(PyThread t, Object a, Object b, Object c, Object d) {
        check(a);
        return row.call4(t, a, b, c, d);
    }
}
