package dev.krait.importing;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.host.Host;
import dev.krait.host.HostException;
import dev.krait.modules.core.SourceLines;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.WarningOps;
import dev.krait.parser.ParseError;
import dev.krait.parser.WarningSink;
import dev.krait.source.FileLine;
import dev.krait.source.Recoder;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.exception.PySyntaxError;
import dev.krait.type.exception.PyUnicodeDecodeError;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Codecs;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;

/** Makes Python exceptions and warnings from what the front end reports. */
public final class SourceErrors {
    private SourceErrors() {
    }

    /** The Python exception of a syntax error. */
    public static PyException of(PyThread t, ParseError e) {
        PyType type = switch (e.kind()) {
            case SYNTAX -> ExceptionTypes.SYNTAX_ERROR;
            case INDENTATION -> ExceptionTypes.INDENTATION_ERROR;
            case TAB -> ExceptionTypes.TAB_ERROR;
            case INCOMPLETE_INPUT -> ExceptionTypes._INCOMPLETE_INPUT_ERROR;
            case MEMORY -> ExceptionTypes.MEMORY_ERROR;
        };
        if (e.kind() == ParseError.Kind.MEMORY) {
            return PyErrors.of(type, e.getMessage());
        }
        Object message = Str.of(e.getMessage());
        if (e.line() == 0 && e.offset() < 0) {
            PyTuple file = PyTuple.of(Str.of(e.filename()), 0L, -1L, PyNone.NONE);
            return new PyException((PyBaseException) CallOps.call2(t, type, message, file));
        }
        if (e.line() == 0 && e.text() == null) {
            return new PyException((PyBaseException) CallOps.call1(t, type, message));
        }
        PyTuple where = PyTuple.of(e.filename() == null ? PyNone.NONE : Str.of(e.filename()), (long) e.line(), (long) e.offset(),
                e.text() == null ? lineOfFile(t, e.filename(), e.line()) : Str.of(e.text()), (long) e.endLine(), (long) e.endOffset());
        PyBaseException exception = (PyBaseException) (e.placeApart() ? CallOps.call1(t, type, message) : CallOps.call2(t, type, message, where));
        if (e.placeApart() && exception instanceof PySyntaxError error) {
            error.setPlace(where.items);
        }
        if (e.fileApart() != null && exception instanceof PySyntaxError error) {
            error.setFilename(Str.of(e.fileApart()));
        }
        if (e.source() != null && exception instanceof PySyntaxError error) {
            // CPython has room for the place of the last statement but never fills it
            error.setMetadata(PyTuple.of(0L, 0L, Str.of(e.source())));
        }
        return new PyException(exception);
    }

    /** A line of a file, or None: the compiler has no text but may know where it came from. Compare CPython {@code Python/errors.c: PyErr_ProgramTextObject}. */
    private static Object lineOfFile(PyThread t, String filename, int number) {
        if (filename == null || number <= 0) {
            return PyNone.NONE;
        }
        Host host = t.interpreter.host;
        FileLine line;
        try {
            if (!host.status(filename, true).isRegular()) {
                return PyNone.NONE;
            }
            line = FileLine.of(SourceLines.read(host, filename), number);
        } catch (HostException e) {
            return PyNone.NONE; // "<string>" and the like
        }
        if (line == null) {
            return PyNone.NONE;
        }
        try {
            return Codecs.decode(t, line.bytes(), line.encoding(), "replace");
        } catch (PyException e) {
            return PyNone.NONE; // an encoding that is unknown here: the error that is told matters more
        }
    }

    /** The error of a script, whose text is not kept: whoever wants it reads the file. */
    public static PyException inFile(PyThread t, ParseError e) {
        PyException error = of(t, e);
        if (e.source() != null && error.value instanceof PySyntaxError syntax) {
            syntax.setMetadata(PyTuple.of(0L, 0L, PyNone.NONE));
        }
        return error;
    }

    /** Declared encodings are those that Python's codecs know. Compare CPython {@code Parser/pegen_errors.c: _Pypegen_raise_decode_problem}. */
    public static Recoder recoder(PyThread t) {
        return (encoding, bytes) -> {
            try {
                return ((PyBytes) Codecs.encode(t, Codecs.decode(t, bytes, encoding, null), "utf-8", null)).value;
            } catch (PyException e) {
                if (e.is(ExceptionTypes.LOOKUP_ERROR) && isKnownToJdk(encoding)) {
                    // East Asian codecs are not there yet
                    return Recoder.CHARSETS.recode(encoding, bytes);
                }
                if (!e.is(ExceptionTypes.LOOKUP_ERROR) && !e.is(ExceptionTypes.VALUE_ERROR)) {
                    throw e;
                }
                int position = e.value instanceof PyUnicodeDecodeError u ? (int) u.start : -1;
                throw new Recoder.Failure(Str.java(TextOps.str(t, e.value)), position);
            }
        };
    }

    private static boolean isKnownToJdk(String encoding) {
        try {
            return Charset.isSupported(encoding);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    /** Passes syntax warnings to the program's filters. */
    public static WarningSink warnings(PyThread t) {
        return (message, filename, line) -> {
            try {
                WarningOps.warnExplicit(t, ExceptionTypes.SYNTAX_WARNING, message, filename, line);
                return true;
            } catch (PyException e) {
                if (e.is(ExceptionTypes.SYNTAX_WARNING)) {
                    return false;
                }
                throw e;
            }
        };
    }

    /** Source text must be UTF-8: no lone surrogates. */
    public static void checkEncodable(PyThread t, Object source) {
        Object text = Str.exactOrNull(source);
        for (int i = 0, n = Str.length(text); i < n; i++) {
            int c = Str.codePointAt(text, i);
            if (c >= 0xD800 && c <= 0xDFFF) {
                Object error = CallOps.call(t, ExceptionTypes.UNICODE_ENCODE_ERROR,
                        new Object[] {"utf-8", text, (long) i, (long) i + 1, "surrogates not allowed"}, null);
                throw new PyException((PyBaseException) error);
            }
        }
    }
}
