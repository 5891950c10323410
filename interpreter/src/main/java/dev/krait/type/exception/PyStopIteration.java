package dev.krait.type.exception;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.type.mapping.PyDict;

/** A {@code StopIteration}: carries the value that a generator returned. */
@ExposedType(value = "StopIteration", doc = "Signal the end from iterator.__next__().")
public final class PyStopIteration extends PyBaseException {
    /** Null once it was deleted. */
    public Object value = PyNone.NONE;

    PyStopIteration(PyType type) {
        super(type);
    }

    @Override
    protected void start(Object[] given) {
        value = given.length > 0 ? given[0] : PyNone.NONE;
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    static void init(PyStopIteration self, Object[] args, PyDict kwargs) {
        initException(self, args, kwargs);
        self.start(args);
    }

    @ExposedGetter(value = "value", member = true)
    Object value() {
        return orNone(value);
    }

    @ExposedSetter("value")
    void value(Object v) {
        value = v;
    }
}
