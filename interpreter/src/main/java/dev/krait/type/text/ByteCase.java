package dev.krait.type.text;

/** Case of ASCII letters in byte arrays. */
final class ByteCase {
    private static final int CASE_BIT = 0x20;

    private ByteCase() {
    }

    static boolean isUpper(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    static boolean isLower(byte b) {
        return b >= 'a' && b <= 'z';
    }

    private static byte lower(byte b) {
        return isUpper(b) ? (byte) (b | CASE_BIT) : b;
    }

    private static byte upper(byte b) {
        return isLower(b) ? (byte) (b & ~CASE_BIT) : b;
    }

    static byte[] lower(byte[] b) {
        byte[] out = b.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = lower(out[i]);
        }
        return out;
    }

    static byte[] upper(byte[] b) {
        byte[] out = b.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = upper(out[i]);
        }
        return out;
    }

    static byte[] swapcase(byte[] b) {
        byte[] out = b.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = isUpper(out[i]) ? lower(out[i]) : upper(out[i]);
        }
        return out;
    }

    static byte[] capitalize(byte[] b) {
        byte[] out = lower(b);
        if (out.length > 0) {
            out[0] = upper(out[0]);
        }
        return out;
    }

    static byte[] title(byte[] b) {
        byte[] out = b.clone();
        boolean inWord = false;
        for (int i = 0; i < out.length; i++) {
            boolean letter = isUpper(out[i]) || isLower(out[i]);
            out[i] = inWord ? lower(out[i]) : upper(out[i]);
            inWord = letter;
        }
        return out;
    }
}
