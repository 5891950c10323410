package dev.krait.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.krait.bytecode.CodeFlags;
import dev.krait.bytecode.PyCode;
import dev.krait.error.PyException;
import dev.krait.parser.ParseError;
import dev.krait.parser.ParseMode;
import dev.krait.parser.Parser;
import dev.krait.parser.ParserFlags;
import dev.krait.parser.WarningSink;
import dev.krait.type.sequence.PyTuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors, warnings and flags; that whole code objects are CPython's is tested against the oracle. */
class CompilerTest {
    private static PyCode compile(String source, int flags, int optimize, WarningSink warnings) {
        return Compiler.compile(
                Parser.parse(
                        "file", source.getBytes(StandardCharsets.UTF_8), ParseMode.EXEC, ParserFlags.DEFAULT, warnings),
                "file",
                flags,
                optimize,
                warnings);
    }

    private static PyCode compile(String source) {
        return compile(source, 0, 0, WarningSink.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "def f(a, a): pass | 1:10-1:11 | duplicate argument 'a' in function definition",
        "def f():\\n x = 1\\n global x | 3:2-3:10 | name 'x' is assigned to before global declaration",
        "def f():\\n print(x)\\n global x | 3:2-3:10 | name 'x' is used prior to global declaration",
        "nonlocal x | 1:1-1:11 | nonlocal declaration not allowed at module level",
        "def f():\\n nonlocal x | 2:2-2:12 | no binding for nonlocal 'x' found",
        "[x := 1 for x in y] | 1:2-1:3 | assignment expression cannot rebind comprehension iteration variable 'x'",
        "class C:\\n [x := 1 for y in z] | 2:3-2:4 | assignment expression within a comprehension cannot be used in a class body",
        "def f():\\n from a import * | 2:16-2:17 | import * only allowed at module level",
        "__debug__ = 1 | 1:1-1:10 | cannot assign to __debug__",
        "return 1 | 1:1-1:9 | 'return' outside function",
        "break | 1:1-1:6 | 'break' outside loop",
        "while x:\\n def f(): continue | 2:11-2:19 | 'continue' not properly in loop",
        "await x | 1:1-1:8 | 'await' outside function",
        "[(yield) for x in y] | 1:3-1:8 | 'yield' inside list comprehension",
        "import a\\nfrom __future__ import division | 2:1-2:32 | from __future__ imports must occur at the beginning of the file",
        "from __future__ import x | 1:24-1:25 | future feature x is not defined",
        "match x:\\n case a: pass\\n case b: pass | 2:7-2:8 | name capture 'a' makes remaining patterns unreachable",
        "match x:\\n case (a, a): pass | 2:11-2:12 | multiple assignments to name 'a' in pattern",
        "match x:\\n case {1: a, 1: b}: pass | 2:7-2:19 | mapping pattern checks duplicate key (1)",
        "def f[T, T](): pass | 1:10-1:11 | duplicate type parameter 'T'",
        "type A[T: (yield)] = int | 1:12-1:17 | yield expression cannot be used within a TypeVar bound",
        "f(a=1, a=2) | 1:8-1:11 | keyword argument repeated: a",
        "*a, *b = c | 1:1-1:7 | multiple starred expressions in assignment"
    })
    void errorsSayWhatAndWhere(String source, String place, String message) {
        ParseError error = assertThrows(ParseError.class, () -> compile(source.replace("\\n", "\n") + "\n"));
        assertEquals(message, error.getMessage());
        assertEquals(place, error.line() + ":" + error.offset() + "-" + error.endLine() + ":" + error.endOffset());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "x is 1 | \"is\" with 'int' literal. Did you mean \"==\"?",
        "x is not () | \"is not\" with 'tuple' literal. Did you mean \"!=\"?",
        "'a'(1) | 'str' object is not callable; perhaps you missed a comma?",
        "1[2] | 'int' object is not subscriptable; perhaps you missed a comma?",
        "[1]['a'] | list indices must be integers or slices, not str; perhaps you missed a comma?",
        "assert (x, 'y') | assertion is always true, perhaps remove parentheses?"
    })
    void literalsInWrongPlacesAreWarnedOf(String source, String message) {
        List<String> warnings = new ArrayList<>();
        compile(source, 0, 0, (text, file, line) -> warnings.add(text));
        assertEquals(List.of(message), warnings);
    }

    @Test
    void warningThatIsAnErrorIsASyntaxError() {
        ParseError error = assertThrows(ParseError.class, () -> compile("x is 1", 0, 0, (text, file, line) -> false));
        assertEquals("\"is\" with 'int' literal. Did you mean \"==\"?", error.getMessage());
    }

    @Test
    void wrongEscapeInADictionaryThatDoesNotEndIsWarnedOfOnce() {
        List<String> warnings = new ArrayList<>();
        assertThrows(ParseError.class, () -> compile("{'\\e': '\\d' x\n", 0, 0, (text, file, line) -> warnings.add(text.substring(0, 4))));
        assertEquals(List.of("\"\\e\"", "\"\\d\""), warnings);
    }

    @Test
    void finallyBodyWarnsOnce() {
        List<String> warnings = new ArrayList<>();
        compile("try: a\nfinally: x is 1\n", 0, 0, (text, file, line) -> warnings.add(text));
        assertEquals(1, warnings.size());
    }

    @Test
    void topLevelAwaitMakesTheModuleACoroutine() {
        PyCode code = compile("await x\n", CodeFlags.PYCF_ALLOW_TOP_LEVEL_AWAIT, 0, WarningSink.NONE);
        assertEquals(CodeFlags.CO_COROUTINE, code.flags);
    }

    @Test
    void assertionsGoAtLevelOneAndDocstringsAtLevelTwo() {
        String source = "def f():\n 'doc'\n assert x\n return __debug__\n";
        assertArrayEquals(new Object[] {"doc", true}, function(compile(source, 0, 0, WarningSink.NONE)).consts);
        assertArrayEquals(new Object[] {"doc", false}, function(compile(source, 0, 1, WarningSink.NONE)).consts);
        assertArrayEquals(new Object[] {false}, function(compile(source, 0, 2, WarningSink.NONE)).consts);
    }

    private static PyCode function(PyCode module) {
        return Stream.of(module.consts).filter(PyCode.class::isInstance).map(PyCode.class::cast).findFirst().orElseThrow();
    }

    @Test
    void futureAnnotationsAreSource() {
        PyCode code = compile("from __future__ import annotations\nx: list[ int ] | None\n");
        assertEquals("list[int] | None", Stream.of(code.consts).filter(c -> c.toString().startsWith("list")).findFirst().orElseThrow());
    }

    @Test
    void equalConstantsOfAModuleAreOneObject() {
        PyCode code = compile("x = ('a', 1.5)\ndef f(): return ('a', 1.5)\n");
        assertEquals(1, Stream.concat(Stream.of(code.consts), Stream.of(function(code).consts))
                .filter(PyTuple.class::isInstance)
                .map(System::identityHashCode)
                .distinct()
                .count());
    }

    @Test
    void codeWithoutColumnsKeepsItsLinesAndSharesMore() {
        String source = "x = (a +\n b)\nf = lambda: 1, lambda: 1\n";
        PyCode code = Compiler.compile(Parser.parse("file", source.getBytes(StandardCharsets.UTF_8), ParseMode.EXEC, ParserFlags.DEFAULT, WarningSink.NONE),
                "file", 0, 0, false, WarningSink.NONE);
        assertEquals("e803e802e802ed03e800e904e900e800ea00", HexFormat.of().formatHex(code.linetable));
        assertEquals(1, Stream.of(code.consts).filter(PyCode.class::isInstance).count());
    }

    @Test
    void namesAmongConstantsAreInterned() {
        PyCode code = compile("x = 'a_name', 'no name'\n");
        PyTuple tuple = (PyTuple) Stream.of(code.consts).filter(PyTuple.class::isInstance).findFirst().orElseThrow();
        assertSame("a_name", tuple.items[0]);
        assertNotSame("no name", tuple.items[1]);
    }

    @Test
    void treeTooDeepRaisesRecursionError() {
        assertThrows(PyException.class, () -> compile("a" + "()".repeat(500_000)));
    }
}
