package dev.krait.modules.data;

import dev.krait.thread.PyThread;
import java.util.ArrayList;
import java.util.List;

/**
 * A compiled format: its fields, where they lie, and how many values they take. Compare CPython {@code Modules/_struct.c: prepare_s}.
 *
 * @param big most significant byte first
 * @param nativeSizes sizes, ranges and alignment of the C compiler
 * @param size bytes in all
 * @param values Python values in all
 */
record StructFormat(String text, boolean big, boolean nativeSizes, List<Field> fields, int size, int values) {
    /**
     * One field, or several alike.
     *
     * @param count how many values; 1 for strings
     * @param size bytes of one value
     */
    record Field(char code, int offset, int count, int size) {
    }

    static StructFormat parse(PyThread t, String text) {
        char order = text.isEmpty() ? '@' : text.charAt(0);
        boolean prefixed = "@=<>!".indexOf(order) >= 0;
        boolean nativeSizes = !prefixed || order == '@';
        boolean big = prefixed && (order == '>' || order == '!');
        List<Field> fields = new ArrayList<>();
        long size = 0;
        long values = 0;
        int i = prefixed && !text.isEmpty() ? 1 : 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (Character.isWhitespace(c)) {
                continue;
            }
            long count = 1;
            if (c >= '0' && c <= '9') {
                count = c - '0';
                while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                    count = count * 10 + text.charAt(i++) - '0';
                    if (count > Integer.MAX_VALUE * 1024L) {
                        throw tooLong(t);
                    }
                }
                if (i == text.length()) {
                    throw DataErrors.struct(t, "repeat count given without format specifier");
                }
                c = text.charAt(i++);
            }
            int one = size(c, nativeSizes);
            if (one < 0) {
                throw DataErrors.struct(t, c == 0 ? "embedded null character" : "bad char in struct format");
            }
            int alignment = nativeSizes ? alignment(c, one) : 1;
            size = (size + alignment - 1) / alignment * alignment;
            boolean string = c == 's' || c == 'p';
            if (string) {
                fields.add(new Field(c, (int) size, 1, (int) count));
                values++;
            } else if (c != 'x' && count > 0) {
                fields.add(new Field(c, (int) size, (int) count, one));
                values += count;
            }
            size += count * one;
            if (size > Integer.MAX_VALUE) {
                throw tooLong(t);
            }
        }
        return new StructFormat(text, big, nativeSizes, List.copyOf(fields), (int) size, (int) values);
    }

    private static RuntimeException tooLong(PyThread t) {
        return DataErrors.struct(t, "total struct size too long");
    }

    private static int alignment(char c, int size) {
        return c == 'F' ? 4 : c == 'D' ? 8 : size;
    }

    private static int size(char c, boolean nativeSizes) {
        return switch (c) {
            case 'x', 'b', 'B', 'c', 's', 'p', '?' -> 1;
            case 'h', 'H', 'e' -> 2;
            case 'i', 'I', 'f' -> 4;
            case 'l', 'L' -> nativeSizes ? 8 : 4;
            case 'q', 'Q', 'd', 'F' -> 8;
            case 'D' -> 16;
            case 'n', 'N', 'P' -> nativeSizes ? 8 : -1;
            default -> -1;
        };
    }
}
