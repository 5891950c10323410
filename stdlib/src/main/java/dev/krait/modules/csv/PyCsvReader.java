package dev.krait.modules.csv;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.thread.PyThread;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.number.FloatType;
import dev.krait.type.sequence.PyList;
import dev.krait.type.text.Str;
import dev.krait.type.text.TextBuilder;

/** Reads rows from an iterator of lines. Compare CPython {@code Modules/_csv.c: parse_process_char}. */
@ExposedType(value = "_csv.reader", doc = "CSV reader\n\nReader objects are responsible for reading and parsing tabular data\nin CSV format.")
public final class PyCsvReader extends BuiltinIterator {
    public static final PyType TYPE = PyType.builtin(PyCsvReaderTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);
    /** What comes after the last character of a line. */
    private static final int END_OF_LINE = -2;

    private enum State {
        START_RECORD, START_FIELD, ESCAPED_CHARACTER, IN_FIELD, IN_QUOTED_FIELD, ESCAPE_IN_QUOTED_FIELD, QUOTE_IN_QUOTED_FIELD, EAT_NEWLINE,
        AFTER_ESCAPED_NEWLINE
    }

    private final Object lines;
    private final PyDialect dialect;
    private State state;
    private PyList fields;
    private TextBuilder field;
    private int fieldLength;
    private boolean unquoted;
    private long lineNumber;
    private long limit;

    PyCsvReader(Object lines, PyDialect dialect) {
        super(TYPE);
        this.lines = lines;
        this.dialect = dialect;
    }

    @ExposedGetter(value = "dialect", member = true)
    Object dialect() {
        return dialect;
    }

    @ExposedGetter(value = "line_num", member = true)
    Object lineNum() {
        return lineNumber;
    }

    @Override
    public Object next(PyThread t) {
        reset(t);
        do {
            Object line = IterationOps.next(t, lines);
            if (line == null) {
                if (fieldLength == 0 && state != State.IN_QUOTED_FIELD) {
                    return null;
                }
                if (dialect.strict) {
                    throw CsvState.error(t, "unexpected end of data");
                }
                save(t);
                break;
            }
            Object text = Str.exactOrNull(line);
            if (text == null) {
                throw CsvState.error(t, "iterator should return strings, not " + PyType.of(line).name + " (the file should be opened in text mode)");
            }
            lineNumber++;
            int n = Str.length(text);
            for (int i = 0; i < n; i++) {
                process(t, Str.codePointAt(text, i));
            }
            process(t, END_OF_LINE);
        } while (state != State.START_RECORD);
        Object row = fields;
        fields = null;
        return row;
    }

    private void reset(PyThread t) {
        fields = new PyList();
        state = State.START_RECORD;
        limit = CsvState.of(t).fieldLimit;
        startField();
    }

    private void startField() {
        field = new TextBuilder();
        fieldLength = 0;
        unquoted = true;
    }

    private void add(PyThread t, int c) {
        if (fieldLength >= limit) {
            throw CsvState.error(t, "field larger than field limit (" + limit + ")");
        }
        field.appendCodePoint(c);
        fieldLength++;
    }

    private void save(PyThread t) {
        Object value;
        int quoting = dialect.quoting;
        if (unquoted && fieldLength == 0 && (quoting == PyDialect.QUOTE_NOTNULL || quoting == PyDialect.QUOTE_STRINGS)) {
            value = PyNone.NONE;
        } else {
            value = field.build();
            if (unquoted && fieldLength != 0 && (quoting == PyDialect.QUOTE_NONNUMERIC || quoting == PyDialect.QUOTE_STRINGS)) {
                value = CallOps.call1(t, FloatType.TYPE, value);
            }
        }
        fields.append(value);
        startField();
    }

    private static boolean endsRecord(int c) {
        return c == '\n' || c == '\r' || c == END_OF_LINE;
    }

    private void saveLast(PyThread t, int c) {
        save(t);
        state = c == END_OF_LINE ? State.START_RECORD : State.EAT_NEWLINE;
    }

    private boolean isQuote(int c) {
        return c == dialect.quote && c >= 0 && dialect.quoting != PyDialect.QUOTE_NONE;
    }

    private boolean isEscape(int c) {
        return c == dialect.escape && c >= 0;
    }

    private void process(PyThread t, int c) {
        switch (state) {
            case START_RECORD -> {
                if (c == '\n' || c == '\r') {
                    state = State.EAT_NEWLINE;
                } else if (c != END_OF_LINE) {
                    state = State.START_FIELD;
                    atFieldStart(t, c);
                }
            }
            case START_FIELD -> atFieldStart(t, c);
            case ESCAPED_CHARACTER -> {
                add(t, c == END_OF_LINE ? '\n' : c);
                state = c == '\n' || c == '\r' ? State.AFTER_ESCAPED_NEWLINE : State.IN_FIELD;
            }
            case AFTER_ESCAPED_NEWLINE -> {
                if (c != END_OF_LINE) {
                    inField(t, c);
                }
            }
            case IN_FIELD -> inField(t, c);
            case IN_QUOTED_FIELD -> {
                if (isEscape(c)) {
                    state = State.ESCAPE_IN_QUOTED_FIELD;
                } else if (isQuote(c)) {
                    state = dialect.doubleQuote ? State.QUOTE_IN_QUOTED_FIELD : State.IN_FIELD;
                } else if (c != END_OF_LINE) {
                    add(t, c);
                }
            }
            case ESCAPE_IN_QUOTED_FIELD -> {
                add(t, c == END_OF_LINE ? '\n' : c);
                state = State.IN_QUOTED_FIELD;
            }
            case QUOTE_IN_QUOTED_FIELD -> afterQuote(t, c);
            case EAT_NEWLINE -> {
                if (c == END_OF_LINE) {
                    state = State.START_RECORD;
                } else if (c != '\n' && c != '\r') {
                    throw CsvState.error(t, "new-line character seen in unquoted field - do you need to open the file with newline=''?");
                }
            }
        }
    }

    private void atFieldStart(PyThread t, int c) {
        if (endsRecord(c)) {
            saveLast(t, c);
        } else if (isQuote(c)) {
            unquoted = false;
            state = State.IN_QUOTED_FIELD;
        } else if (isEscape(c)) {
            state = State.ESCAPED_CHARACTER;
        } else if (c == dialect.delimiter) {
            if (c != ' ' || !dialect.skipInitialSpace) {
                save(t);
            }
        } else if (c != ' ' || !dialect.skipInitialSpace) {
            add(t, c);
            state = State.IN_FIELD;
        }
    }

    private void inField(PyThread t, int c) {
        state = State.IN_FIELD;
        if (endsRecord(c)) {
            saveLast(t, c);
        } else if (isEscape(c)) {
            state = State.ESCAPED_CHARACTER;
        } else if (c == dialect.delimiter) {
            save(t);
            state = State.START_FIELD;
        } else {
            add(t, c);
        }
    }

    private void afterQuote(PyThread t, int c) {
        if (isQuote(c)) {
            add(t, c);
            state = State.IN_QUOTED_FIELD;
        } else if (c == dialect.delimiter) {
            save(t);
            state = State.START_FIELD;
        } else if (endsRecord(c)) {
            saveLast(t, c);
        } else if (!dialect.strict) {
            add(t, c);
            state = State.IN_FIELD;
        } else {
            throw CsvState.error(t, "'" + Character.toString(dialect.delimiter) + "' expected after '" + Character.toString(dialect.quote) + "'");
        }
    }
}
