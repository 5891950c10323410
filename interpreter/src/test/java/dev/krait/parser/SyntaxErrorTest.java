package dev.krait.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.krait.source.SourceText;
import org.junit.jupiter.api.Test;

/** Messages and places of syntax errors, as CPython 3.14.3 reports them: {@code line:offset-endLine:endOffset message}. */
class SyntaxErrorTest {
    private static void assertError(String text, String expected) {
        ParseError e = assertThrows(ParseError.class,
                () -> Parser.parse(SourceText.ofString("<test>", text), ParseMode.EXEC, ParserFlags.DEFAULT, WarningSink.NONE), text);
        assertEquals(expected, e.line() + ":" + e.offset() + "-" + e.endLine() + ":" + e.endOffset() + " " + e.getMessage(), text);
    }

    @Test
    void tokensThatAreNone() {
        assertError("0777", "1:1-1:2 leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers");
        assertError("0b12", "1:4-1:4 invalid digit '2' in binary literal");
        assertError("1_", "1:2-1:2 invalid decimal literal");
        assertError("x = €", "1:5-1:5 invalid character '€' (U+20AC)");
        assertError("'abc", "1:1-1:1 unterminated string literal (detected at line 1)");
        assertError("'''abc\ndef", "1:1-1:1 unterminated triple-quoted string literal (detected at line 2)");
        assertError("ub'x'", "1:1-1:3 'u' and 'b' prefixes are incompatible");
        assertError("'\\xf'", "1:1-1:6 (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX escape");
    }

    @Test
    void bracketsThatDoNotMatch() {
        assertError("x = (1,\n y z", "1:5-1:0 '(' was never closed");
        assertError("[)", "1:2-1:2 closing parenthesis ')' does not match opening parenthesis '['");
        assertError("x = )", "1:5-1:5 unmatched ')'");
    }

    @Test
    void indentationThatIsWrong() {
        assertError("if 1:\n  x\n y\n", "3:3-3:-1 unindent does not match any outer indentation level");
        assertError("x\n\ty", "2:1-2:-1 unexpected indent");
        assertError("class X:\npass", "2:1-2:5 expected an indented block after class definition on line 1");
    }

    @Test
    void wordsThatHelp() {
        assertError("(a b)", "1:2-1:5 invalid syntax. Perhaps you forgot a comma?");
        assertError("if x\n pass", "1:5-1:6 expected ':'");
        assertError("f() = 1", "1:1-1:4 cannot assign to function call here. Maybe you meant '==' instead of '='?");
        assertError("print 1", "1:1-1:8 Missing parentheses in call to 'print'. Did you mean print(...)?");
        assertError("{1:2, 3}", "1:7-1:0 ':' expected after dictionary key");
        assertError("f(a for a in b, c)", "1:3-1:15 Generator expression must be parenthesized");
        assertError("f(**x, *y)", "1:6-1:10 iterable argument unpacking follows keyword argument unpacking");
        assertError("def f(a=1, b): pass", "1:12-1:13 parameter without a default follows parameter with a default");
        assertError("try:\n pass\nx", "3:1-3:2 expected 'except' or 'finally' block");
        assertError("f'{a b}'", "1:4-1:7 invalid syntax. Perhaps you forgot a comma?");
        assertError("f'{!r}'", "1:4-1:5 f-string: valid expression required before '!'");
        assertError("a b", "1:3-1:4 invalid syntax");
    }

    @Test
    void errorInLaterTokenComesFirst() {
        assertError("x = (a b)\n'abc", "2:1-2:1 unterminated string literal (detected at line 2)");
    }
}
