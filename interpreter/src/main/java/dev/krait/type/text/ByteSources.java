package dev.krait.type.text;

import dev.krait.error.OverflowErrors;
import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.BufferOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.SlotOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.sequence.SliceIndices;
import java.util.Arrays;

/** What becomes bytes: buffers, iterables of small ints. Compare CPython {@code Objects/bytesobject.c: PyBytes_FromObject}. */
public final class ByteSources {
    private ByteSources() {
    }

    /** The bytes of {@code __bytes__}, a buffer or an iterable; do not write to them. */
    public static byte[] bytes(PyThread t, Object source) {
        if (source instanceof PyBytes b) {
            return b.value;
        }
        Object method = PyType.of(source).slot(Slot.BYTES);
        if (method != null) {
            Object result = SlotOps.call(t, method, source);
            if (!(result instanceof PyBytes b)) {
                throw TypeErrors.of("__bytes__ returned non-bytes (type " + PyType.of(result).name + ")");
            }
            return b.value;
        }
        return fromObject(t, source, "bytes");
    }

    /** The bytes of a buffer or an iterable. */
    static byte[] fromObject(PyThread t, Object source, String kind) {
        if (BufferOps.is(source)) {
            return BufferOps.bytes(t, source);
        }
        Object iter = PyType.of(source).slot(Slot.ITER);
        boolean iterable = iter != null && iter != PyNone.NONE || iter == null && PyType.of(source).slot(Slot.GETITEM) != null;
        if (Str.is(source) || !iterable) {
            throw TypeErrors.of("cannot convert '" + PyType.of(source).name + "' object to " + kind);
        }
        return fromIterator(t, IterationOps.iterator(t, source), kind);
    }

    static byte[] fromIterator(PyThread t, Object iterator, String kind) {
        ByteBuilder out = new ByteBuilder(32);
        for (Object item = IterationOps.next(t, iterator); item != null; item = IterationOps.next(t, iterator)) {
            out.append(byteOf(t, item, kind.equals("bytes") ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)"));
        }
        return out.toArray();
    }

    /** An item of a bytes-like object. */
    static int byteOf(PyThread t, Object item, String complaint) {
        if (!(NumberOps.index(t, item) instanceof Long l) || l < 0 || l > 255) {
            throw ValueErrors.of(complaint);
        }
        return (int) (long) l;
    }

    /** The contents that a constructor's encoding or missing source decides, or null when the source is to be looked at. */
    static byte[] encoded(PyThread t, Object source, Object encoding, Object errors, String kind) {
        String codec = StrType.name(encoding, kind, "encoding");
        String handler = StrType.name(errors, kind, "errors");
        if (source != null && Str.is(source) && (codec != null || handler != null)) {
            if (codec == null) {
                throw TypeErrors.of("string argument without an encoding");
            }
            return ((PyBytes) Codecs.encode(t, Str.exactOrNull(source), codec, handler)).value;
        }
        if (codec != null || handler != null) {
            throw TypeErrors.of((codec != null ? "encoding" : "errors") + " without a string argument");
        }
        return source == null ? Bytes.NONE : null;
    }

    /** Zeros when the source is an int, otherwise null. */
    static byte[] zeros(PyThread t, Object source) {
        if (PyType.of(source).slot(Slot.INDEX) == null) {
            return null;
        }
        Object index;
        try {
            index = NumberOps.index(t, source);
        } catch (PyException e) {
            if (e.is(ExceptionTypes.TYPE_ERROR)) {
                return null;
            }
            throw e;
        }
        if (!(index instanceof Long n)) {
            throw OverflowErrors.of("cannot fit '" + PyType.of(source).name + "' into an index-sized integer");
        }
        if (n < 0) {
            throw ValueErrors.of("negative count");
        }
        if (n > Integer.MAX_VALUE - 16) {
            throw PyErrors.with(ExceptionTypes.MEMORY_ERROR);
        }
        return new byte[(int) (long) n];
    }

    /** The bytes that a slice selects. */
    static byte[] slice(byte[] b, SliceIndices indices) {
        if (indices.step() == 1) {
            return indices.count() == b.length ? b : Arrays.copyOfRange(b, indices.start(), indices.start() + indices.count());
        }
        byte[] out = new byte[indices.count()];
        for (int i = 0; i < out.length; i++) {
            out[i] = b[indices.at(i)];
        }
        return out;
    }
}
