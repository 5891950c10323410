package dev.krait.modules.posix;

import dev.krait.error.OSErrors;
import dev.krait.error.OverflowErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.host.Errno;
import dev.krait.host.FileStatus;
import dev.krait.host.Host;
import dev.krait.host.HostException;
import dev.krait.modules.core.Paths;
import dev.krait.modules.core.SysAudit;
import dev.krait.object.PyNone;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.math.BigInteger;
import java.time.Instant;
import java.util.function.Supplier;

/** Functions of {@code os} about files by name. */
@ExposedModule("posix")
final class PosixFiles {
    /** What an {@code Instant} holds. */
    private static final double MAX_SECONDS = 3.1e16;

    private PosixFiles() {
    }

    private static Host host(PyThread t) {
        return t.interpreter.host;
    }

    /** Runs an operation on a file, detached; what the system refuses is an OSError about the file. */
    static <R> R on(PyThread t, FileArgument file, Supplier<R> operation) {
        try {
            return t.blocking(operation);
        } catch (HostException e) {
            throw file.path() == null || file.given() == PyNone.NONE ? OSErrors.of(t, e) : OSErrors.of(t, e, file.given());
        }
    }

    private static void run(PyThread t, FileArgument file, Runnable operation) {
        on(t, file, () -> {
            operation.run();
            return null;
        });
    }

    @ExposedFunction("stat($module, /, path, *, dir_fd=None, follow_symlinks=True)")
    static Object stat(PyThread t, Object path, Object directory, Object follow) {
        FileArgument.noDirectory(t, directory, "stat");
        FileArgument file = FileArgument.pathOrDescriptor(t, path, "stat", "path");
        boolean links = ArgumentOps.truth(t, follow, true);
        return StatResults.of(on(t, file, () -> file.path() == null ? host(t).status(file.descriptor()) : host(t).status(file.path(), links)));
    }

    @ExposedFunction("lstat($module, /, path, *, dir_fd=None)")
    static Object lstat(PyThread t, Object path, Object directory) {
        FileArgument.noDirectory(t, directory, "lstat");
        FileArgument file = FileArgument.path(t, path, "lstat", "path");
        return StatResults.of(on(t, file, () -> host(t).status(file.path(), false)));
    }

    @ExposedFunction("access($module, /, path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)")
    static boolean access(PyThread t, Object path, Object mode, Object directory, Object effective, Object follow) {
        FileArgument.noDirectory(t, directory, "access");
        FileArgument file = FileArgument.path(t, path, "access", "path");
        int bits = ArgumentOps.integer(t, mode);
        try {
            return host(t).access(file.path(), bits);
        } catch (HostException e) {
            return false;
        }
    }

    @ExposedFunction("listdir($module, /, path=None)")
    static Object listdir(PyThread t, Object path) {
        SysAudit.audit(t, "os.listdir", path == null ? PyNone.NONE : path);
        FileArgument file = FileArgument.of(t, path, "listdir", "path", true, true);
        PyList names = new PyList();
        for (String name : on(t, file, () -> host(t).list(directory(t, file)))) {
            names.append(file.result(name));
        }
        return names;
    }

    private static String directory(PyThread t, FileArgument file) {
        if (file.path() == null) {
            throw new HostException(Errno.ENOTSUP);
        }
        return file.path();
    }

    @ExposedFunction("scandir($module, /, path=None)")
    static Object scandir(PyThread t, Object path) {
        SysAudit.audit(t, "os.scandir", path == null ? PyNone.NONE : path);
        FileArgument file = FileArgument.of(t, path, "scandir", "path", true, true);
        return new PyScandirIterator(file, on(t, file, () -> host(t).list(directory(t, file))));
    }

    @ExposedFunction("mkdir($module, /, path, mode=511, *, dir_fd=None)")
    static void mkdir(PyThread t, Object path, Object mode, Object directory) {
        FileArgument.noDirectory(t, directory, "mkdir");
        FileArgument file = FileArgument.path(t, path, "mkdir", "path");
        int bits = ArgumentOps.integer(t, mode, 0777);
        SysAudit.audit(t, "os.mkdir", path, (long) bits, -1L);
        run(t, file, () -> host(t).makeDirectory(file.path(), bits));
    }

