package dev.krait.type.text;

/**
 * The representation of exact {@code str}: makes, measures, joins and reads the two forms. A {@code String} while every {@code char} is a code point (lone
 * surrogates allowed, pairs never), otherwise a {@link WideString}.
 */
public final class Str {
    private Str() {
    }

    /** The Python string of UTF-16 text from Java: a surrogate pair becomes one code point. */
    public static Object of(String utf16) {
        for (int i = 0; i + 1 < utf16.length(); i++) {
            if (Character.isHighSurrogate(utf16.charAt(i)) && Character.isLowSurrogate(utf16.charAt(i + 1))) {
                return new WideString(utf16.codePoints().toArray());
            }
        }
        return utf16;
    }

    /** The Python string of code points from an array, which is copied if need be. */
    public static Object of(int[] codePoints, int from, int to) {
        char[] narrow = new char[to - from];
        for (int i = from; i < to; i++) {
            int c = codePoints[i];
            if (c > 0xFFFF || c >>> 10 == 0xDC00 >>> 10 && i > from && codePoints[i - 1] >>> 10 == 0xD800 >>> 10) {
                return new WideString(java.util.Arrays.copyOfRange(codePoints, from, to));
            }
            narrow[i - from] = (char) c;
        }
        return new String(narrow);
    }

    /** Whether a value is an exact {@code str}. */
    public static boolean isExact(Object value) {
        return value instanceof String || value instanceof WideString;
    }

    /** Whether a value is a {@code str} or an instance of a subclass. */
    public static boolean is(Object value) {
        return isExact(value) || value instanceof StrInstance;
    }

    /** The exact value of a {@code str} or of an instance of a subclass; null for anything else. */
    public static Object exactOrNull(Object value) {
        return isExact(value) ? value : value instanceof StrInstance s ? s.value : null;
    }

    public static int length(Object s) {
        return s instanceof String j ? j.length() : ((WideString) s).length();
    }

    public static int codePointAt(Object s, int index) {
        return s instanceof String j ? j.charAt(index) : ((WideString) s).codePointAt(index);
    }

    /** As a Java string in UTF-16: for names, messages and files. */
    public static String java(Object s) {
        return s.toString();
    }

    /** Joins two exact strings; checks the seam (architecture D2). */
    public static Object concat(Object a, Object b) {
        if (a instanceof String x && b instanceof String y) {
            if (x.isEmpty() || y.isEmpty() || !Character.isHighSurrogate(x.charAt(x.length() - 1)) || !Character.isLowSurrogate(y.charAt(0))) {
                return x.concat(y);
            }
        }
        int n = length(a);
        int[] all = new int[n + length(b)];
        for (int i = 0; i < all.length; i++) {
            all[i] = i < n ? codePointAt(a, i) : codePointAt(b, i - n);
        }
        return of(all, 0, all.length);
    }
}
