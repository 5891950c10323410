package dev.krait.type.generic;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** A type alias: what the statement {@code type} makes. Compare CPython {@code Objects/typevarobject.c: typealiasobject}. */
@ExposedType(value = "typing.TypeAliasType", doc = "Type alias.\n\nType aliases are created through the type statement::\n\n    type Alias = int\n")
public final class PyTypeAlias extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyTypeAliasTable.TABLE, PyType.OBJECT, PyType.MANAGED_WEAKREF);

    private final Object name;
    private final PyTuple typeParameters;
    /** Null while it was not computed. */
    private Object value;
    private final Object evaluate;
    private final Object module;

    private PyTypeAlias(Object name, PyTuple typeParameters, Object evaluate, Object value, Object module) {
        super(TYPE);
        this.name = name;
        this.typeParameters = typeParameters;
        this.evaluate = evaluate;
        this.value = value;
        this.module = module;
    }

    /** What the statement makes: {@code (name, type parameters or None, function that computes the value)}. */
    public static PyTypeAlias of(PyThread t, PyTuple parts) {
        Object module = dev.krait.ops.AttributeOps.lookup(t, parts.items[2], "__module__");
        return new PyTypeAlias(parts.items[0], parts.items[1] instanceof PyTuple tuple ? tuple : null, parts.items[2], null, module);
    }

    @ExposedNew("(name, value, *, type_params=())")
    static Object newAlias(PyThread t, PyType cls, Object name, Object value, Object parameters) {
        if (!Str.is(name)) {
            throw TypeErrors.of("typealias() argument 'name' must be str, not " + PyType.of(name).fullName());
        }
        if (parameters != null && !(parameters instanceof PyTuple)) {
            throw TypeErrors.of("type_params must be a tuple");
        }
        PyTuple tuple = parameters == null ? null : (PyTuple) parameters;
        checkDefaults(tuple);
        return new PyTypeAlias(name, tuple, null, value, TypingLibrary.callingModule(t));
    }

    private static void checkDefaults(PyTuple parameters) {
        boolean seen = false;
        for (Object parameter : parameters == null ? CallOps.NO_ARGUMENTS : parameters.items) {
            if (!(parameter instanceof TypeParameter p)) {
                throw TypeErrors.of("Expected a type param, got " + Str.java(dev.krait.ops.TextOps.repr(PyThread.current(), parameter)));
            }
            if (seen && !p.hasDefault()) {
                throw TypeErrors.of("non-default type parameter '" + Str.java(p.name) + "' follows default type parameter");
            }
            seen |= p.hasDefault();
        }
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr() {
        return name;
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter(PyThread t) {
        return IterationOps.iterator(t, PyTuple.of(PyTypeVarTuple.unpack(t, this)));
    }

    @ExposedMethod("__or__($self, value, /)")
    static Object or(PyThread t, Object self, Object value) {
        return PyUnion.or(t, self, value);
    }

    @ExposedMethod("__ror__($self, value, /)")
    static Object ror(PyThread t, Object self, Object value) {
        return PyUnion.or(t, value, self);
    }

    @ExposedMethod("__getitem__($self, key, /)")
    Object getItem(Object key) {
        if (typeParameters == null || typeParameters.size() == 0) {
            throw TypeErrors.of("Only generic type aliases are subscriptable");
        }
        return new PyGenericAlias(this, key);
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce() {
        return name;
    }

    @ExposedGetter(value = "__name__", member = true)
    Object name() {
        return name;
    }

    @ExposedGetter("__parameters__")
    Object parameters(PyThread t) {
        if (typeParameters == null) {
            return PyTuple.EMPTY;
        }
        Object[] all = typeParameters.items.clone();
        for (int i = 0; i < all.length; i++) {
            all[i] = all[i] instanceof PyTypeVarTuple ? PyTypeVarTuple.unpack(t, all[i]) : all[i];
        }
        return PyTuple.of(all);
    }

    @ExposedGetter("__type_params__")
    Object typeParameters() {
        return typeParameters == null ? PyTuple.EMPTY : typeParameters;
    }

    @ExposedGetter("__value__")
    Object value(PyThread t) {
        if (value == null) {
            value = CallOps.call1(t, evaluate, TypeParameter.VALUE);
        }
        return value;
    }

    @ExposedGetter("evaluate_value")
    Object evaluateValue() {
        return TypeParameter.evaluator(evaluate, value);
    }

    @ExposedGetter("__module__")
    Object module() {
        return module == null ? dev.krait.object.PyNone.NONE : module;
    }
}
