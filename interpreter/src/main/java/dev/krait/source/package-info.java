/**
 * Source text: from bytes to normalised UTF-8.
 *
 * <p>{@link dev.krait.source.SourceText} is what the tokenizer reads: UTF-8 with {@code \n} line ends, so that the byte columns of the
 * syntax tree are plain subtractions. {@link dev.krait.source.SourceDecoder} makes it from the bytes of a file (BOM and coding
 * declaration). Failures are {@link dev.krait.source.DecodingFailure}; the parser's door turns them into syntax errors.
 * Nothing here knows tokens or trees.
 */
package dev.krait.source;
