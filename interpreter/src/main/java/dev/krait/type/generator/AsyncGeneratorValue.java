package dev.krait.type.generator;

import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;

/** A value that the body of an asynchronous generator yields, as against one that passes through it from an await. */
@ExposedType("async_generator_wrapped_value")
public final class AsyncGeneratorValue extends PyObject {
    public static final PyType TYPE = PyType.builtin(AsyncGeneratorValueTable.TABLE, PyType.OBJECT, 0);

    final Object value;

    public AsyncGeneratorValue(Object value) {
        super(TYPE);
        this.value = value;
    }
}
