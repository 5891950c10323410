package dev.krait.modules.posix;

import dev.krait.error.NotImplementedErrors;
import dev.krait.error.TypeErrors;
import dev.krait.modules.core.Paths;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.ArgumentOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;

/**
 * A file as a function of {@code os} takes it: a path or, where allowed, a descriptor.
 *
 * @param path in UTF-16, null for a descriptor
 * @param given what Python code gave, for errors
 * @param bytes whether the path came as bytes, so that names are to be bytes too
 */
record FileArgument(String path, int descriptor, Object given, boolean bytes) {
    private static final int CURRENT = -100;

    /** A path. */
    static FileArgument path(PyThread t, Object value, String function, String name) {
        return of(t, value, function, name, false, false);
    }

    /** A path or a descriptor. */
    static FileArgument pathOrDescriptor(PyThread t, Object value, String function, String name) {
        return of(t, value, function, name, true, false);
    }

    static FileArgument of(PyThread t, Object value, String function, String name, boolean descriptor, boolean none) {
        if (value == null || value == PyNone.NONE && none) {
            return new FileArgument(".", -1, PyNone.NONE, false);
        }
        if (Str.is(value) || value instanceof PyBytes || PyType.of(value).lookup("__fspath__") != null) {
            Object path = Paths.fspath(t, value);
            return new FileArgument(Paths.text(t, path), -1, value, path instanceof PyBytes);
        }
        if (descriptor && PyType.of(value).slot(Slot.INDEX) != null) {
            return new FileArgument(null, ArgumentOps.integer(t, value), value, false);
        }
        String allowed = descriptor ? none ? "string, bytes, os.PathLike, integer or None" : "string, bytes, os.PathLike or integer"
                : none ? "string, bytes, os.PathLike or None" : "string, bytes or os.PathLike";
        throw TypeErrors.of(function + ": " + name + " should be " + allowed + ", not " + PyType.of(value).name);
    }


    /** {@code dir_fd} is not supported: paths are relative to the current directory only. */
    static void noDirectory(PyThread t, Object directory, String function) {
        if (directory != null && directory != PyNone.NONE && ArgumentOps.integer(t, directory) != CURRENT) {
            throw NotImplementedErrors.of(function + ": dir_fd unavailable on this platform");
        }
    }

    /** A name in the kind that the path came in. */
    Object result(String name) {
        return bytes ? PyBytes.of(Paths.encode(name)) : Str.of(name);
    }
}
