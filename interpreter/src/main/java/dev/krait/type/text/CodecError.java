package dev.krait.type.text;

import dev.krait.error.IndexErrors;
import dev.krait.error.LookupErrors;
import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.ops.CallOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.sequence.PyTuple;

/**
 * A place that cannot be encoded, decoded or translated, and what an error handler makes of it.
 *
 * @param object an exact string, or {@link PyBytes} when decoding
 */
public record CodecError(Kind kind, String encoding, Object object, int start, int end, String reason) {
    /** Which way it went. */
    public enum Kind { ENCODE, DECODE, TRANSLATE }

    /**
     * What takes the place.
     *
     * @param replacement an exact string or {@link PyBytes}
     * @param position where to go on
     */
    public record Outcome(Object replacement, int position) {
    }

    /** The exception that says so. */
    public PyException exception() {
        return kind == Kind.TRANSLATE ? PyErrors.with(ExceptionTypes.UNICODE_TRANSLATE_ERROR, object, (long) start, (long) end, reason)
                : PyErrors.with(kind == Kind.ENCODE ? ExceptionTypes.UNICODE_ENCODE_ERROR : ExceptionTypes.UNICODE_DECODE_ERROR, encoding, object,
                        (long) start, (long) end, reason);
    }

    /** Asks the handler of a name ({@code null} is strict). */
    public Outcome handle(PyThread t, String errors) {
        String name = errors == null ? "strict" : errors;
        Object registered = CodecRegistry.of(t).registered(name);
        if (registered != null) {
            return ask(t, registered);
        }
        if (!ErrorHandlers.isBuiltin(name)) {
            throw LookupErrors.of("unknown error handler name '" + name + "'");
        }
        return ErrorHandlers.handle(this, name);
    }

    private Outcome ask(PyThread t, Object handler) {
        PyBaseException e = exception().value;
        Object answer = CallOps.call1(t, handler, e);
        boolean encoding = kind == Kind.ENCODE;
        if (!(answer instanceof PyTuple tuple) || tuple.items.length != 2) {
            throw malformed();
        }
        Object replacement = Str.exactOrNull(tuple.items[0]);
        if (replacement == null && encoding && tuple.items[0] instanceof PyBytes) {
            replacement = tuple.items[0];
        }
        if (replacement == null) {
            throw malformed();
        }
        int length = kind == Kind.DECODE ? ((PyBytes) object).value.length : Str.length(object);
        Object index = NumberOps.index(t, tuple.items[1]);
        long position = index instanceof Long l ? l : Long.MAX_VALUE;
        if (position < 0) {
            position += length;
        }
        if (position < 0 || position > length) {
            throw IndexErrors.of("position " + index + " from error handler out of bounds");
        }
        return new Outcome(replacement, (int) position);
    }

    private PyException malformed() {
        return TypeErrors.of(switch (kind) {
            case ENCODE -> "encoding error handler must return (str/bytes, int) tuple";
            case DECODE -> "decoding error handler must return (str, int) tuple";
            case TRANSLATE -> "translating error handler must return (str, int) tuple";
        });
    }
}
