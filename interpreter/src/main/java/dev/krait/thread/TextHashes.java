package dev.krait.thread;

/**
 * Remembers the hashes of some strings, since a {@code String} has no room for CPython's: what was hashed last at each place. Entries are immutable, so
 * threads that race only lose what the other remembered.
 */
public final class TextHashes {
    private static final int SIZE = 1024;
    /** Longer strings are not held on to. */
    private static final int LONGEST = 128;

    private record Entry(String text, long hash) {}

    private final HashSecret secret;
    private final Entry[] entries = new Entry[SIZE];

    public TextHashes(HashSecret secret) {
        this.secret = secret;
    }

    /** The hash of a text whose chars are code points, by the interpreter's key. */
    public long of(String text) {
        int h = text.hashCode();
        int i = (h ^ h >>> 10 ^ h >>> 20) & SIZE - 1;
        Entry e = entries[i];
        return e != null && (e.text == text || e.text.equals(text)) ? e.hash : compute(text, i);
    }

    private long compute(String text, int i) {
        long hash = secret.hash(text);
        if (text.length() <= LONGEST) {
            entries[i] = new Entry(text, hash);
        }
        return hash;
    }
}
