package dev.krait.type.exception;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** A {@code SyntaxError}: knows the place in the source. Compare CPython {@code Objects/exceptions.c: SyntaxError_init, SyntaxError_str}. */
@ExposedType(value = "SyntaxError", doc = "Invalid syntax.")
public final class PySyntaxError extends PyBaseException {
    // null means none
    public Object message;
    public Object filename;
    public Object line;
    public Object offset;
    public Object text;
    public Object endLine;
    public Object endOffset;
    private Object printFileAndLine;
    private Object metadata;

    PySyntaxError(PyType type) {
        super(type);
    }

    /** Of SyntaxError or a subclass, with its place: {@code (filename, lineno, offset, text, end_lineno, end_offset)}. */
    public static PySyntaxError of(PyType type, Object message, Object... place) {
        return (PySyntaxError) make(type, message, PyTuple.of(place));
    }

    @Override
    protected void start(Object[] given) {
        message = given.length > 0 ? given[0] : null;
        if (given.length == 2 && given[1] instanceof PyTuple place) {
            place(place.items);
        }
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    static void init(PyThread t, PySyntaxError self, Object[] args, PyDict kwargs) {
        initException(self, args, kwargs);
        if (args.length > 0) {
            self.message = args[0];
        }
        if (args.length == 2) {
            Object[] place = items(t, args[1]);
            if (place.length < 4) {
                throw TypeErrors.of("function takes at least 4 arguments (" + place.length + " given)");
            }
            if (place.length > 7) {
                throw TypeErrors.of("function takes at most 7 arguments (" + place.length + " given)");
            }
            self.place(place);
            if (self.endLine != null && self.endOffset == null) {
                throw TypeErrors.of("end_offset must be provided when end_lineno is provided");
            }
        }
    }

    /** Sets the place, without an argument that holds it: {@code (filename, lineno, offset, text, end_lineno, end_offset)}. */
    public void setPlace(Object[] place) {
        place(place);
    }

    private void place(Object[] p) {
        filename = p[0];
        line = p[1];
        offset = p[2];
        text = p[3];
        endLine = p.length > 4 ? p[4] : null;
        endOffset = p.length > 5 ? p[5] : null;
        metadata = p.length > 6 ? p[6] : null;
    }

    @ExposedMethod("__str__($self, /)")
    static Object describe(PyThread t, PySyntaxError self) {
        Object message = dev.krait.ops.TextOps.str(t, orNone(self.message));
        String file = self.filename != null && Str.is(self.filename) ? Str.java(self.filename) : null;
        if (file != null) {
            file = file.substring(file.lastIndexOf('/') + 1);
        }
        boolean line = self.line instanceof Long;
        if (file == null && !line) {
            return message;
        }
        String place = file == null ? "line " + self.line : line ? file + ", line " + self.line : file;
        return Str.concat(message, Str.of(" (" + place + ")"));
    }

    @ExposedGetter(value = "msg", doc = "exception msg", member = true)
    Object getMessage() {
        return orNone(message);
    }

    @ExposedSetter("msg")
    void setMessage(Object value) {
        message = value;
    }

    @ExposedGetter(value = "filename", doc = "exception filename", member = true)
    Object getFilename() {
        return orNone(filename);
    }

    @ExposedSetter("filename")
    public void setFilename(Object value) {
        filename = value;
    }

    @ExposedGetter(value = "lineno", doc = "exception lineno", member = true)
    Object getLine() {
        return orNone(line);
    }

    @ExposedSetter("lineno")
    void setLine(Object value) {
        line = value;
    }

    @ExposedGetter(value = "offset", doc = "exception offset", member = true)
    Object getOffset() {
        return orNone(offset);
    }

    @ExposedSetter("offset")
    void setOffset(Object value) {
        offset = value;
    }

    @ExposedGetter(value = "text", doc = "exception text", member = true)
    Object getText() {
        return orNone(text);
    }

    @ExposedSetter("text")
    void setText(Object value) {
        text = value;
    }

    @ExposedGetter(value = "end_lineno", doc = "exception end lineno", member = true)
    Object getEndLine() {
        return orNone(endLine);
    }

    @ExposedSetter("end_lineno")
    void setEndLine(Object value) {
        endLine = value;
    }

    @ExposedGetter(value = "end_offset", doc = "exception end offset", member = true)
    Object getEndOffset() {
        return orNone(endOffset);
    }

    @ExposedSetter("end_offset")
    void setEndOffset(Object value) {
        endOffset = value;
    }

    @ExposedGetter(value = "print_file_and_line", doc = "exception print_file_and_line", member = true)
    Object getPrintFileAndLine() {
        return orNone(printFileAndLine);
    }

    @ExposedSetter("print_file_and_line")
    void setPrintFileAndLine(Object value) {
        printFileAndLine = value;
    }

    @ExposedGetter(value = "_metadata", doc = "exception private metadata", member = true)
    Object getMetadata() {
        return orNone(metadata);
    }

    /** Sets what {@code traceback} needs to look for misspelt keywords: {@code (line, column, source)}. */
    @ExposedSetter("_metadata")
    public void setMetadata(Object value) {
        metadata = value;
    }
}
