package dev.krait.type.text;

import dev.krait.type.sequence.PyList;
import java.util.Collections;

/** Splitting of exact strings. Compare CPython {@code Objects/stringlib/split.h}. */
final class TextSplit {
    private TextSplit() {
    }

    /** Splits at white space, at most so many times. */
    static PyList whitespace(Object s, long limit) {
        PyList parts = new PyList(8);
        int n = Str.length(s);
        int i = 0;
        while (true) {
            while (i < n && Chars.isSpace(Str.codePointAt(s, i))) {
                i++;
            }
            if (i == n) {
                return parts;
            }
            int start = i;
            if (limit-- == 0) {
                i = n;
                while (Chars.isSpace(Str.codePointAt(s, i - 1))) {
                    i--;
                }
                parts.append(Str.slice(s, start, i));
                return parts;
            }
            while (i < n && !Chars.isSpace(Str.codePointAt(s, i))) {
                i++;
            }
            parts.append(Str.slice(s, start, i));
        }
    }

    /** Splits at white space from the right. */
    static PyList whitespaceFromRight(Object s, long limit) {
        java.util.ArrayList<Object> parts = new java.util.ArrayList<>();
        int i = Str.length(s);
        while (true) {
            while (i > 0 && Chars.isSpace(Str.codePointAt(s, i - 1))) {
                i--;
            }
            if (i == 0) {
                break;
            }
            int end = i;
            if (limit-- == 0) {
                i = 0;
                while (Chars.isSpace(Str.codePointAt(s, i))) {
                    i++;
                }
                parts.add(Str.slice(s, i, end));
                break;
            }
            while (i > 0 && !Chars.isSpace(Str.codePointAt(s, i - 1))) {
                i--;
            }
            parts.add(Str.slice(s, i, end));
        }
        Collections.reverse(parts);
        return PyList.of(parts.toArray());
    }

    static PyList at(Object s, Object separator, long limit) {
        PyList parts = new PyList(8);
        int n = Str.length(s);
        int m = Str.length(separator);
        int i = 0;
        while (limit-- != 0) {
            int found = TextSearch.find(s, separator, i, n);
            if (found < 0) {
                break;
            }
            parts.append(Str.slice(s, i, found));
            i = found + m;
        }
        parts.append(Str.slice(s, i, n));
        return parts;
    }

    static PyList fromRightAt(Object s, Object separator, long limit) {
        java.util.ArrayList<Object> parts = new java.util.ArrayList<>();
        int m = Str.length(separator);
        int end = Str.length(s);
        while (limit-- != 0) {
            int found = TextSearch.rfind(s, separator, 0, end);
            if (found < 0) {
                break;
            }
            parts.add(Str.slice(s, found + m, end));
            end = found;
        }
        parts.add(Str.slice(s, 0, end));
        Collections.reverse(parts);
        return PyList.of(parts.toArray());
    }

    static PyList lines(Object s, boolean keepEnds) {
        PyList lines = new PyList(8);
        int n = Str.length(s);
        int i = 0;
        while (i < n) {
            int start = i;
            while (i < n && !Chars.isLineBreak(Str.codePointAt(s, i))) {
                i++;
            }
            int end = i;
            if (i < n) {
                i += Str.codePointAt(s, i) == '\r' && i + 1 < n && Str.codePointAt(s, i + 1) == '\n' ? 2 : 1;
            }
            lines.append(Str.slice(s, start, keepEnds ? i : end));
        }
        return lines;
    }
}
