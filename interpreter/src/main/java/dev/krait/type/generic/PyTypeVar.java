package dev.krait.type.generic;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** A {@code typing.TypeVar}. */
@ExposedType(value = "typing.TypeVar", doc = "Type variable.\n\nThe preferred way to construct a type variable is via the dedicated\n"
        + "syntax for generic functions, classes, and type aliases::\n\n    class Sequence[T]:  # T is a TypeVar\n        ...\n")
public final class PyTypeVar extends TypeParameter {
    public static final PyType TYPE = PyType.builtin(PyTypeVarTable.TABLE, PyType.OBJECT, PyType.MANAGED_DICT | PyType.MANAGED_WEAKREF | PyType.SHOWN_ON_HEAP);

    private final Variance variance;
    // null while not computed, or when there is none
    private Object bound;
    private Object evaluateBound;
    private Object constraints;
    private Object evaluateConstraints;

    private PyTypeVar(PyThread t, Object name, Object defaultValue, Variance variance) {
        super(TYPE, t, name, defaultValue);
        this.variance = variance;
    }

    /** What the compiler's {@code [T]} makes; bound and constraints are computed when they are asked for, either may be null. */
    public static PyTypeVar of(PyThread t, Object name, Object evaluateBound, Object evaluateConstraints) {
        PyTypeVar made = new PyTypeVar(t, name, PyNoDefault.NO_DEFAULT, Variance.INFERRED);
        made.evaluateBound = evaluateBound;
        made.evaluateConstraints = evaluateConstraints;
        return made;
    }

    @ExposedNew("(name, *constraints, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)")
    static Object newTypeVar(PyThread t, PyType cls, Object name, Object bound, Object otherwise, Object covariant, Object contravariant, Object infer,
            Object[] constraints) {
        if (!Str.is(name)) {
            throw TypeErrors.of("typevar() argument 'name' must be str, not " + PyType.of(name).fullName());
        }
        Variance variance = Variance.of(t, covariant, contravariant, infer);
        PyTypeVar made = new PyTypeVar(t, name, otherwise == null ? PyNoDefault.NO_DEFAULT : otherwise, variance);
        if (bound != null && bound != PyNone.NONE) {
            made.bound = TypingLibrary.check(t, bound, "Bound must be a type.");
        }
        if (constraints.length == 1) {
            throw TypeErrors.of("A single constraint is not allowed");
        }
        if (constraints.length > 1) {
            if (made.bound != null) {
                throw TypeErrors.of("Constraints cannot be combined with bound=...");
            }
            Object[] checked = new Object[constraints.length];
            for (int i = 0; i < checked.length; i++) {
                checked[i] = TypingLibrary.check(t, constraints[i], "TypeVar(name, constraint, ...): constraints must be types.");
            }
            made.constraints = PyTuple.of(checked);
        }
        return made;
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr() {
        return text(variance.sign);
    }

    @Override
    String substitutor() {
        return "_typevar_subst";
    }

    @ExposedMethod("__typing_prepare_subst__($self, alias, args, /)")
    Object prepare(PyThread t, Object alias, Object args) {
        PyTuple parameters = (PyTuple) AttributeOps.get(t, alias, "__parameters__");
        int index = java.util.Arrays.asList(parameters.items).indexOf(this);
        Object[] given = argumentsOf(args);
        if (index < given.length) {
            return args;
        }
        Object otherwise = defaultValue(t);
        if (index > given.length || otherwise == PyNoDefault.NO_DEFAULT) {
            throw TypeErrors.of("Too few arguments for " + Str.java(TextOps.str(t, alias)));
        }
        Object[] all = java.util.Arrays.copyOf(given, given.length + 1);
        all[given.length] = otherwise;
        return PyTuple.of(all);
    }

    @ExposedGetter("__bound__")
    Object bound(PyThread t) {
        if (bound == null && evaluateBound != null) {
            bound = CallOps.call1(t, evaluateBound, VALUE);
        }
        return bound == null ? PyNone.NONE : bound;
    }

    @ExposedGetter("__constraints__")
    Object constraints(PyThread t) {
        if (constraints == null && evaluateConstraints != null) {
            constraints = CallOps.call1(t, evaluateConstraints, VALUE);
        }
        return constraints == null ? PyTuple.EMPTY : constraints;
    }

    @ExposedGetter("evaluate_bound")
    Object evaluateBound() {
        return evaluator(evaluateBound, bound);
    }

    @ExposedGetter("evaluate_constraints")
    Object evaluateConstraints() {
        return evaluator(evaluateConstraints, constraints);
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
