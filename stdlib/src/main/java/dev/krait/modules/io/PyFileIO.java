package dev.krait.modules.io;

import dev.krait.error.OSErrors;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.host.Errno;
import dev.krait.host.FileStatus;
import dev.krait.host.Host;
import dev.krait.host.HostException;
import dev.krait.host.OpenFlags;
import dev.krait.host.Reads;
import dev.krait.modules.core.Paths;
import dev.krait.modules.core.SysAudit;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.HostOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TruthOps;
import dev.krait.protocol.Buffer;
import dev.krait.protocol.BufferView;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import dev.krait.type.weakref.References;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.function.Supplier;

/** An {@code io.FileIO}: a descriptor of the host. Compare CPython {@code Modules/_io/fileio.c}. */
@ExposedType(value = "_io.FileIO", doc = "Open a file.", signature = "(file, mode='r', closefd=True, opener=None)")
public final class PyFileIO extends PyRawIOBase {
    public static final PyType TYPE = PyType.builtin(PyFileIOTable.TABLE, PyRawIOBase.TYPE, PyType.BASETYPE);

    static {
        TYPE.allocator = PyFileIO::new;
    }

    private int descriptor = -1;
    private boolean created;
    private boolean readable;
    private boolean writable;
    private boolean appending;
    private boolean closesDescriptor = true;
    private Boolean seekable;
    /** Whether {@code close} is called for a stream that nobody can reach: then an open file is worth a warning. */
    private boolean finalizing;

    PyFileIO(PyType type) {
        super(type);
    }

    @ExposedMethod("__init__($self, file, mode='r', closefd=True, opener=None)")
    void init(PyThread t, Object file, Object modeValue, Object closefd, Object opener) {
        if (descriptor >= 0 && closesDescriptor) {
            close(t);
        }
        descriptor = -1;
        if (file instanceof Boolean) {
            dev.krait.ops.WarningOps.warn(t, ExceptionTypes.RUNTIME_WARNING, "bool is used as a file descriptor", 1);
        }
        String mode = modeValue == null ? "r" : ArgumentOps.text(modeValue, "FileIO", "'mode'");
        closesDescriptor = ArgumentOps.truth(t, closefd, true);
        int given = -1;
        if (PyType.of(file).slot(dev.krait.object.Slot.INDEX) != null && !(file instanceof Double)) {
            given = ArgumentOps.integer(t, file);
            if (given < 0) {
                throw ValueErrors.of("negative file descriptor");
            }
        }
        int flags = flags(mode);
        if (given >= 0) {
            SysAudit.audit(t, "open", file, modeValue == null ? PyNone.NONE : modeValue, (long) flags);
            descriptor = given;
        } else {
            open(t, file, modeValue, flags, opener);
        }
        boolean own = given < 0;
        try {
            finish(t, file);
        } catch (RuntimeException e) {
            int failed = descriptor;
            descriptor = -1;
            if (own) {
                closeQuietly(t, failed);
            }
            throw e;
        }
        if (closesDescriptor) {
            dropped().watch(t);
        }
    }

    /** Gives up a descriptor after a failure, which is what is reported. */
    private static void closeQuietly(PyThread t, int failed) {
        try {
            t.interpreter.host.close(failed);
        } catch (HostException e) {
            return; // the opener has closed it
        }
    }

    private int flags(String mode) {
        created = false;
        readable = false;
        writable = false;
        appending = false;
        boolean plus = false;
        int flags = 0;
        int kinds = 0;
        for (char c : mode.toCharArray()) {
            switch (c) {
                case 'x' -> {
                    kinds++;
                    created = true;
                    writable = true;
                    flags |= OpenFlags.O_EXCL | OpenFlags.O_CREAT;
                }
                case 'r' -> {
                    kinds++;
                    readable = true;
                }
                case 'w' -> {
                    kinds++;
                    writable = true;
                    flags |= OpenFlags.O_CREAT | OpenFlags.O_TRUNC;
                }
                case 'a' -> {
                    kinds++;
                    writable = true;
                    appending = true;
                    flags |= OpenFlags.O_APPEND | OpenFlags.O_CREAT;
                }
                case 'b' -> flags |= 0;
                case '+' -> {
                    if (plus) {
                        throw badMode();
                    }
                    plus = true;
                }
                default -> throw ValueErrors.of("invalid mode: " + mode);
            }
        }
        if (kinds != 1) {
            throw badMode();
        }
        if (plus) {
            readable = true;
            writable = true;
        }
        return flags | OpenFlags.O_CLOEXEC | (readable && writable ? OpenFlags.O_RDWR : readable ? OpenFlags.O_RDONLY : OpenFlags.O_WRONLY);
    }

    private static PyException badMode() {
        return ValueErrors.of("Must have exactly one of create/read/write/append mode and at most one plus");
    }

