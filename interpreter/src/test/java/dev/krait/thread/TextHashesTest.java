package dev.krait.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextHashesTest {
    @Test
    void whatIsRememberedIsWhatTheSecretSays() {
        HashSecret secret = HashSecret.ofSeed(42);
        TextHashes hashes = new TextHashes(secret);
        // more strings than places, and two that Java's own hash cannot tell apart
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 5000; i++) {
                assertEquals(secret.hash("text " + i), hashes.of("text " + i));
            }
            assertEquals(secret.hash("Aa"), hashes.of("Aa"));
            assertEquals(secret.hash("BB"), hashes.of("BB"));
        }
        String longText = "x".repeat(1000);
        assertEquals(secret.hash(longText), hashes.of(longText));
    }
}
