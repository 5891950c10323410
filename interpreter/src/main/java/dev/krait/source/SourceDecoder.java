package dev.krait.source;

import dev.krait.source.DecodingFailure.Place;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Finds a program's encoding (PEP 263: byte-order mark, then a coding declaration in the first two lines, else UTF-8) and decodes it.
 * Compare CPython {@code Parser/tokenizer/helpers.c: _PyTokenizer_check_bom, check_coding_spec, ensure_utf8}.
 *
 * <p>CPython reads files line by line and bytes in memory at once; what differs in its errors is kept.
 */
final class SourceDecoder {
    private final String filename;
    private final byte[] raw;
    private final boolean file;

    /** The line of the declaration, from 1, and where it starts. */
    private int declarationLine;

    private int declarationStart;

    private SourceDecoder(String filename, byte[] raw, boolean file) {
        this.filename = filename;
        this.raw = raw;
        this.file = file;
    }

    static SourceText decode(String filename, byte[] raw, Recoder recoder, boolean file) {
        return new SourceDecoder(filename, raw, file).decode(recoder);
    }

    /** The encoding of a program in a file, for those who read some of its lines. Compare CPython {@code Parser/tokenizer/helpers.c: _PyTokenizer_FindEncodingFilename}. */
    static String encoding(byte[] raw) {
        SourceDecoder decoder = new SourceDecoder(null, raw, true);
        String declared = decoder.declaration(startsWithMark(raw) ? 3 : 0);
        return declared == null || startsWithMark(raw) ? "utf-8" : normalisedName(declared);
    }

    private static boolean startsWithMark(byte[] raw) {
        return raw.length >= 3 && raw[0] == (byte) 0xEF && raw[1] == (byte) 0xBB && raw[2] == (byte) 0xBF;
    }

    private SourceText decode(Recoder recoder) {
        boolean bom = startsWithMark(raw);
        int from = bom ? 3 : 0;
        String declared = declaration(from);
        String encoding = declared == null ? "utf-8" : normalisedName(declared);
        // with a mark, only the plain spelling will do
        if (bom && !encoding.equals("utf-8")) {
            throw contradiction(encoding);
        }
        if (encoding.equals("utf-8")) {
            requireUtf8(from, file && (bom || declared != null));
            return SourceText.normalised(filename, raw, from);
        }
        try {
            return SourceText.ofUtf8(filename, recoder.recode(encoding, raw));
        } catch (Recoder.Failure e) {
            throw file ? inFile(e, encoding) : new DecodingFailure(e.getMessage(), new Place(filename, 0, -1, 0, null));
        }
    }

    private DecodingFailure contradiction(String encoding) {
        String text = text(declarationStart, lineEnd(declarationStart));
        int end = lineEnd(declarationStart) - declarationStart + (file || declarationLine > 1 ? 1 : 0);
        return new DecodingFailure("encoding problem: " + encoding + " with BOM",
                new Place(file ? filename : null, declarationLine, 0, end, text));
    }

    /** Only what goes wrong up to the declaration is told in detail. */
    private DecodingFailure inFile(Recoder.Failure failure, String encoding) {
        int end = lineEnd(declarationStart);
        if (failure.position() < 0 || failure.position() > end) {
            return new DecodingFailure("encoding problem: " + encoding, new Place(filename, 0, 0, 0, null));
        }
        return new DecodingFailure("(unicode error) " + failure.getMessage(),
                new Place(filename, declarationLine, 0, -1, text(declarationStart, end) + "\n"));
    }

    private int lineEnd(int start) {
        int end = start;
        while (end < raw.length && raw[end] != '\n' && raw[end] != '\r') {
            end++;
        }
        return end;
    }

    /** The text between two offsets, with replacement characters. */
    private String text(int start, int end) {
        return Utf8.lossy(raw, start, end);
    }

    /** The encoding that a comment in the first two lines declares, or null. A first line that is neither blank nor a comment ends the search. */
    private String declaration(int from) {
        int at = from;
        for (int line = 0; line < 2 && at < raw.length; line++) {
            int end = lineEnd(at);
            int first = at;
            while (first < end && (raw[first] == ' ' || raw[first] == '\t' || raw[first] == '\f')) {
                first++;
            }
            if (first < end && raw[first] != '#') {
                return null;
            }
            String name = codingSpec(first, end);
            if (name != null) {
                declarationLine = line + 1;
                declarationStart = at;
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
        return name;
    }

    private void requireUtf8(int from, boolean declaredInFile) {
        int line = 1;
        for (int i = from; i < raw.length;) {
            if (raw[i] >= 0) {
                if (raw[i] == '\n' || raw[i] == '\r' && (i + 1 == raw.length || raw[i + 1] != '\n')) {
                    line++;
                }
                i++;
                continue;
            }
            int size = Utf8.sequenceLength(raw, i);
            if (size == 0) {
                throw invalidUtf8(from, i, line, declaredInFile);
            }
            i += size;
        }
    }

    private DecodingFailure invalidUtf8(int from, int at, int line, boolean declaredInFile) {
        int lead = raw[at] & 0xFF;
        int start = at;
        while (start > from && raw[start - 1] != '\n' && raw[start - 1] != '\r') {
            start--;
        }
        String text = text(start, lineEnd(start));
        if (declaredInFile) {
            return new DecodingFailure("(unicode error) 'utf-8' codec can't decode byte 0x" + hex(lead) + " in position " + (at - start) + ": "
                    + Utf8.reason(raw, at), new Place(filename, line, 0, -1, text + "\n"));
        }
        String before = text(start, at);
        int offset = before.codePointCount(0, before.length()) + 1;
        return new DecodingFailure("Non-UTF-8 code starting with '\\x" + hex(lead) + "'" + (file ? " in file " + filename : "") + " on line " + line
                + ", but no encoding declared; see https://peps.python.org/pep-0263/ for details",
                new Place(file ? filename : null, line, offset, offset, text));
    }

    /** Two digits; java.util.Formatter would take longer to load than all the rest of a short program. */
    private static String hex(int b) {
        return HexFormat.of().toHexDigits((byte) b);
    }
}