    private void open(PyThread t, Object file, Object mode, int flags, Object opener) {
        String path = Paths.text(t, file);
        if (!closesDescriptor) {
            throw ValueErrors.of("Cannot use closefd=False with file name");
        }
        SysAudit.audit(t, "open", file, mode == null ? PyNone.NONE : mode, (long) flags);
        if (Streams.isNone(opener)) {
            try {
                descriptor = open(t, path, flags);
            } catch (HostException e) {
                throw OSErrors.of(t, e, file);
            }
            return;
        }
        Object result = CallOps.call2(t, opener, file, (long) flags);
        if (!(result instanceof Long)) {
            throw TypeErrors.of("expected integer from opener");
        }
        int d = ArgumentOps.integer(t, result);
        if (d < 0) {
            throw ValueErrors.of("opener returned " + d);
        }
        descriptor = d;
    }

    /** CPython closes a dropped file at once; here one may wait for a collection that only a lack of descriptors gives a reason for. */
    private static int open(PyThread t, String path, int flags) {
        try {
            return t.blocking(() -> t.interpreter.host.open(path, flags, 0666));
        } catch (HostException e) {
            if (e.errno != Errno.EMFILE.number) {
                throw e;
            }
            References.of(t.interpreter).collect(t);
            return t.blocking(() -> t.interpreter.host.open(path, flags, 0666));
        }
    }

    private void finish(PyThread t, Object file) {
        Host host = t.interpreter.host;
        try {
            FileStatus status = host.status(descriptor);
            if (status.isDirectory()) {
                throw OSErrors.of(t, Errno.EISDIR, file);
            }
        } catch (HostException e) {
            if (e.errno == Errno.EBADF.number) {
                throw OSErrors.of(t, e, file);
            }
        }
        AttributeOps.set(t, this, "name", file);
        if (appending) {
            try {
                host.seek(descriptor, 0, 2);
            } catch (HostException e) {
                if (e.errno != Errno.ESPIPE.number) {
                    throw OSErrors.of(t, e);
                }
            }
        }
    }

    private void requireDescriptor() {
        if (descriptor < 0) {
            throw ValueErrors.of("I/O operation on closed file");
        }
    }

