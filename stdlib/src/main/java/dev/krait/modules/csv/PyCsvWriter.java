package dev.krait.modules.csv;

import dev.krait.error.PyException;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.text.Str;
import dev.krait.type.text.TextBuilder;

/** Writes rows. Compare CPython {@code Modules/_csv.c: join_append_data}. */
@ExposedType(value = "_csv.writer", doc = "CSV writer\n\nWriter objects are responsible for generating tabular data\nin CSV format from sequence input.")
public final class PyCsvWriter extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyCsvWriterTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private final Object write;
    private final PyDialect dialect;

    PyCsvWriter(Object write, PyDialect dialect) {
        super(TYPE);
        this.write = write;
        this.dialect = dialect;
    }

    @ExposedGetter(value = "dialect", member = true)
    Object dialect() {
        return dialect;
    }

    @ExposedMethod(value = "writerow($self, row, /)",
            doc = "Construct and write a CSV record from an iterable of fields.\n\nNon-string elements will be converted to string.")
    Object writeRow(PyThread t, Object row) {
        Object fields;
        try {
            fields = IterationOps.iterator(t, row);
        } catch (PyException e) {
            throw e.is(ExceptionTypes.TYPE_ERROR) ? CsvState.error(t, "iterable expected, not " + PyType.of(row).name) : e;
        }
        TextBuilder record = new TextBuilder();
        int n = 0;
        boolean lastNull = false;
        for (Object field = IterationOps.next(t, fields); field != null; field = IterationOps.next(t, fields)) {
            if (n++ > 0) {
                record.appendCodePoint(dialect.delimiter);
            }
            lastNull = field == PyNone.NONE;
            append(t, record, lastNull ? null : Str.is(field) ? Str.exactOrNull(field) : TextOps.str(t, field), isQuoted(field));
        }
        if (n > 0 && record.length() == 0) {
            if (refusesEmpty(lastNull)) {
                throw CsvState.error(t, "single empty field record must be quoted");
            }
            append(t, record, null, true);
        }
        return CallOps.call1(t, write, record.append(dialect.lineTerminator).build());
    }

    private boolean refusesEmpty(boolean isNull) {
        return dialect.quoting == PyDialect.QUOTE_NONE
                || isNull && (dialect.quoting == PyDialect.QUOTE_STRINGS || dialect.quoting == PyDialect.QUOTE_NOTNULL);
    }

    private boolean isQuoted(Object field) {
        return switch (dialect.quoting) {
            case PyDialect.QUOTE_NONNUMERIC -> !isNumber(field);
            case PyDialect.QUOTE_ALL -> true;
            case PyDialect.QUOTE_STRINGS -> Str.is(field);
            case PyDialect.QUOTE_NOTNULL -> field != PyNone.NONE;
            default -> false;
        };
    }

    private static boolean isNumber(Object field) {
        PyType type = PyType.of(field);
        return type.slot(Slot.INDEX) != null || type.slot(Slot.INT) != null || type.slot(Slot.FLOAT) != null || type.slot(Slot.COMPLEX) != null;
    }

    /** Appends a field; {@code text} null is None. */
    private void append(PyThread t, TextBuilder record, Object text, boolean quoted) {
        TextBuilder out = new TextBuilder();
        int n = text == null ? 0 : Str.length(text);
        boolean needsQuotes = quoted;
        for (int i = 0; i < n; i++) {
            int c = Str.codePointAt(text, i);
            boolean special = c == dialect.delimiter || c == dialect.escape || c == dialect.quote || c == '\n' || c == '\r' || dialect.endsLines(c);
            if (special) {
                boolean escaped = dialect.quoting == PyDialect.QUOTE_NONE || c == dialect.quote && !dialect.doubleQuote || c == dialect.escape;
                if (escaped && dialect.escape == PyDialect.NOT_SET) {
                    throw CsvState.error(t, "need to escape, but no escapechar set");
                }
                if (escaped) {
                    out.appendCodePoint(dialect.escape);
                } else {
                    needsQuotes = true;
                    if (c == dialect.quote) {
                        out.appendCodePoint(c);
                    }
                }
            }
            out.appendCodePoint(c);
        }
        if (n == 0 && dialect.delimiter == ' ' && dialect.skipInitialSpace) {
            if (refusesEmpty(text == null)) {
                throw CsvState.error(t, "empty field must be quoted if delimiter is a space and skipinitialspace is true");
            }
            needsQuotes = true;
        }
        if (needsQuotes) {
            record.appendCodePoint(dialect.quote).append(out.build()).appendCodePoint(dialect.quote);
        } else {
            record.append(out.build());
        }
    }

    @ExposedMethod(value = "writerows($self, rows, /)",
            doc = "Construct and write a series of iterables to a csv file.\n\nNon-string elements will be converted to string.")
    void writeRows(PyThread t, Object rows) {
        Object it = IterationOps.iterator(t, rows);
        for (Object row = IterationOps.next(t, it); row != null; row = IterationOps.next(t, it)) {
            writeRow(t, row);
        }
    }
}
