package dev.krait.type.iter;

import dev.krait.exposer.ExposedMethod;
import dev.krait.object.PyInstance;
import dev.krait.object.PyType;
import dev.krait.protocol.PyIterator;
import dev.krait.thread.PyThread;

/** What all built-in iterators share: being their own iterator, and {@code __next__}. */
public abstract class BuiltinIterator extends PyInstance implements PyIterator {
    protected BuiltinIterator(PyType type) {
        super(type);
        this.shape = type.rootShape;
    }

    @ExposedMethod("__iter__($self, /)")
    public final Object self() {
        return this;
    }

    @Override
    @ExposedMethod("__next__($self, /)")
    public abstract Object next(PyThread t);

    /** A built-in function by its name as {@code __reduce__} wants it: what {@code builtins} holds now. */
    protected static Object builtin(PyThread t, String name) {
        return t.interpreter.builtins.getName(name);
    }
}
