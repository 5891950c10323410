package dev.krait.type.generic;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** A {@code typing.TypeVarTuple}. */
@ExposedType(value = "typing.TypeVarTuple", doc = "Type variable tuple. A specialized form of type variable that enables\nvariadic generics.\n\n"
        + "The preferred way to construct a type variable tuple is via the\ndedicated syntax for generic functions, classes, and type aliases,\n"
        + "where a single '*' indicates a type variable tuple::\n\n    def move_first_element_to_last[T, *Ts](tup: tuple[T, *Ts]) -> tuple[*Ts, T]:\n"
        + "        return (*tup[1:], tup[0])\n")
public final class PyTypeVarTuple extends TypeParameter {
    public static final PyType TYPE = PyType.builtin(PyTypeVarTupleTable.TABLE, PyType.OBJECT, PyType.MANAGED_DICT | PyType.MANAGED_WEAKREF | PyType.SHOWN_ON_HEAP);

    private PyTypeVarTuple(PyThread t, Object name, Object defaultValue) {
        super(TYPE, t, name, defaultValue);
    }

    /** What the compiler's {@code [*Ts]} makes. */
    public static PyTypeVarTuple of(PyThread t, Object name) {
        return new PyTypeVarTuple(t, name, PyNoDefault.NO_DEFAULT);
    }

    @ExposedNew("(name, *, default=typing.NoDefault)")
    static Object newTypeVarTuple(PyThread t, PyType cls, Object name, Object otherwise) {
        if (!Str.is(name)) {
            throw TypeErrors.of("typevartuple() argument 'name' must be str, not " + PyType.of(name).fullName());
        }
        return new PyTypeVarTuple(t, name, otherwise == null ? PyNoDefault.NO_DEFAULT : otherwise);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr() {
        return name;
    }

    /** {@code *Ts}: gives {@code Unpack[Ts]} once. */
    @ExposedMethod("__iter__($self, /)")
    Object iter(PyThread t) {
        Object unpacked = unpack(t, this);
        return IterationOps.iterator(t, PyTuple.of(unpacked));
    }

    /** {@code typing.Unpack[ts]}. */
    static Object unpack(PyThread t, Object ts) {
        return SubscriptOps.get(t, TypingLibrary.function(t, "Unpack"), ts);
    }

    @Override
    String substitutor() {
        return "_typevartuple_subst";
    }

    @Override
    public Object substitute(PyThread t, Object arg) {
        throw TypeErrors.of("Substitution of bare TypeVarTuple is not supported");
    }

    @ExposedMethod("__typing_prepare_subst__($self, alias, args, /)")
    Object prepare(PyThread t, Object alias, Object args) {
        return TypingLibrary.call(t, "_typevartuple_prepare_subst", this, alias, args);
    }
}
