package dev.krait.type.function;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.HashOps;
import dev.krait.ops.CompareOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** A slot wrapper bound to its instance. Compare CPython {@code Objects/descrobject.c: wrapperobject}. */
@ExposedType("method-wrapper")
public final class MethodWrapper extends PyObject {
    public static final PyType TYPE = PyType.builtin(MethodWrapperTable.TABLE, PyType.OBJECT, 0);

    public final SlotWrapper method;
    public final Object self;

    MethodWrapper(SlotWrapper method, Object self) {
        super(TYPE);
        this.method = method;
        this.self = self;
    }

    @Override
    public Object call(PyThread t, Object[] arguments, String[] keywords) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = self;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return method.call(t, all, keywords);
    }

    @Override
    public Object call0(PyThread t) {
        return method.call1(t, self);
    }

    @Override
    public Object call1(PyThread t, Object a) {
        return method.call2(t, self, a);
    }

    @Override
    public Object call2(PyThread t, Object a, Object b) {
        return method.call3(t, self, a, b);
    }

    @Override
    public Object call3(PyThread t, Object a, Object b, Object c) {
        return method.call4(t, self, a, b, c);
    }

    @ExposedMethod("__call__($self, /, *args, **kwargs)")
    Object callMethod(PyThread t, Object[] args, PyDict kwargs) {
        return Keywords.call(t, this, args, kwargs);
    }

    @ExposedGetter(value = "__self__", member = true)
    Object self() {
        return self;
    }

    @ExposedGetter("__objclass__")
    Object objclass() {
        return method.owner;
    }

    @ExposedGetter("__name__")
    Object name() {
        return method.name();
    }

    @ExposedGetter("__qualname__")
    Object qualname() {
        return method.qualname();
    }

    @ExposedGetter("__doc__")
    Object doc() {
        return method.doc();
    }

    @ExposedGetter("__text_signature__")
    Object textSignature() {
        return method.textSignature();
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return Str.of("<method-wrapper '" + method.name + "' of " + PyType.of(self).fullName() + " object at " + Addresses.of(t, self) + ">");
    }

    @ExposedMethod("__eq__($self, value, /)")
    Object eq(Object value) {
        return value instanceof MethodWrapper w ? (Object) (w.method == method && CompareOps.is(w.self, self)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod("__ne__($self, value, /)")
    Object ne(Object value) {
        return CompareOps.negated(eq(value));
    }

    @ExposedMethod("__hash__($self, /)")
    long hash(PyThread t) {
        return HashOps.hash(System.identityHashCode(self) * 31L + System.identityHashCode(method));
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce(PyThread t) {
        return PyTuple.of(t.interpreter.builtins.getName("getattr"), PyTuple.of(self, method.name()));
    }
}
