package dev.krait.modules.csv;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.number.IntType;
import dev.krait.type.text.Str;

/** The conventions of a file. Immutable. */
@ExposedType(value = "_csv.Dialect", doc = "CSV dialect\n\nThe Dialect type records CSV dialect options.")
public final class PyDialect extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyDialectTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
    static final int NOT_SET = -1;
    static final int QUOTE_MINIMAL = 0;
    static final int QUOTE_ALL = 1;
    static final int QUOTE_NONNUMERIC = 2;
    static final int QUOTE_NONE = 3;
    static final int QUOTE_STRINGS = 4;
    static final int QUOTE_NOTNULL = 5;

    final int delimiter;
    final boolean doubleQuote;
    final int escape;
    final Object lineTerminator;
    final int quote;
    final int quoting;
    final boolean skipInitialSpace;
    final boolean strict;

    private PyDialect(PyThread t, PyType type, Object[] a) {
        super(type);
        this.shape = type.rootShape;
        delimiter = character("delimiter", a[0], ',', false);
        doubleQuote = a[1] == null || TruthOps.isTrue(t, a[1]);
        escape = character("escapechar", a[2], NOT_SET, true);
        lineTerminator = a[3] == null ? "\r\n" : Str.exactOrNull(a[3]);
        if (lineTerminator == null) {
            throw TypeErrors.of("\"lineterminator\" must be a string, not " + PyType.of(a[3]).fullName());
        }
        quote = character("quotechar", a[4], '"', true);
        quoting = quoting(t, a[4], a[5]);
        skipInitialSpace = a[6] != null && TruthOps.isTrue(t, a[6]);
        strict = a[7] != null && TruthOps.isTrue(t, a[7]);
        check("delimiter", delimiter, true);
        check("escapechar", escape, !skipInitialSpace);
        check("quotechar", quote, !skipInitialSpace);
        checkDifferent("delimiter", delimiter, "escapechar", escape);
        checkDifferent("delimiter", delimiter, "quotechar", quote);
        checkDifferent("escapechar", escape, "quotechar", quote);
    }

    private static int character(String name, Object value, int otherwise, boolean optional) {
        if (value == null) {
            return otherwise;
        }
        if (value == PyNone.NONE && optional) {
            return NOT_SET;
        }
        Object text = Str.exactOrNull(value);
        if (text == null) {
            throw TypeErrors.of("\"" + name + "\" must be a unicode character" + (optional ? " or None" : "") + ", not " + PyType.of(value).fullName());
        }
        if (Str.length(text) != 1) {
            throw TypeErrors.of("\"" + name + "\" must be a unicode character" + (optional ? " or None" : "") + ", not a string of length " + Str.length(text));
        }
        return Str.codePointAt(text, 0);
    }

    private int quoting(PyThread t, Object quoteArgument, Object value) {
        if (value == null && quoteArgument == PyNone.NONE) {
            return QUOTE_NONE;
        }
        if (value != null && IntType.exactOrNull(value) == null) {
            throw TypeErrors.of("\"quoting\" must be an integer, not " + PyType.of(value).fullName());
        }
        int q = ArgumentOps.integer(t, value, QUOTE_MINIMAL);
        if (q < QUOTE_MINIMAL || q > QUOTE_NOTNULL) {
            throw TypeErrors.of("bad \"quoting\" value");
        }
        if (q != QUOTE_NONE && quote == NOT_SET) {
            throw TypeErrors.of("quotechar must be set if quoting enabled");
        }
        return q;
    }

    private void check(String name, int c, boolean allowSpace) {
        if (c == '\r' || c == '\n' || c == ' ' && !allowSpace) {
            throw ValueErrors.of("bad " + name + " value");
        }
        if (c != NOT_SET && endsLines(c)) {
            throw ValueErrors.of("bad " + name + " or lineterminator value");
        }
    }

    private static void checkDifferent(String name, int c, String otherName, int other) {
        if (c == other && c != NOT_SET) {
            throw ValueErrors.of("bad " + name + " or " + otherName + " value");
        }
    }

    /** Whether a character is part of the line terminator. */
    boolean endsLines(int c) {
        for (int i = 0; i < Str.length(lineTerminator); i++) {
            if (Str.codePointAt(lineTerminator, i) == c) {
                return true;
            }
        }
        return false;
    }

    private static final String[] NAMES = {"delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"};

    @ExposedNew("(dialect=None, delimiter=',', doublequote=True, escapechar=None, lineterminator='\\r\\n', quotechar='\"', quoting=0, skipinitialspace=False, "
            + "strict=False)")
    static Object newDialect(PyThread t, PyType cls, Object dialect, Object delimiter, Object doublequote, Object escapechar, Object lineterminator,
            Object quotechar, Object quoting, Object skipinitialspace, Object strict) {
        return of(t, cls, dialect, new Object[] {delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skipinitialspace, strict});
    }

    /** A dialect from another one, a name or an object with attributes, and options that override it (null: not given), in the order of the constructor's. */
    static PyDialect of(PyThread t, PyType cls, Object dialect, Object[] options) {
        Object base = dialect == PyNone.NONE ? null : dialect;
        if (base != null && Str.is(base)) {
            base = CsvState.of(t).dialects.get(t, base);
            if (base == null) {
                throw CsvState.error(t, "unknown dialect");
            }
        }
        boolean plain = true;
        for (Object option : options) {
            plain &= option == null;
        }
        if (plain && base instanceof PyDialect known && cls == TYPE && known.type == TYPE) {
            return known;
        }
        Object[] all = options.clone();
        for (int i = 0; base != null && i < all.length; i++) {
            if (all[i] == null) {
                all[i] = AttributeOps.lookup(t, base, NAMES[i]);
            }
        }
        return new PyDialect(t, cls, all);
    }

    private static Object shown(int c) {
        return c == NOT_SET ? PyNone.NONE : Str.ofCodePoint(c);
    }

    @ExposedGetter("delimiter")
    Object getDelimiter() {
        return shown(delimiter);
    }

    @ExposedGetter(value = "doublequote", member = true)
    Object getDoubleQuote() {
        return doubleQuote;
    }

    @ExposedGetter("escapechar")
    Object getEscape() {
        return shown(escape);
    }

    @ExposedGetter("lineterminator")
    Object getLineTerminator() {
        return lineTerminator;
    }

    @ExposedGetter("quotechar")
    Object getQuote() {
        return shown(quote);
    }

    @ExposedGetter("quoting")
    Object getQuoting() {
        return (long) quoting;
    }

    @ExposedGetter(value = "skipinitialspace", member = true)
    Object getSkipInitialSpace() {
        return skipInitialSpace;
    }

    @ExposedGetter(value = "strict", member = true)
    Object getStrict() {
        return strict;
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true, doc = "raises an exception to avoid pickling")
    Object reduce() {
        throw TypeErrors.of("cannot pickle '" + type.name + "' instances");
    }

    @ExposedMethod(value = "__reduce_ex__($self, protocol, /)", plain = true, doc = "raises an exception to avoid pickling")
    Object reduceEx(Object protocol) {
        return reduce();
    }
}
