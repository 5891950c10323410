package dev.krait.parser;

/** What is parsed: the start rules of the grammar. */
public enum ParseMode {
    /** A file: {@code compile(..., 'exec')}. */
    EXEC,
    /** One expression. */
    EVAL,
    /** One interactive statement. */
    SINGLE,
    /** The signature in a type comment. */
    FUNC_TYPE
}
