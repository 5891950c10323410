package dev.krait.type.generic;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.ops.CompareOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.Str;

/** {@code P.args} of a ParamSpec. */
@ExposedType(value = "typing.ParamSpecArgs", doc = "The args for a ParamSpec object.")
public final class PyParamSpecArgs extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyParamSpecArgsTable.TABLE, PyType.OBJECT, PyType.MANAGED_WEAKREF | PyType.SHOWN_ON_HEAP);

    private final Object origin;

    PyParamSpecArgs(Object origin) {
        super(TYPE);
        this.origin = origin;
    }

    @ExposedNew("(origin)")
    static Object newObject(PyThread t, PyType cls, Object origin) {
        return new PyParamSpecArgs(origin);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return Str.concat(origin instanceof PyParamSpec spec ? spec.name : TextOps.repr(t, origin), ".args");
    }

    @ExposedMethod("__eq__($self, value, /)")
    Object eq(PyThread t, Object value) {
        return value instanceof PyParamSpecArgs other ? (Object) CompareOps.equal(t, origin, other.origin) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod("__ne__($self, value, /)")
    Object ne(PyThread t, Object value) {
        return CompareOps.negated(eq(t, value));
    }

    @ExposedMethod("__mro_entries__($self, bases, /)")
    Object mroEntries(Object bases) {
        throw TypingLibrary.cannotSubclass("ParamSpecArgs");
    }

    @ExposedGetter(value = "__origin__", member = true)
    Object origin() {
        return origin;
    }
}
