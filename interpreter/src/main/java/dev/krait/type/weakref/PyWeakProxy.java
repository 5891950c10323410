package dev.krait.type.weakref;

import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;

/** A {@code weakref.proxy} of an object that cannot be called. */
@ExposedType("weakref.ProxyType")
public final class PyWeakProxy extends WeakProxy {
    public static final PyType TYPE = PyType.builtin(PyWeakProxyTable.TABLE, PyType.OBJECT, 0);

    private PyWeakProxy(PyThread t, Object object, Object callback) {
        super(t, TYPE, object, callback);
    }

    /** {@code weakref.proxy(object, callback)}: one without a callback is made once. */
    public static WeakProxy of(PyThread t, Object object, Object callback) {
        if (callback == null || callback == PyNone.NONE) {
            for (PyWeakObject known : References.of(t.interpreter).referencesTo(object)) {
                if (known instanceof WeakProxy proxy && known.callback() == null) {
                    return proxy;
                }
            }
        }
        boolean callable = PyType.of(object).slot(Slot.CALL) != null;
        return callable ? new PyCallableProxy(t, object, callback) : new PyWeakProxy(t, object, callback);
    }
}
