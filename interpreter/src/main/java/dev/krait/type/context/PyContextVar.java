package dev.krait.type.context;

import dev.krait.error.PyErrors;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.TextOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.function.Addresses;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/** A context variable. Compare CPython {@code Python/context.c: PyContextVar}. */
@ExposedType("_contextvars.ContextVar")
public final class PyContextVar extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyContextVarTable.TABLE, PyType.OBJECT, 0);

    private final Object name;
    /** What {@code get} gives without a value, or null. */
    private final Object defaultValue;

    private PyContextVar(Object name, Object defaultValue) {
        super(TYPE);
        this.name = name;
        this.defaultValue = defaultValue;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newVariable(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        int given = args.length;
        if (given != 1) {
            throw TypeErrors.of("ContextVar() takes " + (given < 1 ? "exactly" : "at most") + " 1 positional argument (" + given + " given)");
        }
        Object[] pairs = kwargs == null ? new Object[0] : kwargs.snapshot();
        Object otherwise = null;
        for (int i = 0; i < pairs.length; i += 2) {
            if (!Str.java(pairs[i]).equals("default")) {
                throw TypeErrors.of("ContextVar() got an unexpected keyword argument '" + Str.java(pairs[i]) + "'");
            }
            otherwise = pairs[i + 1];
        }
        if (!Str.is(args[0])) {
            throw TypeErrors.of("context variable name must be a str");
        }
        return new PyContextVar(args[0], otherwise);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        Object text = Str.concat("<ContextVar name=", TextOps.repr(t, name));
        if (defaultValue != null) {
            text = Str.concat(Str.concat(text, " default="), TextOps.repr(t, defaultValue));
        }
        return Str.concat(text, " at " + Addresses.of(t, this) + ">");
    }

    @ExposedMethod(value = "get($self, default=None, /)", doc = "Return a value for the context variable for the current context.\n\nIf there is no value "
            + "for the variable in the current context, the method will:\n * return the value of the default argument of the method, if provided; or\n"
            + " * return the default value for the context variable, if it was created\n   with one; or\n * raise a LookupError.")
    Object get(PyThread t, Object otherwise) {
        Object value = t.context == null ? null : ((PyContext) t.context).find(this);
        if (value == null) {
            value = otherwise != null ? otherwise : defaultValue;
        }
        if (value == null) {
            throw PyErrors.with(ExceptionTypes.LOOKUP_ERROR, this);
        }
        return value;
    }

    @ExposedMethod(value = "set($self, value, /)", doc = "Call to set a new value for the context variable in the current context.\n\nThe required *value* "
            + "argument is the new value for the context variable.\n\nReturns a Token object that can be used to restore the variable to its previous\n"
            + "value via the `ContextVar.reset()` method.")
    Object set(PyThread t, Object value) {
        PyContext context = PyContext.current(t);
        PyToken token = new PyToken(context, this, context.find(this));
        context.put(this, value);
        return token;
    }

    @ExposedMethod(value = "reset($self, token, /)", doc = "Reset the context variable.\n\nThe variable is reset to the value it had before the "
            + "`ContextVar.set()` that\ncreated the token was used.")
    void reset(PyThread t, Object token) {
        if (!(token instanceof PyToken given)) {
            throw TypeErrors.of("expected an instance of Token, got " + Str.java(TextOps.repr(t, token)));
        }
        String text = given.used || given.variable != this || given.context != t.context ? Str.java(TextOps.repr(t, token)) : null;
        if (given.used) {
            throw RuntimeErrors.of(text + " has already been used once");
        }
        if (given.variable != this) {
            throw ValueErrors.of(text + " was created by a different ContextVar");
        }
        if (given.context != t.context) {
            throw ValueErrors.of(text + " was created in a different Context");
        }
        given.used = true;
        given.context.put(this, given.oldValue);
    }

    @ExposedMethod(value = "__class_getitem__($type, object, /)", binding = Binding.CLASS, doc = "See PEP 585")
    static Object classGetItem(PyThread t, PyType cls, Object key) {
        return TypeOps.genericAlias(t, cls, key);
    }

    @ExposedGetter(value = "name", member = true)
    Object name() {
        return name;
    }
}
