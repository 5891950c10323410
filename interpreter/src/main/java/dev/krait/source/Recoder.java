package dev.krait.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

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
        ByteBuffer raw = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate((int) (bytes.length * charset.newDecoder().maxCharsPerByte()) + 1);
        CoderResult result = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(raw, text, true);
        if (result.isError()) {
            int at = raw.position();
            String where = result.length() == 1 ? "byte 0x%02x in position %d".formatted(bytes[at] & 0xFF, at)
                    : "bytes in position %d-%d".formatted(at, at + result.length() - 1);
            throw new Failure("'" + charset.name().toLowerCase(Locale.ROOT).replace('-', '_') + "' codec can't decode " + where
                    + ": illegal multibyte sequence", at);
        }
        return text.flip().toString().getBytes(StandardCharsets.UTF_8);
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
