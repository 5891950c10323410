package dev.krait.modules.pickle;

import dev.krait.error.BufferErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.protocol.Buffer;
import dev.krait.protocol.BufferView;
import dev.krait.thread.PyThread;
import dev.krait.type.text.PyMemoryView;
import java.util.Arrays;

/** A {@code pickle.PickleBuffer}: a buffer that may travel beside the pickle. Compare CPython {@code Objects/picklebufobject.c}. */
@ExposedType(value = "pickle.PickleBuffer", doc = "Wrapper for potentially out-of-band buffers")
public final class PickleBuffer extends PyObject implements Buffer {
    public static final PyType TYPE = PyType.builtin(PickleBufferTable.TABLE, PyType.OBJECT, 0);

    static {
        TYPE.hasWeakref = true;
    }

    /** Null when released. */
    private PyMemoryView view;

    private PickleBuffer(PyMemoryView view) {
        super(TYPE);
        this.view = view;
    }

    @ExposedNew("(object, /)")
    static Object newPickleBuffer(PyThread t, PyType cls, Object object) {
        if (!BufferOps.is(object)) {
            throw TypeErrors.of("a bytes-like object is required, not '" + PyType.of(object).fullName() + "'");
        }
        return new PickleBuffer(PyMemoryView.of(t, object));
    }

    private PyMemoryView view() {
        PyMemoryView v = view;
        if (v == null) {
            throw ValueErrors.of("operation forbidden on released PickleBuffer object");
        }
        return v;
    }

    @Override
    public Object exporter() {
        return view().obj();
    }

    @Override
    public BufferView lend(PyThread t, int flags) {
        return view().lend(t, flags);
    }

    /** Whether the memory is one piece, in the order of rows or of columns. */
    private static boolean isContiguous(BufferView view) {
        if (view.contiguous()) {
            return true;
        }
        int expected = view.itemSize;
        for (int i = 0; i < view.shape.length; i++) {
            if (view.shape[i] > 1 && view.strides[i] != expected) {
                return false;
            }
            expected *= view.shape[i];
        }
        return true;
    }

    /** The memory, not kept from being released; raises PicklingError when it is not one piece. */
    BufferView contiguous(PyThread t) {
        BufferView lent = lend(t, FULL_RO);
        lent.release();
        if (!isContiguous(lent)) {
            throw PickleState.pickling(t, "PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
        }
        return lent;
    }

    /** The bytes as they lie in memory. */
    static byte[] memory(BufferView view) {
        return Arrays.copyOfRange(view.bytes, view.offset, view.offset + view.length);
    }

    @ExposedMethod(value = "raw($self, /)", doc = "Return a memoryview of the raw memory underlying this buffer.\n\n"
            + "Will raise BufferError is the buffer isn't contiguous.")
    Object raw(PyThread t) {
        BufferView lent = view().lend(t, FULL_RO);
        boolean whole = isContiguous(lent);
        lent.release();
        if (!whole) {
            throw BufferErrors.of("cannot extract raw buffer from non-contiguous buffer");
        }
        return view().row();
    }

    @ExposedMethod(value = "release($self, /)", doc = "Release the underlying buffer controlled by the PickleBuffer object.")
    void release(PyThread t) {
        PyMemoryView v = view;
        view = null;
        if (v != null) {
            CallOps.callMethod(t, v, "release");
        }
    }

    @ExposedMethod("__buffer__($self, flags, /)")
    Object buffer(PyThread t, Object flags) {
        return PyMemoryView.ofBuffer(t, this, flags);
    }

    @ExposedMethod("__release_buffer__($self, buffer, /)")
    void releaseBuffer(PyThread t, Object buffer) {
        PyMemoryView.releaseFor(t, this, buffer);
    }
}
