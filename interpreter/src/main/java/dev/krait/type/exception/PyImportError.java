package dev.krait.type.exception;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.object.Fields;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** An {@code ImportError}: knows the module, its file and the name that it lacks. */
@ExposedType(value = "ImportError", doc = "Import can't find module, or can't find name in module.")
public final class PyImportError extends PyBaseException {
    // null means none
    private Object message;
    private Object name;
    private Object path;
    private Object nameFrom;

    PyImportError(PyType type) {
        super(type);
    }

    /** Of ImportError or a subclass; {@code name}, {@code path} and {@code nameFrom} may be null. */
    public static PyImportError of(PyType type, Object message, Object name, Object path, Object nameFrom) {
        PyImportError made = (PyImportError) make(type, message);
        made.name = name;
        made.path = path;
        made.nameFrom = nameFrom;
        return made;
    }

    @Override
    protected void start(Object[] given) {
        message = given.length == 1 ? given[0] : null;
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    static void init(PyImportError self, Object[] args, PyDict kwargs) {
        initException(self, args, null);
        Object[] given = keywords("ImportError", kwargs, "name", "path", "name_from");
        self.name = given[0];
        self.path = given[1];
        self.nameFrom = given[2];
        self.start(args);
    }

    @ExposedMethod("__str__($self, /)")
    static Object text(PyThread t, PyImportError self) {
        return self.message != null && Str.isExact(self.message) ? self.message : str(t, self);
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    static Object reduceImport(PyThread t, PyImportError self) {
        PyDict state = new PyDict();
        Object[] own = Fields.snapshot(self);
        for (int i = 0; i < own.length; i += 2) {
            state.putName(Str.java(own[i]), own[i + 1]);
        }
        put(state, "name", self.name);
        put(state, "path", self.path);
        put(state, "name_from", self.nameFrom);
        return state.size() == 0 ? PyTuple.of(self.type, self.args) : PyTuple.of(self.type, self.args, state);
    }

    private static void put(PyDict state, String key, Object value) {
        if (value != null) {
            state.putName(key, value);
        }
    }

    @ExposedGetter(value = "msg", doc = "exception message", member = true)
    Object message() {
        return orNone(message);
    }

    @ExposedSetter("msg")
    void message(Object value) {
        message = value;
    }

    @ExposedGetter(value = "name", doc = "module name", member = true)
    Object name() {
        return orNone(name);
    }

    @ExposedSetter("name")
    void name(Object value) {
        name = value;
    }

    @ExposedGetter(value = "path", doc = "module path", member = true)
    Object path() {
        return orNone(path);
    }

    @ExposedSetter("path")
    void path(Object value) {
        path = value;
    }

    @ExposedGetter(value = "name_from", doc = "name imported from module", member = true)
    Object nameFrom() {
        return orNone(nameFrom);
    }

    @ExposedSetter("name_from")
    void nameFrom(Object value) {
        nameFrom = value;
    }
}
