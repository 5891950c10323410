package dev.krait.modules.data;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.iter.BuiltinIterator;

/** The iterator of {@code iter_unpack}. */
@ExposedType("_struct.unpack_iterator")
public final class UnpackIterator extends BuiltinIterator {
    public static final PyType TYPE = PyType.builtin(UnpackIteratorTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private final StructFormat format;
    private final byte[] bytes;
    private int offset;

    UnpackIterator(StructFormat format, byte[] bytes) {
        super(TYPE);
        this.format = format;
        this.bytes = bytes;
    }

    @Override
    public Object next(PyThread t) {
        if (offset >= bytes.length) {
            return null;
        }
        int at = offset;
        offset += format.size();
        return StructCodec.unpack(format, bytes, at);
    }

    @ExposedMethod(value = "__length_hint__($self, /)", plain = true)
    int lengthHint() {
        return (bytes.length - offset) / format.size();
    }
}
