package dev.krait.type.text;

/** Finding, counting and replacing in exact strings. Bounds are right; results are indexes by code points, or -1. */
final class TextSearch {
    private TextSearch() {
    }

    static int find(Object s, Object sub, int start, int end) {
        int m = Str.length(sub);
        if (start > end || end - start < m) {
            return -1;
        }
        if (s instanceof String a && sub instanceof String b) {
            return a.indexOf(b, start, end);
        }
        if (m == 0) {
            return start;
        }
        int first = Str.codePointAt(sub, 0);
        for (int i = start; i <= end - m; i++) {
            if (Str.codePointAt(s, i) == first && matches(s, sub, i, m)) {
                return i;
            }
        }
        return -1;
    }

    static int rfind(Object s, Object sub, int start, int end) {
        int m = Str.length(sub);
        if (start > end || end - start < m) {
            return -1;
        }
        if (s instanceof String a && sub instanceof String b) {
            int found = a.lastIndexOf(b, end - m);
            return found < start ? -1 : found;
        }
        for (int i = end - m; i >= start; i--) {
            if (matches(s, sub, i, m)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether {@code sub} stands at an index where there is room for it. */
    static boolean matches(Object s, Object sub, int at, int m) {
        if (s instanceof String a && sub instanceof String b) {
            return a.startsWith(b, at);
        }
        for (int i = 0; i < m; i++) {
            if (Str.codePointAt(s, at + i) != Str.codePointAt(sub, i)) {
                return false;
            }
        }
        return true;
    }

    static boolean contains(Object s, Object sub) {
        return s instanceof String a && sub instanceof String b ? a.contains(b) : find(s, sub, 0, Str.length(s)) >= 0;
    }

    static int count(Object s, Object sub, int start, int end) {
        if (start > end) {
            return 0;
        }
        int m = Str.length(sub);
        if (m == 0) {
            return end - start + 1;
        }
        int n = 0;
        for (int i = find(s, sub, start, end); i >= 0; i = find(s, sub, i + m, end)) {
            n++;
        }
        return n;
    }

    /** Replaces up to {@code count} times; -1 is without limit. */
    static Object replace(Object s, Object old, Object by, long count) {
        if (count == 0) {
            return s;
        }
        if (count < 0 && s instanceof String a && old instanceof String b && by instanceof String c && !b.isEmpty() && !Seams.risky(c)
                && !Seams.risky(b)) {
            return a.replace(b, c);
        }
        int n = Str.length(s);
        int m = Str.length(old);
        TextBuilder out = new TextBuilder(n + 16);
        if (m == 0) {
            return interleave(s, by, count, out);
        }
        int at = 0;
        for (long left = count; left != 0; left--) {
            int found = find(s, old, at, n);
            if (found < 0) {
                break;
            }
            out.append(s, at, found).append(by);
            at = found + m;
        }
        return at == 0 ? s : out.append(s, at, n).build();
    }

    private static Object interleave(Object s, Object by, long count, TextBuilder out) {
        int n = Str.length(s);
        for (int i = 0; i <= n; i++) {
            if (count != 0) {
                out.append(by);
                count--;
            }
            if (i < n) {
                out.appendCodePoint(Str.codePointAt(s, i));
            }
        }
        return out.build();
    }

    /** Where joining may pair surrogates up. */
    private static final class Seams {
        static boolean risky(String s) {
            if (s.isEmpty()) {
                return true;
            }
            char first = s.charAt(0);
            char last = s.charAt(s.length() - 1);
            return Character.isSurrogate(first) || Character.isSurrogate(last);
        }
    }
}