    @ExposedFunction("rmdir($module, /, path, *, dir_fd=None)")
    static void rmdir(PyThread t, Object path, Object directory) {
        FileArgument.noDirectory(t, directory, "rmdir");
        FileArgument file = FileArgument.path(t, path, "rmdir", "path");
        SysAudit.audit(t, "os.rmdir", path, -1L);
        run(t, file, () -> host(t).removeDirectory(file.path()));
    }

    @ExposedFunction("unlink($module, /, path, *, dir_fd=None)")
    static void unlink(PyThread t, Object path, Object directory) {
        FileArgument.noDirectory(t, directory, "unlink");
        FileArgument file = FileArgument.path(t, path, "unlink", "path");
        SysAudit.audit(t, "os.remove", path, -1L);
        run(t, file, () -> host(t).removeFile(file.path()));
    }

    @ExposedFunction("remove($module, /, path, *, dir_fd=None)")
    static void remove(PyThread t, Object path, Object directory) {
        FileArgument.noDirectory(t, directory, "remove");
        FileArgument file = FileArgument.path(t, path, "remove", "path");
        SysAudit.audit(t, "os.remove", path, -1L);
        run(t, file, () -> host(t).removeFile(file.path()));
    }

    private static void two(PyThread t, FileArgument source, FileArgument target, Runnable operation) {
        try {
            t.blocking(() -> {
                operation.run();
                return null;
            });
        } catch (HostException e) {
            throw OSErrors.of(t, e, source.given(), target.given());
        }
    }

    @ExposedFunction("rename($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)")
    static void rename(PyThread t, Object src, Object dst, Object srcDirectory, Object dstDirectory) {
        move(t, src, dst, srcDirectory, dstDirectory, "rename");
    }

    @ExposedFunction("replace($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)")
    static void replace(PyThread t, Object src, Object dst, Object srcDirectory, Object dstDirectory) {
        move(t, src, dst, srcDirectory, dstDirectory, "replace");
    }

    private static void move(PyThread t, Object src, Object dst, Object srcDirectory, Object dstDirectory, String function) {
        FileArgument.noDirectory(t, srcDirectory, function);
        FileArgument.noDirectory(t, dstDirectory, function);
        FileArgument source = FileArgument.path(t, src, function, "src");
        FileArgument target = FileArgument.path(t, dst, function, "dst");
        SysAudit.audit(t, "os.rename", src, dst, -1L, -1L);
        two(t, source, target, () -> host(t).rename(source.path(), target.path()));
    }

    @ExposedFunction("link($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)")
    static void link(PyThread t, Object src, Object dst, Object srcDirectory, Object dstDirectory, Object follow) {
        FileArgument.noDirectory(t, srcDirectory, "link");
        FileArgument.noDirectory(t, dstDirectory, "link");
        FileArgument source = FileArgument.path(t, src, "link", "src");
        FileArgument target = FileArgument.path(t, dst, "link", "dst");
        boolean links = ArgumentOps.truth(t, follow, true);
        SysAudit.audit(t, "os.link", src, dst, -1L, -1L);
        two(t, source, target, () -> host(t).link(source.path(), target.path(), links));
    }

    @ExposedFunction("symlink($module, /, src, dst, target_is_directory=False, *, dir_fd=None)")
    static void symlink(PyThread t, Object src, Object dst, Object isDirectory, Object directory) {
        FileArgument.noDirectory(t, directory, "symlink");
        FileArgument source = FileArgument.path(t, src, "symlink", "src");
        FileArgument target = FileArgument.path(t, dst, "symlink", "dst");
        SysAudit.audit(t, "os.symlink", src, dst, -1L);
        two(t, source, target, () -> host(t).symbolicLink(source.path(), target.path()));
    }

    @ExposedFunction("readlink($module, /, path, *, dir_fd=None)")
    static Object readlink(PyThread t, Object path, Object directory) {
        FileArgument.noDirectory(t, directory, "readlink");
        FileArgument file = FileArgument.path(t, path, "readlink", "path");
        return file.result(on(t, file, () -> host(t).readLink(file.path())));
    }

    @ExposedFunction("chmod($module, /, path, mode, *, dir_fd=None, follow_symlinks=True)")
    static void chmod(PyThread t, Object path, Object mode, Object directory, Object follow) {
        FileArgument.noDirectory(t, directory, "chmod");
        FileArgument file = FileArgument.pathOrDescriptor(t, path, "chmod", "path");
        int bits = ArgumentOps.integer(t, mode);
        boolean links = ArgumentOps.truth(t, follow, true);
        SysAudit.audit(t, "os.chmod", path, (long) bits, -1L);
        run(t, file, () -> host(t).changeMode(pathOf(t, file), bits & 07777, links));
    }

