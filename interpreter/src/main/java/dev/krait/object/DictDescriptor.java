package dev.krait.object;

import dev.krait.exposer.ExposedType;
import dev.krait.thread.PyThread;
import dev.krait.type.function.GetSetDescriptor;

/** The descriptor {@code __dict__} of a Python class. Compare CPython {@code Objects/typeobject.c: subtype_dict}. */
public final class DictDescriptor extends GetSetDescriptor {
    public DictDescriptor(PyType owner) {
        super(owner, null, "__dict__");
    }

    @Override
    public Object doc() {
        return "dictionary for instance variables";
    }

    @Override
    protected Object read(PyThread t, Object self) {
        GetSetDescriptor builtin = ofBuiltin(self);
        return builtin != null ? builtin.bind(t, self, PyType.of(self)) : Fields.dictionaryAttribute(self);
    }

    @Override
    protected void write(PyThread t, Object self, Object value) {
        GetSetDescriptor builtin = ofBuiltin(self);
        if (builtin != null) {
            builtin.assign(t, self, value);
        } else {
            Fields.setDictionaryAttribute(self, value);
        }
    }

    /** A built-in base that has a dict of its own decides: instances of metaclasses and modules. */
    private static GetSetDescriptor ofBuiltin(Object self) {
        return PyType.of(self).builtin().lookup("__dict__") instanceof GetSetDescriptor d && !(d instanceof DictDescriptor) ? d : null;
    }
}
