package dev.krait.type.weakref;

import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;

/** A weak reference or a proxy. */
public abstract class PyWeakObject extends PyInstance {
    final References.Referent referent;
    /** Called with this when the object has gone; null when there is none or it was called. */
    private Object callback;

    PyWeakObject(PyThread t, PyType type, Object object, Object callback) {
        super(type);
        shape = type.rootShape;
        References references = References.of(t.interpreter);
        referent = references.referent(object);
        this.callback = callback == PyNone.NONE ? null : callback;
        referent.add(this);
        if (this.callback != null) {
            references.watch();
        }
    }

    /** The object, or null when it has gone. */
    public final Object object() {
        return referent.get();
    }

    final Object callback() {
        return callback;
    }

    final synchronized Object takeCallback() {
        Object c = callback;
        callback = null;
        return c;
    }
}
