package dev.krait.eval;

import dev.krait.bytecode.PyCode;
import dev.krait.error.PyException;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.CallOps;
import dev.krait.ops.SlotOps;
import dev.krait.protocol.PyIterator;
import dev.krait.protocol.PySender;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.generator.PyAsyncGenerator;
import dev.krait.type.generator.PyCoroutine;
import dev.krait.type.generator.PyGenerator;
import dev.krait.type.generator.Resumable;

/** Making and driving what suspends. */
public final class Generators {
    private Generators() {
    }

    /** The object whose body a frame is. */
    static Object make(PyThread t, PyFrame f) {
        int flags = f.code.flags;
        if ((flags & PyCode.CO_GENERATOR) != 0) {
            return new PyGenerator(f);
        }
        if ((flags & PyCode.CO_COROUTINE) != 0) {
            PyCoroutine coroutine = new PyCoroutine(f, Awaiting.origin(t));
            coroutine.finaliseLater(t);
            return coroutine;
        }
        return new PyAsyncGenerator(f);
    }

    /** Sends a value into an iterator; puts what comes out in {@code s[at]} and returns whether it was yielded (else returned). */
    static boolean send(PyThread t, Object receiver, Object value, Object[] s, int at) {
        if (receiver instanceof PySender sender) {
            Object out = sender.send(t, value);
            s[at] = out != null ? out : sender.takeResult();
            return out != null;
        }
        try {
            Object out = step(t, receiver, value);
            s[at] = out == null ? PyNone.NONE : out;
            return out != null;
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.STOP_ITERATION)) {
                throw e;
            }
            s[at] = Resumable.stopValue(t, e);
            return false;
        }
    }

    private static Object step(PyThread t, Object receiver, Object value) {
        PyType type = PyType.of(receiver);
        Object next = type.slot(Slot.NEXT);
        if (value != PyNone.NONE || next == null) {
            return CallOps.callMethod(t, receiver, "send", value);
        }
        return receiver instanceof PyIterator it && !type.isHeap() ? it.next(t) : SlotOps.call(t, next, receiver);
    }
}
