package dev.krait.modules.digest;

import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;

/** The types of BLAKE2. */
public final class Blake2Hashes {
    private Blake2Hashes() {
    }

    /** blake2b. */
    @ExposedType("_blake2.blake2b")
    public static final class B extends PyHash {
        public static final PyType TYPE = PyType.builtin(Blake2HashesBTable.TABLE, PyType.OBJECT, 0);

        B(Digest digest, int size) {
            super(TYPE, digest, "blake2b", 128, size);
        }

        @ExposedNew("(data=b'', *, digest_size=64, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None)")
        static Object newHash(PyThread t, PyType cls, Object data, Object digestSize, Object key, Object salt, Object person, Object fanout,
                Object depth, Object leafSize, Object nodeOffset, Object nodeDepth, Object innerSize, Object lastNode, Object usedForSecurity,
                Object string) {
            Blake2Parameters p = new Blake2Parameters(t, true);
            int size = p.size(digestSize);
            byte[] k = p.key(key);
            byte[] block = p.block(size, k, salt, person, new Object[] {fanout, depth, leafSize, nodeOffset, nodeDepth, innerSize});
            return new B(Blake2.start(true, block, k, lastNode != null && TruthOps.isTrue(t, lastNode)), size).started(t, data, string);
        }

        @Override
        PyHash with(Digest other) {
            return new B(other, size);
        }
    }

    /** blake2s. */
    @ExposedType("_blake2.blake2s")
    public static final class S extends PyHash {
        public static final PyType TYPE = PyType.builtin(Blake2HashesSTable.TABLE, PyType.OBJECT, 0);

        S(Digest digest, int size) {
            super(TYPE, digest, "blake2s", 64, size);
        }

        @ExposedNew("(data=b'', *, digest_size=32, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None)")
        static Object newHash(PyThread t, PyType cls, Object data, Object digestSize, Object key, Object salt, Object person, Object fanout,
                Object depth, Object leafSize, Object nodeOffset, Object nodeDepth, Object innerSize, Object lastNode, Object usedForSecurity,
                Object string) {
            Blake2Parameters p = new Blake2Parameters(t, false);
            int size = p.size(digestSize);
            byte[] k = p.key(key);
            byte[] block = p.block(size, k, salt, person, new Object[] {fanout, depth, leafSize, nodeOffset, nodeDepth, innerSize});
            return new S(Blake2.start(false, block, k, lastNode != null && TruthOps.isTrue(t, lastNode)), size).started(t, data, string);
        }

        @Override
        PyHash with(Digest other) {
            return new S(other, size);
        }
    }
}