    private <R> R blocking(PyThread t, Supplier<R> operation) {
        try {
            return HostOps.blocking(t, operation);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Reads into an array; -1 when a non-blocking file has nothing. */
    int readInto(PyThread t, byte[] target, int offset, int length) {
        requireDescriptor();
        if (!readable) {
            throw unsupported(t, "File not open for reading");
        }
        int d = descriptor;
        try {
            return Reads.read(t, d, target, offset, length);
        } catch (HostException e) {
            if (e.errno == Errno.EAGAIN.number) {
                return -1;
            }
            throw OSErrors.of(t, e);
        } finally {
            Reference.reachabilityFence(this); // the descriptor stays open until here, even if nobody else refers to this
        }
    }

    /** Writes from an array; -1 when a non-blocking file takes nothing. */
    int writeFrom(PyThread t, byte[] source, int offset, int length) {
        requireDescriptor();
        if (!writable) {
            throw unsupported(t, "File not open for writing");
        }
        int d = descriptor;
        try {
            return t.blocking(() -> t.interpreter.host.write(d, source, offset, length));
        } catch (HostException e) {
            if (e.errno == Errno.EAGAIN.number) {
                return -1;
            }
            throw OSErrors.of(t, e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    @ExposedMethod("read($self, size=-1, /)")
    Object read(PyThread t, Object size) {
        long n = ArgumentOps.sizeOrNone(t, size, -1);
        if (n < 0) {
            return readall(t);
        }
        byte[] bytes = new byte[(int) Math.min(n, 1 << 30)];
        int read = readInto(t, bytes, 0, bytes.length);
        return read < 0 ? PyNone.NONE : PyBytes.of(read == bytes.length ? bytes : Arrays.copyOf(bytes, read));
    }

    @Override
    @ExposedMethod("readall($self, /)")
    Object readall(PyThread t) {
        requireDescriptor();
        int expected = Streams.DEFAULT_BUFFER_SIZE;
        int d = descriptor;
        try {
            long rest = t.interpreter.host.status(d).size() - t.interpreter.host.seek(d, 0, 1);
            if (rest > 0) {
                expected = (int) Math.min(rest + 1, Integer.MAX_VALUE - 16);
            }
        } catch (HostException e) {
            expected = 8192;
        }
        byte[] bytes = new byte[expected];
        int n = 0;
        while (true) {
            int read = readInto(t, bytes, n, bytes.length - n);
            if (read <= 0) {
                return read < 0 && n == 0 ? PyNone.NONE : PyBytes.of(n == bytes.length ? bytes : Arrays.copyOf(bytes, n));
            }
            n += read;
            if (n == bytes.length) {
                bytes = Arrays.copyOf(bytes, n + Math.max(n, 8192));
            }
        }
    }

    @Override
    @ExposedMethod("readinto($self, buffer, /)")
    Object readinto(PyThread t, Object buffer) {
        BufferView view = BufferOps.lend(t, buffer, Buffer.WRITABLE);
        try {
            int read = readInto(t, view.bytes, view.offset, view.length);
            return read < 0 ? PyNone.NONE : (Object) (long) read;
        } finally {
            view.release();
        }
    }

    @Override
    @ExposedMethod("write($self, b, /)")
    Object write(PyThread t, Object b) {
        requireDescriptor();
        byte[] bytes = BufferOps.bytes(t, b);
        int written = bytes.length == 0 && writable ? 0 : writeFrom(t, bytes, 0, bytes.length);
        return written < 0 ? PyNone.NONE : (Object) (long) written;
    }

    @Override
    @ExposedMethod("seek($self, pos, whence=0, /)")
    Object seek(PyThread t, Object pos, Object whence) {
        requireDescriptor();
        if (pos instanceof Double) {
            throw TypeErrors.of("an integer is required");
        }
        long offset = ArgumentOps.longInteger(t, pos);
        int how = ArgumentOps.integer(t, whence, 0);
        int d = descriptor;
        return blocking(t, () -> t.interpreter.host.seek(d, offset, how));
    }

    @Override
    @ExposedMethod("tell($self, /)")
    Object tell(PyThread t) {
        requireDescriptor();
        int d = descriptor;
        return blocking(t, () -> t.interpreter.host.seek(d, 0, 1));
    }

    @Override
    @ExposedMethod("truncate($self, size=None, /)")
    Object truncate(PyThread t, Object size) {
        requireDescriptor();
        if (!writable) {
            throw unsupported(t, "File not open for writing");
        }
        int d = descriptor;
        Object position = Streams.isNone(size) ? tell(t) : size;
        long n = ArgumentOps.longInteger(t, position);
        if (n < 0) {
            throw OSErrors.of(t, Errno.EINVAL);
        }
        blocking(t, () -> {
            t.interpreter.host.truncate(d, n);
            return null;
        });
        return position;
    }

    @Override
    @ExposedMethod("close($self, /)")
    void close(PyThread t) {
        PyException failure = null;
        try {
            super.close(t);
        } catch (PyException e) {
            failure = e;
        }
        baseClosed = true;
        if (finalizing) {
            deallocWarn(t, this);
        }
        int d = descriptor;
        descriptor = -1;
        if (d >= 0 && closesDescriptor) {
            blocking(t, () -> {
                t.interpreter.host.close(d);
                return null;
            });
        }
        if (failure != null) {
            throw failure;
        }
    }

    @ExposedMethod("_dealloc_warn($self, source, /)")
    void deallocWarn(PyThread t, Object source) {
        if (descriptor >= 0 && closesDescriptor) {
            DroppedStream.warn(t, this, source);
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
    @ExposedGetter("closed")
    Object closed(PyThread t) {
        return descriptor < 0;
    }

    @ExposedGetter("closefd")
    Object closefd() {
        return closesDescriptor;
    }

    @ExposedGetter("mode")
    Object mode() {
        if (created) {
            return readable ? "xb+" : "xb";
        }
        if (appending) {
            return readable ? "ab+" : "ab";
        }
        if (readable) {
            return writable ? "rb+" : "rb";
        }
        return "wb";
    }

    @Override
    @ExposedMethod("readable($self, /)")
    Object readable(PyThread t) {
        requireDescriptor();
        return readable;
    }

    @Override
    @ExposedMethod("writable($self, /)")
    Object writable(PyThread t) {
        requireDescriptor();
        return writable;
    }

    @Override
    @ExposedMethod("seekable($self, /)")
    Object seekable(PyThread t) {
        requireDescriptor();
        if (seekable == null) {
            try {
                t.interpreter.host.seek(descriptor, 0, 1);
                seekable = true;
            } catch (HostException e) {
                seekable = false;
            }
        }
        return seekable;
    }

    @Override
    @ExposedMethod("fileno($self, /)")
    Object fileno(PyThread t) {
        requireDescriptor();
        return (long) descriptor;
    }

    @Override
    @ExposedMethod("isatty($self, /)")
    Object isatty(PyThread t) {
        requireDescriptor();
        try {
            return t.interpreter.host.isTerminal(descriptor);
        } catch (HostException e) {
            return false; // somebody else has closed the descriptor
        }
    }

    @ExposedMethod("_isatty_open_only($self, /)")
    Object isattyOpenOnly(PyThread t) {
        return isatty(t);
    }

    @ExposedGetter("_blksize")
    Object blockSize() {
        return (long) Streams.DEFAULT_BUFFER_SIZE;
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        String typeName = type.isHeap() ? type.name : "_io." + type.name;
        if (descriptor < 0) {
            return Str.of("<" + typeName + " [closed]>");
        }
        Object name = AttributeOps.lookup(t, this, "name");
        String close = closesDescriptor ? "True" : "False";
        if (name == null) {
            return Str.of("<" + typeName + " fd=" + descriptor + " mode='" + mode() + "' closefd=" + close + ">");
        }
        return Str.of("<" + typeName + " name=" + Str.java(TextOps.repr(t, name)) + " mode='" + mode() + "' closefd=" + close + ">");
    }
}
