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
        return Fields.dictionaryAttribute(self);
    }

    @Override
    protected void write(PyThread t, Object self, Object value) {
        Fields.setDictionaryAttribute(self, value);
    }
}
