package dev.krait.ops;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;

/** Calls. */
public final class CallOps {
    public static final Object[] NO_ARGUMENTS = {};

    private CallOps() {
    }

    /** Calls anything. */
    public static Object call(PyThread t, Object callable, Object[] arguments, String[] keywords) {
        return callable instanceof PyObject p ? p.call(t, arguments, keywords) : callSlot(t, callable, arguments, keywords);
    }

    public static Object call0(PyThread t, Object callable) {
        return callable instanceof PyObject p ? p.call0(t) : callSlot(t, callable, NO_ARGUMENTS, null);
    }

    public static Object call1(PyThread t, Object callable, Object a) {
        return callable instanceof PyObject p ? p.call1(t, a) : callSlot(t, callable, new Object[] {a}, null);
    }

    public static Object call2(PyThread t, Object callable, Object a, Object b) {
        return callable instanceof PyObject p ? p.call2(t, a, b) : callSlot(t, callable, new Object[] {a, b}, null);
    }

    public static Object call3(PyThread t, Object callable, Object a, Object b, Object c) {
        return callable instanceof PyObject p ? p.call3(t, a, b, c) : callSlot(t, callable, new Object[] {a, b, c}, null);
    }

    public static Object call4(PyThread t, Object callable, Object a, Object b, Object c, Object d) {
        return callable instanceof PyObject p ? p.call4(t, a, b, c, d) : callSlot(t, callable, new Object[] {a, b, c, d}, null);
    }

    /** Calls through {@code type(callable).__call__}. Compare CPython {@code Objects/typeobject.c: slot_tp_call}. */
    public static Object callSlot(PyThread t, Object callable, Object[] arguments, String[] keywords) {
        Object slot = PyType.of(callable).slot(Slot.CALL);
        if (slot == null) {
            throw TypeErrors.of("'" + PyType.of(callable).fullName() + "' object is not callable");
        }
        Object[] all = new Object[arguments.length + 1];
        all[0] = callable;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        t.enterNative(" while calling a Python object");
        try {
            return SlotOps.isMethod(slot) ? call(t, slot, all, keywords) : call(t, SlotOps.bind(t, slot, callable), arguments, keywords);
        } finally {
            t.leaveNative();
        }
    }

    /** Calls a type: {@code __new__}, then {@code __init__}. Compare CPython {@code Objects/typeobject.c: type_call}. */
    public static Object callType(PyThread t, PyType cls, Object[] arguments, String[] keywords) {
        return cls.type == PyType.TYPE || cls.type.slot(Slot.CALL) == PyType.TYPE.slot(Slot.CALL) ? Construction.call(t, cls, arguments, keywords)
                : callSlot(t, cls, arguments, keywords);
    }

    /** {@code self.name(*arguments)}; a method found on the type is called without being bound. */
    public static Object callMethod(PyThread t, Object self, String name, Object... arguments) {
        Object method = AttributeOps.unboundMethod(self, name);
        if (method == null) {
            return call(t, AttributeOps.get(t, self, name), arguments, null);
        }
        return switch (arguments.length) {
            case 0 -> call1(t, method, self);
            case 1 -> call2(t, method, self, arguments[0]);
            case 2 -> call3(t, method, self, arguments[0], arguments[1]);
            default -> Construction.callWithSelf(t, method, self, arguments, null);
        };
    }
}
