/**
 * Text to tokens: CPython 3.14's lexer.
 *
 * <p>{@link dev.krait.tokenizer.Tokenizer} reads a {@link dev.krait.source.SourceText} and gives one token per call of
 * {@code next}, in its public fields, with no object made. Kinds have the numbers of module {@code token} ({@link
 * dev.krait.tokenizer.Token}); keywords are names here. F-strings and t-strings come as start, middle and end tokens with ordinary tokens
 * between them (PEP 701, PEP 750). Errors are {@link dev.krait.parser.ParseError}, positioned as CPython positions them.
 */
package dev.krait.tokenizer;
