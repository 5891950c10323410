package dev.krait.type.function;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.ExposedRow;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.CompareOps;
import dev.krait.thread.PyThread;

/**
 * A function of a native module, or a method of a built-in type bound to its instance or class: {@code builtin_function_or_method}.
 *
 * <p>Compare CPython {@code Objects/methodobject.c}.
 */
@ExposedType("builtin_function_or_method")
public class BuiltinFunction extends PyObject {
    public static final PyType TYPE = PyType.builtin(BuiltinFunctionTable.TABLE, PyType.OBJECT, 0);

    public final ExposedRow row;
    /** The module of a function, the instance or class of a method; null when there is none. */
    public final Object self;
    /** The name of the module of a function, or null. */
    public final Object module;

    public BuiltinFunction(ExposedRow row, Object self, Object module) {
        super(TYPE);
        this.row = row;
        this.self = self;
        this.module = module;
    }

    @Override
    public Object call(PyThread t, Object[] arguments, String[] keywords) {
        if (row.bound() == 0) {
            return row.call(t, arguments, keywords);
        }
        Object[] all = new Object[arguments.length + 1];
        all[0] = self;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return row.call(t, all, keywords);
    }

    @Override
    public Object call0(PyThread t) {
        return row.bound() == 0 ? row.call0(t) : row.call1(t, self);
    }

    @Override
    public Object call1(PyThread t, Object a) {
        return row.bound() == 0 ? row.call1(t, a) : row.call2(t, self, a);
    }

    @Override
    public Object call2(PyThread t, Object a, Object b) {
        return row.bound() == 0 ? row.call2(t, a, b) : row.call3(t, self, a, b);
    }

    @Override
    public Object call3(PyThread t, Object a, Object b, Object c) {
        return row.bound() == 0 ? row.call3(t, a, b, c) : row.call4(t, self, a, b, c);
    }

    @Override
    public Object call4(PyThread t, Object a, Object b, Object c, Object d) {
        return row.bound() == 0 ? row.call4(t, a, b, c, d) : row.call(t, new Object[] {self, a, b, c, d}, null);
    }

    @ExposedMethod("__call__($self, /, *args, **kwargs)")
    Object callFromPython(PyThread t, Object[] args, dev.krait.type.mapping.PyDict kwargs) {
        return Keywords.call(t, this, args, kwargs);
    }

    @ExposedGetter("__name__")
    Object name() {
        return row.name();
    }

    @ExposedGetter("__qualname__")
    Object qualname() {
        if (self == null || self instanceof PyModule) {
            return row.name();
        }
        PyType owner = self instanceof PyType cls ? cls : PyType.of(self);
        return owner.qualname + "." + row.name();
    }

    @ExposedGetter(value = "__module__", member = true)
    Object module() {
        return module == null ? PyNone.NONE : module;
    }

    @ExposedGetter("__self__")
    Object self() {
        return self == null ? PyNone.NONE : self;
    }

    @ExposedGetter("__doc__")
    Object doc() {
        return row.doc().isEmpty() ? PyNone.NONE : row.doc();
    }

    @ExposedGetter("__text_signature__")
    Object textSignature() {
        return row.signature().isEmpty() ? PyNone.NONE : row.signature();
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr() {
        if (self == null || self instanceof PyModule) {
            return "<built-in function " + row.name() + ">";
        }
        return "<built-in method " + row.name() + " of " + PyType.of(self).name + " object at 0x" + Integer.toHexString(System.identityHashCode(self)) + ">";
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce(PyThread t) {
        if (self == null || self instanceof PyModule) {
            return row.name();
        }
        Object getattr = t.interpreter.builtins.getName("getattr");
        return dev.krait.type.sequence.PyTuple.of(getattr, dev.krait.type.sequence.PyTuple.of(self, row.name()));
    }

    @ExposedMethod("__eq__($self, value, /)")
    Object eq(Object other) {
        if (!(other instanceof BuiltinFunction f)) {
            return dev.krait.object.PyNotImplemented.NOT_IMPLEMENTED;
        }
        return f.row.table() == row.table() && f.row.id() == row.id() && f.self == self;
    }

    @ExposedMethod("__ne__($self, value, /)")
    Object ne(Object other) {
        return CompareOps.negated(eq(other));
    }

    @ExposedMethod("__hash__($self, /)")
    long hash() {
        return System.identityHashCode(self) * 31L + row.name().hashCode();
    }
}
