package dev.krait.modules.digest;

import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;

/** The hash types over the JDK's digests. */
public final class Hashes {
    private Hashes() {
    }

    /** md5. */
    @ExposedType("_md5.md5")
    public static final class Md5 extends PyHash {
        public static final PyType TYPE = PyType.builtin(HashesMd5Table.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

        Md5(Digest digest) {
            super(TYPE, digest, "md5", 64, 16);
        }

        Md5() {
            this(Digest.ofJdk("MD5"));
        }

        @Override
        PyHash with(Digest other) {
            return new Md5(other);
        }
    }

    /** sha1. */
    @ExposedType("_sha1.sha1")
    public static final class Sha1 extends PyHash {
        public static final PyType TYPE = PyType.builtin(HashesSha1Table.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

        Sha1(Digest digest) {
            super(TYPE, digest, "sha1", 64, 20);
        }

        Sha1() {
            this(Digest.ofJdk("SHA-1"));
        }

        @Override
        PyHash with(Digest other) {
            return new Sha1(other);
        }
    }

    /** sha224. */
    @ExposedType("_sha2.SHA224Type")
    public static final class Sha224 extends PyHash {
        public static final PyType TYPE = PyType.builtin(HashesSha224Table.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

        Sha224(Digest digest) {
            super(TYPE, digest, "sha224", 64, 28);
        }

        Sha224() {
            this(Digest.ofJdk("SHA-224"));
        }

        @Override
        PyHash with(Digest other) {
            return new Sha224(other);
        }
    }

    /** sha256. */
    @ExposedType("_sha2.SHA256Type")
    public static final class Sha256 extends PyHash {
        public static final PyType TYPE = PyType.builtin(HashesSha256Table.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

        Sha256(Digest digest) {
            super(TYPE, digest, "sha256", 64, 32);
        }

        Sha256() {
            this(Digest.ofJdk("SHA-256"));
        }

        @Override
        PyHash with(Digest other) {
            return new Sha256(other);
        }
    }

    /** sha384. */
    @ExposedType("_sha2.SHA384Type")
    public static final class Sha384 extends PyHash {
        public static final PyType TYPE = PyType.builtin(HashesSha384Table.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

        Sha384(Digest digest) {
            super(TYPE, digest, "sha384", 128, 48);
        }

        Sha384() {
            this(Digest.ofJdk("SHA-384"));
        }

        @Override
        PyHash with(Digest other) {
            return new Sha384(other);
        }
    }

    /** sha512. */
    @ExposedType("_sha2.SHA512Type")
    public static final class Sha512 extends PyHash {
        public static final PyType TYPE = PyType.builtin(HashesSha512Table.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

        Sha512(Digest digest) {
            super(TYPE, digest, "sha512", 128, 64);
        }

        Sha512() {
            this(Digest.ofJdk("SHA-512"));
        }

        @Override
        PyHash with(Digest other) {
            return new Sha512(other);
        }
    }
}
