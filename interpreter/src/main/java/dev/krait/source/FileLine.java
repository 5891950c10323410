package dev.krait.source;

import java.io.ByteArrayOutputStream;

/**
 * A line of a program in a file, which is read again for an error message: the compiler keeps no text. Compare CPython {@code Python/errors.c: err_programtext}.
 *
 * @param bytes    the line with a newline at its end if there is one, not decoded; of a very long line the beginning
 * @param encoding the program's encoding
 */
public record FileLine(byte[] bytes, String encoding) {
    /** What CPython's buffer takes. */
    private static final int LONGEST = 999;

    /** A line by its number from 1, or null when the file is shorter. */
    public static FileLine of(byte[] raw, int number) {
        int at = 0;
        for (int line = 1; line < number; line++) {
            at = end(raw, at);
        }
        if (at >= raw.length) {
            return null;
        }
        int end = end(raw, at);
        ByteArrayOutputStream text = new ByteArrayOutputStream(end - at);
        for (int i = at; i < end && text.size() < LONGEST; i++) {
            if (raw[i] != '\r') {
                text.write(raw[i]);
            } else if (i + 1 >= end || raw[i + 1] != '\n') {
                text.write('\n');
            }
        }
        byte[] bytes = text.toByteArray();
        boolean marked = number == 1 && bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return new FileLine(marked ? java.util.Arrays.copyOfRange(bytes, 3, bytes.length) : bytes, SourceDecoder.encoding(raw));
    }

    /** Where the line after that at {@code start} begins. */
    private static int end(byte[] raw, int start) {
        int i = start;
        while (i < raw.length && raw[i] != '\n' && raw[i] != '\r') {
            i++;
        }
        return Math.min(raw.length, i + (i + 1 < raw.length && raw[i] == '\r' && raw[i + 1] == '\n' ? 2 : 1));
    }
}
