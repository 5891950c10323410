package dev.krait.compile;

import java.util.Comparator;

/** The order in which Python sorts strings; that of {@code String} differs beyond the BMP. */
final class CodePointOrder {
    private CodePointOrder() {}

    static final Comparator<String> ORDER = CodePointOrder::compare;

    private static int compare(String a, String b) {
        int end = Math.min(a.length(), b.length());
        for (int i = 0; i < end; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return Integer.compare(a.codePointAt(i), b.codePointAt(i));
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
