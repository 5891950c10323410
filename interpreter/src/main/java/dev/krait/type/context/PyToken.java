package dev.krait.type.context;

import dev.krait.error.RuntimeErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.TextOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Addresses;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/** What setting a context variable gives, to take it back. Compare CPython {@code Python/context.c: PyContextToken}. */
@ExposedType("_contextvars.Token")
public final class PyToken extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyTokenTable.TABLE, PyType.OBJECT, 0);

    final PyContext context;
    final PyContextVar variable;
    /** Null when the variable had no value. */
    final Object oldValue;
    boolean used;

    PyToken(PyContext context, PyContextVar variable, Object oldValue) {
        super(TYPE);
        this.context = context;
        this.variable = variable;
        this.oldValue = oldValue;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newToken(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        throw RuntimeErrors.of("Tokens can only be created by ContextVars");
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        Object text = Str.concat(used ? "<Token used var=" : "<Token var=", TextOps.repr(t, variable));
        return Str.concat(text, " at " + Addresses.of(t, this) + ">");
    }

    @ExposedMethod(value = "__enter__($self, /)", doc = "Enter into Token context manager.")
    Object enter() {
        return this;
    }

    @ExposedMethod(value = "__exit__($self, type, val, tb, /)", doc = "Exit from Token context manager, restore the linked ContextVar.")
    void exit(PyThread t, Object type, Object value, Object traceback) {
        variable.reset(t, this);
    }

    @ExposedMethod(value = "__class_getitem__($type, object, /)", binding = Binding.CLASS, doc = "See PEP 585")
    static Object classGetItem(PyThread t, PyType cls, Object key) {
        return TypeOps.genericAlias(t, cls, key);
    }

    @ExposedGetter("var")
    Object variable() {
        return variable;
    }

    @ExposedGetter("old_value")
    Object oldValue() {
        return oldValue == null ? PyMissing.MISSING : oldValue;
    }

    /** {@code Token.MISSING}. */
    @ExposedType("Token.MISSING")
    static final class PyMissing extends PyObject {
        static final PyType TYPE = PyType.builtin(PyTokenPyMissingTable.TABLE, PyType.OBJECT, 0);
        static final PyMissing MISSING = new PyMissing();

        private PyMissing() {
            super(TYPE);
        }

        @ExposedMethod("__repr__($self, /)")
        Object repr() {
            return "<Token.MISSING>";
        }
    }

    /** Completes the type: {@code MISSING} is a plain class attribute. */
    public static PyType type() {
        if (TYPE.dict().getName("MISSING") == null) {
            TYPE.setAttribute("MISSING", PyMissing.MISSING);
        }
        return TYPE;
    }
}
