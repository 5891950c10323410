package dev.krait.modules.sre;

/** A set of characters: its instructions, and a bit map of the first 256 characters made from them. Compare CPython {@code sre_lib.h: SRE(charset)}. */
final class CharSet {
    private final int[] code;
    private final int start;
    private final long[] latin = new long[4];

    CharSet(int[] code, int start) {
        this.code = code;
        this.start = start;
        for (int c = 0; c < 256; c++) {
            if (evaluate(c)) {
                latin[c >> 6] |= 1L << c;
            }
        }
    }

    boolean contains(int c) {
        return c < 256 ? (latin[c >> 6] >>> c & 1) != 0 : evaluate(c);
    }

    private boolean evaluate(int c) {
        int[] w = code;
        boolean member = true;
        for (int i = start;;) {
            switch (w[i++]) {
                case Op.FAILURE:
                    return !member;
                case Op.LITERAL:
                    if (c == w[i++]) {
                        return member;
                    }
                    break;
                case Op.CATEGORY:
                    if (CharClasses.in(w[i++], c)) {
                        return member;
                    }
                    break;
                case Op.CHARSET:
                    if (c < 256 && (w[i + (c >> 5)] >>> c & 1) != 0) {
                        return member;
                    }
                    i += 8;
                    break;
                case Op.RANGE:
                    if (w[i] <= c && c <= w[i + 1]) {
                        return member;
                    }
                    i += 2;
                    break;
                case Op.RANGE_UNI_IGNORE:
                    int upper = CharClasses.upper(c);
                    if (w[i] <= c && c <= w[i + 1] || w[i] <= upper && upper <= w[i + 1]) {
                        return member;
                    }
                    i += 2;
                    break;
                case Op.NEGATE:
                    member = !member;
                    break;
                default: // BIGCHARSET: a byte for each block of 256, then the blocks
                    int blocks = w[i++];
                    if (c < 65536) {
                        int block = w[i + (c >> 10)] >>> ((c >> 8 & 3) << 3) & 0xFF;
                        if ((w[i + 64 + block * 8 + ((c & 255) >> 5)] >>> c & 1) != 0) {
                            return member;
                        }
                    }
                    i += 64 + blocks * 8;
                    break;
            }
        }
    }

    boolean containsIgnoringLocale(int c) {
        return contains(CharClasses.lowerAscii(c)) || contains(CharClasses.upperAscii(c));
    }
}
