package dev.krait.modules.io;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.PyBytes;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A buffered stream that can be read. */
abstract class BufferedInput extends BufferedStream {
    BufferedInput(PyType type) {
        super(type);
    }

    /** Before reading: what was written is passed on. The caller holds the lock. */
    abstract void prepare(PyThread t);

    @Override
    @ExposedMethod("readable($self, /)")
    Object readable(PyThread t) {
        requireRaw();
        return CallOps.callMethod(t, raw, "readable");
    }

    @Override
    @ExposedMethod("read($self, size=-1, /)")
    Object read(PyThread t, Object size) {
        long n = ArgumentOps.sizeOrNone(t, size, -1);
        if (n < -1) {
            throw ValueErrors.of("read length must be non-negative or -1");
        }
        requireOpen(t, "read of closed file");
        lock.enter(t, this);
        try {
            prepare(t);
            byte[] bytes = readBytes(t, n);
            return bytes == null ? PyNone.NONE : PyBytes.of(bytes);
        } finally {
            lock.leave();
        }
    }

    @Override
    @ExposedMethod("read1($self, size=-1, /)")
    Object read1(PyThread t, Object size) {
        long n = size == null ? -1 : ArgumentOps.longInteger(t, size);
        requireOpen(t, "read of closed file");
        lock.enter(t, this);
        try {
            prepare(t);
            return PyBytes.of(readOnce(t, n));
        } finally {
            lock.leave();
        }
    }

    @ExposedMethod("peek($self, size=0, /)")
    Object peek(PyThread t, Object size) {
        requireOpen(t, "peek of closed file");
        lock.enter(t, this);
        try {
            prepare(t);
            if (ahead() == 0) {
                fill(t);
            }
            return PyBytes.of(Arrays.copyOfRange(in, inPos, inEnd));
        } finally {
            lock.leave();
        }
    }

    @Override
    @ExposedMethod("readline($self, size=-1, /)")
    Object readline(PyThread t, Object size) {
        long limit = ArgumentOps.sizeOrNone(t, size, -1);
        requireOpen(t, "readline of closed file");
        lock.enter(t, this);
        try {
            prepare(t);
            return PyBytes.of(readLine(t, limit));
        } finally {
            lock.leave();
        }
    }

    @Override
    @ExposedMethod("__next__($self, /)")
    Object next(PyThread t) {
        if (type.isHeap()) {
            return super.next(t);
        }
        PyBytes line = (PyBytes) readline(t, null);
        return line.value.length == 0 ? null : line;
    }

    // below, the caller holds the lock and has passed on what was written

    /** Up to {@code n} bytes, all there are when {@code n} is below zero; null when there is nothing now. */
    private byte[] readBytes(PyThread t, long n) {
        if (n >= 0 && n <= ahead()) {
            byte[] part = Arrays.copyOfRange(in, inPos, inPos + (int) n);
            inPos += (int) n;
            return part;
        }
        return n < 0 ? readAll(t) : readMany(t, n);
    }

    private byte[] readMany(PyThread t, long n) {
        byte[] result = new byte[(int) Math.min(n, Math.max(ahead(), size))];
        int have = take(result, 0, (int) Math.min(n, ahead()));
        boolean blocked = false;
        while (have < n) {
            int want = (int) Math.min(n - have, 1 << 28);
            if (want >= size) {
                int chunk = want - want % size;
                result = grown(result, have + chunk, n);
                int room = Math.min(chunk, result.length - have);
                int read = rawRead(t, result, have, room);
                blocked = read < 0;
                if (read <= 0) {
                    break;
                }
                have += read;
            } else {
                int read = fill(t);
                blocked = read < 0;
                if (read <= 0) {
                    break;
                }
                int part = Math.min(want, read);
                result = grown(result, have + part, n);
                have += take(result, have, part);
            }
        }
        if (have == 0 && blocked) {
            return null;
        }
        return have == result.length ? result : Arrays.copyOf(result, have);
    }

    private static byte[] grown(byte[] array, int needed, long limit) {
        if (needed <= array.length) {
            return array;
        }
        return Arrays.copyOf(array, (int) Math.min(limit, Math.max(needed, 2L * array.length)));
    }

    private int take(byte[] target, int offset, int n) {
        System.arraycopy(in, inPos, target, offset, n);
        inPos += n;
        return n;
    }

    private byte[] readAll(PyThread t) {
        byte[] first = Arrays.copyOfRange(in, inPos, inEnd);
        inPos = 0;
        inEnd = 0;
        Object readall = raw instanceof PyFileIO f && f.type == PyFileIO.TYPE ? null : AttributeOps.lookup(t, raw, "readall");
        Object rest = null;
        if (raw instanceof PyFileIO f && f.type == PyFileIO.TYPE) {
            rest = f.readall(t);
        } else if (readall != null) {
            rest = CallOps.call0(t, readall);
        }
        if (rest != null) {
            if (rest == PyNone.NONE) {
                return first.length == 0 ? null : first;
            }
            if (!(rest instanceof PyBytes bytes)) {
                throw TypeErrors.of("readall() should return bytes");
            }
            if (first.length == 0) {
                return bytes.value;
            }
            byte[] all = Arrays.copyOf(first, first.length + bytes.value.length);
            System.arraycopy(bytes.value, 0, all, first.length, bytes.value.length);
            return all;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        while (true) {
            Object part = CallOps.callMethod(t, raw, "read");
            if (part == PyNone.NONE) {
                return all.size() == 0 ? null : all.toByteArray();
            }
            byte[] bytes = BufferOps.bytes(t, part);
            if (bytes.length == 0) {
                return all.toByteArray();
            }
            all.writeBytes(bytes);
        }
    }

    /** At most one read of the raw stream. */
    private byte[] readOnce(PyThread t, long n) {
        long want = n < 0 ? size : n;
        if (want == 0) {
            return new byte[0];
        }
        if (ahead() == 0) {
            if (want >= size) {
                byte[] direct = new byte[(int) Math.min(want, 1 << 28)];
                int read = rawRead(t, direct, 0, direct.length);
                return read == direct.length ? direct : Arrays.copyOf(direct, Math.max(read, 0));
            }
            if (fill(t) <= 0) {
                return new byte[0];
            }
        }
        byte[] part = new byte[(int) Math.min(want, ahead())];
        take(part, 0, part.length);
        return part;
    }

    /** A line with its end, or what there is; {@code limit} below zero for none. */
    private byte[] readLine(PyThread t, long limit) {
        ByteArrayOutputStream line = null;
        long left = limit < 0 ? Long.MAX_VALUE : limit;
        while (left > 0) {
            if (ahead() == 0 && fill(t) <= 0) {
                break;
            }
            int end = inPos;
            int stop = inPos + (int) Math.min(ahead(), left);
            boolean found = false;
            while (end < stop) {
                if (in[end++] == '\n') {
                    found = true;
                    break;
                }
            }
            if (found && line == null) {
                byte[] whole = Arrays.copyOfRange(in, inPos, end);
                inPos = end;
                return whole;
            }
            if (line == null) {
                line = new ByteArrayOutputStream();
            }
            line.write(in, inPos, end - inPos);
            left -= end - inPos;
            inPos = end;
            if (found) {
                break;
            }
        }
        return line == null ? new byte[0] : line.toByteArray();
    }
}
