package dev.krait.jit.build;

import dev.krait.object.PyType;
import dev.krait.object.Shape;
import dev.krait.type.sequence.PyList;

/** The built-in types that graphs speculate on. */
final class BuiltinTypes {
    static final PyType LIST = PyList.TYPE;
    static final Class<?> LIST_CLASS = PyList.class;

    private BuiltinTypes() {
    }

    /** The Java class of the values of a type whose values are host objects of one class, or null. */
    static Class<?> hostClass(PyType type) {
        if (type == dev.krait.type.text.StrType.TYPE) {
            return String.class;
        }
        if (type == dev.krait.type.number.FloatType.TYPE) {
            return Double.class;
        }
        return null;
    }

    /** How many object fields of instances with this shape lie in line. */
    static int inlineObjects(Shape shape) {
        return switch (shape.layout) {
            case NONE -> 0;
            case O4, O4R4 -> 4;
            case O8 -> 8;
        };
    }

    /** Whether one of the {@code __slots__} of a Python class lies in line in all its instances: every layout of such classes has four. */
    static boolean inlineSlot(PyType type, int index) {
        return index < Shape.Layout.O4.objects && type.rootShape.layout != Shape.Layout.NONE;
    }

    /** How many raw fields lie in line. */
    static int inlineRaws(Shape shape) {
        return shape.layout == Shape.Layout.O4R4 ? 4 : 0;
    }
}
