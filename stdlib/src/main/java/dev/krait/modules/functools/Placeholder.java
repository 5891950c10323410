package dev.krait.modules.functools;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;

/** The type of {@code functools.Placeholder}, which is its only instance. */
@ExposedType(value = "functools._PlaceholderType", doc = "The type of the Placeholder singleton.\n\nUsed as a placeholder for partial arguments.")
final class Placeholder extends PyObject {
    static final PyType TYPE = PyType.builtin(PlaceholderTable.TABLE, PyType.OBJECT, 0);
    static final Placeholder PLACEHOLDER = new Placeholder();

    private Placeholder() {
        super(TYPE);
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newPlaceholder(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        if (args.length > 0 || kwargs != null && kwargs.size() > 0) {
            throw TypeErrors.of("PlaceholderType takes no arguments");
        }
        return PLACEHOLDER;
    }

    @ExposedMethod("__repr__($self, /)")
    String repr() {
        return "Placeholder";
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    String reduce() {
        return "Placeholder";
    }
}
