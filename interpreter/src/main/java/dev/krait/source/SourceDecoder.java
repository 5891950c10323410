package dev.krait.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Finds a program's encoding (PEP 263: byte-order mark, then a coding declaration in the first two lines, else UTF-8) and decodes it.
 * Compare CPython {@code Parser/tokenizer/helpers.c: _PyTokenizer_check_bom, check_coding_spec, ensure_utf8}.
 */
final class SourceDecoder {
    private final String filename;
    private final byte[] raw;

    private SourceDecoder(String filename, byte[] raw) {
        this.filename = filename;
        this.raw = raw;
    }

    static SourceText decode(String filename, byte[] raw) {
        return new SourceDecoder(filename, raw).decode();
    }

    private SourceText decode() {
        boolean bom = raw.length >= 3 && raw[0] == (byte) 0xEF && raw[1] == (byte) 0xBB && raw[2] == (byte) 0xBF;
        int from = bom ? 3 : 0;
        String declared = declaration(from);
        String encoding = declared == null ? "utf-8" : normalisedName(declared);
        // with a mark, only the plain spelling will do
        if (bom && declared != null && !(encoding.equals("utf-8") && isPlainUtf8(declared))) {
            throw failure("encoding problem: " + declared + " with BOM");
        }
        if (encoding.equals("utf-8")) {
            requireUtf8(from, declared == null);
            return SourceText.normalised(filename, raw, from);
        }
        return SourceText.ofUtf8(filename, recoded(from, charset(encoding, declared), declared));
    }

    private DecodingFailure failure(String message) {
        return new DecodingFailure(message, filename, 0, null);
    }

    private Charset charset(String encoding, String declared) {
        try {
            return encoding.equals("iso-8859-1") ? StandardCharsets.ISO_8859_1 : Charset.forName(encoding);
        } catch (IllegalArgumentException e) {
            throw failure("unknown encoding: " + declared);
        }
    }

    private byte[] recoded(int from, Charset charset, String declared) {
        try {
            CharBuffer text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(raw, from, raw.length - from));
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(text);
            return Arrays.copyOf(utf8.array(), utf8.limit());
        } catch (CharacterCodingException e) {
            int bad = 0;
            if (charset == StandardCharsets.US_ASCII) {
                while (raw[from + bad] >= 0) {
                    bad++;
                }
                throw failure("(unicode error) 'ascii' codec can't decode byte 0x%02x in position %d: ordinal not in range(128)"
                        .formatted(raw[from + bad] & 0xFF, bad));
            }
            throw failure("(unicode error) '" + declared + "' codec can't decode the source");
        }
    }

    /** The encoding that a comment in the first two lines declares, or null. A first line that is neither blank nor a comment ends the search. */
    private String declaration(int from) {
        int at = from;
        for (int line = 0; line < 2 && at < raw.length; line++) {
            int end = at;
            while (end < raw.length && raw[end] != '\n' && raw[end] != '\r') {
                end++;
            }
            int first = at;
            while (first < end && (raw[first] == ' ' || raw[first] == '\t' || raw[first] == '\f')) {
                first++;
            }
            if (first < end && raw[first] != '#') {
                return null;
            }
            String name = codingSpec(first, end);
            if (name != null) {
                return name;
            }
            at = end + (end + 1 < raw.length && raw[end] == '\r' && raw[end + 1] == '\n' ? 2 : 1);
        }
        return null;
    }

    /** The name in {@code coding[:=][ \t]*([-\w.]+)} between two offsets, or null. */
    private String codingSpec(int start, int end) {
        for (int i = start; i + 7 <= end; i++) {
            if (raw[i] != 'c' || !new String(raw, i, 6, StandardCharsets.ISO_8859_1).equals("coding")) {
                continue;
            }
            int at = i + 6;
            if (raw[at] != ':' && raw[at] != '=') {
                continue;
            }
            do {
                at++;
            } while (at < end && (raw[at] == ' ' || raw[at] == '\t'));
            int name = at;
            while (at < end && isNameByte(raw[at])) {
                at++;
            }
            if (at > name) {
                return new String(raw, name, at - name, StandardCharsets.ISO_8859_1);
            }
        }
        return null;
    }

    private static boolean isNameByte(byte c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }

    /** Compare CPython {@code Parser/tokenizer/helpers.c: get_normal_name}. */
    private static String normalisedName(String name) {
        String head = name.length() > 12 ? name.substring(0, 12) : name;
        head = head.replace('_', '-').toLowerCase(Locale.ROOT);
        if (head.equals("utf-8") || head.startsWith("utf-8-")) {
            return "utf-8";
        }
        for (String latin : new String[] {"latin-1", "iso-8859-1", "iso-latin-1"}) {
            if (head.equals(latin) || head.startsWith(latin + "-")) {
                return "iso-8859-1";
            }
        }
        return switch (name.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "utf8", "u8", "utf", "utf8-ucs2", "utf8-ucs4", "cp65001" -> "utf-8";
            case "latin1", "latin", "l1", "8859", "cp819" -> "iso-8859-1";
            case "ascii", "646", "us-ascii" -> "us-ascii";
            default -> name;
        };
    }

    private static boolean isPlainUtf8(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return lower.equals("utf-8") || lower.startsWith("utf-8-");
    }

    private void requireUtf8(int from, boolean undeclared) {
        int line = 1;
        for (int i = from; i < raw.length;) {
            if (raw[i] >= 0) {
                if (raw[i] == '\n') {
                    line++;
                }
                i++;
                continue;
            }
            int size = Utf8.sequenceLength(raw, i);
            if (size == 0) {
                throw invalidUtf8(i, line, undeclared);
            }
            i += size;
        }
    }

    private DecodingFailure invalidUtf8(int at, int line, boolean undeclared) {
        int lead = raw[at] & 0xFF;
        int start = at;
        while (start > 0 && raw[start - 1] != '\n') {
            start--;
        }
        String text = new String(raw, start, at - start, StandardCharsets.UTF_8);
        if (undeclared) {
            return new DecodingFailure(("Non-UTF-8 code starting with '\\x%02x' on line %d, but no encoding declared; "
                    + "see https://peps.python.org/pep-0263/ for details").formatted(lead, line), filename, line, text);
        }
        return new DecodingFailure("(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %d: %s"
                .formatted(lead, at - start, Utf8.reason(raw, at)), filename, line, text);
    }
}
