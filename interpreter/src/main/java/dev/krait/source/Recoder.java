package dev.krait.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Turns source in a declared encoding into UTF-8. The interpreter has one that asks Python's codecs. */
@FunctionalInterface
public interface Recoder {
    /** The encodings of the JVM, for a front end without an interpreter. */
    Recoder CHARSETS = (encoding, bytes) -> {
        Charset charset;
        try {
            charset = Charset.forName(encoding);
        } catch (IllegalArgumentException e) {
            throw new Failure("unknown encoding: " + encoding, -1);
        }
        try {
            CharBuffer text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes));
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(text);
            return Arrays.copyOf(utf8.array(), utf8.limit());
        } catch (CharacterCodingException e) {
            throw new Failure("'" + encoding + "' codec can't decode the source", -1);
        }
    };

    /**
     * The bytes in UTF-8.
     *
     * @throws Failure for an encoding that there is not, or bytes that it does not have
     */
    byte[] recode(String encoding, byte[] bytes);

    /** Why recoding failed. */
    final class Failure extends RuntimeException {
        private final int position;

        /**
         * A failure.
         *
         * @param position the index of the first wrong byte, or −1 when that is not the reason
         */
        public Failure(String message, int position) {
            super(message, null, false, false);
            this.position = position;
        }

        int position() {
            return position;
        }
    }
}
