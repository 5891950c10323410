/**
 * Tokens to trees: CPython 3.14's grammar, by hand.
 *
 * <p>Start at {@link dev.krait.parser.Parser}. The grammar is in chapters ({@code ...Rules}), each rule a method that gives a node or null;
 * {@code Rules} ties them together. Parsing has two passes. The first decides by looking at most a few tokens ahead and reads each
 * about once. Only when it fails, the second follows the alternatives of CPython's grammar in their order, with memory, and tries the rules for
 * mistakes ({@code Invalid...}), whose messages are the telling ones. Both build {@code dev.krait.ast} and fail with
 * {@link dev.krait.parser.ParseError}. Depth is counted, so that no text overflows the Java stack.
 */
package dev.krait.parser;
