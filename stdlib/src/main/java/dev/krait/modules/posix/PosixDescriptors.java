package dev.krait.modules.posix;

import dev.krait.error.OSErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.host.Errno;
import dev.krait.host.Host;
import dev.krait.host.HostException;
import dev.krait.host.Reads;
import dev.krait.modules.core.SysAudit;
import dev.krait.object.PyNone;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.HostOps;
import dev.krait.protocol.Buffer;
import dev.krait.protocol.BufferView;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.FastSequence;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyBytes;
import java.util.Arrays;

/** Functions of {@code os} about open files by descriptor. */
@ExposedModule("posix")
final class PosixDescriptors {
    private PosixDescriptors() {
    }

    private static Host host(PyThread t) {
        return t.interpreter.host;
    }

    /** A descriptor, or an object with {@code fileno()}. */
    static int descriptor(PyThread t, Object fd) {
        return ArgumentOps.integer(t, fd);
    }

    @ExposedFunction("open($module, /, path, flags, mode=511, *, dir_fd=None)")
    static long open(PyThread t, Object path, Object flags, Object mode, Object directory) {
        FileArgument.noDirectory(t, directory, "open");
        FileArgument file = FileArgument.path(t, path, "open", "path");
        int bits = ArgumentOps.integer(t, flags);
        int permissions = ArgumentOps.integer(t, mode, 0777);
        SysAudit.audit(t, "open", path, PyNone.NONE, (long) bits);
        return PosixFiles.on(t, file, () -> host(t).open(file.path(), bits, permissions));
    }

    @ExposedFunction("close($module, /, fd)")
    static void close(PyThread t, Object fd) {
        int d = descriptor(t, fd);
        HostOps.run(t, () -> host(t).close(d));
    }

    @ExposedFunction("closerange($module, fd_low, fd_high, /)")
    static void closerange(PyThread t, Object low, Object high) {
        for (int d = ArgumentOps.integer(t, low), end = Math.min(ArgumentOps.integer(t, high), 65536); d < end; d++) {
            try {
                host(t).close(d);
            } catch (HostException e) {
                continue;
            }
        }
    }

    @ExposedFunction("read($module, fd, length, /)")
    static Object read(PyThread t, Object fd, Object length) {
        int d = descriptor(t, fd);
        int n = (int) Math.min(ArgumentOps.longInteger(t, length), 1 << 30);
        if (n < 0) {
            throw OSErrors.of(t, Errno.EINVAL);
        }
        byte[] bytes = new byte[n];
        int read = read(t, d, bytes, 0, n);
        return PyBytes.of(Arrays.copyOf(bytes, read));
    }

    private static int read(PyThread t, int d, byte[] bytes, int offset, int length) {
        try {
            return Reads.read(t, d, bytes, offset, length);
        } catch (HostException e) {
            throw OSErrors.of(t, e);
        }
    }

    @ExposedFunction("readinto($module, fd, buffer, /)")
    static long readinto(PyThread t, Object fd, Object buffer) {
        int d = descriptor(t, fd);
        BufferView view = BufferOps.lend(t, buffer, Buffer.WRITABLE);
        try {
            return read(t, d, view.bytes, view.offset, view.length);
        } finally {
            view.release();
        }
    }

    @ExposedFunction("pread($module, fd, length, offset, /)")
    static Object pread(PyThread t, Object fd, Object length, Object offset) {
        int d = descriptor(t, fd);
        int n = ArgumentOps.integer(t, length);
        long position = ArgumentOps.longInteger(t, offset);
        if (n < 0) {
            throw OSErrors.of(t, Errno.EINVAL);
        }
        byte[] bytes = new byte[n];
        int read = HostOps.blocking(t, () -> host(t).readAt(d, bytes, 0, n, position));
        return PyBytes.of(Arrays.copyOf(bytes, read));
    }

    @ExposedFunction("write($module, fd, data, /)")
    static long write(PyThread t, Object fd, Object data) {
        int d = descriptor(t, fd);
        byte[] bytes = BufferOps.bytes(t, data);
        return HostOps.blocking(t, () -> host(t).write(d, bytes, 0, bytes.length));
    }

