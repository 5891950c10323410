package dev.krait.type.exception;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedSetter;
import dev.krait.object.PyType;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.Str;

/** What UnicodeDecodeError, UnicodeEncodeError and UnicodeTranslateError share. Compare CPython {@code Objects/exceptions.c: PyUnicodeErrorObject}. */
public abstract class PyUnicodeError extends PyBaseException {
    // null while not set
    public Object encoding;
    public Object object;
    public long start;
    public long end;
    public Object reason;

    PyUnicodeError(PyType type) {
        super(type);
    }

    /** Raises TypeError unless there are so many arguments. */
    static void checkCount(Object[] args, int count) {
        if (args.length != count) {
            throw TypeErrors.of("function takes exactly " + count + " arguments (" + args.length + " given)");
        }
    }

    static Object text(Object value, int position) {
        if (!Str.is(value)) {
            throw TypeErrors.of("argument " + position + " must be str, not " + PyType.of(value).fullName());
        }
        return value;
    }

    /** The exact str of a str. */
    static Object exact(Object value) {
        return value instanceof dev.krait.type.text.StrInstance s ? s.value : value;
    }

    static long index(PyThread t, Object value) {
        return NumberOps.index(t, value) instanceof Long l ? l : Long.MAX_VALUE;
    }

    /** The length of the object. */
    abstract int length();

    /** {@link #start} and {@link #end} within the object, as the codecs use them. */
    public final int clippedStart() {
        return (int) Math.max(0, Math.min(start, Math.max(0, length() - 1)));
    }

    public final int clippedEnd() {
        return (int) Math.max(Math.min(1, length()), Math.min(end, length()));
    }

    /** {@code 'utf8' codec can't …}, the one bad value or the range, and the reason. */
    final Object describe(String codec, String verb, String one, String many, boolean single, Object why) {
        String prefix = codec + verb + (single ? " " + one + " in position " + start : " " + many + " in position " + start + "-" + (end - 1));
        return Str.concat(Str.of(prefix + ": "), why);
    }

    /** An attribute as text; runs Python code, which may change the others. */
    static Object told(PyThread t, Object attribute) {
        return attribute == null ? "<NULL>" : exact(TextOps.str(t, attribute));
    }

    /** The object, which may have gone or become anything. Raises TypeError. Compare CPython {@code Objects/exceptions.c: check_unicode_error_attribute}. */
    final Object checkedObject(boolean bytes) {
        Object value = object;
        if (value == null) {
            throw TypeErrors.of("UnicodeError 'object' attribute is not set");
        }
        if (bytes ? !(value instanceof dev.krait.type.text.PyBytes) : !Str.is(value)) {
            throw TypeErrors.of("UnicodeError 'object' attribute must be a " + (bytes ? "bytes" : "string"));
        }
        return exact(value);
    }

    /** {@code '\xe9'} as the message shows a character. */
    static String escaped(int c) {
        return c <= 0xFF ? String.format("'\\x%02x'", c) : c <= 0xFFFF ? String.format("'\\u%04x'", c) : String.format("'\\U%08x'", c);
    }

    final String codec(PyThread t) {
        return "'" + Str.java(told(t, encoding)) + "' codec";
    }

    @ExposedGetter(value = "object", doc = "exception object", member = true)
    final Object getObject() {
        return orNone(object);
    }

    @ExposedSetter("object")
    final void setObject(Object value) {
        object = value;
    }

    @ExposedGetter(value = "start", doc = "exception start", member = true)
    final long getStart() {
        return start;
    }

    @ExposedSetter("start")
    final void setStart(PyThread t, Object value) {
        start = number(t, value);
    }

    private static long number(PyThread t, Object value) {
        if (value == null) {
            throw TypeErrors.of("can't delete numeric/char attribute");
        }
        if (PyType.of(value).slot(dev.krait.object.Slot.INDEX) == null) {
            throw TypeErrors.of("an integer is required");
        }
        return index(t, value);
    }

    @ExposedGetter(value = "end", doc = "exception end", member = true)
    final long getEnd() {
        return end;
    }

    @ExposedSetter("end")
    final void setEnd(PyThread t, Object value) {
        end = number(t, value);
    }

    @ExposedGetter(value = "reason", doc = "exception reason", member = true)
    final Object getReason() {
        return orNone(reason);
    }

    @ExposedSetter("reason")
    final void setReason(Object value) {
        reason = value;
    }

    @ExposedGetter(value = "encoding", doc = "exception encoding", member = true)
    final Object getEncoding() {
        return orNone(encoding);
    }

    @ExposedSetter("encoding")
    final void setEncoding(Object value) {
        encoding = value;
    }
}
