package dev.krait.type.number;

import dev.krait.error.Warnings;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;

/** The type {@code bool}: its methods as static functions over host values. */
@ExposedType(value = "bool", doc = "The truth of an argument: True or False, the only two instances.")
public final class BoolType {
    public static final PyType TYPE = PyType.builtin(BoolTypeTable.TABLE, IntType.TYPE, 0);

    private BoolType() {
    }

    @ExposedNew("(object=False, /)")
    static Object newBool(PyThread t, PyType cls, Object object) {
        return object == null ? Boolean.FALSE : (Boolean) TruthOps.isTrue(t, object);
    }

    @ExposedMethod("__repr__($self, /)")
    static Object repr(Object self) {
        return (Boolean) self ? "True" : "False";
    }

    @ExposedMethod("__invert__($self, /)")
    static Object invert(PyThread t, Object self) {
        Warnings.deprecated(t, "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion "
                + "of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for "
                + "boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.");
        return (Boolean) self ? -2L : -1L;
    }

    @ExposedMethod("__and__($self, value, /)")
    static Object and(Object self, Object value) {
        return self instanceof Boolean a && value instanceof Boolean b ? (Object) (a & b) : IntType.and(self, value);
    }

    @ExposedMethod("__rand__($self, value, /)")
    static Object rand(Object self, Object value) {
        return value instanceof Boolean ? and(value, self) : IntType.rand(self, value);
    }

    @ExposedMethod("__or__($self, value, /)")
    static Object or(Object self, Object value) {
        return self instanceof Boolean a && value instanceof Boolean b ? (Object) (a | b) : IntType.or(self, value);
    }

    @ExposedMethod("__ror__($self, value, /)")
    static Object ror(Object self, Object value) {
        return value instanceof Boolean ? or(value, self) : IntType.ror(self, value);
    }

    @ExposedMethod("__xor__($self, value, /)")
    static Object xor(Object self, Object value) {
        return self instanceof Boolean a && value instanceof Boolean b ? (Object) (a ^ b) : IntType.xor(self, value);
    }

    @ExposedMethod("__rxor__($self, value, /)")
    static Object rxor(Object self, Object value) {
        return value instanceof Boolean ? xor(value, self) : IntType.rxor(self, value);
    }
}