    @ExposedFunction("writev($module, fd, buffers, /)")
    static long writev(PyThread t, Object fd, Object buffers) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (Object buffer : FastSequence.toArray(t, buffers)) {
            all.writeBytes(BufferOps.bytes(t, buffer));
        }
        return write(t, fd, PyBytes.of(all.toByteArray()));
    }

    @ExposedFunction("lseek($module, fd, position, how, /)")
    static long lseek(PyThread t, Object fd, Object position, Object how) {
        int d = descriptor(t, fd);
        long offset = ArgumentOps.longInteger(t, position);
        int whence = ArgumentOps.integer(t, how);
        return HostOps.blocking(t, () -> host(t).seek(d, offset, whence));
    }

    @ExposedFunction("fstat($module, /, fd)")
    static Object fstat(PyThread t, Object fd) {
        int d = descriptor(t, fd);
        return StatResults.of(HostOps.blocking(t, () -> host(t).status(d)));
    }

    @ExposedFunction("ftruncate($module, fd, length, /)")
    static void ftruncate(PyThread t, Object fd, Object length) {
        int d = descriptor(t, fd);
        long size = ArgumentOps.longInteger(t, length);
        HostOps.run(t, () -> host(t).truncate(d, size));
    }

    @ExposedFunction("fsync($module, /, fd)")
    static void fsync(PyThread t, Object fd) {
        int d = descriptor(t, fd);
        HostOps.run(t, () -> host(t).sync(d));
    }

    @ExposedFunction("fdatasync($module, /, fd)")
    static void fdatasync(PyThread t, Object fd) {
        fsync(t, fd);
    }

    @ExposedFunction("dup($module, fd, /)")
    static long dup(PyThread t, Object fd) {
        int d = descriptor(t, fd);
        return HostOps.blocking(t, () -> host(t).duplicate(d, 0));
    }

    @ExposedFunction("dup2($module, /, fd, fd2, inheritable=True)")
    static long dup2(PyThread t, Object fd, Object fd2, Object inheritable) {
        int d = descriptor(t, fd);
        int target = descriptor(t, fd2);
        boolean inherit = ArgumentOps.truth(t, inheritable, true);
        HostOps.run(t, () -> {
            host(t).duplicateTo(d, target);
            host(t).setInheritable(target, inherit);
        });
        return target;
    }

    @ExposedFunction("isatty($module, fd, /)")
    static boolean isatty(PyThread t, Object fd) {
        try {
            return host(t).isTerminal(descriptor(t, fd));
        } catch (HostException e) {
            return false;
        }
    }

    @ExposedFunction("pipe($module, /)")
    static Object pipe(PyThread t) {
        int[] ends = HostOps.blocking(t, () -> host(t).pipe());
        return PyTuple.of((long) ends[0], (long) ends[1]);
    }

    @ExposedFunction("pipe2($module, flags, /)")
    static Object pipe2(PyThread t, Object flags) {
        int bits = ArgumentOps.integer(t, flags);
        int[] ends = HostOps.blocking(t, () -> host(t).pipe());
        if ((bits & dev.krait.host.OpenFlags.O_NONBLOCK) != 0) {
            host(t).setBlocking(ends[0], false);
            host(t).setBlocking(ends[1], false);
        }
        return PyTuple.of((long) ends[0], (long) ends[1]);
    }

    @ExposedFunction("get_inheritable($module, fd, /)")
    static boolean getInheritable(PyThread t, Object fd) {
        int d = descriptor(t, fd);
        return HostOps.blocking(t, () -> host(t).isInheritable(d));
    }

    @ExposedFunction("set_inheritable($module, fd, inheritable, /)")
    static void setInheritable(PyThread t, Object fd, Object inheritable) {
        int d = descriptor(t, fd);
        boolean inherit = ArgumentOps.truth(t, inheritable, true);
        HostOps.run(t, () -> host(t).setInheritable(d, inherit));
    }

    @ExposedFunction("get_blocking($module, fd, /)")
    static boolean getBlocking(PyThread t, Object fd) {
        int d = descriptor(t, fd);
        return HostOps.blocking(t, () -> host(t).isBlocking(d));
    }

    @ExposedFunction("set_blocking($module, fd, blocking, /)")
    static void setBlocking(PyThread t, Object fd, Object value) {
        int d = descriptor(t, fd);
        boolean block = ArgumentOps.truth(t, value, true);
        HostOps.run(t, () -> host(t).setBlocking(d, block));
    }

    @ExposedFunction("get_terminal_size(fd=1, /)")
    static Object getTerminalSize(PyThread t, Object fd) {
        int d = ArgumentOps.integer(t, fd, 1);
        int[] size = HostOps.blocking(t, () -> host(t).terminalSize(d));
        return StatResults.TERMINAL_SIZE.make((long) size[0], (long) size[1]);
    }

    @ExposedFunction("device_encoding($module, /, fd)")
    static Object deviceEncoding(PyThread t, Object fd) {
        return isatty(t, fd) ? "utf-8" : PyNone.NONE;
    }

    @ExposedFunction("ttyname($module, fd, /)")
    static Object ttyname(PyThread t, Object fd) {
        int d = descriptor(t, fd);
        if (!isatty(t, fd)) {
            throw OSErrors.of(t, Errno.ENOTTY);
        }
        return dev.krait.type.text.Str.of(HostOps.blocking(t, () -> host(t).realPath(host(t).pathOf(d))));
    }

    @ExposedFunction("urandom($module, size, /)")
    static Object urandom(PyThread t, Object size) {
        int n = ArgumentOps.integer(t, size);
        if (n < 0) {
            throw ValueErrors.of("negative argument not allowed");
        }
        byte[] bytes = new byte[n];
        host(t).random(bytes);
        return PyBytes.of(bytes);
    }

    @ExposedFunction("getrandom($module, /, size, flags=0)")
    static Object getrandom(PyThread t, Object size, Object flags) {
        return urandom(t, size);
    }
}
