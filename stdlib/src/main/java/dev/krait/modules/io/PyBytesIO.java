package dev.krait.modules.io;

import dev.krait.error.BufferErrors;
import dev.krait.error.OverflowErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.protocol.Buffer;
import dev.krait.protocol.BufferView;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyByteArray;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.PyMemoryView;
import dev.krait.type.text.Str;
import java.util.Arrays;

/** An {@code io.BytesIO}. Compare CPython {@code Modules/_io/bytesio.c}. */
@ExposedType(value = "_io.BytesIO", doc = "Buffered I/O implementation using an in-memory bytes buffer.", signature = "(initial_bytes=b'')")
public final class PyBytesIO extends PyBufferedIOBase {
    public static final PyType TYPE = PyType.builtin(PyBytesIOTable.TABLE, PyBufferedIOBase.TYPE, PyType.BASETYPE);

    static {
        TYPE.allocator = PyBytesIO::new;
    }

    /** The contents; guarded by this, as all below. Null when closed. */
    private byte[] bytes = {};
    private int size;
    private long position;
    /** How many views have been lent by {@code getbuffer}: the size must not change. */
    private int lent;

    PyBytesIO(PyType type) {
        super(type);
    }

    @ExposedMethod("__init__($self, initial_bytes=b'')")
    void init(PyThread t, Object initial) {
        synchronized (this) {
            checkResizable();
            bytes = new byte[0];
            size = 0;
            position = 0;
        }
        if (!Streams.isNone(initial)) {
            byte[] given = BufferOps.bytes(t, initial);
            synchronized (this) {
                bytes = given.clone();
                size = given.length;
            }
        }
    }

    private void checkOpen() {
        if (bytes == null) {
            throw Streams.closedFile();
        }
    }

    private void checkResizable() {
        if (lent > 0) {
            throw BufferErrors.of("Existing exports of data: object cannot be re-sized");
        }
    }

    private int rest() {
        return (int) Math.max(0, size - position);
    }

    private PyBytes take(int n) {
        byte[] part = Arrays.copyOfRange(bytes, (int) Math.min(position, size), (int) Math.min(position, size) + n);
        position += n;
        return PyBytes.of(part);
    }

    @Override
    @ExposedMethod("read($self, size=-1, /)")
    synchronized Object read(PyThread t, Object sizeValue) {
        long n = ArgumentOps.sizeOrNone(t, sizeValue, -1);
        checkOpen();
        return take((int) (n < 0 ? rest() : Math.min(n, rest())));
    }

    @Override
    @ExposedMethod("read1($self, size=-1, /)")
    Object read1(PyThread t, Object sizeValue) {
        return read(t, sizeValue);
    }

    @Override
    @ExposedMethod("readline($self, size=-1, /)")
    synchronized Object readline(PyThread t, Object sizeValue) {
        long limit = ArgumentOps.sizeOrNone(t, sizeValue, -1);
        checkOpen();
        int n = rest();
        int from = (int) Math.min(position, size);
        for (int i = 0; i < n; i++) {
            if (bytes[from + i] == '\n') {
                n = i + 1;
                break;
            }
        }
        return take((int) (limit < 0 ? n : Math.min(n, limit)));
    }

    @Override
    @ExposedMethod("__next__($self, /)")
    Object next(PyThread t) {
        PyBytes line = (PyBytes) readline(t, null);
        return line.value.length == 0 ? null : line;
    }

    @Override
    @ExposedMethod("readinto($self, buffer, /)")
    Object readinto(PyThread t, Object buffer) {
        BufferView view = BufferOps.lend(t, buffer, Buffer.WRITABLE);
        try {
            synchronized (this) {
                checkOpen();
                int n = Math.min(view.length, rest());
                System.arraycopy(bytes, (int) Math.min(position, size), view.bytes, view.offset, n);
                position += n;
                return (long) n;
            }
        } finally {
            view.release();
        }
    }

    @Override
    @ExposedMethod("write($self, b, /)")
    Object write(PyThread t, Object b) {
        if (Str.is(b)) {
            throw TypeErrors.of("a bytes-like object is required, not '" + PyType.of(b).name + "'");
        }
        synchronized (this) {
            checkOpen();
            checkResizable();
        }
        byte[] given = BufferOps.bytes(t, b);
        synchronized (this) {
            checkOpen();
            if (given.length == 0) {
                return 0L;
            }
            long end = position + given.length;
            if (end > Integer.MAX_VALUE - 16) {
                throw OverflowErrors.of("new position too large");
            }
            reserve((int) end);
            System.arraycopy(given, 0, bytes, (int) position, given.length);
            position = end;
            size = (int) Math.max(size, end);
            return (long) given.length;
        }
    }

