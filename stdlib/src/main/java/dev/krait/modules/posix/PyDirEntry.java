package dev.krait.modules.posix;

import dev.krait.error.OSErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.host.Errno;
import dev.krait.host.FileStatus;
import dev.krait.host.HostException;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.Str;

/** An entry of {@code os.scandir}. What it has asked the system once it remembers. */
@ExposedType("posix.DirEntry")
public final class PyDirEntry extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyDirEntryTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private final String file;
    private final Object name;
    private final Object path;
    private FileStatus own;
    private FileStatus followed;

    PyDirEntry(String file, Object name, Object path) {
        super(TYPE);
        this.file = file;
        this.name = name;
        this.path = path;
    }

    @ExposedGetter(value = "name", member = true)
    Object name() {
        return name;
    }

    @ExposedGetter(value = "path", member = true)
    Object path() {
        return path;
    }

    private FileStatus status(PyThread t, boolean follow) {
        FileStatus known = follow ? followed : own;
        if (known != null) {
            return known;
        }
        FileStatus status = t.interpreter.host.status(file, false);
        own = status;
        if (follow) {
            if (status.isLink()) {
                status = t.interpreter.host.status(file, true);
            }
            followed = status;
        }
        return status;
    }

    /** The kind of the file; one that has gone is of no kind. */
    private boolean is(PyThread t, int kind, boolean follow) {
        try {
            return (status(t, follow).mode() & FileStatus.S_IFMT) == kind;
        } catch (HostException e) {
            if (e.errno == Errno.ENOENT.number) {
                return false;
            }
            throw OSErrors.of(t, e, path);
        }
    }

    @ExposedMethod("is_dir($self, /, *, follow_symlinks=True)")
    boolean isDir(PyThread t, Object follow) {
        return is(t, FileStatus.S_IFDIR, ArgumentOps.truth(t, follow, true));
    }

    @ExposedMethod("is_file($self, /, *, follow_symlinks=True)")
    boolean isFile(PyThread t, Object follow) {
        return is(t, FileStatus.S_IFREG, ArgumentOps.truth(t, follow, true));
    }

    @ExposedMethod("is_symlink($self, /)")
    boolean isSymlink(PyThread t) {
        return is(t, FileStatus.S_IFLNK, false);
    }

    @ExposedMethod("is_junction($self, /)")
    boolean isJunction() {
        return false;
    }

    @ExposedMethod("stat($self, /, *, follow_symlinks=True)")
    Object stat(PyThread t, Object follow) {
        try {
            return StatResults.of(status(t, ArgumentOps.truth(t, follow, true)));
        } catch (HostException e) {
            throw OSErrors.of(t, e, path);
        }
    }

    @ExposedMethod("inode($self, /)")
    long inode(PyThread t) {
        try {
            return status(t, false).inode();
        } catch (HostException e) {
            throw OSErrors.of(t, e, path);
        }
    }

    @ExposedMethod(value = "__fspath__($self, /)", plain = true)
    Object fspath() {
        return path;
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return Str.concat("<DirEntry ", Str.concat(Str.exactOrNull(TextOps.repr(t, name)), ">"));
    }
}
