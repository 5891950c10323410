package dev.krait.codegen;

import dev.krait.object.PyType;
import dev.krait.type.mapping.PyDict;

/** The built-in types, and what functions there are. */
final class HarnessBuiltins {
    private HarnessBuiltins() {
    }

    static void fill(PyDict b) {
        PyType[] types = {
            PyType.OBJECT, PyType.TYPE, dev.krait.type.number.IntType.TYPE, dev.krait.type.number.FloatType.TYPE, dev.krait.type.number.BoolType.TYPE,
            dev.krait.type.text.StrType.TYPE, dev.krait.type.sequence.PyList.TYPE, dev.krait.type.sequence.PyTuple.TYPE, PyDict.TYPE,
            dev.krait.type.sequence.PyRange.TYPE, dev.krait.type.set.PySet.TYPE, dev.krait.type.number.PyComplex.TYPE
        };
        for (PyType t : types) {
            b.putName(t.name, t);
        }
        for (java.lang.reflect.Field f : dev.krait.type.exception.ExceptionTypes.class.getFields()) {
            try {
                if (f.get(null) instanceof PyType t) {
                    b.putName(t.name, t);
                }
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
    }
}
