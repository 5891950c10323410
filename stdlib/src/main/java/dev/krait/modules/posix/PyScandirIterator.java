package dev.krait.modules.posix;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.protocol.PyIterator;
import dev.krait.thread.PyThread;
import java.util.List;

/** The iterator of {@code os.scandir}. */
@ExposedType("posix.ScandirIterator")
public final class PyScandirIterator extends PyObject implements PyIterator {
    public static final PyType TYPE = PyType.builtin(PyScandirIteratorTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private final FileArgument directory;
    private List<String> names;
    private int next;

    PyScandirIterator(FileArgument directory, List<String> names) {
        super(TYPE);
        this.directory = directory;
        this.names = names;
    }

    @Override
    @ExposedMethod("__next__($self, /)")
    public synchronized Object next(PyThread t) {
        if (names == null || next >= names.size()) {
            names = null;
            return null;
        }
        String name = names.get(next++);
        String prefix = directory.path().endsWith("/") ? directory.path() : directory.path() + "/";
        return new PyDirEntry(prefix + name, directory.result(name), directory.result(prefix + name));
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter() {
        return this;
    }

    @ExposedMethod(value = "__enter__($self, /)", plain = true)
    Object enter() {
        return this;
    }

    @ExposedMethod(value = "__exit__($self, /, *args)", plain = true)
    void exit(Object[] args) {
        close();
    }

    @ExposedMethod("close($self, /)")
    synchronized void close() {
        names = null;
    }
}
