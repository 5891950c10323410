package dev.krait.type.text;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.sequence.PyTuple;

/** The iterators of {@code bytes}, {@code bytearray} and {@code memoryview}. */
public final class ByteIterators {
    private ByteIterators() {
    }

    /** Over bytes. */
    @ExposedType("bytes_iterator")
    public static final class OfBytes extends BuiltinIterator {
        public static final PyType TYPE = PyType.builtin(ByteIteratorsOfBytesTable.TABLE, PyType.OBJECT, 0);
        private PyBytes source;
        private int index;

        OfBytes(PyBytes source) {
            super(TYPE);
            this.source = source;
        }

        @Override
        @ExposedMethod("__next__($self, /)")
        public Object next(PyThread t) {
            PyBytes b = source;
            if (b == null) {
                return null;
            }
            if (index >= b.value.length) {
                source = null;
                return null;
            }
            return (long) (b.value[index++] & 0xFF);
        }

        @ExposedMethod(value = "__length_hint__($self, /)", plain = true)
        int lengthHint() {
            return source == null ? 0 : source.value.length - index;
        }

        @ExposedMethod(value = "__reduce__($self, /)", plain = true)
        Object reduce(PyThread t) {
            Object iter = builtin(t, "iter");
            return source == null ? PyTuple.of(iter, PyTuple.of(PyTuple.EMPTY)) : PyTuple.of(iter, PyTuple.of(source), (long) index);
        }

        @ExposedMethod(value = "__setstate__($self, object, /)", plain = true)
        void setState(PyThread t, Object state) {
            if (source != null) {
                index = Math.max(0, Math.min(NumberOps.size(t, state), source.value.length));
            }
        }
    }

    /** Over a bytearray, which may change meanwhile. */
    @ExposedType("bytearray_iterator")
    public static final class OfByteArray extends BuiltinIterator {
        public static final PyType TYPE = PyType.builtin(ByteIteratorsOfByteArrayTable.TABLE, PyType.OBJECT, 0);
        private PyByteArray source;
        private int index;

        OfByteArray(PyByteArray source) {
            super(TYPE);
            this.source = source;
        }

        @Override
        @ExposedMethod("__next__($self, /)")
        public Object next(PyThread t) {
            PyByteArray b = source;
            int value = b == null ? -1 : b.at(index);
            if (value < 0) {
                source = null;
                return null;
            }
            index++;
            return (long) value;
        }

        @ExposedMethod(value = "__length_hint__($self, /)", plain = true)
        int lengthHint() {
            return source == null ? 0 : Math.max(0, source.length() - index);
        }

        @ExposedMethod(value = "__reduce__($self, /)", plain = true)
        Object reduce(PyThread t) {
            Object iter = builtin(t, "iter");
            return source == null ? PyTuple.of(iter, PyTuple.of(PyTuple.EMPTY)) : PyTuple.of(iter, PyTuple.of(source), (long) index);
        }

        @ExposedMethod(value = "__setstate__($self, object, /)", plain = true)
        void setState(PyThread t, Object state) {
            if (source != null) {
                index = Math.max(0, Math.min(NumberOps.size(t, state), source.length()));
            }
        }
    }

    /** Over a memoryview. */
    @ExposedType("memory_iterator")
    public static final class OfMemory extends BuiltinIterator {
        public static final PyType TYPE = PyType.builtin(ByteIteratorsOfMemoryTable.TABLE, PyType.OBJECT, 0);
        private PyMemoryView source;
        private int index;

        OfMemory(PyMemoryView source) {
            super(TYPE);
            this.source = source;
        }

        @Override
        @ExposedMethod("__next__($self, /)")
        public Object next(PyThread t) {
            PyMemoryView view = source;
            if (view == null) {
                return null;
            }
            if (index >= view.length(t)) {
                source = null;
                return null;
            }
            return view.item(index++);
        }
    }
}
