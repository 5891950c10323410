package dev.krait.compile;

/** Takes a {@code SyntaxWarning}; if warnings are errors, it throws. */
@FunctionalInterface
public interface WarningSink {
    /** Lines and columns count from 1, as in {@code SyntaxError}. */
    void warn(String message, String filename, int line, int column, int endLine, int endColumn);
}
