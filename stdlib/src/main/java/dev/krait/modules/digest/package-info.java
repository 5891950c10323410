/**
 * The hash modules {@code _md5 _sha1 _sha2 _sha3 _blake2 _hmac}, on the JDK's message digests. Start at {@link dev.krait.modules.digest.PyHash}.
 */
package dev.krait.modules.digest;
