package dev.krait.modules.io;

import dev.krait.error.OSErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.text.Str;
import java.math.BigInteger;

/**
 * An {@code io.TextIOWrapper}: what Python sees of it, and the checks. A {@link TextReader} reads and a {@link TextWriter} writes, over one buffer and with one codec.
 * Compare CPython {@code Modules/_io/textio.c}.
 */
@ExposedType(value = "_io.TextIOWrapper", doc = "Character and line based layer over a BufferedIOBase object, buffer.",
        signature = "(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)")
public final class PyTextIOWrapper extends PyTextIOBase {
    public static final PyType TYPE = PyType.builtin(PyTextIOWrapperTable.TABLE, PyTextIOBase.TYPE, PyType.BASETYPE);

    static {
        TYPE.allocator = PyTextIOWrapper::new;
    }

    /** Null before {@code __init__} and after {@code detach}. */
    private Object buffer;
    private boolean detached;
    private String encoding;
    String errors;
    TextCodec codec;
    private boolean seekable;
    int chunkSize = 8192;
    /** Guards the reader. */
    private final StreamLock reading = new StreamLock();
    private final TextReader reader = new TextReader(this);
    private final TextWriter writer = new TextWriter(this);
    /** Whether {@code close} is called for a stream that nobody can reach: then an open file is worth a warning. */
    private boolean finalizing;

    PyTextIOWrapper(PyType type) {
        super(type);
    }

    @ExposedMethod("__init__($self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)")
    void init(PyThread t, Object stream, Object encodingValue, Object errorsValue, Object newlineValue, Object lines, Object through) {
        leaveBuffer(t);
        detached = false;
        encoding = encoding(t, encodingValue);
        errors = ArgumentOps.textOrNone(errorsValue, "TextIOWrapper", "'errors'");
        errors = errors == null ? "strict" : errors;
        String end = ArgumentOps.textOrNone(newlineValue, "TextIOWrapper", "'newline'");
        setNewline(end, newlineValue);
        codec = new TextCodec(t, encoding, errors);
        writer.lineBuffering = ArgumentOps.truth(t, lines, false);
        writer.writeThrough = ArgumentOps.truth(t, through, false);
        buffer = stream;
        dropped().watchInsteadOf(t, stream);
        seekable = Streams.ask(t, stream, "seekable");
        reader.start(t, stream, seekable);
        writer.clear();
        if (seekable && Streams.ask(t, stream, "writable")) {
            Object position = CallOps.callMethod(t, stream, "tell");
            if (!Long.valueOf(0).equals(position)) {
                codec.positionEncoder(t, false);
            }
        }
    }

    private static String encoding(PyThread t, Object value) {
        String name = ArgumentOps.textOrNone(value, "TextIOWrapper", "'encoding'");
        if (name == null) {
            if (t.interpreter.settings.warnDefaultEncoding) {
                dev.krait.ops.WarningOps.warn(t, ExceptionTypes.ENCODING_WARNING, "'encoding' argument not specified", 1);
            }
            return localeEncoding(t);
        }
        if (name.indexOf('\0') >= 0) {
            throw ValueErrors.of("embedded null character");
        }
        return name.equals("locale") ? localeEncoding(t) : name;
    }

    private static String localeEncoding(PyThread t) {
        return t.interpreter.settings.utf8Mode ? "utf-8" : "UTF-8";
    }

    private void setNewline(String end, Object given) {
        if (end != null && !end.isEmpty() && !end.equals("\n") && !end.equals("\r") && !end.equals("\r\n")) {
            throw ValueErrors.of("illegal newline value: " + end);
        }
        reader.newline(end);
        writer.newline(end);
    }

    private void leaveBuffer(PyThread t) {
        if (buffer != null) {
            dropped().leave(t, buffer);
            buffer = null;
        }
    }

    /** The buffer; raises ValueError when there is none. Another thread may detach it between any two operations. */
    Object attached() {
        Object present = buffer;
        if (present == null) {
            throw ValueErrors.of(detached ? "underlying buffer has been detached" : "I/O operation on uninitialized object");
        }
        return present;
    }

    private void requireBuffer() {
        attached();
    }

    private boolean isClosed(PyThread t) {
        Object present = attached();
        return present instanceof BufferedStream b && !b.type.isHeap() && b.raw != null ? b.isClosed(t) : Streams.attribute(t, present, "closed");
    }

    private void requireOpenBuffer(PyThread t) {
        requireBuffer();
        if (isClosed(t)) {
            throw Streams.closedFile();
        }
    }

    @Override
    @ExposedMethod("write($self, text, /)")
    Object write(PyThread t, Object value) {
        requireBuffer();
        Object text = Str.exactOrNull(value);
        if (text == null) {
            throw TypeErrors.of("write() argument must be str, not " + PyType.of(value).name);
        }
        if (isClosed(t)) {
            throw Streams.closedFile();
        }
        writer.write(t, text);
        if (reader.hasRead() && reading.tryEnterAgain(t)) { // another thread that waits for input may do so until this one has written
            try {
                reader.clear();
                codec.resetDecoder(t);
            } finally {
                reading.leave();
            }
        }
        return (long) Str.length(text);
    }

