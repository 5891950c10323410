package dev.krait.ops;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.protocol.Buffer;
import dev.krait.protocol.BufferView;
import dev.krait.thread.PyThread;
import dev.krait.type.text.PyBytes;

/** Memory lent by objects. Compare CPython {@code Objects/abstract.c: PyObject_GetBuffer}. */
public final class BufferOps {
    private BufferOps() {
    }

    /** Whether an object can lend memory. */
    public static boolean is(Object value) {
        return value instanceof Buffer || PyType.of(value).slot(Slot.BUFFER) != null;
    }

    /** A loan, or a TypeError for what is not bytes-like. The caller releases it. */
    public static BufferView lend(PyThread t, Object value, int flags) {
        if (value instanceof Buffer b) {
            return b.lend(t, flags);
        }
        Object slot = PyType.of(value).slot(Slot.BUFFER);
        if (slot == null) {
            throw TypeErrors.of("a bytes-like object is required, not '" + PyType.of(value).fullName() + "'");
        }
        Object view = SlotOps.call(t, slot, value, (long) flags);
        if (!(view instanceof dev.krait.type.text.PyMemoryView m)) {
            throw TypeErrors.of("__buffer__ returned non-memoryview object");
        }
        return m.lend(t, flags);
    }

    /** The bytes of a bytes-like object; do not write, they may be its own. */
    public static byte[] bytes(PyThread t, Object value) {
        if (value instanceof PyBytes b) {
            return b.value;
        }
        BufferView view = lend(t, value, Buffer.FULL_RO);
        try {
            return view.toBytes();
        } finally {
            view.release();
        }
    }
}
