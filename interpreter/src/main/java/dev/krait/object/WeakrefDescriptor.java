package dev.krait.object;

import dev.krait.thread.PyThread;
import dev.krait.type.function.GetSetDescriptor;

/** The descriptor {@code __weakref__} of a Python class. Compare CPython {@code Objects/typeobject.c: subtype_getweakref}. */
final class WeakrefDescriptor extends GetSetDescriptor {
    WeakrefDescriptor(PyType owner) {
        super(owner, null, "__weakref__");
    }

    @Override
    public Object doc() {
        return "list of weak references to the object";
    }

    @Override
    protected Object read(PyThread t, Object self) {
        java.util.List<dev.krait.type.weakref.PyWeakObject> all = dev.krait.type.weakref.References.of(t.interpreter).referencesTo(self);
        return all.isEmpty() ? PyNone.NONE : all.getFirst();
    }

    @Override
    protected void write(PyThread t, Object self, Object value) {
        throw dev.krait.error.AttributeErrors.of("attribute '__weakref__' of '" + PyType.of(self).name + "' objects is not writable");
    }
}
