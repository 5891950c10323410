package dev.krait.modules.digest;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.BufferOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.ByteHex;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;

/** A hash object: what all hash types share. Compare CPython {@code Modules/md5module.c} and its kin. */
public abstract class PyHash extends PyObject {
    protected final Digest digest;
    private final String name;
    private final int blockSize;
    protected final int size;

    PyHash(PyType type, Digest digest, String name, int blockSize, int size) {
        super(type);
        this.digest = digest;
        this.name = name;
        this.blockSize = blockSize;
        this.size = size;
    }

    /** The bytes of an argument to be hashed. */
    static byte[] bytes(PyThread t, Object data) {
        if (Str.is(data)) {
            throw TypeErrors.of("Strings must be encoded before hashing");
        }
        if (!BufferOps.is(data)) {
            throw TypeErrors.of("object supporting the buffer API required");
        }
        return BufferOps.bytes(t, data);
    }

    /** Hashes the constructor's data; {@code string} is the old name of that argument. */
    final PyHash started(PyThread t, Object data, Object string) {
        if (data != null && string != null) {
            throw TypeErrors.of("'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a "
                    + "future version.");
        }
        Object first = data != null ? data : string;
        if (first != null) {
            update(t, first);
        }
        return this;
    }

    abstract PyHash with(Digest other);

    @ExposedMethod(value = "update($self, obj, /)", doc = "Hashes more bytes.")
    public final void update(PyThread t, Object obj) {
        byte[] b = bytes(t, obj);
        synchronized (digest) {
            digest.update(b);
        }
    }

    @ExposedMethod(value = "copy($self, /)", doc = "A copy of the hash object.")
    public final Object copy() {
        synchronized (digest) {
            return with(digest.copy());
        }
    }

    final byte[] result(int length) {
        synchronized (digest) {
            return digest.result(length);
        }
    }

    @ExposedMethod(value = "digest($self, /)", doc = "The digest of the bytes so far.")
    public Object digest(PyThread t) {
        return PyBytes.of(result(size));
    }

    @ExposedMethod(value = "hexdigest($self, /)", doc = "The digest as hexadecimal digits.")
    public Object hexDigest(PyThread t) {
        return ByteHex.format(t, result(size), null, null);
    }

    /** A length argument of SHAKE. */
    static int length(PyThread t, Object length) {
        int n = NumberOps.size(t, length);
        if (n < 0) {
            throw ValueErrors.of("value must be positive");
        }
        return n;
    }

    @ExposedGetter("name")
    public final Object name() {
        return name;
    }

    @ExposedGetter("block_size")
    public final int blockSize() {
        return blockSize;
    }

    @ExposedGetter("digest_size")
    public final int digestSize() {
        return size;
    }
}
