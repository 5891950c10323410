package dev.krait.runtime;

import dev.krait.object.PyInstance;
import dev.krait.object.Shape;
import dev.krait.type.function.PyFunction;

/**
 * Up to four shapes and the Python function that a method name means for each. The fields of a record are constants for HotSpot when the record is one, so
 * that the look-up becomes a chain of compares, and what is found can be inlined.
 */
public record MethodCases(Shape s0, PyFunction f0, Shape s1, PyFunction f1, Shape s2, PyFunction f2, Shape s3, PyFunction f3) {
    /** How many cases there is room for. */
    public static final int MAX = 4;

    /** @param shapes at most {@link #MAX}, with a function for each */
    public static MethodCases of(Shape[] shapes, PyFunction[] functions) {
        Shape[] s = java.util.Arrays.copyOf(shapes, MAX);
        PyFunction[] f = java.util.Arrays.copyOf(functions, MAX);
        return new MethodCases(s[0], f[0], s[1], f[1], s[2], f[2], s[3], f[3]);
    }

    /** The function for a receiver, or null when it is none of the cases. */
    PyFunction find(Object receiver) {
        if (!(receiver instanceof PyInstance i)) {
            return null;
        }
        Shape shape = i.shape;
        if (shape == null) {
            return null;
        }
        if (shape == s0) {
            return f0;
        }
        if (shape == s1) {
            return f1;
        }
        if (shape == s2) {
            return f2;
        }
        return shape == s3 ? f3 : null;
    }

    @Override
    public String toString() {
        return "cases " + f0 + " " + f1 + " " + f2 + " " + f3;
    }
}
