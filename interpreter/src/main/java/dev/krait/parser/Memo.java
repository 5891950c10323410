package dev.krait.parser;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers what a rule gave at a place, so that the second pass, which tries many alternatives from the same place, stays linear. The first
 * pass needs none.
 */
final class Memo {
    private record Key(String rule, int mark) {}

    private record Entry(Object node, int mark) {}

    private final TokenBuffer tokens;
    private final Map<Key, Entry> entries = new HashMap<>();

    Memo(TokenBuffer tokens) {
        this.tokens = tokens;
    }

    @SuppressWarnings("unchecked")
    <T> T get(String rule, Supplier<T> body) {
        Key key = new Key(rule, tokens.mark);
        Entry known = entries.get(key);
        if (known != null) {
            tokens.mark = known.mark;
            return (T) known.node;
        }
        T node = body.get();
        entries.put(key, new Entry(node, tokens.mark));
        return node;
    }
}
