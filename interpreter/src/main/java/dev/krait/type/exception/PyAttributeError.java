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

/** An {@code AttributeError}: knows the object and the name that it lacks. */
@ExposedType(value = "AttributeError", doc = "Attribute not found.")
public final class PyAttributeError extends PyBaseException {
    /** The name, or null. */
    public Object name;
    /** The object, or null. */
    public Object object;

    PyAttributeError(PyType type) {
        super(type);
    }

    /** An AttributeError about an object. */
    public static PyAttributeError of(Object message, Object object, Object name) {
        PyAttributeError made = (PyAttributeError) make(ExceptionTypes.ATTRIBUTE_ERROR, message);
        made.object = object;
        made.name = name;
        return made;
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    static void init(PyAttributeError self, Object[] args, PyDict kwargs) {
        initException(self, args, null);
        Object[] given = keywords("AttributeError", kwargs, "name", "obj");
        self.name = given[0];
        self.object = given[1];
    }

    @ExposedMethod(value = "__getstate__($self, /)", plain = true)
    static Object state(PyAttributeError self) {
        PyDict state = new PyDict();
        Object[] own = Fields.snapshot(self);
        for (int i = 0; i < own.length; i += 2) {
            state.putName(dev.krait.type.text.Str.java(own[i]), own[i + 1]);
        }
        if (self.name != null) {
            state.putName("name", self.name);
        }
        state.putName("args", self.args);
        return state;
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    static Object reduceAttribute(PyThread t, PyAttributeError self) {
        return PyTuple.of(self.type, self.args, state(self));
    }

    @ExposedGetter(value = "name", doc = "attribute name", member = true)
    Object name() {
        return orNone(name);
    }

    @ExposedSetter("name")
    void name(Object value) {
        name = value;
    }

    @ExposedGetter(value = "obj", doc = "object", member = true)
    Object object() {
        return orNone(object);
    }

    @ExposedSetter("obj")
    void object(Object value) {
        object = value;
    }
}
