package dev.krait.type.text;

import dev.krait.error.ValueErrors;

/**
 * Reads the conversion specifications of {@code %}-formatting; shared by {@code str} and {@code bytes}. Compare CPython
 * {@code Objects/unicode_formatter.c: unicode_format_arg_parse}.
 */
abstract class PercentSpec {
    boolean left;
    boolean plus;
    boolean blank;
    boolean alternate;
    boolean zero;
    int width;
    int precision;
    int conversion;

    /** The code point or byte at an index. */
    abstract int charAt(int index);

    abstract int length();

    /** Takes the value of a {@code *}. */
    abstract int star(boolean isPrecision);

    /** Switches to the value of a key that stands between two indexes. */
    abstract void key(int from, int to);

    /** Reads what follows a percent sign; returns the index after it. */
    final int read(int i) {
        left = false;
        plus = false;
        blank = false;
        alternate = false;
        zero = false;
        width = -1;
        precision = -1;
        if (i < length() && charAt(i) == '(') {
            i = readKey(i + 1);
        }
        i = readFlags(i);
        if (i < length() && charAt(i) == '*') {
            width = star(false);
            if (width < 0) {
                left = true;
                width = -width;
            }
            i++;
        } else {
            int start = i;
            i = digits(i, "width too big");
            width = i == start ? -1 : number;
        }
        if (i < length() && charAt(i) == '.') {
            i++;
            precision = 0;
            if (i < length() && charAt(i) == '*') {
                precision = Math.max(0, star(true));
                i++;
            } else {
                i = digits(i, "precision too big");
                precision = number;
            }
        }
        if (i < length() && (charAt(i) == 'h' || charAt(i) == 'l' || charAt(i) == 'L')) {
            i++;
        }
        if (i >= length()) {
            throw ValueErrors.of("incomplete format");
        }
        conversion = charAt(i);
        return i + 1;
    }

    private int readKey(int i) {
        int start = i;
        int depth = 1;
        while (i < length() && depth > 0) {
            int c = charAt(i++);
            if (c == ')') {
                depth--;
            } else if (c == '(') {
                depth++;
            }
        }
        if (depth > 0) {
            throw ValueErrors.of("incomplete format key");
        }
        key(start, i - 1);
        return i;
    }

    private int readFlags(int i) {
        for (; i < length(); i++) {
            switch (charAt(i)) {
                case '-' -> left = true;
                case '+' -> plus = true;
                case ' ' -> blank = true;
                case '#' -> alternate = true;
                case '0' -> zero = true;
                default -> {
                    return i;
                }
            }
        }
        return i;
    }

    private int number;

    private int digits(int i, String complaint) {
        long value = 0;
        while (i < length() && charAt(i) >= '0' && charAt(i) <= '9') {
            value = value * 10 + charAt(i++) - '0';
            if (value > Integer.MAX_VALUE && complaint.startsWith("p") || value > Long.MAX_VALUE / 100) {
                throw ValueErrors.of(complaint);
            }
        }
        if (value > Integer.MAX_VALUE - 16) {
            throw dev.krait.error.PyErrors.with(dev.krait.type.exception.ExceptionTypes.MEMORY_ERROR);
        }
        number = (int) value;
        return i;
    }
}
