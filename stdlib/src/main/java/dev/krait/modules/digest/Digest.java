package dev.krait.modules.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A running hash. */
interface Digest {
    void update(byte[] data);

    /** The digest so far; does not end the computation. */
    byte[] result(int length);

    Digest copy();

    /** One of the JDK's. */
    static Digest ofJdk(String algorithm) {
        try {
            return new Jdk(MessageDigest.getInstance(algorithm));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** The JDK's message digest behind this interface. */
    record Jdk(MessageDigest digest) implements Digest {
        private MessageDigest cloned() {
            try {
                return (MessageDigest) digest.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void update(byte[] data) {
            digest.update(data);
        }

        @Override
        public byte[] result(int length) {
            return cloned().digest();
        }

        @Override
        public Digest copy() {
            return new Jdk(cloned());
        }
    }
}
