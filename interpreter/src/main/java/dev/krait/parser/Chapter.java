package dev.krait.parser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One chapter of the grammar. A rule is a method: it gives its node and leaves the mark behind what it took, or gives null and
 * leaves the mark where it was.
 */
abstract class Chapter {
    final Rules r;
    final TokenBuffer t;

    Chapter(Rules rules) {
        this.r = rules;
        this.t = rules.tokens;
    }

    /** Goes back to a place: the alternative has failed. */
    final <T> T fail(int mark) {
        t.mark = mark;
        return null;
    }

    /** A list for a tree; elements may be null. */
    static <T> List<T> frozen(List<T> list) {
        return list.isEmpty() ? List.of() : Collections.unmodifiableList(list);
    }

    static <T> List<T> listOf(T first) {
        List<T> list = new ArrayList<>(4);
        list.add(first);
        return list;
    }
}
