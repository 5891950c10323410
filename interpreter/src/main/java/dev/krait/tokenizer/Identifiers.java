package dev.krait.tokenizer;

/** Which characters make names (PEP 3131), and which can be shown. Compare CPython {@code Objects/unicodeobject.c: _PyUnicode_ScanIdentifier}. */
public final class Identifiers {
    private Identifiers() {}

    /** Unicode's {@code XID_Start}, or an underscore. */
    public static boolean isStart(int c) {
        return c == '_' || Character.isUnicodeIdentifierStart(c) && !isOnlyIdStart(c);
    }

    /** Unicode's {@code XID_Continue}. */
    public static boolean isPart(int c) {
        return Character.isUnicodeIdentifierPart(c) && !isIgnorable(c) && !isOnlyIdContinue(c);
    }

    /** Java takes format and control characters for parts of a name; Unicode does not. */
    private static boolean isIgnorable(int c) {
        return Character.isIdentifierIgnorable(c);
    }

    /** {@code ID_Start} without {@code XID_Start}: characters whose compatibility form does not start a name. */
    private static boolean isOnlyIdStart(int c) {
        return c == 0x037A || c == 0x0E33 || c == 0x0EB3 || c == 0xFF9E || c == 0xFF9F || c == 0xFDFA || c == 0xFDFB
                || c >= 0x309B && c <= 0x309C || c >= 0xFC5E && c <= 0xFC63
                || c >= 0xFE70 && c <= 0xFE7E && (c & 1) == 0;
    }

    private static boolean isOnlyIdContinue(int c) {
        return c == 0x037A || c == 0xFDFA || c == 0xFDFB
                || c >= 0x309B && c <= 0x309C || c >= 0xFC5E && c <= 0xFC63
                || c >= 0xFE70 && c <= 0xFE7E && (c & 1) == 0;
    }

    /** Compare CPython {@code str.isprintable}. */
    public static boolean isPrintable(int c) {
        return c == ' ' || switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
