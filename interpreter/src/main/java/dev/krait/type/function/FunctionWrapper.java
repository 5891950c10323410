package dev.krait.type.function;

import dev.krait.error.RuntimeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedSetter;
import dev.krait.object.Fields;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.TruthOps;
import dev.krait.protocol.Descriptor;
import dev.krait.thread.PyThread;

/** What staticmethod and classmethod share. Compare CPython {@code Objects/funcobject.c: functools_wraps}. */
public abstract class FunctionWrapper extends PyInstance implements Descriptor {
    private static final String[] COPIED = {"__module__", "__name__", "__qualname__", "__doc__"};

    /** What is wrapped; null until {@code __init__} ran. */
    Object function;

    FunctionWrapper(PyType type) {
        super(type);
        shape = type.rootShape;
    }

    final void wrap(PyThread t, Object callable) {
        function = callable;
        for (String name : COPIED) {
            Object value = AttributeOps.lookup(t, callable, name);
            if (value != null) {
                AttributeOps.set(t, this, name, value);
            }
        }
    }

    /** What is wrapped, or null: for the JIT. */
    public final Object wrappedFunction() {
        return function;
    }

    /** What is wrapped, for use. */
    final Object function() {
        if (function == null) {
            throw RuntimeErrors.of("uninitialized " + type.name + " object");
        }
        return function;
    }

    @ExposedMethod("__get__($self, instance, owner=None, /)")
    public final Object get(PyThread t, Object instance, Object owner) {
        return bind(t, instance == PyNone.NONE ? null : instance, owner instanceof PyType cls ? cls : PyType.of(instance));
    }

    @ExposedGetter("__isabstractmethod__")
    public final boolean isAbstract(PyThread t) {
        Object flag = function == null ? null : AttributeOps.lookup(t, function, "__isabstractmethod__");
        return flag != null && TruthOps.isTrue(t, flag);
    }

    @ExposedGetter("__dict__")
    public final Object dict() {
        return Fields.dictionary(this);
    }

    @ExposedGetter("__annotations__")
    public final Object annotations(PyThread t) {
        return forwarded(t, "__annotations__");
    }

    @ExposedSetter("__annotations__")
    public final void annotations(PyThread t, Object value) {
        forward("__annotations__", value);
    }

    @ExposedGetter("__annotate__")
    public final Object annotate(PyThread t) {
        return forwarded(t, "__annotate__");
    }

    @ExposedSetter("__annotate__")
    public final void annotate(PyThread t, Object value) {
        forward("__annotate__", value);
    }

    /** The function's attribute, remembered here. Compare CPython {@code descriptor_get_wrapped_attribute}. */
    private Object forwarded(PyThread t, String name) {
        Object own = Fields.get(this, name);
        if (own == null) {
            own = AttributeOps.get(t, function(), name);
            Fields.set(this, name, own);
        }
        return own;
    }

    private void forward(String name, Object value) {
        if (value != null) {
            Fields.set(this, name, value);
        } else if (!Fields.delete(this, name)) {
            throw dev.krait.error.AttributeErrors.missing(this, name);
        }
    }
}
