package dev.krait.type.function;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.ExposedRow;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;

/** A method of a built-in type as it lies in the type's dict: a method_descriptor. */
@ExposedType("method_descriptor")
public final class BuiltinMethod extends RowMethod {
    public static final PyType TYPE = PyType.builtin(BuiltinMethodTable.TABLE, PyType.OBJECT, PyType.METHOD_DESCRIPTOR);

    public BuiltinMethod(PyType owner, ExposedRow row) {
        super(TYPE, owner, row);
    }

    @Override
    public Object bind(PyThread t, Object self, PyType cls) {
        if (self == null) {
            return this;
        }
        checkSelf(self);
        return new BuiltinFunction(row, self, null);
    }

    @Override
    RuntimeException noInstance() {
        return TypeErrors.of("unbound method " + owner.name + "." + name + "() needs an argument");
    }

    @Override
    RuntimeException wrongInstance(Object self) {
        return TypeErrors.of("descriptor '" + name + "' for '" + owner.fullName() + "' objects doesn't apply to a '" + PyType.of(self).fullName()
                + "' object");
    }

    @ExposedMethod("__call__($self, /, *args, **kwargs)")
    Object callMethod(PyThread t, Object[] args, dev.krait.type.mapping.PyDict kwargs) {
        return Keywords.call(t, this, args, kwargs);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr() {
        return "<method '" + name + "' of '" + owner.name + "' objects>";
    }
}
