package dev.krait.modules.io;

import dev.krait.error.OSErrors;
import dev.krait.error.PyErrors;
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
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.math.BigInteger;
import java.util.Arrays;

/** An {@code io.TextIOWrapper}. Compare CPython {@code Modules/_io/textio.c}. */
@ExposedType(value = "_io.TextIOWrapper", doc = "Character and line based layer over a BufferedIOBase object, buffer.",
        signature = "(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)")
public final class PyTextIOWrapper extends PyTextIOBase {
    public static final PyType TYPE = PyType.builtin(PyTextIOWrapperTable.TABLE, PyTextIOBase.TYPE, PyType.BASETYPE);
    private static final byte[] NOTHING = {};

    static {
        TYPE.allocator = PyTextIOWrapper::new;
    }

    /** Null before {@code __init__} and after {@code detach}. */
    private Object buffer;
    private boolean detached;
    private String encoding;
    private String errors;
    private TextCodec codec;
    private NewlineDecoder newlineDecoder;
    /** The argument {@code newline}; null for None. */
    private String newline;
    private String writeNewline;
    private boolean lineBuffering;
    private boolean writeThrough;
    private boolean seekable;
    private boolean hasRead1;
    private boolean telling;
    private int chunkSize = 8192;
    /** Text decoded; used up to {@link #used}. */
    private Object decoded = "";
    private int used;
    /** For {@code tell}: the decoder's flags before the last chunk, and that chunk with what was held back; null input when there is none. */
    private long snapshotFlags;
    private byte[] snapshotInput;
    /** Encoded, not passed on. */
    private byte[] pending = {};
    private int pendingEnd;
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
        lineBuffering = ArgumentOps.truth(t, lines, false);
        writeThrough = ArgumentOps.truth(t, through, false);
        buffer = stream;
        dropped().watchInsteadOf(t, stream);
        seekable = Streams.ask(t, stream, "seekable");
        telling = seekable;
        hasRead1 = stream instanceof BufferedStream || stream instanceof PyBytesIO || AttributeOps.lookup(t, stream, "read1") != null;
        decoded = "";
        used = 0;
        snapshotInput = null;
        pendingEnd = 0;
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
        newline = end;
        boolean universal = end == null || end.isEmpty();
        newlineDecoder = universal ? NewlineDecoder.of(end == null) : null;
        writeNewline = end == null ? System.lineSeparator() : end.isEmpty() ? "\n" : end;
    }

    private void leaveBuffer(PyThread t) {
        if (buffer != null) {
            dropped().leave(t, buffer);
            buffer = null;
        }
    }

    private void requireBuffer() {
        if (buffer == null) {
            throw ValueErrors.of(detached ? "underlying buffer has been detached" : "I/O operation on uninitialized object");
        }
    }

    private boolean isClosed(PyThread t) {
        return buffer instanceof BufferedStream b && !b.type.isHeap() && b.raw != null ? b.isClosed(t) : Streams.attribute(t, buffer, "closed");
    }

    private void requireOpenBuffer(PyThread t) {
        requireBuffer();
        if (isClosed(t)) {
            throw Streams.closedFile();
        }
    }

    // writing

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
        long n = Str.length(text);
        boolean hasNewline = (lineBuffering || !writeNewline.equals("\n")) && Streams.indexOf(text, '\n', 0) >= 0;
        if (hasNewline && !writeNewline.equals("\n")) {
            text = Str.of(Str.java(text).replace("\n", writeNewline));
        }
        boolean flushes = lineBuffering && (hasNewline || Streams.indexOf(text, '\r', 0) >= 0);
        byte[] bytes = codec.encode(t, text);
        synchronized (this) {
            if (pendingEnd + bytes.length > pending.length) {
                pending = Arrays.copyOf(pending, Math.max(pendingEnd + bytes.length, 2 * pending.length + 256));
            }
            System.arraycopy(bytes, 0, pending, pendingEnd, bytes.length);
            pendingEnd += bytes.length;
        }
        if (pendingEnd >= chunkSize || flushes || writeThrough) {
            passOn(t);
        }
        if (flushes) {
            flushBuffer(t);
        }
        if (snapshotInput != null || Str.length(decoded) > 0) {
            decoded = "";
            used = 0;
            snapshotInput = null;
            codec.resetDecoder(t);
        }
        return n;
    }

    /** Gives what was encoded to the buffer. */
    private void passOn(PyThread t) {
        byte[] bytes;
        synchronized (this) {
            if (pendingEnd == 0) {
                return;
            }
            bytes = Arrays.copyOf(pending, pendingEnd);
            pendingEnd = 0;
            if (pending.length > 4 * chunkSize) {
                pending = new byte[chunkSize];
            }
        }
        if (buffer instanceof PyBufferedWriter w && w.type == PyBufferedWriter.TYPE) {
            w.write(t, bytes);
        } else {
            CallOps.callMethod(t, buffer, "write", PyBytes.of(bytes));
        }
    }

    private void flushBuffer(PyThread t) {
        if (buffer instanceof PyBufferedWriter w && w.type == PyBufferedWriter.TYPE) {
            w.flush(t);
        } else {
            CallOps.callMethod(t, buffer, "flush");
        }
    }

    @Override
    @ExposedMethod("flush($self, /)")
    void flush(PyThread t) {
        requireOpenBuffer(t);
        telling = seekable;
        passOn(t);
        flushBuffer(t);
    }

    // reading

    private void requireReadable(PyThread t) {
        requireOpenBuffer(t);
        boolean readable = !(buffer instanceof PyBufferedWriter);
        if (!readable || !(buffer instanceof BufferedStream) && !Streams.ask(t, buffer, "readable")) {
            throw Streams.unsupported(t, "not readable");
        }
    }

    private Object decode(PyThread t, byte[] input, boolean last) {
        Object text = codec.decode(t, input, last);
        return newlineDecoder == null ? text : newlineDecoder.translated(text, last);
    }

    private long decoderFlags(PyThread t) {
        long flags = codec.flags(t);
        return newlineDecoder == null ? flags : flags << 1 | (newlineDecoder.pending() ? 1 : 0);
    }

    private void restoreDecoder(PyThread t, byte[] heldBack, long flags) {
        if (newlineDecoder != null) {
            newlineDecoder.pending((flags & 1) != 0);
            flags >>= 1;
        }
        codec.restore(t, heldBack, flags);
    }

    /** Decodes the next chunk; false at the end. */
    private boolean readChunk(PyThread t, int hint) {
        long flags = 0;
        byte[] heldBack = NOTHING;
        if (telling) {
            flags = decoderFlags(t);
            heldBack = codec.heldBack(t);
        }
        byte[] input = readInput(t, Math.max(chunkSize, hint));
        boolean end = input.length == 0;
        decoded = decode(t, input, end);
        used = 0;
        if (Str.length(decoded) > 0) {
            end = false;
        }
        if (telling) {
            snapshotFlags = flags;
            snapshotInput = heldBack.length == 0 ? input : joined(heldBack, input);
        }
        return !end;
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    private byte[] readInput(PyThread t, int n) {
        Object bytes = CallOps.callMethod(t, buffer, hasRead1 ? "read1" : "read", (long) n);
        if (bytes == PyNone.NONE) {
            throw PyErrors.raised(t, CallOps.call2(t, ExceptionTypes.BLOCKING_IO_ERROR, 11L, "Resource temporarily unavailable"));
        }
        if (!BufferOps.is(bytes)) {
            throw TypeErrors.of("underlying " + (hasRead1 ? "read1" : "read") + "() should have returned a bytes-like object, not '"
                    + PyType.of(bytes).name + "'");
        }
        return BufferOps.bytes(t, bytes);
    }

    @Override
    @ExposedMethod("read($self, size=-1, /)")
    Object read(PyThread t, Object sizeValue) {
        long n = ArgumentOps.sizeOrNone(t, sizeValue, -1);
        requireReadable(t);
        passOn(t);
        if (n < 0) {
            Object bytes = CallOps.callMethod(t, buffer, "read");
            if (bytes == PyNone.NONE) {
                throw PyErrors.raised(t, CallOps.call2(t, ExceptionTypes.BLOCKING_IO_ERROR, 11L, "Read returned None."));
            }
            Object before = Str.slice(decoded, used, Str.length(decoded));
            if (!BufferOps.is(bytes)) {
                throw TypeErrors.of("underlying read() should have returned a bytes-like object, not '" + PyType.of(bytes).name + "'");
            }
            Object result = Str.concat(before, decode(t, BufferOps.bytes(t, bytes), true));
            decoded = "";
            used = 0;
            snapshotInput = null;
            return result;
        }
        Object result = take((int) Math.min(n, Integer.MAX_VALUE));
        while (Str.length(result) < n) {
            if (!readChunk(t, (int) Math.min(n - Str.length(result), 1 << 20))) {
                break;
            }
            result = Str.concat(result, take((int) (n - Str.length(result))));
        }
        return result;
    }

    private Object take(int n) {
        int end = Math.min(Str.length(decoded), used + n);
        Object part = Str.slice(decoded, used, end);
        used = end;
        return part;
    }

    @Override
    @ExposedMethod("readline($self, size=-1, /)")
    Object readline(PyThread t, Object sizeValue) {
        long limit = ArgumentOps.sizeOrNone(t, sizeValue, -1);
        requireReadable(t);
        passOn(t);
        Object line = "";
        while (true) {
            int available = Str.length(decoded) - used;
            if (available == 0) {
                if (!readChunk(t, 0)) {
                    return line;
                }
                continue;
            }
            int end = lineEnd(used);
            boolean complete = end >= 0;
            int stop = complete ? end : Str.length(decoded);
            // a line end of two characters may be torn
            boolean torn = !complete && "\r\n".equals(newline) && Str.codePointAt(decoded, stop - 1) == '\r';
            int have = Str.length(line);
            if (limit >= 0 && have + (stop - used) >= limit) {
                return Str.concat(line, take((int) (limit - have)));
            }
            if (torn) {
                Object tail = Str.slice(decoded, used, stop);
                if (!readChunkAfter(t, tail)) {
                    return Str.concat(line, take(Integer.MAX_VALUE / 2));
                }
                continue;
            }
            line = Str.concat(line, take(stop - used));
            if (complete) {
                return line;
            }
        }
    }

    /** Reads on, keeping a tail that belongs before what comes. */
    private boolean readChunkAfter(PyThread t, Object tail) {
        long flags = snapshotFlags;
        byte[] input = snapshotInput;
        int consumed = used;
        Object whole = decoded;
        if (!readChunk(t, 0)) {
            decoded = whole;
            used = consumed;
            return false;
        }
        byte[] next = snapshotInput;
        decoded = Str.concat(whole, decoded);
        used = consumed;
        if (telling && input != null) {
            snapshotFlags = flags;
            snapshotInput = joined(input, next);
        }
        return true;
    }

    /** The end of the line that begins at an index of what is decoded, or -1. */
    private int lineEnd(int from) {
        if (newline == null || newline.equals("\n")) {
            int at = Streams.indexOf(decoded, '\n', from);
            return at < 0 ? -1 : at + 1;
        }
        if (newline.isEmpty()) {
            for (int i = from, n = Str.length(decoded); i < n; i++) {
                int c = Str.codePointAt(decoded, i);
                if (c == '\n') {
                    return i + 1;
                }
                if (c == '\r') {
                    return i + 1 < n && Str.codePointAt(decoded, i + 1) == '\n' ? i + 2 : i + 1;
                }
            }
            return -1;
        }
        if (newline.equals("\r")) {
            int at = Streams.indexOf(decoded, '\r', from);
            return at < 0 ? -1 : at + 1;
        }
        for (int at = Streams.indexOf(decoded, '\r', from); at >= 0; at = Streams.indexOf(decoded, '\r', at + 1)) {
            if (at + 1 < Str.length(decoded) && Str.codePointAt(decoded, at + 1) == '\n') {
                return at + 2;
            }
        }
        return -1;
    }

    @Override
    @ExposedMethod("__next__($self, /)")
    Object next(PyThread t) {
        requireBuffer();
        telling = false;
        Object line = type == TYPE ? readline(t, null) : CallOps.callMethod(t, this, "readline");
        if (!Str.is(line)) {
            throw OSErrors.of(t, 0, "readline() should have returned a str object, not '" + PyType.of(line).name + "'");
        }
        if (Str.length(Str.exactOrNull(line)) == 0) {
            snapshotInput = null;
            telling = seekable;
            return null;
        }
        return line;
    }

    // positions

    private static Object cookie(long position, long flags, long feed, boolean needEnd, long skip) {
        BigInteger packed = BigInteger.valueOf(position).or(BigInteger.valueOf(flags).shiftLeft(64)).or(BigInteger.valueOf(feed).shiftLeft(128))
                .or(BigInteger.valueOf(skip).shiftLeft(192)).or(BigInteger.valueOf(needEnd ? 1 : 0).shiftLeft(256));
        return NumberOps.normalise(packed);
    }

    @Override
    @ExposedMethod("tell($self, /)")
    Object tell(PyThread t) {
        requireOpenBuffer(t);
        if (!seekable) {
            throw Streams.unsupported(t, "underlying stream is not seekable");
        }
        if (!telling) {
            throw OSErrors.of(t, 0, "telling position disabled by next() call");
        }
        passOn(t);
        CallOps.callMethod(t, this, "flush");
        Object at = CallOps.callMethod(t, buffer, "tell");
        if (snapshotInput == null) {
            return at;
        }
        long position = ArgumentOps.longInteger(t, at) - snapshotInput.length;
        if (used == 0) {
            return cookie(position, snapshotFlags, 0, false, 0);
        }
        if (codec.isUtf8() && errors.equals("strict") && snapshotFlags == 0 && !contains(snapshotInput, '\r')) {
            return position + codec.encode(t, Str.slice(decoded, 0, used)).length;
        }
        return reconstruct(t, position);
    }

    private static boolean contains(byte[] bytes, char c) {
        for (byte b : bytes) {
            if (b == c) {
                return true;
            }
        }
        return false;
    }

    /** Decodes the last chunk again, byte by byte, to find a safe point at or before the position. */
    private Object reconstruct(PyThread t, long chunkStart) {
        byte[] savedHeld = codec.heldBack(t);
        long savedFlags = decoderFlags(t);
        try {
            restoreDecoder(t, NOTHING, snapshotFlags);
            long start = chunkStart;
            long startFlags = snapshotFlags;
            long fed = 0;
            long skip = used;
            long chars = 0;
            boolean needEnd = false;
            for (int i = 0;; i++) {
                if (i == snapshotInput.length) {
                    chars += Str.length(decode(t, NOTHING, true));
                    needEnd = true;
                    if (chars < skip) {
                        throw OSErrors.of(t, 0, "can't reconstruct logical file position");
                    }
                    break;
                }
                fed++;
                chars += Str.length(decode(t, new byte[] {snapshotInput[i]}, false));
                if (codec.heldBack(t).length == 0 && chars <= skip) {
                    start += fed;
                    skip -= chars;
                    startFlags = decoderFlags(t);
                    fed = 0;
                    chars = 0;
                }
                if (chars >= skip) {
                    break;
                }
            }
            return cookie(start, startFlags, fed, needEnd, skip);
        } finally {
            restoreDecoder(t, savedHeld, savedFlags);
        }
    }

    @Override
    @ExposedMethod("seek($self, cookie, whence=0, /)")
    Object seek(PyThread t, Object cookie, Object whence) {
        int how = ArgumentOps.integer(t, whence, 0);
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
                forget(t);
                Object end = CallOps.callMethod(t, buffer, "seek", 0L, 2L);
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
        restore(t, packed);
        return target;
    }

    private void requireZero(PyThread t, Object cookie, String message) {
        if (TruthOps.isTrue(t, cookie)) {
            throw Streams.unsupported(t, message);
        }
    }

    private void forget(PyThread t) {
        decoded = "";
        used = 0;
        snapshotInput = null;
        codec.resetDecoder(t);
        if (newlineDecoder != null) {
            newlineDecoder.pending(false);
        }
    }

    private static long field(BigInteger packed, int shift) {
        return packed.shiftRight(shift).longValue();
    }

    private void restore(PyThread t, BigInteger packed) {
        long position = field(packed, 0);
        long flags = field(packed, 64);
        long feed = field(packed, 128);
        long skip = field(packed, 192);
        boolean needEnd = field(packed, 256) != 0;
        CallOps.callMethod(t, buffer, "seek", position);
        forget(t);
        if (packed.signum() != 0 && (flags != 0 || skip != 0)) {
            restoreDecoder(t, NOTHING, flags);
            snapshotFlags = flags;
            snapshotInput = NOTHING;
        }
        if (skip != 0) {
            byte[] input = BufferOps.bytes(t, CallOps.callMethod(t, buffer, "read", feed));
            decoded = decode(t, input, needEnd);
            snapshotFlags = flags;
            snapshotInput = input;
            if (Str.length(decoded) < skip) {
                throw OSErrors.of(t, 0, "can't restore logical file position");
            }
            used = (int) skip;
        }
        codec.positionEncoder(t, packed.signum() == 0);
    }

    @Override
    @ExposedMethod("truncate($self, pos=None, /)")
    Object truncate(PyThread t, Object pos) {
        requireBuffer();
        CallOps.callMethod(t, this, "flush");
        return CallOps.callMethod(t, buffer, "truncate", pos == null ? PyNone.NONE : pos);
    }

    // the rest

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
            CallOps.callMethod(t, buffer, "close");
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
        Object stream = buffer;
        leaveBuffer(t);
        detached = true;
        return stream;
    }

    @ExposedMethod("reconfigure($self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)")
    void reconfigure(PyThread t, Object newEncoding, Object newErrors, Object newNewline, Object lines, Object through) {
        requireBuffer();
        boolean recodes = TextCodec.isGiven(newEncoding) || TextCodec.isGiven(newErrors) || newNewline != null;
        if (recodes && (snapshotInput != null || Str.length(decoded) > 0)) {
            throw Streams.unsupported(t, "It is not possible to set the encoding or newline of stream after the first read");
        }
        String nextEncoding = TextCodec.isGiven(newEncoding) ? encoding(t, newEncoding) : encoding;
        String nextErrors = TextCodec.isGiven(newErrors) ? ArgumentOps.text(newErrors, "reconfigure", "'errors'")
                : TextCodec.isGiven(newEncoding) ? "strict" : errors;
        CallOps.callMethod(t, this, "flush");
        if (newNewline != null) {
            setNewline(ArgumentOps.textOrNone(newNewline, "reconfigure", "'newline'"), newNewline);
        }
        if (recodes) {
            codec = new TextCodec(t, nextEncoding, nextErrors);
            encoding = nextEncoding;
            errors = nextErrors;
        }
        if (TextCodec.isGiven(lines)) {
            lineBuffering = ArgumentOps.truth(t, lines, false);
        }
        if (TextCodec.isGiven(through)) {
            writeThrough = ArgumentOps.truth(t, through, false);
        }
    }

    @Override
    @ExposedMethod("readable($self, /)")
    Object readable(PyThread t) {
        requireBuffer();
        return CallOps.callMethod(t, buffer, "readable");
    }

    @Override
    @ExposedMethod("writable($self, /)")
    Object writable(PyThread t) {
        requireBuffer();
        return CallOps.callMethod(t, buffer, "writable");
    }

    @Override
    @ExposedMethod("seekable($self, /)")
    Object seekable(PyThread t) {
        requireBuffer();
        return CallOps.callMethod(t, buffer, "seekable");
    }

    @Override
    @ExposedMethod("fileno($self, /)")
    Object fileno(PyThread t) {
        requireBuffer();
        return CallOps.callMethod(t, buffer, "fileno");
    }

    @Override
    @ExposedMethod("isatty($self, /)")
    Object isatty(PyThread t) {
        requireBuffer();
        return CallOps.callMethod(t, buffer, "isatty");
    }

    @ExposedGetter(value = "buffer", member = true)
    Object buffer() {
        requireBuffer();
        return buffer;
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
        return newlineDecoder == null ? PyNone.NONE : newlineDecoder.newlines();
    }

    @ExposedGetter(value = "line_buffering", member = true)
    Object lineBuffering() {
        return lineBuffering;
    }

    @ExposedGetter(value = "write_through", member = true)
    Object writeThrough() {
        return writeThrough;
    }

    @ExposedGetter("name")
    Object name(PyThread t) {
        requireBuffer();
        return AttributeOps.get(t, buffer, "name");
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
