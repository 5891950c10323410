package dev.krait.type.function;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.ExposedRow;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;

/** A special method of a built-in type as it lies in the type's dict: a wrapper_descriptor. */
@ExposedType("wrapper_descriptor")
public final class SlotWrapper extends RowMethod {
    public static final PyType TYPE = PyType.builtin(SlotWrapperTable.TABLE, PyType.OBJECT, PyType.METHOD_DESCRIPTOR);

    public SlotWrapper(PyType owner, ExposedRow row) {
        super(TYPE, owner, row);
    }

    @Override
    public Object bind(PyThread t, Object self, PyType cls) {
        if (self == null) {
            return this;
        }
        checkSelf(self);
        return new MethodWrapper(this, self);
    }

    @Override
    RuntimeException noInstance() {
        return TypeErrors.of("descriptor '" + name + "' of '" + owner.fullName() + "' object needs an argument");
    }

    @Override
    RuntimeException wrongInstance(Object self) {
        return TypeErrors.of("descriptor '" + name + "' requires a '" + owner.fullName() + "' object but received a '" + PyType.of(self).fullName() + "'");
    }

    @ExposedMethod("__call__($self, /, *args, **kwargs)")
    Object callMethod(PyThread t, Object[] args, dev.krait.type.mapping.PyDict kwargs) {
        return Keywords.call(t, this, args, kwargs);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr() {
        return "<slot wrapper '" + name + "' of '" + owner.name + "' objects>";
    }
}
