package dev.krait.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.krait.parser.ParseError;
import dev.krait.parser.Parser;
import dev.krait.parser.ParserFlags;
import dev.krait.parser.WarningSink;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cases of CPython's {@code test_source_encoding.UTF8ValidatorTest}, in one process. */
class InvalidUtf8Test {
    private static byte[] bytes(int... values) {
        byte[] result = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (byte) values[i];
        }
        return result;
    }

    private static List<byte[]> invalid() {
        List<byte[]> all = new ArrayList<>();
        for (int b = 0x80; b < 0x100; b++) {
            if (b < 0xC2 || b >= 0xF5) {
                all.add(bytes(b));
            }
        }
        for (int continuation = 0x80; continuation < 0xC0; continuation++) {
            all.add(bytes(0xC0, continuation));
            all.add(bytes(0xC1, continuation));
            boolean first = continuation < 0xA0; // overlong after E0, else surrogates after ED
            all.add(bytes(first ? 0xE0 : 0xED, continuation, 0x80));
            all.add(bytes(first ? 0xE0 : 0xED, continuation, 0xBF));
            int four = continuation < 0x90 ? 0xF0 : 0xF4; // overlong, else beyond 10FFFF
            all.add(bytes(four, continuation, 0x80, 0x80));
            all.add(bytes(four, continuation, 0xBF, 0xBF));
        }
        for (int start = 0xF5; start < 0xF8; start++) {
            for (int i = 0; i < 9; i++) {
                all.add(bytes(start, 0x80 + i / 3, 0x80, 0x80 + i % 3));
            }
        }
        return all;
    }

    @Test
    void everyInvalidSequenceInAFileIsToldWithItsLine() {
        for (byte[] sequence : invalid()) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.writeBytes("\n\n\n\"".getBytes());
            file.writeBytes(sequence);
            file.writeBytes("\"\n".getBytes());
            ParseError error = assertThrows(ParseError.class,
                    () -> Parser.parseFile("file.py", file.toByteArray(), Recoder.CHARSETS, ParserFlags.DEFAULT, WarningSink.NONE));
            String start = String.format("Non-UTF-8 code starting with '\\x%02x' in file file.py on line 4, but no encoding declared;", sequence[0] & 0xFF);
            assertEquals(start, error.getMessage().substring(0, Math.min(start.length(), error.getMessage().length())));
        }
    }
}
