package dev.krait.source;

/**
 * Source bytes that are no text: a wrong coding declaration or bytes that the declared encoding cannot hold. The line counts from 1, or
 * is 0 when CPython reports none; the text is the line as far as it could be read, or null.
 */
public final class DecodingFailure extends RuntimeException {
    private final String filename;
    private final int line;
    private final String text;

    public DecodingFailure(String message, String filename, int line, String text) {
        super(message, null, false, false);
        this.filename = filename;
        this.line = line;
        this.text = text;
    }

    public String filename() {
        return filename;
    }

    public int line() {
        return line;
    }

    public String text() {
        return text;
    }
}
