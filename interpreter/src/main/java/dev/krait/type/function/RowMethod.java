package dev.krait.type.function;

import dev.krait.error.PyErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.object.ExposedRow;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;

/**
 * A method of a built-in type, unbound: {@link BuiltinMethod} or {@link SlotWrapper}. Checks that it is called with an instance of its type; a {@code null}
 * from {@code __next__} becomes StopIteration here, so that callers inside the runtime ask iterators themselves.
 */
public abstract class RowMethod extends TypeMember {
    RowMethod(PyType type, PyType owner, ExposedRow row) {
        super(type, owner, row, row.name());
    }

    /** The error of a call without an instance. */
    abstract RuntimeException noInstance();

    /** The error of a call with an instance of another type. */
    abstract RuntimeException wrongInstance(Object self);

    private void check(Object self) {
        PyType type = PyType.of(self);
        if (type != owner && !type.isSubtype(owner)) {
            throw wrongInstance(self);
        }
    }

    /** Reports exhaustion to Python. */
    static Object exhausted() {
        throw PyErrors.with(ExceptionTypes.STOP_ITERATION);
    }

    @Override
    public Object call(PyThread t, Object[] arguments, String[] keywords) {
        if (arguments.length == (keywords == null ? 0 : keywords.length)) {
            throw noInstance();
        }
        check(arguments[0]);
        Object result = row.call(t, arguments, keywords);
        return result == null ? exhausted() : result;
    }

    @Override
    public Object call0(PyThread t) {
        throw noInstance();
    }

    @Override
    public Object call1(PyThread t, Object a) {
        check(a);
        Object result = row.call1(t, a);
        return result == null ? exhausted() : result;
    }

    @Override
    public Object call2(PyThread t, Object a, Object b) {
        check(a);
        return row.call2(t, a, b);
    }

    @Override
    public Object call3(PyThread t, Object a, Object b, Object c) {
        check(a);
        return row.call3(t, a, b, c);
    }

    @Override
    public Object call4(PyThread t, Object a, Object b, Object c, Object d) {
        check(a);
        return row.call4(t, a, b, c, d);
    }

    @ExposedGetter("__text_signature__")
    public final Object textSignature() {
        return row.signature().isEmpty() ? PyNone.NONE : row.signature();
    }
}
