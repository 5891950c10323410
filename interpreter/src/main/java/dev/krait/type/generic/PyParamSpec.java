package dev.krait.type.generic;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.text.Str;

/** A {@code typing.ParamSpec}. */
@ExposedType(value = "typing.ParamSpec", doc = "Parameter specification variable.\n\nThe preferred way to construct a parameter specification is via the\n"
        + "dedicated syntax for generic functions, classes, and type aliases,\nwhere the use of '**' creates a parameter specification::\n\n"
        + "    type IntFunc[**P] = Callable[P, int]\n")
public final class PyParamSpec extends TypeParameter {
    public static final PyType TYPE = PyType.builtin(PyParamSpecTable.TABLE, PyType.OBJECT, PyType.MANAGED_DICT | PyType.MANAGED_WEAKREF | PyType.SHOWN_ON_HEAP);

    private final Variance variance;
    private final Object bound;

    private PyParamSpec(PyThread t, Object name, Object bound, Object defaultValue, Variance variance) {
        super(TYPE, t, name, defaultValue);
        this.variance = variance;
        this.bound = bound;
    }

    /** What the compiler's {@code [**P]} makes. */
    public static PyParamSpec of(PyThread t, Object name) {
        return new PyParamSpec(t, name, null, PyNoDefault.NO_DEFAULT, Variance.INFERRED);
    }

    @ExposedNew("(name, *, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)")
    static Object newParamSpec(PyThread t, PyType cls, Object name, Object bound, Object otherwise, Object covariant, Object contravariant, Object infer) {
        if (!Str.is(name)) {
            throw TypeErrors.of("paramspec() argument 'name' must be str, not " + PyType.of(name).fullName());
        }
        Variance variance = Variance.of(t, covariant, contravariant, infer);
        Object checked = bound == null || bound == PyNone.NONE ? null : TypingLibrary.check(t, bound, "Bound must be a type.");
        return new PyParamSpec(t, name, checked, otherwise == null ? PyNoDefault.NO_DEFAULT : otherwise, variance);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr() {
        return text(variance.sign);
    }

    @Override
    String substitutor() {
        return "_paramspec_subst";
    }

    @ExposedMethod("__typing_prepare_subst__($self, alias, args, /)")
    Object prepare(PyThread t, Object alias, Object args) {
        return TypingLibrary.call(t, "_paramspec_prepare_subst", this, alias, args);
    }

    @ExposedGetter(value = "args", doc = "Represents positional arguments.")
    Object args() {
        return new PyParamSpecArgs(this);
    }

    @ExposedGetter(value = "kwargs", doc = "Represents keyword arguments.")
    Object kwargs() {
        return new PyParamSpecKwargs(this);
    }

    @ExposedGetter("__bound__")
    Object bound() {
        return bound == null ? PyNone.NONE : bound;
    }

    @ExposedGetter("__covariant__")
    boolean covariant() {
        return variance == Variance.COVARIANT;
    }

    @ExposedGetter("__contravariant__")
    boolean contravariant() {
        return variance == Variance.CONTRAVARIANT;
    }

    @ExposedGetter("__infer_variance__")
    boolean infersVariance() {
        return variance == Variance.INFERRED;
    }

    @ExposedMethod("__or__($self, value, /)")
    static Object or(PyThread t, Object self, Object value) {
        return TypingLibrary.call(t, "_make_union", self, value);
    }

    @ExposedMethod("__ror__($self, value, /)")
    static Object ror(PyThread t, Object self, Object value) {
        return TypingLibrary.call(t, "_make_union", value, self);
    }
}
