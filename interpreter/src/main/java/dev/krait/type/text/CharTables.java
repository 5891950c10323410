package dev.krait.type.text;

import java.util.Arrays;

/** The few facts of the Unicode database that the JDK does not offer. Sorted; kept whole. */
final class CharTables {
    /** Digits that are not decimal: first, last, value of the first. */
    private static final int[][] DIGITS = {
        {0xb2, 0xb3, 2}, {0xb9, 0xb9, 1}, {0x1369, 0x1371, 1}, {0x19da, 0x19da, 1}, {0x2070, 0x2070, 0}, {0x2074, 0x2079, 4}, {0x2080, 0x2089, 0},
        {0x2460, 0x2468, 1}, {0x2474, 0x247c, 1}, {0x2488, 0x2490, 1}, {0x24ea, 0x24ea, 0}, {0x24f5, 0x24fd, 1}, {0x24ff, 0x24ff, 0},
        {0x2776, 0x277e, 1}, {0x2780, 0x2788, 1}, {0x278a, 0x2792, 1}, {0x10a40, 0x10a43, 1}, {0x10e60, 0x10e68, 1}, {0x11052, 0x1105a, 1},
        {0x1f100, 0x1f100, 0}, {0x1f101, 0x1f10a, 0},
    };
    /** Ideographs that are numbers (Unihan kPrimaryNumeric, kAccountingNumeric, kOtherNumeric). */
    private static final int[] NUMERIC_IDEOGRAPHS = {
        0x3405, 0x3483, 0x382a, 0x3b4d, 0x4e00, 0x4e03, 0x4e07, 0x4e09, 0x4e24, 0x4e5d, 0x4e8c, 0x4e94, 0x4e96, 0x4eac, 0x4ebf, 0x4ec0, 0x4edf,
        0x4ee8, 0x4f0d, 0x4f70, 0x4fe9, 0x5006, 0x5104, 0x5146, 0x5169, 0x516b, 0x516d, 0x5341, 0x5343, 0x5344, 0x5345, 0x534c, 0x53c1, 0x53c2,
        0x53c3, 0x53c4, 0x56db, 0x58f1, 0x58f9, 0x5e7a, 0x5efe, 0x5eff, 0x5f0c, 0x5f0d, 0x5f0e, 0x5f10, 0x62d0, 0x62fe, 0x634c, 0x67d2, 0x6d1e,
        0x6f06, 0x7396, 0x767e, 0x7695, 0x79ed, 0x8086, 0x842c, 0x8cae, 0x8cb3, 0x8d30, 0x920e, 0x94a9, 0x9621, 0x9646, 0x964c, 0x9678, 0x96f6,
        0xf96b, 0xf973, 0xf978, 0xf9b2, 0xf9d1, 0xf9d3, 0xf9fd, 0x20001, 0x20064, 0x200e2, 0x20121, 0x2092a, 0x20983, 0x2098c, 0x2099c, 0x20aea,
        0x20afd, 0x20b19, 0x22390, 0x22998, 0x23b1b, 0x2626d, 0x2f890,
    };
    /** In ID_Continue but not in XID_Continue. */
    private static final int[] NO_XID_CONTINUE = {
        0x37a, 0x2e2f, 0x309b, 0x309c, 0xfc5e, 0xfc5f, 0xfc60, 0xfc61, 0xfc62, 0xfc63, 0xfdfa, 0xfdfb, 0xfe70, 0xfe72, 0xfe74, 0xfe76, 0xfe78, 0xfe7a,
        0xfe7c, 0xfe7e,
    };
    /** In ID_Start and XID_Continue but not in XID_Start. */
    private static final int[] NO_XID_START = {0xe33, 0xeb3, 0xff9e, 0xff9f};
    /** Case-ignorable by their word-break class, not by their category. */
    private static final int[] CASE_IGNORABLE = {
        0x27, 0x2e, 0x3a, 0xb7, 0x387, 0x55f, 0x5f4, 0x2018, 0x2019, 0x2024, 0x2027, 0xfe13, 0xfe52, 0xfe55, 0xff07, 0xff0e, 0xff1a,
    };

    private CharTables() {
    }

    /** The value of a digit that is not decimal, or -1. */
    static int digit(int c) {
        for (int[] range : DIGITS) {
            if (c <= range[1]) {
                return c >= range[0] ? range[2] + c - range[0] : -1;
            }
        }
        return -1;
    }

    static boolean isNumericIdeograph(int c) {
        return in(NUMERIC_IDEOGRAPHS, c);
    }

    static boolean isNoXidStart(int c) {
        return in(NO_XID_CONTINUE, c) || in(NO_XID_START, c);
    }

    static boolean isNoXidContinue(int c) {
        return in(NO_XID_CONTINUE, c);
    }

    /** Joiners, which the JDK calls ignorable. */
    static boolean isXidContinueToo(int c) {
        return c == 0x200c || c == 0x200d;
    }

    static boolean isCaseIgnorable(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.MODIFIER_LETTER, Character.MODIFIER_SYMBOL -> true;
            default -> in(CASE_IGNORABLE, c);
        };
    }

    private static boolean in(int[] sorted, int c) {
        return Arrays.binarySearch(sorted, c) >= 0;
    }
}
