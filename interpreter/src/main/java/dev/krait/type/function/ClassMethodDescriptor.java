package dev.krait.type.function;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.ExposedRow;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;

/** A class method of a built-in type as it lies in the type's dict. Compare CPython {@code Objects/descrobject.c: classmethod_get}. */
@ExposedType("classmethod_descriptor")
public final class ClassMethodDescriptor extends TypeMember {
    public static final PyType TYPE = PyType.builtin(ClassMethodDescriptorTable.TABLE, PyType.OBJECT, 0);

    public ClassMethodDescriptor(PyType owner, ExposedRow row) {
        super(TYPE, owner, row, row.name());
    }

    @Override
    public Object bind(PyThread t, Object self, PyType cls) {
        PyType to = cls != null ? cls : PyType.of(self);
        if (!to.isSubtype(owner)) {
            throw TypeErrors.of("descriptor '" + name + "' requires a subtype of '" + owner.fullName() + "' but received '" + to.fullName() + "'");
        }
        return new BuiltinFunction(row, to, null);
    }

    @Override
    public Object call(PyThread t, Object[] arguments, String[] keywords) {
        if (arguments.length == (keywords == null ? 0 : keywords.length)) {
            throw TypeErrors.of("descriptor '" + name + "' of '" + owner.fullName() + "' object needs an argument");
        }
        if (!(arguments[0] instanceof PyType cls)) {
            throw TypeErrors.of("descriptor '" + name + "' for type '" + owner.fullName() + "' needs a type, not a '" + PyType.of(arguments[0]).fullName()
                    + "' as arg 2");
        }
        bind(t, null, cls);
        return row.call(t, arguments, keywords);
    }

    @ExposedMethod("__call__($self, /, *args, **kwargs)")
    Object callMethod(PyThread t, Object[] args, PyDict kwargs) {
        return Keywords.call(t, this, args, kwargs);
    }

    @ExposedGetter("__text_signature__")
    Object textSignature() {
        return row.signature().isEmpty() ? PyNone.NONE : row.signature();
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr() {
        return "<method '" + name + "' of '" + owner.name + "' objects>";
    }
}
