package dev.krait.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trees of tricky texts, as {@code ast.dump} of CPython 3.14.3 writes them. */
class ParserTest {
    private static String dump(String text, ParseMode mode, boolean attributes) {
        return AstDump.dump(Parser.parse(SourceText.ofString("<test>", text), mode, ParserFlags.DEFAULT, WarningSink.NONE), attributes);
    }

    private static String expression(String text) {
        String tree = dump(text, ParseMode.EVAL, false);
        return tree.substring("Expression(body=".length(), tree.length() - 1);
    }

    private static String statement(String text) {
        String tree = dump(text, ParseMode.EXEC, false);
        return tree.substring("Module(body=[".length(), tree.length() - 2);
    }

    @Test
    void columnsAreUtf8Bytes() {
        assertEquals("Expression(body=BinOp(left=Constant(value='é€', lineno=1, col_offset=0, end_lineno=1, end_col_offset=7), op=Add(), "
                + "right=Name(id='x', ctx=Load(), lineno=1, col_offset=8, end_lineno=1, end_col_offset=9), lineno=1, col_offset=0, end_lineno=1, "
                + "end_col_offset=9))", dump("'é€'+x", ParseMode.EVAL, true));
    }

    @Test
    void adjacentStringsJoinAroundFields() {
        assertEquals("JoinedStr(values=[Constant(value='a', kind='u'), FormattedValue(value=Name(id='x', ctx=Load()), conversion=-1), "
                + "Constant(value='cd')])", expression("u'a' f'{x}' 'c' u'd'"));
    }

    @Test
    void equalsInFieldKeepsItsText() {
        assertEquals("JoinedStr(values=[Constant(value=' x = '), FormattedValue(value=Name(id='x', ctx=Load()), conversion=114)])",
                expression("f'{ x = }'"));
        assertEquals("JoinedStr(values=[Constant(value='y \\n = '), FormattedValue(value=Name(id='y', ctx=Load()), conversion=114)])",
                expression("f'''{y # '}'\n = }'''"));
    }

    @Test
    void templatesKeepTheSourceOfTheirFields() {
        assertEquals("TemplateStr(values=[Constant(value=' x = '), Interpolation(value=Name(id='x', ctx=Load()), str=' x', conversion=114)])",
                expression("t'{ x = !r}'"));
    }

    @Test
    void surrogatesOfTwoEscapesStayTwoCharacters() {
        assertEquals("Constant(value='\\ud83d\\ude00')", expression("'\\ud83d\\ude00'"));
        assertEquals("Constant(value='😀')", expression("'\\U0001f600'"));
    }

    @Test
    void softKeywordsAreNamesElsewhere() {
        assertEquals("Assign(targets=[Name(id='match', ctx=Store())], value=Call(func=Name(id='type', ctx=Load()), args=[Name(id='case', ctx=Load())]))",
                statement("match = type(case)"));
        assertEquals("TypeAlias(name=Name(id='type', ctx=Store()), value=Name(id='match', ctx=Load()))", statement("type type = match"));
    }

    @Test
    void patternsNestAndBind() {
        assertEquals("Match(subject=Name(id='x', ctx=Load()), cases=[match_case(pattern=MatchOr(patterns=[MatchClass(cls=Name(id='P', ctx=Load()), "
                + "patterns=[MatchAs()], kwd_attrs=['y'], kwd_patterns=[MatchAs(name='b')]), MatchMapping(keys=[Constant(value='k')], "
                + "patterns=[MatchSequence(patterns=[MatchStar()])], rest='r')]), guard=Name(id='g', ctx=Load()), body=[Pass()])])",
                statement("match x:\n case P(_, y=b) | {'k': [*_], **r} if g: pass\n"));
    }

    @Test
    void exceptNeedsNoParentheses() {
        assertEquals("Try(body=[Pass()], handlers=[ExceptHandler(type=Tuple(elts=[Name(id='A', ctx=Load()), Name(id='B', ctx=Load())], ctx=Load()), "
                + "body=[Pass()])])", statement("try: pass\nexcept A, B: pass\n"));
    }

    @Test
    void namesAreNormalised() {
        assertEquals("Name(id='fi', ctx=Load())", expression("ﬁ"));
    }

    @Test
    void bytesAreDecodedByTheirDeclaration() {
        byte[] latin = "# -*- coding: latin-1 -*-\nx = 'é'\n".getBytes(StandardCharsets.ISO_8859_1);
        String tree = AstDump.dump(Parser.parse("<test>", latin, ParseMode.EXEC, ParserFlags.DEFAULT, WarningSink.NONE), false);
        assertEquals("Module(body=[Assign(targets=[Name(id='x', ctx=Store())], value=Constant(value='é'))])", tree);
    }

    @Test
    void warningsComeOnceWithTheirLine() {
        List<String> seen = new ArrayList<>();
        WarningSink sink = (message, filename, line) -> seen.add(line + " " + message);
        Parser.parse(SourceText.ofString("<test>", "with (a('\\d'), 1if x else 2):\n pass\n"), ParseMode.EXEC, ParserFlags.DEFAULT, sink);
        assertEquals(List.of("1 \"\\d\" is an invalid escape sequence. Such sequences will not work in the future. Did you mean \"\\\\d\"? "
                + "A raw string is also an option.", "1 invalid decimal literal"), seen);
    }

    @Test
    void deepTextRaisesInsteadOfOverflowing() {
        ParseError error = assertThrows(ParseError.class, () -> expression("-".repeat(100_000) + "1"));
        assertEquals(ParseError.Kind.MEMORY, error.kind());
        assertTrue(expression("1+".repeat(20) + "1").startsWith("BinOp"));
        error = assertThrows(ParseError.class, () -> expression("(".repeat(201)));
        assertEquals("too many nested parentheses", error.getMessage());
    }
}
