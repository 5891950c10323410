package dev.krait.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A program's text as the tokenizer reads it: UTF-8, every line end a {@code \n}, one zero byte after the last one. Compare CPython
 * {@code Parser/tokenizer/helpers.c: _PyTokenizer_translate_newlines}.
 *
 * <p>Immutable. Lines count from 1; offsets count bytes from 0.
 */
public final class SourceText {
    private final String filename;
    private final byte[] bytes;
    private final int length;

    private SourceText(String filename, byte[] bytes, int length) {
        this.filename = filename;
        this.bytes = bytes;
        this.length = length;
    }

    /** Text that is UTF-8 already (valid, no byte-order mark); line ends are normalised. */
    public static SourceText ofUtf8(String filename, byte[] utf8) {
        return normalised(filename, utf8, 0);
    }

    /**
     * Text from a Java string.
     *
     * @throws IllegalArgumentException for a lone surrogate, which no encoding of source can hold
     */
    public static SourceText ofString(String filename, String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return normalised(filename, Arrays.copyOf(encoded.array(), encoded.limit()), 0);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("surrogates not allowed in source text", e);
        }
    }

    /**
     * Bytes with their byte-order mark and coding declaration honoured.
     *
     * @param file whether they are a script's, or given to {@code compile()}: errors differ
     * @throws DecodingFailure when they are no text
     */
    public static SourceText decode(String filename, byte[] raw, Recoder recoder, boolean file) {
        return SourceDecoder.decode(filename, raw, recoder, file);
    }

    /** The whole text. */
    public String text() {
        return slice(0, length);
    }

    static SourceText normalised(String filename, byte[] utf8, int from) {
        byte[] out = new byte[utf8.length - from + 2];
        int n = 0;
        for (int i = from; i < utf8.length; i++) {
            byte c = utf8[i];
            if (c == '\r') {
                c = '\n';
                if (i + 1 < utf8.length && utf8[i + 1] == '\n') {
                    i++;
                }
            }
            out[n++] = c;
        }
        return new SourceText(filename, out, n);
    }

    /** The same text with a line end after its last line, which a file needs not have. */
    public SourceText withFinalNewline() {
        if (length == 0 || bytes[length - 1] == '\n') {
            return this;
        }
        byte[] out = Arrays.copyOf(bytes, length + 2);
        out[length] = '\n';
        return new SourceText(filename, out, length + 1);
    }

    public String filename() {
        return filename;
    }

    /** The bytes, with at least one zero after {@link #length}; not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** Where the line starts, or the length of the text when there is no such line. */
    public int lineStart(int line) {
        int at = 0;
        for (int n = 1; n < line; n++) {
            while (at < length && bytes[at] != '\n') {
                at++;
            }
            if (at == length) {
                return length;
            }
            at++;
        }
        return at;
    }

    /** Where the line that starts here ends: its {@code \n}, or the end of the text. */
    public int lineEnd(int start) {
        int at = start;
        while (at < length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** The characters between two byte offsets. */
    public String slice(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** How many code points lie between two byte offsets; an offset past the end of the text counts on as if in single bytes. */
    public int codePoints(int start, int end) {
        int n = 0;
        for (int i = start; i < end; i++) {
            if (i >= length || (bytes[i] & 0xC0) != 0x80) {
                n++;
            }
        }
        return n;
    }
}
