package dev.krait.modules.io;

import dev.krait.error.OSErrors;
import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.text.Str;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The reading half of a text stream: decodes the buffer's bytes chunk by chunk, finds lines, and finds positions again. A position within a chunk is told by what is known
 * from before the chunk (the snapshot) and how much of it to decode again.
 */
final class TextReader {
    private static final byte[] NOTHING = {};

    private final PyTextIOWrapper stream;
    /** The argument {@code newline}; null for None. */
    private String newline;
    /** For universal newlines; else null. */
    private NewlineDecoder newlineDecoder;
    private boolean hasRead1;
    /** Whether snapshots are taken: not while the stream is iterated over. */
    boolean telling;
    /** Text decoded; used up to {@link #used}. */
    private Object decoded = "";
    private int used;
    /** For {@code tell}: the decoder's flags before the last chunk, and that chunk with what was held back; null input when there is none. */
    private long snapshotFlags;
    private byte[] snapshotInput;

    TextReader(PyTextIOWrapper stream) {
        this.stream = stream;
    }

    /** Takes the argument {@code newline}; null for None. */
    void newline(String given) {
        newline = given;
        boolean universal = given == null || given.isEmpty();
        newlineDecoder = universal ? NewlineDecoder.of(given == null) : null;
    }

    /** The line ends seen, as the attribute {@code newlines} shows them. */
    Object newlines() {
        return newlineDecoder == null ? PyNone.NONE : newlineDecoder.newlines();
    }

    /** Begins with a buffer. */
    void start(PyThread t, Object buffer, boolean seekable) {
        telling = seekable;
        hasRead1 = buffer instanceof BufferedStream || buffer instanceof PyBytesIO || AttributeOps.lookup(t, buffer, "read1") != null;
        clear();
    }

    /** Whether there is decoded text, or a place in it to tell. */
    boolean hasRead() {
        return snapshotInput != null || Str.length(decoded) > 0;
    }

    /** Drops what is decoded. */
    void clear() {
        decoded = "";
        used = 0;
        snapshotInput = null;
    }

    void forgetSnapshot() {
        snapshotInput = null;
    }

    /** Begins anew at another place of the buffer. */
    void forget(PyThread t) {
        clear();
        stream.codec.resetDecoder(t);
        if (newlineDecoder != null) {
            newlineDecoder.pending(false);
        }
    }

    // ---- chunks

    private Object decode(PyThread t, byte[] input, boolean last) {
        Object text = stream.codec.decode(t, input, last);
        return newlineDecoder == null ? text : newlineDecoder.translated(text, last);
    }

    private long decoderFlags(PyThread t) {
        long flags = stream.codec.flags(t);
        return newlineDecoder == null ? flags : flags << 1 | (newlineDecoder.pending() ? 1 : 0);
    }

    private void restoreDecoder(PyThread t, byte[] heldBack, long flags) {
        if (newlineDecoder != null) {
            newlineDecoder.pending((flags & 1) != 0);
            flags >>= 1;
        }
        stream.codec.restore(t, heldBack, flags);
    }

    /** Decodes the next chunk; false at the end. */
    private boolean readChunk(PyThread t, int hint) {
        long flags = 0;
        byte[] heldBack = NOTHING;
        if (telling) {
            flags = decoderFlags(t);
            heldBack = stream.codec.heldBack(t);
        }
        byte[] input = readInput(t, Math.max(stream.chunkSize, hint));
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
        String method = hasRead1 ? "read1" : "read";
        Object bytes = CallOps.callMethod(t, stream.attached(), method, (long) n);
        if (bytes == PyNone.NONE) {
            throw blocked(t, "Resource temporarily unavailable");
        }
        if (!BufferOps.is(bytes)) {
            throw noBytes(method, bytes);
        }
        return BufferOps.bytes(t, bytes);
    }

    private static PyException blocked(PyThread t, String message) {
        return PyErrors.raised(t, CallOps.call2(t, ExceptionTypes.BLOCKING_IO_ERROR, 11L, message));
    }

    private static PyException noBytes(String method, Object given) {
        return TypeErrors.of("underlying " + method + "() should have returned a bytes-like object, not '" + PyType.of(given).name + "'");
    }

    /** Up to so many of the decoded characters. */
    private Object take(int n) {
        int end = Math.min(Str.length(decoded), used + n);
        Object part = Str.slice(decoded, used, end);
        used = end;
        return part;
    }

    // ---- text

    /** All that is left. */
    Object readAll(PyThread t) {
        Object bytes = CallOps.callMethod(t, stream.attached(), "read");
        if (bytes == PyNone.NONE) {
            throw blocked(t, "Read returned None.");
        }
        Object before = Str.slice(decoded, used, Str.length(decoded));
        if (!BufferOps.is(bytes)) {
            throw noBytes("read", bytes);
        }
        Object result = Str.concat(before, decode(t, BufferOps.bytes(t, bytes), true));
        clear();
        return result;
    }

    /** Up to {@code n} characters. */
    Object read(PyThread t, long n) {
        Object result = take((int) Math.min(n, Integer.MAX_VALUE));
        while (Str.length(result) < n) {
            if (!readChunk(t, (int) Math.min(n - Str.length(result), 1 << 20))) {
                break;
            }
            result = Str.concat(result, take((int) (n - Str.length(result))));
        }
        return result;
    }

    /** Up to the end of a line or up to {@code limit} characters; no limit when negative. */
    Object readLine(PyThread t, long limit) {
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
                if (!readChunkAfter(t)) {
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

    /** Reads on, keeping what is decoded before what comes; false at the end. */
    private boolean readChunkAfter(PyThread t) {
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

    // ---- positions

    /** What {@code tell} gives, the buffer being at {@code at}. */
    Object position(PyThread t, Object at) {
        if (snapshotInput == null) {
            return at;
        }
        long position = ArgumentOps.longInteger(t, at) - snapshotInput.length;
        if (used == 0) {
            return new TextCookie(position, snapshotFlags, 0, false, 0).pack();
        }
        if (stream.codec.isUtf8() && stream.errors.equals("strict") && snapshotFlags == 0 && !contains(snapshotInput, '\r')) {
            return position + stream.codec.encode(t, Str.slice(decoded, 0, used)).length;
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
        byte[] savedHeld = stream.codec.heldBack(t);
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
                if (stream.codec.heldBack(t).length == 0 && chars <= skip) {
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
            return new TextCookie(start, startFlags, fed, needEnd, skip).pack();
        } finally {
            restoreDecoder(t, savedHeld, savedFlags);
        }
    }

    /** Goes where {@link #position} was asked. */
    void restore(PyThread t, BigInteger packed) {
        TextCookie at = TextCookie.unpack(packed);
        CallOps.callMethod(t, stream.attached(), "seek", at.position());
        forget(t);
        if (packed.signum() != 0 && (at.flags() != 0 || at.skip() != 0)) {
            restoreDecoder(t, NOTHING, at.flags());
            snapshotFlags = at.flags();
            snapshotInput = NOTHING;
        }
        if (at.skip() != 0) {
            byte[] input = BufferOps.bytes(t, CallOps.callMethod(t, stream.attached(), "read", at.feed()));
            decoded = decode(t, input, at.needEnd());
            snapshotFlags = at.flags();
            snapshotInput = input;
            if (Str.length(decoded) < at.skip()) {
                throw OSErrors.of(t, 0, "can't restore logical file position");
            }
            used = (int) at.skip();
        }
        stream.codec.positionEncoder(t, packed.signum() == 0);
    }
}
