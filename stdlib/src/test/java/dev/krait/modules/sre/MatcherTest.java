package dev.krait.modules.sre;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.error.PyException;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import org.junit.jupiter.api.Test;

/** Programs as {@code re._compiler} makes them. */
class MatcherTest {
    private final PyThread t = new PyThread(new Interpreter(null));

    private Matcher matcher(int[] code, int groups, String text) {
        return new Matcher(t, new Program(code, groups), Subject.of(t, text, false), 0, Long.MAX_VALUE);
    }

    /** {@code (a|b)*c}. */
    private static final int[] ALTERNATIVES = {
        Op.INFO, 4, 0, 1, -1,
        Op.REPEAT, 19, 0, -1, Op.MARK, 0, Op.BRANCH, 5, Op.LITERAL, 'a', Op.JUMP, 7, 5, Op.LITERAL, 'b', Op.JUMP, 2, Op.FAILURE, Op.MARK, 1,
        Op.MAX_UNTIL, Op.LITERAL, 'c', Op.SUCCESS,
    };

    @Test
    void repeatedGroupKeepsItsLastRound() {
        int[] code = ALTERNATIVES;
        Matcher m = matcher(code, 1, "xabac");
        assertTrue(m.search());
        assertEquals(1, m.start);
        assertEquals(5, m.place);
        assertArrayEquals(new int[] {3, 4}, m.marks);
    }

    @Test
    void deepRepetitionNeedsNoJavaStack() {
        int[] code = ALTERNATIVES;
        Matcher m = matcher(code, 1, "ab".repeat(200_000) + "c");
        assertTrue(m.match(true));
        assertFalse(matcher(code, 1, "ab".repeat(1000)).match(false));
    }

    @Test
    void anchoredPatternMatchesAtTheBeginningOnly() {
        int[] code = {Op.MARK, 0, Op.AT, Op.AT_BEGINNING, Op.LITERAL, 'a', Op.MARK, 1, Op.SUCCESS};
        assertTrue(matcher(code, 1, "aba").search());
        Matcher later = new Matcher(t, new Program(code, 1), Subject.of(t, "aba", false), 1, Long.MAX_VALUE);
        assertFalse(later.search());
    }

    @Test
    void lineAnchorMatchesAfterEachNewline() {
        int[] code = {Op.AT, Op.AT_BEGINNING_LINE, Op.LITERAL, 'a', Op.SUCCESS};
        Matcher m = matcher(code, 0, "xa\nba\n\nac");
        assertTrue(m.search());
        assertEquals(7, m.start);
        m.advance();
        assertFalse(m.search());
    }

    @Test
    void codeThatJumpsOutsideIsRefused() {
        assertThrows(PyException.class, () -> new Program(new int[] {Op.JUMP, 100, Op.SUCCESS}, 0));
        assertThrows(PyException.class, () -> new Program(new int[] {99}, 0));
    }
}
