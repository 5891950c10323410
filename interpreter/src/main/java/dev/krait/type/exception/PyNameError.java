package dev.krait.type.exception;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.type.mapping.PyDict;

/** A {@code NameError}: knows the name. */
@ExposedType(value = "NameError", doc = "Name not found globally.")
public final class PyNameError extends PyBaseException {
    /** The name, or null. */
    public Object name;

    PyNameError(PyType type) {
        super(type);
    }

    /** Of NameError or a subclass of it. */
    public static PyNameError of(PyType type, Object message, Object name) {
        PyNameError made = (PyNameError) make(type, message);
        made.name = name;
        return made;
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    static void init(PyNameError self, Object[] args, PyDict kwargs) {
        initException(self, args, null);
        self.name = keywords("NameError", kwargs, "name")[0];
    }

    @ExposedGetter(value = "name", doc = "name", member = true)
    Object name() {
        return orNone(name);
    }

    @ExposedSetter("name")
    void name(Object value) {
        name = value;
    }
}
