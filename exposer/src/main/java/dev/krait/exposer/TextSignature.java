package dev.krait.exposer;

import java.util.ArrayList;
import java.util.List;

/**
 * A parsed text signature: {@code name($self, a, b=1, /, c, *, d=None)}.
 *
 * <p>{@code names} holds positional parameters first (the first {@code positionalOnly} of them without a keyword), then keyword-only ones.
 * {@code required} has a bit for each parameter that has no default. {@code varArgs} and {@code varKeywords} tell of a star and a double star.
 */
record TextSignature(String name, String text, List<String> names, int positionalOnly, int positional, long required,
                     boolean varArgs, boolean varKeywords) {

    /** The number of values that the Java method takes for the Python parameters (self not counted). */
    int arity() {
        return names.size() + (varArgs ? 1 : 0) + (varKeywords ? 1 : 0);
    }

    /** Parses a signature; throws {@link IllegalArgumentException} with the reason when it is malformed. */
    static TextSignature parse(String source) {
        int open = source.indexOf('(');
        if (open < 0 || !source.endsWith(")")) {
            throw new IllegalArgumentException("a text signature looks like name(parameters): " + source);
        }
        Reader reader = new Reader();
        String parameters = source.substring(open + 1, source.length() - 1);
        if (parameters.contains("[, ")) {
            // optional groups, "sub[, start[, end]]": each name in brackets may be left out
            parameters = parameters.replaceAll("\\[, (\\w+)", ", $1=?").replace("]", "");
        }
        for (String part : split(parameters)) {
            reader.accept(part.strip());
        }
        return reader.finish(source.substring(0, open).strip(), source.substring(open));
    }

    private static List<String> split(String parameters) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        char quote = 0;
        for (int i = 0; i < parameters.length(); i++) {
            char c = parameters.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if ("([{<".indexOf(c) >= 0) {
                depth++;
            } else if (")]}>".indexOf(c) >= 0) {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(parameters.substring(start, i));
                start = i + 1;
            }
        }
        if (!parameters.substring(start).isBlank()) {
            parts.add(parameters.substring(start));
        }
        return parts;
    }

    private static final class Reader {
        private final List<String> names = new ArrayList<>();
        private int positionalOnly;
        private int positional = -1;
        private long required;
        private boolean varArgs;
        private boolean varKeywords;

        void accept(String part) {
            if (part.startsWith("$")) {
                return;
            }
            if (part.equals("/")) {
                positionalOnly = names.size();
            } else if (part.equals("*")) {
                positional = names.size();
            } else if (part.startsWith("**")) {
                varKeywords = true;
            } else if (part.startsWith("*")) {
                varArgs = true;
                positional = names.size();
            } else {
                int eq = part.indexOf('=');
                if (eq < 0) {
                    required |= 1L << names.size();
                }
                names.add(eq < 0 ? part : part.substring(0, eq).strip());
            }
        }

        TextSignature finish(String name, String text) {
            if (names.size() > 60) {
                throw new IllegalArgumentException("too many parameters: " + name);
            }
            return new TextSignature(name, text, List.copyOf(names), positionalOnly, positional < 0 ? names.size() : positional,
                    required, varArgs, varKeywords);
        }
    }
}
