package dev.krait.type.weakref;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Keywords;
import dev.krait.type.mapping.PyDict;

/** A {@code weakref.proxy} of an object that can be called. */
@ExposedType("weakref.CallableProxyType")
public final class PyCallableProxy extends WeakProxy {
    public static final PyType TYPE = PyType.builtin(PyCallableProxyTable.TABLE, PyType.OBJECT, 0);

    PyCallableProxy(PyThread t, Object object, Object callback) {
        super(t, TYPE, object, callback);
    }

    @Override
    public Object call(PyThread t, Object[] arguments, String[] keywords) {
        return CallOps.call(t, target(), arguments, keywords);
    }

    @ExposedMethod("__call__($self, /, *args, **kwargs)")
    Object callMethod(PyThread t, Object[] args, PyDict kwargs) {
        return Keywords.call(t, this, args, kwargs);
    }
}
