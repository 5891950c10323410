package dev.krait.type.text;

import dev.krait.object.PyObject;
import java.util.Arrays;

/**
 * A {@code str} that is not a {@code String}: it holds a code point beyond the BMP, or surrogates that would pair up in UTF-16 (architecture D2).
 *
 * <p>Immutable; made by {@link Str} only, which keeps the form canonical: what can be a {@code String} is one.
 */
public final class WideString extends PyObject {
    private final int[] codePoints;
    private int hash;

    /** Takes the array over. The caller has checked that a {@code String} will not do. */
    WideString(int[] codePoints) {
        super(StrType.TYPE);
        this.codePoints = codePoints;
    }

    public int length() {
        return codePoints.length;
    }

    public int codePointAt(int index) {
        return codePoints[index];
    }

    /** A copy of the code points. */
    public int[] toArray() {
        return codePoints.clone();
    }

    void copy(int[] into, int at) {
        System.arraycopy(codePoints, 0, into, at, codePoints.length);
    }

    Object slice(int from, int to) {
        return Str.of(codePoints, from, to);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WideString w && Arrays.equals(codePoints, w.codePoints);
    }

    /** A Java hash, not the Python one. */
    @Override
    public int hashCode() {
        int h = hash;
        if (h == 0) {
            hash = h = Arrays.hashCode(codePoints);
        }
        return h;
    }

    /** In UTF-16; surrogates that were apart may pair up. */
    @Override
    public String toString() {
        return new String(codePoints, 0, codePoints.length);
    }
}
