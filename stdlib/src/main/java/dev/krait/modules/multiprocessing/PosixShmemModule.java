package dev.krait.modules.multiprocessing;

import dev.krait.error.OSErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.host.Errno;
import dev.krait.host.HostException;
import dev.krait.host.OpenFlags;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.ops.ArgumentOps;
import dev.krait.thread.PyThread;

/** Module {@code _posixshmem}: shared memory by name, which on Linux is a file of a file system of its own. Compare CPython {@code Modules/_multiprocessing/posixshmem.c}. */
@ExposedModule(value = "_posixshmem", doc = "POSIX shared memory module")
public final class PosixShmemModule implements NativeModule {
    private static final String DIRECTORY = "/dev/shm/";

    @Override
    public CallTable table() {
        return PosixShmemModuleTable.TABLE;
    }

    /** The file, as the C library names it: slashes before the name do not count, and there may be no others. */
    private static String file(PyThread t, Object path, String function, String argument, Errno refusal) {
        String given = ArgumentOps.text(path, function, argument);
        if (given.indexOf('\0') >= 0) {
            throw ValueErrors.of("embedded null character");
        }
        int start = 0;
        while (start < given.length() && given.charAt(start) == '/') {
            start++;
        }
        String name = given.substring(start);
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
            throw OSErrors.of(t, refusal, path);
        }
        return DIRECTORY + name;
    }

    @ExposedFunction(value = "shm_open($module, /, path, flags, mode=511)", doc = "Open a shared memory object.  Returns a file descriptor (integer).")
    static Object open(PyThread t, Object path, Object flags, Object mode) {
        String file = file(t, path, "shm_open", "argument 1", Errno.EINVAL);
        int bits = ArgumentOps.integer(t, flags) | OpenFlags.O_NOFOLLOW | OpenFlags.O_CLOEXEC;
        try {
            return (long) t.interpreter.host.open(file, bits, ArgumentOps.integer(t, mode, 0777));
        } catch (HostException e) {
            throw OSErrors.of(t, e, path);
        }
    }

    @ExposedFunction(value = "shm_unlink($module, path, /)", doc = "Remove a shared memory object (similar to unlink()).\n\n"
            + "Remove a shared memory object name, and, once all processes  have  unmapped\nthe object, de-allocates and destroys the contents of the associated memory\n"
            + "region.")
    static void unlink(PyThread t, Object path) {
        String file = file(t, path, "shm_unlink", "argument", Errno.ENOENT);
        try {
            t.interpreter.host.removeFile(file);
        } catch (HostException e) {
            throw OSErrors.of(t, e, path);
        }
    }
}
