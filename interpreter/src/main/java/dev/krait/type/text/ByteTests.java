package dev.krait.type.text;

/** What all bytes of an array are, read as ASCII. */
final class ByteTests {
    private ByteTests() {
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isLetter(byte b) {
        return ByteCase.isUpper(b) || ByteCase.isLower(b);
    }

    static boolean isascii(byte[] b) {
        return Decoders.isAscii(b);
    }

    static boolean isalnum(byte[] b) {
        for (byte c : b) {
            if (!isLetter(c) && !isDigit(c)) {
                return false;
            }
        }
        return b.length > 0;
    }

    static boolean isalpha(byte[] b) {
        for (byte c : b) {
            if (!isLetter(c)) {
                return false;
            }
        }
        return b.length > 0;
    }

    static boolean isdigit(byte[] b) {
        for (byte c : b) {
            if (!isDigit(c)) {
                return false;
            }
        }
        return b.length > 0;
    }

    static boolean isspace(byte[] b) {
        for (byte c : b) {
            if (!Bytes.isSpace(c)) {
                return false;
            }
        }
        return b.length > 0;
    }

    static boolean islower(byte[] b) {
        boolean found = false;
        for (byte c : b) {
            if (ByteCase.isUpper(c)) {
                return false;
            }
            found |= ByteCase.isLower(c);
        }
        return found;
    }

    static boolean isupper(byte[] b) {
        boolean found = false;
        for (byte c : b) {
            if (ByteCase.isLower(c)) {
                return false;
            }
            found |= ByteCase.isUpper(c);
        }
        return found;
    }

    static boolean istitle(byte[] b) {
        boolean found = false;
        boolean inWord = false;
        for (byte c : b) {
            if (ByteCase.isUpper(c) ? inWord : ByteCase.isLower(c) && !inWord) {
                return false;
            }
            inWord = isLetter(c);
            found |= inWord;
        }
        return found;
    }
}
