package dev.krait.type.text;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;

/** {@code startswith} and {@code endswith} of strings. */
final class AffixTests {
    private AffixTests() {
    }

    static boolean test(PyThread t, Object s, Object affix, Object start, Object end, boolean prefix) {
        TextRange range = TextRange.of(t, start, end, Str.length(s));
        String method = prefix ? "startswith" : "endswith";
        if (affix instanceof PyTuple tuple) {
            for (Object item : tuple.items) {
                Object text = Str.exactOrNull(item);
                if (text == null) {
                    throw TypeErrors.of("tuple for " + method + " must only contain str, not " + PyType.of(item).name);
                }
                if (matches(s, text, range, prefix)) {
                    return true;
                }
            }
            return false;
        }
        Object text = Str.exactOrNull(affix);
        if (text == null) {
            throw TypeErrors.of(method + " first arg must be str or a tuple of str, not " + PyType.of(affix).name);
        }
        return matches(s, text, range, prefix);
    }

    private static boolean matches(Object s, Object affix, TextRange range, boolean prefix) {
        int m = Str.length(affix);
        int room = range.end() - range.start();
        return room >= m && TextSearch.matches(s, affix, prefix ? range.start() : range.end() - m, m);
    }
}
