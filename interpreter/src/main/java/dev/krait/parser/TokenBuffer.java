package dev.krait.parser;

import dev.krait.ast.Span;
import dev.krait.ast.TypeIgnore;
import dev.krait.source.SourceText;
import dev.krait.tokenizer.Token;
import dev.krait.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens read so far and the parser's place among them. Tokens are read when they are first looked at, because an error in the
 * syntax comes before one in a token behind it. Compare CPython {@code Parser/pegen.c: _PyPegen_fill_token}.
 */
final class TokenBuffer {
    final SourceText source;
    final Tokenizer tokenizer;
    private final NameTable names;
    private final ParseMode mode;
    private final boolean implyDedent;
    private final List<TypeIgnore> typeIgnores = new ArrayList<>();

    /** The next token, by index. */
    int mark;
    /** How many tokens have been read. */
    int filled;

    private int[] kinds;
    private int[] starts;
    private int[] ends;
    private int[] lines;
    private int[] columns;
    private int[] endLines;
    private int[] endColumns;
    private int[] levels;
    private String[] texts;
    /** In interactive mode: whether a statement has begun, so that the end of input ends it. */
    private boolean parsingStarted;

    TokenBuffer(SourceText source, Tokenizer tokenizer, ParseMode mode, ParserFlags flags) {
        this.source = source;
        this.tokenizer = tokenizer;
        this.mode = mode;
        this.implyDedent = !flags.dontImplyDedent();
        this.names = new NameTable(flags.names());
        allocate(source.length() / 4 + 16);
    }

    private void allocate(int n) {
        kinds = kinds == null ? new int[n] : Arrays.copyOf(kinds, n);
        starts = starts == null ? new int[n] : Arrays.copyOf(starts, n);
        ends = ends == null ? new int[n] : Arrays.copyOf(ends, n);
        lines = lines == null ? new int[n] : Arrays.copyOf(lines, n);
        columns = columns == null ? new int[n] : Arrays.copyOf(columns, n);
        endLines = endLines == null ? new int[n] : Arrays.copyOf(endLines, n);
        endColumns = endColumns == null ? new int[n] : Arrays.copyOf(endColumns, n);
        levels = levels == null ? new int[n] : Arrays.copyOf(levels, n);
        texts = texts == null ? new String[n] : Arrays.copyOf(texts, n);
    }

    private void fill() {
        if (filled == kinds.length) {
            allocate(filled * 2);
        }
        Tokenizer t = tokenizer;
        try {
            t.next();
            while (t.kind == Token.TYPE_IGNORE) {
                typeIgnores.add(new TypeIgnore(t.line, source.slice(t.start, t.end)));
                t.next();
            }
        } catch (ParseError e) {
            addErrorToken();
            throw e;
        }
        int kind = t.kind;
        int i = filled;
        if (kind == Token.NAME) {
            NameTable.Entry entry = names.get(source.bytes(), t.start, t.end);
            kind = entry.kind;
            texts[i] = entry.name;
        } else if (mode == ParseMode.SINGLE && kind == Token.ENDMARKER && parsingStarted) {
            kind = Token.NEWLINE;
            parsingStarted = false;
            if (t.isIndented() && implyDedent) {
                t.closeBlocks();
            }
        } else {
            parsingStarted = true;
        }
        if (kind >= Token.KEYWORDS || kind == Token.NAME) {
            parsingStarted = true;
        }
        kinds[i] = kind;
        starts[i] = t.start;
        ends[i] = t.end;
        lines[i] = t.line;
        columns[i] = t.column;
        endLines[i] = t.endLine;
        endColumns[i] = t.endColumn;
        levels[i] = t.level();
        filled++;
    }

    /** What is no token stands in the row too, without a place: the errors that are told instead of its own look at the last token. */
    private void addErrorToken() {
        kinds[filled] = Token.ERRORTOKEN;
        lines[filled] = tokenizer.currentLine();
        endLines[filled] = tokenizer.currentLine();
        columns[filled] = -1;
        endColumns[filled] = -1;
        filled++;
    }

    // ---- Looking and taking ----

    /** The kind of the next token. */
    int kind() {
        if (mark >= filled) {
            fill();
        }
        return kinds[mark];
    }

    /** The kind of the token after the next one. */
    int kindAfter() {
        kind();
        if (mark + 1 >= filled) {
            fill();
        }
        return kinds[mark + 1];
    }

    /** The kind of the token after one that has been read with its successor. */
    int kindAfterName(int index) {
        return kinds[index + 1];
    }

    boolean at(int kind) {
        return kind() == kind;
    }

    boolean accept(int kind) {
        if (kind() == kind) {
            mark++;
            return true;
        }
        return false;
    }

    /** Takes the next token if it is of this kind: its index, or -1. */
    int take(int kind) {
        return kind() == kind ? mark++ : -1;
    }

    /** Whether the next token is this soft keyword. */
    boolean atSoft(String word) {
        return kind() == Token.NAME && texts[mark].equals(word);
    }

    // ---- Facts about a token ----

    int kind(int index) {
        return kinds[index];
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    int line(int index) {
        return lines[index];
    }

    int column(int index) {
        return columns[index];
    }

    int endLine(int index) {
        return endLines[index];
    }

    int endColumn(int index) {
        return endColumns[index];
    }

    /** How many brackets were open after the token. */
    int level(int index) {
        return levels[index];
    }

    /** The normalised text of a name, or the word of a keyword. */
    String name(int index) {
        return texts[index];
    }

    String sourceOf(int index) {
        return source.slice(starts[index], ends[index]);
    }

    Span span(int index) {
        return new Span(lines[index], columns[index], endLines[index], endColumns[index]);
    }

    /** From the start of a token to the end of the last one taken; line ends and indents do not count. */
    Span spanFrom(int first) {
        int last = lastTaken();
        return new Span(lines[first], columns[first], endLines[last], endColumns[last]);
    }

    /** From the start of a node to the end of the last token taken. */
    Span spanFrom(Span first) {
        int last = lastTaken();
        return new Span(first.line(), first.column(), endLines[last], endColumns[last]);
    }

    private int lastTaken() {
        int last = mark - 1;
        while (last > 0 && (kinds[last] == Token.ENDMARKER || kinds[last] >= Token.NEWLINE && kinds[last] <= Token.DEDENT)) {
            last--;
        }
        return last;
    }

    List<TypeIgnore> typeIgnores() {
        return List.copyOf(typeIgnores);
    }
}
