/**
 * Module {@code _tokenize}: the front end's lexer for {@code tokenize}.
 */
package dev.krait.modules.tokenize;
