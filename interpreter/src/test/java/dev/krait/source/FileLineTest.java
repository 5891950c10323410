package dev.krait.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileLineTest {
    private static String line(String file, int number) {
        FileLine line = FileLine.of(file.getBytes(StandardCharsets.ISO_8859_1), number);
        return line == null ? null : line.encoding() + " " + new String(line.bytes(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void everyKindOfLineEndIsANewline() {
        String file = "a\nb\r\nc\rd";
        assertEquals("utf-8 a\n", line(file, 1));
        assertEquals("utf-8 b\n", line(file, 2));
        assertEquals("utf-8 c\n", line(file, 3));
        assertEquals("utf-8 d", line(file, 4));
        assertNull(line(file, 5));
    }

    @Test
    void encodingIsTheDeclaredOne() {
        assertEquals("iso-8859-1 x\n", line("# coding: latin-1\nx\n", 2));
        assertEquals("cp437 x", line("#!/bin/sh\n# coding=cp437\nx", 3));
    }

    @Test
    void byteOrderMarkIsNoText() {
        assertEquals("utf-8 x\n", line("\u00ef\u00bb\u00bfx\ny", 1));
        assertEquals("utf-8 y", line("\u00ef\u00bb\u00bfx\ny", 2));
    }

    @Test
    void veryLongLineIsCut() {
        assertEquals("utf-8 ".length() + 999, line("a".repeat(5000) + "\nb", 1).length());
        assertEquals("utf-8 b", line("a".repeat(5000) + "\nb", 2));
    }
}
