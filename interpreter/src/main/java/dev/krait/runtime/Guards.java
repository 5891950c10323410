package dev.krait.runtime;

import dev.krait.bytecode.PyCode;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyInstance;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.object.Shape;
import dev.krait.thread.PyThread;
import dev.krait.type.function.PyFunction;

/** The tests of guards. */
public final class Guards {
    private Guards() {
    }

    /** Whether a guard is to fail in stress mode. */
    public static boolean stressed(Object sequence) {
        return ((StressSequence) sequence).fails();
    }

    /** The value is an instance of exactly this type. */
    public static boolean hasType(Object value, Object type) {
        return value instanceof PyObject p && p.type == type;
    }

    /** The instance has this shape. */
    public static boolean hasShape(Object value, Object shape) {
        return value instanceof PyInstance i && i.shape == (Shape) shape;
    }

    /** The instance has one of some shapes; {@code shapes} is an array. */
    public static boolean hasAnyShape(Object value, Object shapes) {
        if (value instanceof PyInstance i) {
            Shape shape = i.shape;
            for (Shape s : (Shape[]) shapes) {
                if (s == shape) {
                    return true;
                }
            }
        }
        return false;
    }

    public static boolean hasShape(Object value, Object a, Object b) {
        return value instanceof PyInstance i && isOne(i.shape, a, b);
    }

    public static boolean hasShape(Object value, Object a, Object b, Object c) {
        return value instanceof PyInstance i && (isOne(i.shape, a, b) || i.shape == c);
    }

    public static boolean hasShape(Object value, Object a, Object b, Object c, Object d) {
        return value instanceof PyInstance i && (isOne(i.shape, a, b) || isOne(i.shape, c, d));
    }

    private static boolean isOne(Shape shape, Object a, Object b) {
        return shape == a || shape == b;
    }

    /** Nothing that the type sees has changed. */
    public static boolean hasVersion(Object type, long version) {
        return ((PyType) type).version == version;
    }

    /** The function has this dict of globals. */
    public static boolean hasGlobals(PyFunction f, Object globals) {
        return f.globals == globals;
    }

    public static boolean hasGlobals(PyFrame f, Object globals) {
        return f.globals == globals;
    }

    /** The function has these builtins. */
    public static boolean hasBuiltins(PyFunction f, Object builtins) {
        return f.builtins == builtins;
    }

    public static boolean hasBuiltins(PyFrame f, Object builtins) {
        return f.builtins == builtins;
    }

    /** There is room for so many more activations. */
    public static boolean hasDepth(PyThread t, int more) {
        return t.depth + more <= t.interpreter.recursionLimit;
    }

    /** A Python function with this code. */
    public static boolean hasCode(Object value, Object code) {
        return value instanceof PyFunction f && f.code == (PyCode) code;
    }
}
