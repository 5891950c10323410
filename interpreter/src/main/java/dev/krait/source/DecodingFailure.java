package dev.krait.source;

/**
 * Source bytes that are no text: a wrong coding declaration or bytes that the declared encoding cannot hold. The place is what CPython reports, which is
 * not the same for files and for bytes in memory.
 */
public final class DecodingFailure extends RuntimeException {
    private final Place place;

    /**
     * Where the failure is reported.
     *
     * @param filename null where CPython does not tell it
     * @param line     from 1; 0 when there is no place, or with an offset of −1 when only the file is told
     * @param text     the line as far as it could be read, or null
     */
    public record Place(String filename, int line, int offset, int endOffset, String text) {}

    DecodingFailure(String message, Place place) {
        super(message, null, false, false);
        this.place = place;
    }

    public Place place() {
        return place;
    }
}
