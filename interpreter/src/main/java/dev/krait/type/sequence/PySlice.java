package dev.krait.type.sequence;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;

/** A {@code slice}. */
@ExposedType("slice")
public final class PySlice extends PyObject {
    public static final PyType TYPE = PyType.builtin(PySliceTable.TABLE, PyType.OBJECT, 0);

    public final Object start;
    public final Object stop;
    public final Object step;

    public PySlice(Object start, Object stop, Object step) {
        super(TYPE);
        this.start = start;
        this.stop = stop;
        this.step = step;
    }

    @ExposedGetter(value = "start", member = true)
    Object start() {
        return start;
    }

    @ExposedGetter(value = "stop", member = true)
    Object stop() {
        return stop;
    }

    @ExposedGetter(value = "step", member = true)
    Object step() {
        return step;
    }
}
