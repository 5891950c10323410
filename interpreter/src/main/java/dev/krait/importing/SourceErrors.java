package dev.krait.importing;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.WarningOps;
import dev.krait.parser.ParseError;
import dev.krait.parser.WarningSink;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

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
        if (e.line() == 0) {
            return new PyException((PyBaseException) CallOps.call1(t, type, message));
        }
        PyTuple where = PyTuple.of(Str.of(e.filename()), (long) e.line(), (long) e.offset(), e.text() == null ? PyNone.NONE : Str.of(e.text()),
                (long) e.endLine(), (long) e.endOffset());
        return new PyException((PyBaseException) CallOps.call2(t, type, message, where));
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