    /** The path of a file that may have come as a descriptor. */
    private static String pathOf(PyThread t, FileArgument file) {
        return file.path() == null ? host(t).pathOf(file.descriptor()) : file.path();
    }

    @ExposedFunction("fchmod($module, /, fd, mode)")
    static void fchmod(PyThread t, Object fd, Object mode) {
        chmod(t, (long) ArgumentOps.integer(t, fd), mode, null, null);
    }

    @ExposedFunction("chown($module, /, path, uid, gid, *, dir_fd=None, follow_symlinks=True)")
    static void chown(PyThread t, Object path, Object uid, Object gid, Object directory, Object follow) {
        FileArgument.noDirectory(t, directory, "chown");
        FileArgument file = FileArgument.pathOrDescriptor(t, path, "chown", "path");
        long user = ArgumentOps.longInteger(t, uid);
        long group = ArgumentOps.longInteger(t, gid);
        boolean links = ArgumentOps.truth(t, follow, true);
        SysAudit.audit(t, "os.chown", path, user, group, -1L);
        run(t, file, () -> host(t).changeOwner(pathOf(t, file), user, group, links));
    }

    @ExposedFunction("lchown($module, /, path, uid, gid)")
    static void lchown(PyThread t, Object path, Object uid, Object gid) {
        chown(t, path, uid, gid, null, Boolean.FALSE);
    }

    @ExposedFunction("utime($module, /, path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)")
    static void utime(PyThread t, Object path, Object times, Object ns, Object directory, Object follow) {
        FileArgument.noDirectory(t, directory, "utime");
        FileArgument file = FileArgument.pathOrDescriptor(t, path, "utime", "path");
        boolean links = ArgumentOps.truth(t, follow, true);
        if (times != null && times != PyNone.NONE && ns != null) {
            throw ValueErrors.of("utime: you may specify either 'times' or 'ns' but not both");
        }
        Instant accessed;
        Instant modified;
        if (times != null && times != PyNone.NONE) {
            if (!(times instanceof PyTuple pair) || pair.items.length != 2) {
                throw TypeErrors.of("utime: 'times' must be either a tuple of two ints or None");
            }
            accessed = seconds(t, pair.items[0]);
            modified = seconds(t, pair.items[1]);
        } else if (ns != null) {
            if (!(ns instanceof PyTuple pair) || pair.items.length != 2) {
                throw TypeErrors.of("utime: 'ns' must be a tuple of two ints");
            }
            accessed = nanos(t, pair.items[0]);
            modified = nanos(t, pair.items[1]);
        } else {
            accessed = Instant.ofEpochSecond(0, host(t).wallClock());
            modified = accessed;
        }
        SysAudit.audit(t, "os.utime", path, times == null ? PyNone.NONE : times, ns == null ? PyNone.NONE : ns, -1L);
        run(t, file, () -> host(t).setTimes(pathOf(t, file), accessed, modified, links));
    }

    private static Instant seconds(PyThread t, Object value) {
        if (value instanceof BigInteger) {
            throw OverflowErrors.of("timestamp out of range for platform time_t");
        }
        if (!(value instanceof Double d)) {
            if (dev.krait.object.PyType.of(value).slot(dev.krait.object.Slot.INDEX) == null) {
                throw TypeErrors.of("argument must be int or float, not " + ArgumentOps.typeName(value));
            }
            return instant(ArgumentOps.longInteger(t, value), 0);
        }
        if (d.isNaN()) {
            throw ValueErrors.of("Invalid value NaN (not a number)");
        }
        double whole = Math.floor(d);
        if (!(Math.abs(whole) < MAX_SECONDS)) {
            throw OverflowErrors.of("timestamp out of range for platform time_t");
        }
        return instant((long) whole, (long) Math.floor((d - whole) * 1e9));
    }

    private static Instant nanos(PyThread t, Object value) {
        BigInteger[] parts = new BigInteger(NumberOps.index(t, value).toString()).divideAndRemainder(BigInteger.valueOf(1_000_000_000));
        return instant(parts[0].longValue(), parts[1].longValue());
    }

