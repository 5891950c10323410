package dev.krait.ops;

import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;
import dev.krait.type.function.RowMethod;

/**
 * Calls what a type holds under a special name, with the instance bound: slot wrappers and functions directly, any other descriptor through its
 * {@code __get__}. Compare CPython {@code Objects/typeobject.c: vectorcall_method, lookup_maybe_method}.
 */
public final class SlotOps {
    private SlotOps() {
    }

    /** {@code method(self)}, the method being what a type holds. */
    public static Object call(PyThread t, Object method, Object self) {
        return isMethod(method) ? ((PyObject) method).call1(t, self) : CallOps.call0(t, bind(t, method, self));
    }

    /** {@code method(self, a)}. */
    public static Object call(PyThread t, Object method, Object self, Object a) {
        return isMethod(method) ? ((PyObject) method).call2(t, self, a) : CallOps.call1(t, bind(t, method, self), a);
    }

    /** {@code method(self, a, b)}. */
    public static Object call(PyThread t, Object method, Object self, Object a, Object b) {
        return isMethod(method) ? ((PyObject) method).call3(t, self, a, b) : CallOps.call2(t, bind(t, method, self), a, b);
    }

    /** {@code method(self, a, b, c)}. */
    public static Object call(PyThread t, Object method, Object self, Object a, Object b, Object c) {
        return isMethod(method) ? ((PyObject) method).call4(t, self, a, b, c) : CallOps.call3(t, bind(t, method, self), a, b, c);
    }

    /** Whether a type attribute takes the instance as its first argument when it is called (Py_TPFLAGS_METHOD_DESCRIPTOR). */
    public static boolean isMethod(Object attribute) {
        return attribute instanceof RowMethod || attribute instanceof PyObject p && (p.type.flags & PyType.METHOD_DESCRIPTOR) != 0;
    }

    /** {@code type(attribute).__get__(attribute, self, type(self))}, or the attribute itself when it is no descriptor. */
    public static Object bind(PyThread t, Object attribute, Object self) {
        Object get = PyType.of(attribute).slot(Slot.GET);
        return get == null ? attribute : call(t, get, attribute, self, PyType.of(self));
    }
}
