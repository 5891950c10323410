package dev.krait.modules.core;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.type.sequence.PyList;
import dev.krait.type.text.Str;

/** Module {@code _suggestions}: which of some names was meant. Compare CPython {@code Python/suggestions.c}. */
@ExposedModule("_suggestions")
public final class SuggestionsModule implements NativeModule {
    private static final int MAX_CANDIDATES = 750;

    /** Longer names, common ends left out, are not compared. */
    private static final int MAX_LENGTH = 40;

    /** What an insertion, a deletion or another letter costs. */
    private static final int MOVE_COST = 2;

    /** What a letter in the other case costs. */
    private static final int CASE_COST = 1;

    @Override
    public CallTable table() {
        return SuggestionsModuleTable.TABLE;
    }

    @ExposedFunction(value = "_generate_suggestions($module, candidates, item, /)",
            doc = "Returns the candidate in candidates that's closest to item")
    static Object generate(Object candidates, Object item) {
        if (!Str.is(item)) {
            throw TypeErrors.of("_generate_suggestions() argument 2 must be str, not " + PyType.of(item).name);
        }
        if (!(candidates instanceof PyList list)) {
            throw TypeErrors.of("candidates must be a list");
        }
        Object[] names = list.toArray();
        for (Object name : names) {
            if (!Str.is(name)) {
                throw TypeErrors.of("all elements in 'candidates' must be strings");
            }
        }
        return names.length >= MAX_CANDIDATES ? PyNone.NONE : closest(names, Str.java(item).codePoints().toArray());
    }

    private static Object closest(Object[] names, int[] item) {
        Object best = PyNone.NONE;
        int bestDistance = Integer.MAX_VALUE;
        for (Object name : names) {
            int[] candidate = Str.java(name).codePoints().toArray();
            if (java.util.Arrays.equals(candidate, item)) {
                continue;
            }
            // no more than a third of the letters may change
            int limit = Math.min((candidate.length + item.length + 3) * MOVE_COST / 6, bestDistance - 1);
            int distance = distance(item, candidate, limit);
            if (distance <= limit) {
                best = name;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** The Levenshtein distance of two names in units of cost, or anything above the limit when it is above it. */
    private static int distance(int[] a, int[] b, int limit) {
        int start = 0;
        int endA = a.length;
        int endB = b.length;
        while (start < endA && start < endB && a[start] == b[start]) {
            start++;
        }
        while (endA > start && endB > start && a[endA - 1] == b[endB - 1]) {
            endA--;
            endB--;
        }
        int lengthA = endA - start;
        int lengthB = endB - start;
        if (lengthA == 0 || lengthB == 0) {
            return (lengthA + lengthB) * MOVE_COST;
        }
        if (lengthA > MAX_LENGTH || lengthB > MAX_LENGTH || Math.abs(lengthA - lengthB) * MOVE_COST > limit) {
            return limit + 1;
        }
        int[] row = new int[lengthA + 1];
        for (int i = 0; i <= lengthA; i++) {
            row[i] = i * MOVE_COST;
        }
        for (int j = 1; j <= lengthB; j++) {
            int diagonal = row[0];
            row[0] = j * MOVE_COST;
            int least = Integer.MAX_VALUE;
            for (int i = 1; i <= lengthA; i++) {
                int other = diagonal + substitution(a[start + i - 1], b[start + j - 1]);
                diagonal = row[i];
                row[i] = Math.min(other, Math.min(row[i], row[i - 1]) + MOVE_COST);
                least = Math.min(least, row[i]);
            }
            if (least > limit) {
                return limit + 1;
            }
        }
        return row[lengthA];
    }

    private static int substitution(int a, int b) {
        if (a == b) {
            return 0;
        }
        return asciiLower(a) == asciiLower(b) ? CASE_COST : MOVE_COST;
    }

    private static int asciiLower(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
}
