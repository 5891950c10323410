package dev.krait.modules.io;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;

/** An {@code io.TextIOBase}. */
@ExposedType(value = "_io._TextIOBase", doc = "Base class for text I/O.")
public class PyTextIOBase extends PyIOBase {
    public static final PyType TYPE = PyType.builtin(PyTextIOBaseTable.TABLE, PyIOBase.TYPE, PyType.BASETYPE);

    static {
        TYPE.allocator = PyTextIOBase::new;
    }

    PyTextIOBase(PyType type) {
        super(type);
    }

    @ExposedMethod("detach($self, /)")
    Object detach(PyThread t) {
        throw unsupported(t, "detach");
    }

    @ExposedMethod("read($self, size=-1, /)")
    Object read(PyThread t, Object size) {
        throw unsupported(t, "read");
    }

    @Override
    @ExposedMethod("readline($self, size=-1, /)")
    Object readline(PyThread t, Object size) {
        throw unsupported(t, "readline");
    }

    @ExposedMethod("write($self, s, /)")
    Object write(PyThread t, Object s) {
        throw unsupported(t, "write");
    }

    @ExposedGetter("encoding")
    Object encoding(PyThread t) {
        return PyNone.NONE;
    }

    @ExposedGetter("newlines")
    Object newlines(PyThread t) {
        return PyNone.NONE;
    }

    @ExposedGetter("errors")
    Object errors(PyThread t) {
        return PyNone.NONE;
    }
}
