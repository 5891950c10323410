package dev.krait.type.function;

import java.util.List;

/** The closest of some names to a misspelt one. Compare CPython {@code Python/suggestions.c}. */
public final class Suggestions {
    private static final int MOVE_COST = 2;
    private static final int CASE_COST = 1;
    private static final int MAX_STRING_SIZE = 40;
    private static final int MAX_CANDIDATES = 750;

    private Suggestions() {
    }

    /** The closest name, or null when none is close. */
    public static String closest(String name, List<String> candidates) {
        if (candidates.size() >= MAX_CANDIDATES) {
            return null;
        }
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            if (candidate.equals(name)) {
                continue;
            }
            int limit = Math.min((name.length() + candidate.length() + 3) * MOVE_COST / 6, bestDistance - 1);
            int distance = distance(name, candidate, limit);
            if (distance <= limit && distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static int substitution(char a, char b) {
        if (a == b) {
            return 0;
        }
        return Character.toLowerCase(a) == Character.toLowerCase(b) ? CASE_COST : MOVE_COST;
    }

    private static int distance(String a, String b, int limit) {
        int start = 0;
        int endA = a.length();
        int endB = b.length();
        while (start < endA && start < endB && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        while (endA > start && endB > start && a.charAt(endA - 1) == b.charAt(endB - 1)) {
            endA--;
            endB--;
        }
        int n = endA - start;
        int m = endB - start;
        if (n == 0 || m == 0) {
            return (n + m) * MOVE_COST;
        }
        if (n > MAX_STRING_SIZE || m > MAX_STRING_SIZE) {
            return limit + 1;
        }
        int[] row = new int[n + 1];
        for (int i = 0; i <= n; i++) {
            row[i] = i * MOVE_COST;
        }
        for (int j = 1; j <= m; j++) {
            int diagonal = row[0];
            row[0] = j * MOVE_COST;
            for (int i = 1; i <= n; i++) {
                int substituted = diagonal + substitution(a.charAt(start + i - 1), b.charAt(start + j - 1));
                diagonal = row[i];
                row[i] = Math.min(substituted, Math.min(row[i], row[i - 1]) + MOVE_COST);
            }
        }
        return row[n];
    }
}
