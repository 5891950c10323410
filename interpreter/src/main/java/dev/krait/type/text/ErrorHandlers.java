package dev.krait.type.text;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.PyUnicodeDecodeError;
import dev.krait.type.exception.PyUnicodeEncodeError;
import dev.krait.type.exception.PyUnicodeError;
import dev.krait.type.exception.PyUnicodeTranslateError;
import dev.krait.type.sequence.PyTuple;
import java.util.List;

/** The built-in error handlers of codecs. Compare CPython {@code Python/codecs.c: PyCodec_ReplaceErrors} and its kin. */
public final class ErrorHandlers {
    /** Their names. */
    public static final List<String> NAMES = List.of("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace",
            "surrogatepass", "surrogateescape");

    private ErrorHandlers() {
    }

    static boolean isBuiltin(String name) {
        return NAMES.contains(name);
    }

    /** What a built-in handler makes of an exception object: {@code (replacement, position)}. */
    public static Object handle(PyThread t, String name, Object exception) {
        CodecError.Kind kind = exception instanceof PyUnicodeEncodeError ? CodecError.Kind.ENCODE
                : exception instanceof PyUnicodeDecodeError ? CodecError.Kind.DECODE
                : exception instanceof PyUnicodeTranslateError ? CodecError.Kind.TRANSLATE : null;
        if (name.equals("strict") && exception instanceof dev.krait.type.exception.PyBaseException e) {
            throw new PyException(e);
        }
        if (kind == null) {
            throw name.equals("strict") ? TypeErrors.of("codec must pass exception instance") : wrongType(exception);
        }
        PyUnicodeError e = (PyUnicodeError) exception;
        Object object = kind == CodecError.Kind.DECODE ? e.object : Str.exactOrNull(e.object);
        CodecError error = new CodecError(kind, e.encoding == null ? "" : e.encoding.toString(), object, e.clippedStart(), e.clippedEnd(),
                e.reason.toString());
        CodecError.Outcome outcome;
        try {
            outcome = handle(error, name);
        } catch (PyException raised) {
            // what cannot be handled is raised as the very object that came in
            throw raised.value instanceof PyUnicodeError ? new PyException(e) : raised;
        }
        return PyTuple.of(outcome.replacement(), (long) outcome.position());
    }

    private static PyException wrongType(Object exception) {
        return TypeErrors.of("don't know how to handle " + PyType.of(exception).name + " in error callback");
    }

    static CodecError.Outcome handle(CodecError e, String name) {
        Object by = switch (name) {
            case "ignore" -> "";
            case "replace" -> switch (e.kind()) {
                case ENCODE -> "?".repeat(e.end() - e.start());
                case DECODE -> "\uFFFD";
                case TRANSLATE -> "\uFFFD".repeat(e.end() - e.start());
            };
            case "backslashreplace" -> backslash(e);
            case "xmlcharrefreplace" -> references(e);
            case "namereplace" -> names(e);
            case "surrogateescape" -> {
                yield e.kind() == CodecError.Kind.DECODE ? null : escapedBytes(e);
            }
            case "surrogatepass" -> {
                yield e.kind() == CodecError.Kind.DECODE ? null : SurrogatePass.encode(e);
            }
            default -> throw e.exception();
        };
        if (by == null) {
            return name.equals("surrogateescape") ? escaped(e) : SurrogatePass.decode(e);
        }
        return new CodecError.Outcome(by, e.end());
    }

    private static Object backslash(CodecError e) {
        StringBuilder out = new StringBuilder();
        for (int i = e.start(); i < e.end(); i++) {
            StrRepr.escape(out, e.kind() == CodecError.Kind.DECODE ? ((PyBytes) e.object()).value[i] & 0xFF : Str.codePointAt(e.object(), i));
        }
        return out.toString();
    }

    private static Object references(CodecError e) {
        checkEncoding(e);
        StringBuilder out = new StringBuilder();
        for (int i = e.start(); i < e.end(); i++) {
            out.append("&#").append(Str.codePointAt(e.object(), i)).append(';');
        }
        return out.toString();
    }

    private static Object names(CodecError e) {
        checkEncoding(e);
        StringBuilder out = new StringBuilder();
        for (int i = e.start(); i < e.end(); i++) {
            int c = Str.codePointAt(e.object(), i);
            String name = UnicodeNames.name(c);
            if (name == null) {
                StrRepr.escape(out, c);
            } else {
                out.append("\\N{").append(name).append('}');
            }
        }
        return out.toString();
    }

    private static void checkEncoding(CodecError e) {
        if (e.kind() != CodecError.Kind.ENCODE) {
            throw TypeErrors.of("don't know how to handle " + e.exception().value.type.name + " in error callback");
        }
    }

    /** Bytes that decoding had hidden in lone surrogates. */
    private static Object escapedBytes(CodecError e) {
        checkEncoding(e);
        byte[] bytes = new byte[e.end() - e.start()];
        for (int i = e.start(); i < e.end(); i++) {
            int c = Str.codePointAt(e.object(), i);
            if (c < 0xDC80 || c > 0xDCFF) {
                throw e.exception();
            }
            bytes[i - e.start()] = (byte) (c - 0xDC00);
        }
        return PyBytes.of(bytes);
    }

    /** Hides up to four bytes that are not ASCII in lone surrogates. */
    private static CodecError.Outcome escaped(CodecError e) {
        byte[] bytes = ((PyBytes) e.object()).value;
        StringBuilder out = new StringBuilder();
        int i = e.start();
        while (i < e.end() && out.length() < 4 && bytes[i] < 0) {
            out.append((char) (0xDC00 + (bytes[i++] & 0xFF)));
        }
        if (out.isEmpty()) {
            throw e.exception();
        }
        return new CodecError.Outcome(out.toString(), i);
    }
}
