package dev.krait.tokenizer;

/** The open brackets, innermost last. */
final class Brackets {
    static final int MAX_LEVEL = 200;

    private final char[] opening = new char[MAX_LEVEL];
    private final int[] lines = new int[MAX_LEVEL];
    private final int[] columns = new int[MAX_LEVEL];
    private int level;

    boolean isFull() {
        return level >= MAX_LEVEL;
    }

    int level() {
        return level;
    }

    void push(char bracket, int line, int column) {
        opening[level] = bracket;
        lines[level] = line;
        columns[level] = column;
        level++;
    }

    void pop() {
        level--;
    }

    char opening(int at) {
        return opening[at];
    }

    int line(int at) {
        return lines[at];
    }

    int column(int at) {
        return columns[at];
    }
}