    @Override
    @ExposedMethod("flush($self, /)")
    void flush(PyThread t) {
        requireOpenBuffer(t);
        reader.telling = seekable;
        writer.passOn(t);
        writer.flushBuffer(t);
    }

    private void requireReadable(PyThread t) {
        requireOpenBuffer(t);
        Object present = attached();
        boolean readable = !(present instanceof PyBufferedWriter);
        if (!readable || !(present instanceof BufferedStream) && !Streams.ask(t, present, "readable")) {
            throw Streams.unsupported(t, "not readable");
        }
    }

    @Override
    @ExposedMethod("read($self, size=-1, /)")
    Object read(PyThread t, Object sizeValue) {
        long n = ArgumentOps.sizeOrNone(t, sizeValue, -1);
        reading.enterAgain(t);
        try {
            requireReadable(t);
            writer.passOn(t);
            return n < 0 ? reader.readAll(t) : reader.read(t, n);
        } finally {
            reading.leave();
        }
    }

    @Override
    @ExposedMethod("readline($self, size=-1, /)")
    Object readline(PyThread t, Object sizeValue) {
        long limit = ArgumentOps.sizeOrNone(t, sizeValue, -1);
        reading.enterAgain(t);
        try {
            return readLine(t, limit);
        } finally {
            reading.leave();
        }
    }

    private Object readLine(PyThread t, long limit) {
        requireReadable(t);
        writer.passOn(t);
        return reader.readLine(t, limit);
    }

    @Override
    @ExposedMethod("__next__($self, /)")
    Object next(PyThread t) {
        requireBuffer();
        reading.enterAgain(t);
        try {
            return nextLine(t);
        } finally {
            reading.leave();
        }
    }

    private Object nextLine(PyThread t) {
        reader.telling = false;
        Object line = type == TYPE ? readLine(t, -1) : CallOps.callMethod(t, this, "readline");
        if (!Str.is(line)) {
            throw OSErrors.of(t, 0, "readline() should have returned a str object, not '" + PyType.of(line).name + "'");
        }
        if (Str.length(Str.exactOrNull(line)) == 0) {
            reader.forgetSnapshot();
            reader.telling = seekable;
            return null;
        }
        return line;
    }

    @Override
    @ExposedMethod("tell($self, /)")
    Object tell(PyThread t) {
        requireOpenBuffer(t);
        if (!seekable) {
            throw Streams.unsupported(t, "underlying stream is not seekable");
        }
        if (!reader.telling) {
            throw OSErrors.of(t, 0, "telling position disabled by next() call");
        }
        reading.enterAgain(t);
        try {
            writer.passOn(t);
            CallOps.callMethod(t, this, "flush");
            return reader.position(t, CallOps.callMethod(t, attached(), "tell"));
        } finally {
            reading.leave();
        }
    }

    @Override
    @ExposedMethod("seek($self, cookie, whence=0, /)")
    Object seek(PyThread t, Object cookie, Object whence) {
        int how = ArgumentOps.integer(t, whence, 0);
        reading.enterAgain(t);
        try {
            return seek(t, cookie, how);
        } finally {
            reading.leave();
        }
    }

    private Object seek(PyThread t, Object cookie, int how) {
        requireOpenBuffer(t);
        if (!seekable) {
            throw Streams.unsupported(t, "underlying stream is not seekable");
        }
        Object target = cookie;
        switch (how) {
            case 0 -> { }
            case 1 -> {
                requireZero(t, cookie, "can't do nonzero cur-relative seeks");
                target = CallOps.callMethod(t, this, "tell");
            }
            case 2 -> {
                requireZero(t, cookie, "can't do nonzero end-relative seeks");
                CallOps.callMethod(t, this, "flush");
                reader.forget(t);
                Object end = CallOps.callMethod(t, attached(), "seek", 0L, 2L);
                codec.positionEncoder(t, Long.valueOf(0).equals(end));
                return end;
            }
            default -> throw ValueErrors.of("invalid whence (" + how + ", should be 0, 1 or 2)");
        }
        Object index = NumberOps.index(t, target);
        BigInteger packed = index instanceof Long l ? BigInteger.valueOf(l) : (BigInteger) index;
        if (packed.signum() < 0) {
            throw ValueErrors.of("negative seek position " + packed);
        }
        CallOps.callMethod(t, this, "flush");
        reader.restore(t, packed);
        return target;
    }

    private void requireZero(PyThread t, Object cookie, String message) {
        if (TruthOps.isTrue(t, cookie)) {
            throw Streams.unsupported(t, message);
        }
    }

    @Override
    @ExposedMethod("truncate($self, pos=None, /)")
    Object truncate(PyThread t, Object pos) {
        requireBuffer();
        CallOps.callMethod(t, this, "flush");
        return CallOps.callMethod(t, attached(), "truncate", pos == null ? PyNone.NONE : pos);
    }

