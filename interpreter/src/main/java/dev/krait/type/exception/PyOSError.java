package dev.krait.type.exception;

import dev.krait.error.AttributeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.object.Fields;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.Arrays;

/** An {@code OSError}: error number, text and files. Compare CPython {@code Objects/exceptions.c: OSError_new, oserror_parse_args}. */
@ExposedType(value = "OSError", doc = "Base class for I/O related errors.")
public final class PyOSError extends PyBaseException {
    // null means none
    private Object errno;
    private Object strerror;
    private Object filename;
    private Object filename2;
    /** -1 when not known. */
    private long written = -1;

    PyOSError(PyType type) {
        super(type);
    }

    /** {@code OSError(errno, text, filename, None, filename2)} of the class that the number means; the file names may be null. */
    public static PyOSError of(int errno, String text, Object filename, Object filename2) {
        PyOSError made = (PyOSError) ErrnoTypes.of(errno).allocate();
        Object number = (long) errno;
        made.parse(filename == null ? new Object[] {number, Str.of(text)} : filename2 == null ? new Object[] {number, Str.of(text), filename}
                : new Object[] {number, Str.of(text), filename, PyNone.NONE, filename2});
        return made;
    }

    @Override
    protected void start(Object[] given) {
        parse(given);
    }

    /** Whether {@code __new__} (not {@code __init__}) takes the arguments. Compare CPython {@code oserror_use_init}. */
    private static boolean usesInit(PyType type) {
        PyType os = ExceptionTypes.OS_ERROR;
        return type.slot(Slot.INIT) != os.slot(Slot.INIT) && type.slot(Slot.NEW) == os.slot(Slot.NEW);
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newError(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        PyType type = cls;
        if (usesInit(cls)) {
            PyOSError made = (PyOSError) cls.allocate();
            return made;
        }
        if (kwargs != null && kwargs.size() > 0) {
            throw TypeErrors.of(cls.fullName() + "() takes no keyword arguments");
        }
        if (cls == ExceptionTypes.OS_ERROR && args.length >= 2 && args.length <= 5 && args[0] instanceof Long number) {
            type = ErrnoTypes.of((int) (long) number);
        }
        PyOSError made = (PyOSError) type.allocate();
        made.parse(args);
        return made;
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    static void init(PyThread t, PyOSError self, Object[] args, PyDict kwargs) {
        if (usesInit(self.type)) {
            noKeywords(self, kwargs);
            self.parse(args);
        }
    }

    private void parse(Object[] given) {
        args = PyTuple.of(given);
        if (given.length < 2 || given.length > 5) {
            return;
        }
        errno = given[0];
        strerror = given[1];
        Object file = given.length > 2 && given[2] != PyNone.NONE ? given[2] : null;
        if (file == null) {
            return;
        }
        if (type == ExceptionTypes.BLOCKING_IO_ERROR && PyType.of(file).slot(Slot.INDEX) != null) {
            written = NumberOps.index(PyThread.current(), file) instanceof Long l ? l : -1;
            return;
        }
        filename = file;
        filename2 = given.length > 4 && given[4] != PyNone.NONE ? given[4] : null;
        args = PyTuple.of(Arrays.copyOf(given, 2));
    }

    @ExposedMethod("__str__($self, /)")
    static Object describe(PyThread t, PyOSError self) {
        if (self.filename != null) {
            Object text = Str.concat(self.prefix(t), Str.concat(": ", TextOps.repr(t, self.filename)));
            return self.filename2 == null ? text : Str.concat(text, Str.concat(" -> ", TextOps.repr(t, self.filename2)));
        }
        return self.errno != null && self.strerror != null ? self.prefix(t) : str(t, self);
    }

    private Object prefix(PyThread t) {
        Object number = TextOps.str(t, orNone(errno));
        return Str.concat(Str.concat("[Errno ", number), Str.concat("] ", TextOps.str(t, orNone(strerror))));
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    static Object reduceError(PyThread t, PyOSError self) {
        PyTuple args = self.args;
        if (args.size() == 2 && self.filename != null) {
            args = self.filename2 == null ? PyTuple.of(args.items[0], args.items[1], self.filename)
                    : PyTuple.of(args.items[0], args.items[1], self.filename, PyNone.NONE, self.filename2);
        }
        boolean bare = Fields.snapshot(self).length == 0;
        return bare ? PyTuple.of(self.type, args) : PyTuple.of(self.type, args, Fields.dictionary(self));
    }

    /** The number, or null. */
    @ExposedGetter(value = "errno", doc = "POSIX exception code", member = true)
    public Object errno() {
        return orNone(errno);
    }

    @ExposedSetter("errno")
    void errno(Object value) {
        errno = value;
    }

    @ExposedGetter(value = "strerror", doc = "exception strerror", member = true)
    Object strerror() {
        return orNone(strerror);
    }

    @ExposedSetter("strerror")
    void strerror(Object value) {
        strerror = value;
    }

    @ExposedGetter(value = "filename", doc = "exception filename", member = true)
    Object filename() {
        return orNone(filename);
    }

    @ExposedSetter("filename")
    void filename(Object value) {
        filename = value;
    }

    @ExposedGetter(value = "filename2", doc = "second exception filename", member = true)
    Object filename2() {
        return orNone(filename2);
    }

    @ExposedSetter("filename2")
    void filename2(Object value) {
        filename2 = value;
    }

    @ExposedGetter("characters_written")
    long written() {
        if (written < 0) {
            throw AttributeErrors.of("characters_written");
        }
        return written;
    }

    @ExposedSetter("characters_written")
    void written(PyThread t, Object value) {
        if (value == null) {
            if (written < 0) {
                throw AttributeErrors.of("characters_written");
            }
            written = -1;
            return;
        }
        written = NumberOps.index(t, value) instanceof Long l ? l : -1;
    }
}
