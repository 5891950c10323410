package dev.krait.parser;

/** Takes the warnings of the front end. Compare CPython {@code Parser/pegen.c: _PyPegen_raise_...} and {@code PyErr_WarnExplicitObject}. */
@FunctionalInterface
public interface WarningSink {
    /** Drops every warning. */
    WarningSink NONE = (message, filename, line) -> true;

    /**
     * A {@code SyntaxWarning} about a line.
     *
     * @return false when the program's filters turn it into an error, which the parser then raises as a syntax error with this message
     */
    boolean syntaxWarning(String message, String filename, int line);
}