    @Override
    @ExposedMethod("close($self, /)")
    void close(PyThread t) {
        requireBuffer();
        if (isClosed(t)) {
            return;
        }
        if (finalizing) {
            Streams.deallocWarn(t, buffer, this);
        }
        try {
            CallOps.callMethod(t, this, "flush");
        } finally {
            CallOps.callMethod(t, attached(), "close");
            dropped().forget(t);
        }
    }

    @ExposedGetter("_finalizing")
    Object finalizing() {
        return finalizing;
    }

    @ExposedSetter("_finalizing")
    void finalizing(PyThread t, Object value) {
        finalizing = TruthOps.isTrue(t, value);
    }

    @Override
    @ExposedMethod("detach($self, /)")
    Object detach(PyThread t) {
        requireBuffer();
        CallOps.callMethod(t, this, "flush");
        Object stream = attached();
        leaveBuffer(t);
        detached = true;
        return stream;
    }

    @ExposedMethod("reconfigure($self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)")
    void reconfigure(PyThread t, Object newEncoding, Object newErrors, Object newNewline, Object lines, Object through) {
        requireBuffer();
        boolean recodes = TextCodec.isGiven(newEncoding) || TextCodec.isGiven(newErrors) || newNewline != null;
        if (recodes && reader.hasRead()) {
            throw Streams.unsupported(t, "It is not possible to set the encoding or newline of stream after the first read");
        }
        String nextEncoding = TextCodec.isGiven(newEncoding) ? encoding(t, newEncoding) : encoding;
        String nextErrors = TextCodec.isGiven(newErrors) ? ArgumentOps.text(newErrors, "reconfigure", "'errors'")
                : TextCodec.isGiven(newEncoding) ? "strict" : errors;
        CallOps.callMethod(t, this, "flush");
        reading.enterAgain(t);
        try {
            if (newNewline != null) {
                setNewline(ArgumentOps.textOrNone(newNewline, "reconfigure", "'newline'"), newNewline);
            }
            if (recodes) {
                codec = new TextCodec(t, nextEncoding, nextErrors);
                encoding = nextEncoding;
                errors = nextErrors;
            }
        } finally {
            reading.leave();
        }
        if (TextCodec.isGiven(lines)) {
            writer.lineBuffering = ArgumentOps.truth(t, lines, false);
        }
        if (TextCodec.isGiven(through)) {
            writer.writeThrough = ArgumentOps.truth(t, through, false);
        }
    }

    @Override
    @ExposedMethod("readable($self, /)")
    Object readable(PyThread t) {
        return CallOps.callMethod(t, attached(), "readable");
    }

    @Override
    @ExposedMethod("writable($self, /)")
    Object writable(PyThread t) {
        return CallOps.callMethod(t, attached(), "writable");
    }

    @Override
    @ExposedMethod("seekable($self, /)")
    Object seekable(PyThread t) {
        return CallOps.callMethod(t, attached(), "seekable");
    }

    @Override
    @ExposedMethod("fileno($self, /)")
    Object fileno(PyThread t) {
        return CallOps.callMethod(t, attached(), "fileno");
    }

    @Override
    @ExposedMethod("isatty($self, /)")
    Object isatty(PyThread t) {
        return CallOps.callMethod(t, attached(), "isatty");
    }

    @ExposedGetter(value = "buffer", member = true)
    Object buffer() {
        return attached();
    }

    @Override
    @ExposedGetter("closed")
    Object closed(PyThread t) {
        requireBuffer();
        return isClosed(t);
    }

    @Override
    @ExposedGetter("encoding")
    Object encoding(PyThread t) {
        return encoding == null ? PyNone.NONE : Str.of(encoding);
    }

    @Override
    @ExposedGetter("errors")
    Object errors(PyThread t) {
        requireBuffer();
        return Str.of(errors);
    }

    @Override
    @ExposedGetter("newlines")
    Object newlines(PyThread t) {
        requireBuffer();
        return reader.newlines();
    }

    @ExposedGetter(value = "line_buffering", member = true)
    Object lineBuffering() {
        return writer.lineBuffering;
    }

    @ExposedGetter(value = "write_through", member = true)
    Object writeThrough() {
        return writer.writeThrough;
    }

    @ExposedGetter("name")
    Object name(PyThread t) {
        return AttributeOps.get(t, attached(), "name");
    }

    @ExposedGetter("_CHUNK_SIZE")
    Object chunkSize() {
        return (long) chunkSize;
    }

    @ExposedSetter("_CHUNK_SIZE")
    void chunkSize(PyThread t, Object value) {
        int n = NumberOps.size(t, value);
        if (n <= 0) {
            throw ValueErrors.of("a strictly positive integer is required");
        }
        chunkSize = n;
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        requireBuffer();
        StringBuilder out = new StringBuilder("<_io.TextIOWrapper");
        for (String attribute : new String[] {"name", "mode"}) {
            Object value = AttributeOps.lookup(t, this, attribute);
            if (value != null) {
                out.append(' ').append(attribute).append('=').append(Str.java(TextOps.repr(t, value)));
            }
        }
        return Str.of(out.append(" encoding=").append(Str.java(TextOps.repr(t, Str.of(encoding)))).append('>').toString());
    }
}
