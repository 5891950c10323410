package dev.krait.type.text;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;

/**
 * The representation of exact {@code str}: makes, measures, joins and reads the two forms. A {@code String} while every {@code char} is a code point (lone
 * surrogates allowed, pairs never), otherwise a {@link WideString}.
 */
public final class Str {
    private static final String[] LATIN = latin();

    private Str() {
    }

    private static String[] latin() {
        String[] all = new String[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = String.valueOf((char) i).intern();
        }
        return all;
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
            if (c > 0xFFFF || isLow(c) && i > from && isHigh(codePoints[i - 1])) {
                return new WideString(java.util.Arrays.copyOfRange(codePoints, from, to));
            }
            narrow[i - from] = (char) c;
        }
        return new String(narrow);
    }

    static boolean isHigh(int c) {
        return c >>> 10 == 0xD800 >>> 10;
    }

    static boolean isLow(int c) {
        return c >>> 10 == 0xDC00 >>> 10;
    }

    /** The string of one code point. */
    public static Object ofCodePoint(int c) {
        return c < 256 ? LATIN[c] : c > 0xFFFF ? new WideString(new int[] {c}) : String.valueOf((char) c);
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

    /** The exact value of a format specification; raises TypeError. */
    public static Object specOf(Object spec) {
        Object text = exactOrNull(spec);
        if (text == null) {
            throw TypeErrors.of("__format__() argument must be str, not " + PyType.of(spec).name);
        }
        return text;
    }

    public static int length(Object s) {
        return s instanceof String j ? j.length() : ((WideString) s).length();
    }

    public static int codePointAt(Object s, int index) {
        return s instanceof String j ? j.charAt(index) : ((WideString) s).codePointAt(index);
    }

    /** The code points of an exact string in a fresh array. */
    public static int[] codePoints(Object s) {
        if (s instanceof WideString w) {
            return w.toArray();
        }
        String j = (String) s;
        int[] all = new int[j.length()];
        for (int i = 0; i < all.length; i++) {
            all[i] = j.charAt(i);
        }
        return all;
    }

    /** As a Java string in UTF-16: for names, messages and files. */
    public static String java(Object s) {
        return s.toString();
    }

    /** {@code s[from:to]}, the bounds being right. */
    public static Object slice(Object s, int from, int to) {
        if (s instanceof String j) {
            return to - from == 1 ? ofCodePoint(j.charAt(from)) : j.substring(from, to);
        }
        WideString w = (WideString) s;
        return from == 0 && to == w.length() ? w : w.slice(from, to);
    }

    /** One code point so many times; none for less than one. */
    public static Object repeated(int c, int times) {
        if (times <= 0) {
            return "";
        }
        if (c <= 0xFFFF) {
            return String.valueOf((char) c).repeat(times);
        }
        int[] all = new int[times];
        java.util.Arrays.fill(all, c);
        return new WideString(all);
    }

    /** A string so many times; the caller has checked that the length fits. */
    public static Object repeat(Object s, int times) {
        int n = length(s);
        if (times <= 0 || n == 0) {
            return "";
        }
        if (times == 1) {
            return s;
        }
        if (s instanceof String j && !(n > 0 && isHigh(j.charAt(n - 1)) && isLow(j.charAt(0)))) {
            return j.repeat(times);
        }
        int[] one = codePoints(s);
        int[] all = new int[n * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(one, 0, all, i * n, n);
        }
        return of(all, 0, all.length);
    }

    /** Joins two exact strings; checks the seam (architecture D2). */
    public static Object concat(Object a, Object b) {
        if (a instanceof String x && b instanceof String y) {
            if (x.isEmpty() || y.isEmpty() || !isHigh(x.charAt(x.length() - 1)) || !isLow(y.charAt(0))) {
                return x.concat(y);
            }
        }
        int n = length(a);
        if (n == 0) {
            return b;
        }
        int m = length(b);
        if (m == 0) {
            return a;
        }
        int[] all = new int[n + m];
        copy(a, all, 0);
        copy(b, all, n);
        return new WideString(all);
    }

    static void copy(Object s, int[] into, int at) {
        if (s instanceof WideString w) {
            w.copy(into, at);
        } else {
            String j = (String) s;
            for (int i = 0; i < j.length(); i++) {
                into[at + i] = j.charAt(i);
            }
        }
    }

    /** Whether two exact strings are equal. */
    public static boolean equal(Object a, Object b) {
        return a.equals(b);
    }

    /** The order by code points. */
    public static int compare(Object a, Object b) {
        if (a instanceof String x && b instanceof String y) {
            return x.compareTo(y);
        }
        int n = Math.min(length(a), length(b));
        for (int i = 0; i < n; i++) {
            int order = codePointAt(a, i) - codePointAt(b, i);
            if (order != 0) {
                return order;
            }
        }
        return length(a) - length(b);
    }
}
