package dev.krait.type.exception;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;

/** A {@code SystemExit}: carries the exit code. */
@ExposedType(value = "SystemExit", doc = "Request to exit from the interpreter.")
public final class PySystemExit extends PyBaseException {
    /** Null once it was deleted. */
    public Object code = PyNone.NONE;

    PySystemExit(PyType type) {
        super(type);
    }

    @Override
    protected void start(Object[] given) {
        code = given.length == 0 ? PyNone.NONE : given.length == 1 ? given[0] : PyTuple.of(given);
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    static void init(PySystemExit self, Object[] args, PyDict kwargs) {
        initException(self, args, kwargs);
        self.start(args);
    }

    @ExposedGetter(value = "code", doc = "exception code", member = true)
    Object code() {
        return orNone(code);
    }

    @ExposedSetter("code")
    void code(Object v) {
        code = v;
    }
}
