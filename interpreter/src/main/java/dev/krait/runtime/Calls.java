package dev.krait.runtime;

import dev.krait.error.TypeErrors;
import dev.krait.eval.CodeState;
import dev.krait.eval.CompiledEntry;
import dev.krait.eval.FrameOperations;
import dev.krait.object.PyInstance4;
import dev.krait.object.PyInstance4x4;
import dev.krait.object.PyInstance8;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Shape;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.PyFunction;
import dev.krait.type.sequence.PyTuple;

/** Calls. */
public final class Calls {
    private Calls() {
    }

    /** The way into a function that takes exactly the arguments it is given: compiled code, or the interpreter. */
    public static CompiledEntry entry(PyFunction f) {
        return f.state().entry;
    }

    /** The way into a function whose code is known, by the state of that code. */
    public static CompiledEntry entryOf(Object state) {
        return ((CodeState) state).entry;
    }

    public static Object call0(PyThread t, Object f) {
        return CallOps.call0(t, f);
    }

    public static Object call1(PyThread t, Object f, Object a) {
        return CallOps.call1(t, f, a);
    }

    public static Object call2(PyThread t, Object f, Object a, Object b) {
        return CallOps.call2(t, f, a, b);
    }

    public static Object call3(PyThread t, Object f, Object a, Object b, Object c) {
        return CallOps.call3(t, f, a, b, c);
    }

    public static Object call4(PyThread t, Object f, Object a, Object b, Object c, Object d) {
        return CallOps.call4(t, f, a, b, c, d);
    }

    public static Object call(PyThread t, Object f, Object[] arguments) {
        return CallOps.call(t, f, arguments, null);
    }

    /** With a first argument that is left out when it is null. */
    public static Object callMaybe(PyThread t, Object f, Object self, Object[] arguments) {
        return CallOps.call(t, f, withSelf(self, arguments), null);
    }

    public static Object callMaybe0(PyThread t, Object f, Object self) {
        return self == null ? CallOps.call0(t, f) : CallOps.call1(t, f, self);
    }

    public static Object callMaybe1(PyThread t, Object f, Object self, Object a) {
        return self == null ? CallOps.call1(t, f, a) : CallOps.call2(t, f, self, a);
    }

    public static Object callMaybe2(PyThread t, Object f, Object self, Object a, Object b) {
        return self == null ? CallOps.call2(t, f, a, b) : CallOps.call3(t, f, self, a, b);
    }

    public static Object callMaybe3(PyThread t, Object f, Object self, Object a, Object b, Object c) {
        return self == null ? CallOps.call3(t, f, a, b, c) : CallOps.call4(t, f, self, a, b, c);
    }

    /** {@code names} are those of the last arguments; {@code self} is left out when it is null. */
    public static Object callKeywords(PyThread t, Object f, Object names, Object self, Object[] arguments) {
        Object[] items = ((PyTuple) names).items;
        String[] keywords = new String[items.length];
        for (int i = 0; i < keywords.length; i++) {
            keywords[i] = (String) items[i];
        }
        return CallOps.call(t, f, withSelf(self, arguments), keywords);
    }

    private static Object[] withSelf(Object self, Object[] arguments) {
        if (self == null) {
            return arguments;
        }
        Object[] all = new Object[arguments.length + 1];
        all[0] = self;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return all;
    }

    /** {@code f(*positional, **keywords)}; {@code keywords} may be null. */
    public static Object callEx(PyThread t, Object f, Object positional, Object keywords) {
        return FrameOperations.callExpanded(t, f, positional, keywords);
    }

    /** A bare instance of a Python class that is not abstract. */
    public static Object newInstance(Object cls) {
        return ((PyType) cls).allocate();
    }

    /** The shape in which instances of a class begin. */
    public static Object rootShape(Object cls) {
        return ((PyType) cls).rootShape;
    }

    public static Object newInstance4(Object cls, Object shape) {
        return new PyInstance4((PyType) cls, (Shape) shape);
    }

    public static Object newInstance8(Object cls, Object shape) {
        return new PyInstance8((PyType) cls, (Shape) shape);
    }

    public static Object newInstance4x4(Object cls, Object shape) {
        return new PyInstance4x4((PyType) cls, (Shape) shape);
    }

    /** {@code __init__} must give None. */
    public static void checkInit(PyThread t, Object result) {
        if (result != PyNone.NONE) {
            throw TypeErrors.of("__init__() should return None, not '" + PyType.of(result).name + "'");
        }
    }

    /** 1 or 0, and -1 where asking may run Python code. */
    public static long isPlainInstance(Object value, Object cls) {
        return dev.krait.ops.TypeOps.isPlainInstance(value, cls);
    }

    public static boolean isInstance(PyThread t, Object value, Object cls) {
        return dev.krait.ops.TypeOps.isInstance(t, value, cls);
    }
}
