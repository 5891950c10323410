package dev.krait.modules.functools;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.object.ComparedInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;

/** The key function that {@code cmp_to_key} makes, and each of its keys. Compare CPython {@code Modules/_functoolsmodule.c: keyobject_richcompare}. */
@ExposedType("functools.KeyWrapper")
final class KeyWrapper extends ComparedInstance {
    static final PyType TYPE = PyType.builtin(KeyWrapperTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private final Object compare;
    /** What is compared; null in the key function. */
    private Object value;

    KeyWrapper(Object compare, Object value) {
        super(TYPE);
        this.compare = compare;
        this.value = value;
    }

    /** Names itself {@code K} in errors, as the Python version's class is called. */
    @ExposedMethod("__call__($self, /, *args, **kwargs)")
    Object key(Object[] args, PyDict kwargs) {
        int given = args.length + (kwargs == null ? 0 : kwargs.size());
        Object obj = args.length > 0 ? args[0] : kwargs == null ? null : kwargs.getName("obj");
        if (given > 1) {
            throw TypeErrors.of("K() takes at most 1 argument (" + given + " given)");
        }
        if (obj == null) {
            throw TypeErrors.of(given == 0 ? "K() missing required argument 'obj' (pos 1)"
                    : "K() got an unexpected keyword argument '" + kwargs.snapshot()[0] + "'");
        }
        return new KeyWrapper(compare, obj);
    }

    @ExposedGetter(value = "obj", member = true)
    Object obj() {
        return value == null ? PyNone.NONE : value;
    }

    @ExposedSetter("obj")
    void setObj(Object obj) {
        value = obj;
    }

    @Override
    public Object richCompare(PyThread t, Object other, int op) {
        if (!(other instanceof KeyWrapper k)) {
            throw TypeErrors.of("other argument must be K instance");
        }
        if (value == null || k.value == null) {
            throw dev.krait.error.AttributeErrors.of("object");
        }
        return CompareOps.compare(t, CallOps.call2(t, compare, value, k.value), 0L, op);
    }
}
