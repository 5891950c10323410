package dev.krait.modules.digest;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.text.ByteHex;
import dev.krait.type.text.PyBytes;

/** The types of SHA-3 and SHAKE. */
public final class Sha3Hashes {
    private Sha3Hashes() {
    }

    /** sha3_224. */
    @ExposedType("_sha3.sha3_224")
    public static final class Sha3With224 extends PyHash {
        public static final PyType TYPE = PyType.builtin(Sha3HashesSha3With224Table.TABLE, PyType.OBJECT, 0);

        Sha3With224(Digest digest) {
            super(TYPE, digest, "sha3_224", 144, 28);
        }

        Sha3With224() {
            this(new Keccak(144, 0x06));
        }

        @ExposedNew("(data=b'', *, usedforsecurity=True, string=None)")
        static Object newHash(PyThread t, PyType cls, Object data, Object usedForSecurity, Object string) {
            return new Sha3With224().started(t, data, string);
        }

        @ExposedGetter("_capacity_bits")
        int capacityBits() {
            return 448;
        }

        @ExposedGetter("_rate_bits")
        int rateBits() {
            return 1152;
        }

        @ExposedGetter("_suffix")
        Object suffix() {
            return PyBytes.of(new byte[] {6});
        }

        @Override
        PyHash with(Digest other) {
            return new Sha3With224(other);
        }
    }

    /** sha3_256. */
    @ExposedType("_sha3.sha3_256")
    public static final class Sha3With256 extends PyHash {
        public static final PyType TYPE = PyType.builtin(Sha3HashesSha3With256Table.TABLE, PyType.OBJECT, 0);

        Sha3With256(Digest digest) {
            super(TYPE, digest, "sha3_256", 136, 32);
        }

        Sha3With256() {
            this(new Keccak(136, 0x06));
        }

        @ExposedNew("(data=b'', *, usedforsecurity=True, string=None)")
        static Object newHash(PyThread t, PyType cls, Object data, Object usedForSecurity, Object string) {
            return new Sha3With256().started(t, data, string);
        }

        @ExposedGetter("_capacity_bits")
        int capacityBits() {
            return 512;
        }

        @ExposedGetter("_rate_bits")
        int rateBits() {
            return 1088;
        }

        @ExposedGetter("_suffix")
        Object suffix() {
            return PyBytes.of(new byte[] {6});
        }

        @Override
        PyHash with(Digest other) {
            return new Sha3With256(other);
        }
    }

    /** sha3_384. */
    @ExposedType("_sha3.sha3_384")
    public static final class Sha3With384 extends PyHash {
        public static final PyType TYPE = PyType.builtin(Sha3HashesSha3With384Table.TABLE, PyType.OBJECT, 0);

        Sha3With384(Digest digest) {
            super(TYPE, digest, "sha3_384", 104, 48);
        }

        Sha3With384() {
            this(new Keccak(104, 0x06));
        }

        @ExposedNew("(data=b'', *, usedforsecurity=True, string=None)")
        static Object newHash(PyThread t, PyType cls, Object data, Object usedForSecurity, Object string) {
            return new Sha3With384().started(t, data, string);
        }

        @ExposedGetter("_capacity_bits")
        int capacityBits() {
            return 768;
        }

        @ExposedGetter("_rate_bits")
        int rateBits() {
            return 832;
        }

        @ExposedGetter("_suffix")
        Object suffix() {
            return PyBytes.of(new byte[] {6});
        }

        @Override
        PyHash with(Digest other) {
            return new Sha3With384(other);
        }
    }

    /** sha3_512. */
    @ExposedType("_sha3.sha3_512")
    public static final class Sha3With512 extends PyHash {
        public static final PyType TYPE = PyType.builtin(Sha3HashesSha3With512Table.TABLE, PyType.OBJECT, 0);

        Sha3With512(Digest digest) {
            super(TYPE, digest, "sha3_512", 72, 64);
        }

        Sha3With512() {
            this(new Keccak(72, 0x06));
        }

        @ExposedNew("(data=b'', *, usedforsecurity=True, string=None)")
        static Object newHash(PyThread t, PyType cls, Object data, Object usedForSecurity, Object string) {
            return new Sha3With512().started(t, data, string);
        }

        @ExposedGetter("_capacity_bits")
        int capacityBits() {
            return 1024;
        }

        @ExposedGetter("_rate_bits")
        int rateBits() {
            return 576;
        }

        @ExposedGetter("_suffix")
        Object suffix() {
            return PyBytes.of(new byte[] {6});
        }

        @Override
        PyHash with(Digest other) {
            return new Sha3With512(other);
        }
    }

    /** shake_128. */
    @ExposedType("_sha3.shake_128")
    public static final class Shake128 extends PyHash {
        public static final PyType TYPE = PyType.builtin(Sha3HashesShake128Table.TABLE, PyType.OBJECT, 0);

        Shake128(Digest digest) {
            super(TYPE, digest, "shake_128", 168, 0);
        }

        Shake128() {
            this(new Keccak(168, 0x1f));
        }

        @ExposedNew("(data=b'', *, usedforsecurity=True, string=None)")
        static Object newHash(PyThread t, PyType cls, Object data, Object usedForSecurity, Object string) {
            return new Shake128().started(t, data, string);
        }

        @ExposedMethod("digest($self, /, length)")
        Object digest(PyThread t, Object length) {
            return PyBytes.of(result(length(t, length)));
        }

        @ExposedMethod("hexdigest($self, /, length)")
        Object hexDigest(PyThread t, Object length) {
            return ByteHex.format(t, result(length(t, length)), null, null);
        }

        @ExposedGetter("_capacity_bits")
        int capacityBits() {
            return 256;
        }

        @ExposedGetter("_rate_bits")
        int rateBits() {
            return 1344;
        }

        @ExposedGetter("_suffix")
        Object suffix() {
            return PyBytes.of(new byte[] {0x1f});
        }

        @Override
        PyHash with(Digest other) {
            return new Shake128(other);
        }
    }

    /** shake_256. */
    @ExposedType("_sha3.shake_256")
    public static final class Shake256 extends PyHash {
        public static final PyType TYPE = PyType.builtin(Sha3HashesShake256Table.TABLE, PyType.OBJECT, 0);

        Shake256(Digest digest) {
            super(TYPE, digest, "shake_256", 136, 0);
        }

        Shake256() {
            this(new Keccak(136, 0x1f));
        }

        @ExposedNew("(data=b'', *, usedforsecurity=True, string=None)")
        static Object newHash(PyThread t, PyType cls, Object data, Object usedForSecurity, Object string) {
            return new Shake256().started(t, data, string);
        }

        @ExposedMethod("digest($self, /, length)")
        Object digest(PyThread t, Object length) {
            return PyBytes.of(result(length(t, length)));
        }

        @ExposedMethod("hexdigest($self, /, length)")
        Object hexDigest(PyThread t, Object length) {
            return ByteHex.format(t, result(length(t, length)), null, null);
        }

        @ExposedGetter("_capacity_bits")
        int capacityBits() {
            return 512;
        }

        @ExposedGetter("_rate_bits")
        int rateBits() {
            return 1088;
        }

        @ExposedGetter("_suffix")
        Object suffix() {
            return PyBytes.of(new byte[] {0x1f});
        }

        @Override
        PyHash with(Digest other) {
            return new Shake256(other);
        }
    }
}
