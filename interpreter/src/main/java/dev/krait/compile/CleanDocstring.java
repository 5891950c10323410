package dev.krait.compile;

import dev.krait.error.PyErrors;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.text.Str;

/**
 * Removes the common indentation of a docstring, and unlike {@code inspect.cleandoc} no blank lines.
 * Compare CPython {@code Python/compile.c: _PyCompile_CleanDoc}.
 */
public final class CleanDocstring {
    private static final int TAB_SIZE = 8;

    private CleanDocstring() {}

    /** The clean form of a {@code str}, which must not hold surrogates. */
    public static Object of(Object docstring) {
        checkEncodable(docstring);
        String text = expandTabs(Str.java(docstring));
        int firstEnd = lineEnd(text, 0);
        int margin = margin(text, firstEnd);
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        if (start == 0 && margin == 0) {
            return Str.of(text);
        }
        StringBuilder clean = new StringBuilder(text.length());
        // the first line begins behind its indentation, even if that is the whole line
        clean.append(text, start, Math.max(start, firstEnd));
        int position = Math.max(start, firstEnd);
        while (position < text.length()) {
            for (int i = 0; i < margin && position < text.length() && text.charAt(position) == ' '; i++) {
                position++;
            }
            int end = lineEnd(text, position);
            clean.append(text, position, end);
            position = end;
        }
        return Str.of(clean.toString());
    }

    /** CPython works on the UTF-8 form, and raises if there is none. */
    private static void checkEncodable(Object docstring) {
        int length = Str.length(docstring);
        for (int start = 0; start < length; start++) {
            if (isSurrogate(Str.codePointAt(docstring, start))) {
                int end = start + 1;
                while (end < length && isSurrogate(Str.codePointAt(docstring, end))) {
                    end++;
                }
                throw PyErrors.with(
                        ExceptionTypes.UNICODE_ENCODE_ERROR,
                        "utf-8",
                        docstring,
                        (long) start,
                        (long) end,
                        "surrogates not allowed");
            }
        }
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** The least indentation of the lines after the first that are not blank; 0 if there are none. */
    private static int margin(String text, int from) {
        int margin = Integer.MAX_VALUE;
        int position = from;
        while (position < text.length()) {
            int start = position;
            while (position < text.length() && text.charAt(position) == ' ') {
                position++;
            }
            if (position < text.length() && text.charAt(position) != '\n') {
                margin = Math.min(margin, position - start);
            }
            position = lineEnd(text, position);
        }
        return margin == Integer.MAX_VALUE ? 0 : margin;
    }

    /** The position behind the line's newline. */
    private static int lineEnd(String text, int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 ? text.length() : newline + 1;
    }

    private static String expandTabs(String text) {
        if (text.indexOf('\t') < 0) {
            return text;
        }
        StringBuilder expanded = new StringBuilder(text.length() + 16);
        int column = 0;
        for (int i = 0; i < text.length(); i++) {
            char ch = text.charAt(i);
            if (ch == '\t') {
                int spaces = TAB_SIZE - column % TAB_SIZE;
                expanded.repeat(' ', spaces);
                column += spaces;
            } else {
                expanded.append(ch);
                if (ch == '\n' || ch == '\r') {
                    column = 0;
                } else if (!Character.isLowSurrogate(ch)) {
                    column++;
                }
            }
        }
        return expanded.toString();
    }
}
