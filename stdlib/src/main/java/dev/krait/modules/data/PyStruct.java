package dev.krait.modules.data;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyType;
import dev.krait.ops.BufferOps;
import dev.krait.ops.NumberOps;
import dev.krait.protocol.Buffer;
import dev.krait.protocol.BufferView;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.ByteString;
import dev.krait.type.text.Encoders;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.nio.charset.StandardCharsets;

/** {@code struct.Struct}. Compare CPython {@code Modules/_struct.c}. */
@ExposedType(value = "_struct.Struct", doc = "A compiled format.")
public final class PyStruct extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyStructTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    private StructFormat format;

    private PyStruct(PyType type) {
        super(type);
        this.shape = type.rootShape;
    }

    PyStruct(StructFormat format) {
        this(TYPE);
        this.format = format;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newStruct(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return new PyStruct(cls);
    }

    /** The text of a format given as str or bytes. */
    static String formatText(PyThread t, Object format) {
        Object text = Str.exactOrNull(format);
        if (text != null) {
            return new String(Encoders.ascii(t, text, null), StandardCharsets.ISO_8859_1);
        }
        if (format instanceof ByteString b) {
            return new String(b.toArray(), StandardCharsets.ISO_8859_1);
        }
        throw TypeErrors.of("Struct() argument 1 must be a str or bytes object, not " + PyType.of(format).name);
    }

    @ExposedMethod("__init__($self, /, format)")
    void init(PyThread t, Object format) {
        this.format = StructFormat.parse(t, formatText(t, format));
    }

    StructFormat format() {
        if (format == null) {
            throw dev.krait.error.RuntimeErrors.of("Struct object is not initialized");
        }
        return format;
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return type.name + "(" + dev.krait.ops.TextOps.repr(t, format().text()) + ")";
    }

    @ExposedMethod(value = "pack($self, /, *values)", doc = "The bytes of some values.")
    Object pack(PyThread t, Object[] values) {
        return pack(t, format(), values, 0);
    }

    static Object pack(PyThread t, StructFormat f, Object[] values, int first) {
        if (values.length - first != f.values()) {
            throw DataErrors.struct(t, "pack expected " + f.values() + " items for packing (got " + (values.length - first) + ")");
        }
        byte[] b = new byte[f.size()];
        StructCodec.pack(t, f, b, 0, values, first);
        return PyBytes.of(b);
    }

    @ExposedMethod(value = "pack_into($self, /, *values)", doc = "Writes some values into a buffer at an offset.")
    void packInto(PyThread t, Object[] values) {
        packInto(t, format(), values, 0);
    }

    static void packInto(PyThread t, StructFormat f, Object[] values, int first) {
        int given = values.length - first;
        if (given == 0) {
            throw DataErrors.struct(t, "pack_into expected buffer argument");
        }
        if (given == 1) {
            throw DataErrors.struct(t, "pack_into expected offset argument");
        }
        if (given != f.values() + 2) {
            throw DataErrors.struct(t, "pack_into expected " + f.values() + " items for packing (got " + (given - 2) + ")");
        }
        Object target = values[first];
        if (target instanceof PyBytes || !BufferOps.is(target)) {
            throw TypeErrors.of("argument must be read-write bytes-like object, not " + PyType.of(target).name);
        }
        BufferView view = BufferOps.lend(t, target, Buffer.WRITABLE | Buffer.ND);
        try {
            long offset = index(t, values[first + 1]);
            if (offset < 0) {
                if (offset + f.size() > 0) {
                    throw DataErrors.struct(t, "no space to pack " + f.size() + " bytes at offset " + offset);
                }
                if (offset + view.length < 0) {
                    throw DataErrors.struct(t, "offset " + offset + " out of range for " + view.length + "-byte buffer");
                }
                offset += view.length;
            }
            if (view.length - offset < f.size()) {
                throw DataErrors.struct(t, "pack_into requires a buffer of at least " + (f.size() + offset) + " bytes for packing " + f.size()
                        + " bytes at offset " + offset + " (actual buffer size is " + view.length + ")");
            }
            StructCodec.pack(t, f, view.bytes, view.offset + (int) offset, values, first + 2);
        } finally {
            view.release();
        }
    }

    private static long index(PyThread t, Object value) {
        return NumberOps.index(t, value) instanceof Long l ? l : Long.MAX_VALUE / 2;
    }

    @ExposedMethod(value = "unpack($self, buffer, /)", doc = "The values of bytes of just the size.")
    Object unpack(PyThread t, Object buffer) {
        return unpack(t, format(), buffer);
    }

    static Object unpack(PyThread t, StructFormat f, Object buffer) {
        byte[] b = BufferOps.bytes(t, buffer);
        if (b.length != f.size()) {
            throw DataErrors.struct(t, "unpack requires a buffer of " + f.size() + " bytes");
        }
        return StructCodec.unpack(f, b, 0);
    }

    @ExposedMethod(value = "unpack_from($self, /, buffer, offset=0)", doc = "The values in a buffer from an offset on.")
    Object unpackFrom(PyThread t, Object buffer, Object offset) {
        return unpackFrom(t, format(), buffer, offset);
    }

    static Object unpackFrom(PyThread t, StructFormat f, Object buffer, Object start) {
        BufferView view = BufferOps.lend(t, buffer, Buffer.ND);
        try {
            long offset = start == null ? 0 : index(t, start);
            if (offset < 0) {
                if (offset + f.size() > 0) {
                    throw DataErrors.struct(t, "not enough data to unpack " + f.size() + " bytes");
                }
                if (offset + view.length < 0) {
                    throw DataErrors.struct(t, "offset " + offset + " out of range for " + view.length + "-byte buffer");
                }
                offset += view.length;
            }
            if (view.length - offset < f.size()) {
                throw DataErrors.struct(t, "unpack_from requires a buffer of at least " + (f.size() + offset) + " bytes for unpacking " + f.size()
                        + " bytes at offset " + offset + " (actual buffer size is " + view.length + ")");
            }
            return StructCodec.unpack(f, view.bytes, view.offset + (int) offset);
        } finally {
            view.release();
        }
    }

    @ExposedMethod(value = "iter_unpack($self, buffer, /)", doc = "An iterator over the values of equal pieces of a buffer.")
    Object iterUnpack(PyThread t, Object buffer) {
        return iterUnpack(t, format(), buffer);
    }

    static Object iterUnpack(PyThread t, StructFormat f, Object buffer) {
        if (f.size() == 0) {
            throw DataErrors.struct(t, "cannot iteratively unpack with a struct of length 0");
        }
        byte[] b = BufferOps.bytes(t, buffer);
        if (b.length % f.size() != 0) {
            throw DataErrors.struct(t, "iterative unpacking requires a buffer of a multiple of " + f.size() + " bytes");
        }
        return new UnpackIterator(f, b);
    }

    @ExposedMethod(value = "__sizeof__($self, /)", plain = true)
    long sizeOf() {
        return 56L + 32L * (format().fields().size() + 1);
    }

    @ExposedGetter(value = "format", doc = "struct format string")
    Object formatString() {
        return format().text();
    }

    @ExposedGetter(value = "size", doc = "struct size in bytes")
    int size() {
        return format().size();
    }
}