    private void reserve(int needed) {
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + (bytes.length >> 1) + 64));
        }
        if (position > size) {
            Arrays.fill(bytes, size, (int) position, (byte) 0);
        }
    }

    @Override
    @ExposedMethod("writelines($self, lines, /)")
    void writelines(PyThread t, Object lines) {
        synchronized (this) {
            checkOpen();
        }
        Object iterator = dev.krait.ops.IterationOps.iterator(t, lines);
        for (Object x = dev.krait.ops.IterationOps.next(t, iterator); x != null; x = dev.krait.ops.IterationOps.next(t, iterator)) {
            write(t, x);
        }
    }

    @Override
    @ExposedMethod("seek($self, pos, whence=0, /)")
    synchronized Object seek(PyThread t, Object pos, Object whence) {
        long offset = ArgumentOps.longInteger(t, pos);
        int how = ArgumentOps.integer(t, whence, 0);
        checkOpen();
        if (how == 0 && offset < 0) {
            throw ValueErrors.of("negative seek value " + offset);
        }
        long base = switch (how) {
            case 0 -> 0;
            case 1 -> position;
            case 2 -> size;
            default -> throw ValueErrors.of("invalid whence (" + how + ", should be 0, 1 or 2)");
        };
        if (offset > Long.MAX_VALUE - base) {
            throw OverflowErrors.of("new position too large");
        }
        position = Math.max(0, base + offset);
        return position;
    }

    @Override
    @ExposedMethod("tell($self, /)")
    synchronized Object tell(PyThread t) {
        checkOpen();
        return position;
    }

    @Override
    @ExposedMethod("truncate($self, size=None, /)")
    synchronized Object truncate(PyThread t, Object sizeValue) {
        checkOpen();
        checkResizable();
        long n = ArgumentOps.sizeOrNone(t, sizeValue, position);
        if (n < 0) {
            throw ValueErrors.of("negative size value " + n);
        }
        if (n < size) {
            size = (int) n;
        }
        return n;
    }

    @ExposedMethod("getvalue($self, /)")
    synchronized Object getvalue() {
        checkOpen();
        return PyBytes.of(Arrays.copyOf(bytes, size));
    }

    /** A view of the contents; while it lives the size cannot change. */
    @ExposedMethod("getbuffer($self, /)")
    Object getbuffer(PyThread t) {
        synchronized (this) {
            checkOpen();
            lent++;
        }
        return PyMemoryView.of(t, new Export(this));
    }

    /** What {@code getbuffer} lends. */
    private static final class Export extends dev.krait.object.PyObject implements Buffer {
        private final PyBytesIO owner;

        Export(PyBytesIO owner) {
            super(PyByteArray.TYPE);
            this.owner = owner;
        }

        @Override
        public BufferView lend(PyThread t, int flags) {
            synchronized (owner) {
                return new BufferView(this, owner.bytes, 0, owner.size, false);
            }
        }

        @Override
        public void returned(BufferView view) {
            synchronized (owner) {
                owner.lent--;
            }
        }
    }

    @Override
    @ExposedMethod("close($self, /)")
    void close(PyThread t) {
        synchronized (this) {
            checkResizable();
            bytes = null;
            size = 0;
        }
    }

    @Override
    @ExposedMethod("flush($self, /)")
    void flush(PyThread t) {
        synchronized (this) {
            checkOpen();
        }
    }

    @Override
    @ExposedGetter("closed")
    synchronized Object closed(PyThread t) {
        return bytes == null;
    }

    @Override
    @ExposedMethod("readable($self, /)")
    synchronized Object readable(PyThread t) {
        checkOpen();
        return true;
    }

    @Override
    @ExposedMethod("writable($self, /)")
    synchronized Object writable(PyThread t) {
        checkOpen();
        return true;
    }

    @Override
    @ExposedMethod("seekable($self, /)")
    synchronized Object seekable(PyThread t) {
        checkOpen();
        return true;
    }

    @Override
    @ExposedMethod("isatty($self, /)")
    synchronized Object isatty(PyThread t) {
        checkOpen();
        return false;
    }

    @ExposedMethod(value = "__getstate__($self, /)", plain = true)
    Object getstate(PyThread t) {
        Object dict = AttributeOps.get(t, this, "__dict__");
        Object copy = dict instanceof PyDict d && d.size() > 0 ? CallOps.callMethod(t, d, "copy") : PyNone.NONE;
        return PyTuple.of(getvalue(), position, copy);
    }

    @ExposedMethod(value = "__setstate__($self, state, /)", plain = true)
    void setstate(PyThread t, Object state) {
        if (!(state instanceof PyTuple tuple) || tuple.items.length < 3) {
            throw TypeErrors.of(type.name + ".__setstate__ argument should be 3-tuple, got " + PyType.of(state).name);
        }
        init(t, tuple.items[0]);
        if (!(tuple.items[1] instanceof Long at)) {
            throw TypeErrors.of("second item of state must be an integer, got " + PyType.of(tuple.items[1]).name);
        }
        if (at < 0) {
            throw ValueErrors.of("position value cannot be negative");
        }
        position = at;
        if (tuple.items[2] instanceof PyDict names) {
            CallOps.callMethod(t, AttributeOps.get(t, this, "__dict__"), "update", names);
        } else if (tuple.items[2] != PyNone.NONE) {
            throw TypeErrors.of("third item of state should be a dict, got a " + PyType.of(tuple.items[2]).name);
        }
    }
}
