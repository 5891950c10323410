package dev.krait.type.text;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.protocol.BufferView;
import dev.krait.thread.PyThread;
import dev.krait.type.number.IntType;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;

/** {@code memoryview.cast}. Compare CPython {@code Objects/memoryobject.c: cast_to_1D, cast_to_ND}. */
final class MemoryCast {
    private MemoryCast() {
    }

    static BufferView cast(PyThread t, BufferView view, String format, Object shape) {
        Object[] dimensions = shape == null ? null : dimensions(shape);
        if (!view.contiguous()) {
            throw TypeErrors.of("memoryview: casts are restricted to C-contiguous views");
        }
        if (dimensions != null && dimensions.length != 1 && view.shape.length != 1 && !(view.shape.length == 0 && dimensions.length == 0)) {
            throw TypeErrors.of("memoryview: cast must be 1D -> ND or ND -> 1D");
        }
        char to = MemoryFormat.character(format);
        if (to == 0) {
            throw ValueErrors.of("memoryview: destination format must be a native single character format prefixed with an optional '@'");
        }
        char from = MemoryFormat.character(view.format);
        if (from == 0) {
            throw ValueErrors.of("memoryview: source format must be a native single character format prefixed with an optional '@'");
        }
        if (!isByte(from) && !isByte(to)) {
            throw TypeErrors.of("memoryview: cannot cast between two non-byte formats");
        }
        int size = MemoryFormat.size(to);
        if (view.length % size != 0) {
            throw TypeErrors.of("memoryview: length is not a multiple of itemsize");
        }
        int[] newShape = dimensions == null ? new int[] {view.length / size} : shape(dimensions, view.length, size);
        int[] strides = new int[newShape.length];
        int stride = size;
        for (int i = strides.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= newShape[i];
        }
        return new BufferView(view.owner, view.bytes, view.offset, view.length, view.readonly, format, size, newShape, strides);
    }

    private static boolean isByte(char c) {
        return c == 'B' || c == 'b' || c == 'c';
    }

    private static Object[] dimensions(Object shape) {
        if (shape instanceof PyList list) {
            return list.toArray();
        }
        if (shape instanceof PyTuple tuple) {
            return tuple.items;
        }
        throw TypeErrors.of("shape must be a list or a tuple");
    }

    private static int[] shape(Object[] dimensions, int length, int size) {
        int[] shape = new int[dimensions.length];
        long product = size;
        for (int i = 0; i < shape.length; i++) {
            Object n = IntType.exactOrNull(dimensions[i]);
            if (n == null) {
                throw TypeErrors.of("memoryview.cast(): elements of shape must be integers");
            }
            if (!(n instanceof Long l) || l <= 0 || l > Integer.MAX_VALUE) {
                throw ValueErrors.of("memoryview.cast(): elements of shape must be integers > 0");
            }
            shape[i] = (int) (long) l;
            product *= l;
            if (product > length) {
                break;
            }
        }
        if (product != length) {
            throw TypeErrors.of("memoryview: product(shape) * itemsize != buffer size");
        }
        return shape;
    }
}
