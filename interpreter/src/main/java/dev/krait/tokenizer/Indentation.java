package dev.krait.tokenizer;

import dev.krait.parser.ParseError;

/** The open blocks, innermost last, and the indents and dedents that are still to be given. A column is counted twice, so that mixed tabs and blanks are noticed. */
final class Indentation {
    private static final int TAB_SIZE = 8;
    private static final int MAX_INDENT = 100;

    private final Tokenizer t;
    private final int[] columns = new int[MAX_INDENT];
    /** The same with tabs of one column. */
    private final int[] tabColumns = new int[MAX_INDENT];
    private int depth;
    /** Indents to be given, or dedents when negative. */
    private int pending;

    Indentation(Tokenizer tokenizer) {
        this.t = tokenizer;
    }

    /** True when blocks are open. */
    boolean isOpen() {
        return depth > 0;
    }

    /** Closes all blocks: the next tokens are the dedents. */
    void close() {
        pending = -depth;
        depth = 0;
    }

    /** The kind of the next token that is due, or -1. */
    int take() {
        if (pending == 0) {
            return -1;
        }
        boolean dedents = pending < 0;
        pending += dedents ? 1 : -1;
        return dedents ? Token.DEDENT : Token.INDENT;
    }

    /** Reads the blanks that a line starts with, and says whether there is nothing else but a comment in it. */
    boolean read() {
        int col = 0;
        int tabCol = 0;
        int joined = 0;
        while (true) {
            int c = t.bytes[t.cur];
            if (c == ' ') {
                col++;
                tabCol++;
            } else if (c == '\t') {
                col = (col / TAB_SIZE + 1) * TAB_SIZE;
                tabCol++;
            } else if (c == '\f') {
                col = 0;
                tabCol = 0;
            } else if (c == '\\') {
                // the first backslash decides the indentation of what follows it
                joined = joined != 0 ? joined : col;
                t.cur++;
                t.joinLine();
                t.bufferStart = t.lineStart;
                continue;
            } else {
                break;
            }
            t.cur++;
        }
        t.peeked();
        boolean blank = t.bytes[t.cur] == '#' || t.bytes[t.cur] == '\n';
        if (!blank && t.brackets.level() == 0) {
            indentTo(joined != 0 ? joined : col, joined != 0 ? joined : tabCol);
        }
        return blank;
    }

    private void indentTo(int col, int tabCol) {
        if (col == columns[depth]) {
            if (tabCol != tabColumns[depth]) {
                throw inconsistentTabs();
            }
        } else if (col > columns[depth]) {
            if (depth + 1 >= MAX_INDENT) {
                throw t.error(ParseError.Kind.INDENTATION, "too many levels of indentation", t.lineno, 0, 0);
            }
            if (tabCol <= tabColumns[depth]) {
                throw inconsistentTabs();
            }
            pending++;
            depth++;
            columns[depth] = col;
            tabColumns[depth] = tabCol;
        } else {
            while (depth > 0 && col < columns[depth]) {
                pending--;
                depth--;
            }
            if (col != columns[depth]) {
                throw t.error(ParseError.Kind.INDENTATION, "unindent does not match any outer indentation level", t.lineno, t.readEnd() - t.lineStart - 1, -1);
            }
            if (tabCol != tabColumns[depth]) {
                throw inconsistentTabs();
            }
        }
    }

    private ParseError inconsistentTabs() {
        return t.error(ParseError.Kind.TAB, "inconsistent use of tabs and spaces in indentation", t.lineno, 0, 0);
    }
}
