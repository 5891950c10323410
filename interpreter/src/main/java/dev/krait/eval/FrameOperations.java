package dev.krait.eval;

import dev.krait.error.PyException;
import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.PyBaseException;

/** The instructions' meanings that live in this package, for compiled code: see {@code dev.krait.runtime}. */
public final class FrameOperations {
    private FrameOperations() {
    }

    public static Object loadGlobal(PyThread t, PyFrame f, String name) {
        return Variables.loadGlobal(t, f, name);
    }

    public static void storeGlobal(PyThread t, PyFrame f, String name, Object value) {
        Variables.storeGlobal(t, f, name, value);
    }

    public static void deleteGlobal(PyThread t, PyFrame f, String name) {
        Variables.deleteGlobal(t, f, name);
    }

    public static Object loadName(PyThread t, PyFrame f, String name) {
        return Variables.loadName(t, f, name);
    }

    public static void storeName(PyThread t, PyFrame f, String name, Object value) {
        Variables.storeName(t, f, name, value);
    }

    public static void deleteName(PyThread t, PyFrame f, String name) {
        Variables.deleteName(t, f, name);
    }

    public static Object loadFromDictOrGlobals(PyThread t, PyFrame f, Object mapping, String name) {
        return Variables.loadFromDictOrGlobals(t, f, mapping, name);
    }

    public static Object loadFromDictOrDeref(PyThread t, PyFrame f, Object mapping, int slot) {
        return Variables.loadFromDictOrDeref(t, f, mapping, slot);
    }

    public static Object locals(PyFrame f) {
        if (f.locals == null) {
            throw dev.krait.error.SystemErrors.of("no locals");
        }
        return f.locals;
    }

    public static Object buildClass(PyThread t, PyFrame f) {
        Object function = Variables.inMapping(t, f.builtins, "__build_class__");
        if (function == null) {
            throw dev.krait.error.NameErrors.of("__build_class__ not found");
        }
        return function;
    }

    public static void setUpAnnotations(PyThread t, PyFrame f) {
        if (Variables.inMapping(t, locals(f), "__annotations__") == null) {
            Variables.storeName(t, f, "__annotations__", new dev.krait.type.mapping.PyDict());
        }
    }

    public static Object yieldFromIterator(PyThread t, PyFrame f, Object value) {
        return Awaiting.yieldFromIterator(t, f, value);
    }

    public static Object awaitable(PyThread t, Object value, int where) {
        return Awaiting.awaitable(t, value, where);
    }

    public static Object asyncIterator(PyThread t, Object value) {
        return Awaiting.asyncIterator(t, value);
    }

    public static Object asyncNext(PyThread t, Object iterator) {
        return Awaiting.asyncNext(t, iterator);
    }

    public static void endAsyncFor(PyBaseException e) {
        Awaiting.endAsyncFor(e);
    }

    public static Object cleanUpThrow(PyThread t, PyBaseException e) {
        return Awaiting.cleanUpThrow(t, e);
    }

    /** Sends a value into an iterator; what comes out is put into {@code out[0]}; returns whether it was yielded. */
    public static boolean send(PyThread t, Object receiver, Object value, Object[] out) {
        return Generators.send(t, receiver, value, out, 0);
    }

    public static Object callExpanded(PyThread t, Object callable, Object positional, Object keywords) {
        return Calls.expanded(t, callable, positional, keywords);
    }

    public static PyException raise(PyThread t, Object exception, Object cause) {
        return Raising.raise(t, exception, cause);
    }

    public static PyException again(PyBaseException value) {
        return Unwinding.again(value);
    }

    public static PyException tooDeep() {
        return Unwinding.tooDeep();
    }
}