    private static Instant instant(long seconds, long nanos) {
        if (Math.abs((double) seconds) > MAX_SECONDS) {
            throw OverflowErrors.of("timestamp out of range for platform time_t");
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    @ExposedFunction("truncate($module, /, path, length)")
    static void truncate(PyThread t, Object path, Object length) {
        FileArgument file = FileArgument.pathOrDescriptor(t, path, "truncate", "path");
        long size = ArgumentOps.longInteger(t, length);
        run(t, file, () -> {
            int descriptor = file.path() == null ? file.descriptor() : host(t).open(file.path(), dev.krait.host.OpenFlags.O_WRONLY, 0);
            try {
                host(t).truncate(descriptor, size);
            } finally {
                if (file.path() != null) {
                    host(t).close(descriptor);
                }
            }
        });
    }

    @ExposedFunction("getcwd($module, /)")
    static Object getcwd(PyThread t) {
        return Str.of(host(t).currentDirectory());
    }

    @ExposedFunction("getcwdb($module, /)")
    static Object getcwdb(PyThread t) {
        return PyBytes.of(Paths.encode(host(t).currentDirectory()));
    }

    @ExposedFunction("chdir($module, /, path)")
    static void chdir(PyThread t, Object path) {
        FileArgument file = FileArgument.pathOrDescriptor(t, path, "chdir", "path");
        SysAudit.audit(t, "os.chdir", path);
        run(t, file, () -> host(t).changeDirectory(pathOf(t, file)));
    }

    @ExposedFunction("statvfs($module, /, path)")
    static Object statvfs(PyThread t, Object path) {
        FileArgument file = FileArgument.pathOrDescriptor(t, path, "statvfs", "path");
        long[] space = on(t, file, () -> host(t).diskSpace(pathOf(t, file)));
        long block = space[3] <= 0 ? 4096 : space[3];
        return StatResults.STATVFS.make(block, block, space[1] / block, space[0] / block, space[2] / block, 0L, 0L, 0L, 0L, 255L, 0L);
    }

    @ExposedFunction("fspath($module, /, path)")
    static Object fspath(PyThread t, Object path) {
        return Paths.fspath(t, path);
    }

    /** Compare CPython {@code Python/fileutils.c: _Py_normpath_and_size}. */
    @ExposedFunction("_path_normpath($module, /, path)")
    static Object normpath(PyThread t, Object path) {
        FileArgument file = new FileArgument(Str.is(path) ? Str.java(path) : Paths.decode(((PyBytes) Paths.fspath(t, path)).value), -1, path,
                Paths.fspath(t, path) instanceof PyBytes);
        String text = file.path();
        if (text.isEmpty()) {
            return file.result(".");
        }
        int slashes = 0;
        while (slashes < text.length() && text.charAt(slashes) == '/') {
            slashes++;
        }
        String root = slashes == 0 ? "" : slashes == 2 ? "//" : "/";
        java.util.ArrayList<String> parts = new java.util.ArrayList<>();
        for (String part : text.split("/")) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.equals("..") || root.isEmpty()) {
                parts.add(part);
            }
        }
        String joined = root + String.join("/", parts);
        return file.result(joined.isEmpty() ? "." : joined);
    }

    @ExposedFunction("_path_splitroot_ex($module, /, path)")
    static Object splitroot(PyThread t, Object given) {
        Object path = Paths.fspath(t, given);
        boolean bytes = path instanceof PyBytes;
        String text = bytes ? Paths.decode(((PyBytes) path).value) : Str.java(path);
        FileArgument file = new FileArgument(text, -1, path, bytes);
        int slashes = 0;
        while (slashes < text.length() && text.charAt(slashes) == '/') {
            slashes++;
        }
        int root = slashes == 2 ? 2 : Math.min(slashes, 1);
        return PyTuple.of(file.result(""), file.result(text.substring(0, root)), file.result(text.substring(root)));
    }

    @ExposedFunction("strerror($module, code, /)")
    static Object strerror(PyThread t, Object code) {
        return Errno.message(ArgumentOps.integer(t, code));
    }

    @ExposedFunction("mkfifo($module, /, path, mode=438, *, dir_fd=None)")
    static void mkfifo(PyThread t, Object path, Object mode, Object directory) {
        throw OSErrors.of(t, Errno.ENOTSUP, path);
    }


    @ExposedFunction("umask($module, mask, /)")
    static long umask(PyThread t, Object mask) {
        PosixModule.State state = PosixModule.state(t);
        long old = state.umask;
        state.umask = NumberOps.index(t, mask) instanceof Long l ? l & 0777 : 0;
        return old;
    }
}
