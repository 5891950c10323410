package dev.krait.type.set;

import dev.krait.error.PyException;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedMethod;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.ReprGuard;
import dev.krait.ops.TextOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** What set and frozenset share. */
public abstract class SetMethods extends SetStorage {
    SetMethods(PyType type) {
        super(type);
    }

    SetMethods(PyType type, Object[] constants) {
        super(type, constants);
    }

    @ExposedMethod("__len__($self, /)")
    public final int len() {
        return size();
    }

    /** A set that is looked for counts as the frozenset of its elements. */
    @ExposedMethod(value = "__contains__($self, object, /)", plain = true)
    public final boolean contains(PyThread t, Object object) {
        try {
            return has(t, object);
        } catch (PyException e) {
            PyFrozenSet frozen = frozen(t, object, e);
            return containsHashed(t, frozen, frozen.hash(t));
        }
    }

    /** The frozenset that stands for a set in a look-up; throws {@code error} when there is none. */
    static PyFrozenSet frozen(PyThread t, Object object, PyException error) {
        if (object instanceof PySet s && error.is(ExceptionTypes.TYPE_ERROR)) {
            PyFrozenSet frozen = new PyFrozenSet();
            frozen.merge(t, s);
            return frozen;
        }
        throw error;
    }

    @ExposedMethod("__iter__($self, /)")
    public final Object iter() {
        return new SetIterator(this);
    }

    @ExposedMethod("__repr__($self, /)")
    public final Object repr(PyThread t) {
        String name = type.name;
        if (size() == 0) {
            return Str.of(name + "()");
        }
        if (!ReprGuard.enter(t, this)) {
            return Str.of(name + "(...)");
        }
        try {
            StringBuilder out = new StringBuilder();
            for (Object item : toArray()) {
                out.append(out.isEmpty() ? "" : ", ").append(Str.java(TextOps.repr(t, item)));
            }
            return Str.of(type == PySet.TYPE ? "{" + out + "}" : name + "({" + out + "})");
        } finally {
            ReprGuard.leave(t, this);
        }
    }

    @Override
    public final Object richCompare(PyThread t, Object other, int op) {
        if (!(other instanceof SetStorage o)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return switch (op) {
            case CompareOps.EQ -> size() == o.size() && SetAlgebra.isSubset(t, this, o);
            case CompareOps.NE -> !(size() == o.size() && SetAlgebra.isSubset(t, this, o));
            case CompareOps.LE -> SetAlgebra.isSubset(t, this, o);
            case CompareOps.GE -> SetAlgebra.isSubset(t, o, this);
            case CompareOps.LT -> size() < o.size() && SetAlgebra.isSubset(t, this, o);
            default -> size() > o.size() && SetAlgebra.isSubset(t, o, this);
        };
    }

    // ---- operators: both operands must be sets ---------------------------------------------------------------------------------------

    private static boolean sets(Object a, Object b) {
        return a instanceof SetStorage && b instanceof SetStorage;
    }

    @ExposedMethod("__or__($self, value, /)")
    public static Object or(PyThread t, Object a, Object b) {
        return sets(a, b) ? SetAlgebra.union(t, (SetStorage) a, new Object[] {b}) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod("__ror__($self, value, /)")
    public static Object ror(PyThread t, Object a, Object b) {
        return or(t, b, a);
    }

    @ExposedMethod("__and__($self, value, /)")
    public static Object and(PyThread t, Object a, Object b) {
        return sets(a, b) ? SetAlgebra.intersection(t, (SetStorage) a, b) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod("__rand__($self, value, /)")
    public static Object rand(PyThread t, Object a, Object b) {
        return and(t, b, a);
    }

    @ExposedMethod("__sub__($self, value, /)")
    public static Object sub(PyThread t, Object a, Object b) {
        return sets(a, b) ? SetAlgebra.difference(t, (SetStorage) a, b) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod("__rsub__($self, value, /)")
    public static Object rsub(PyThread t, Object a, Object b) {
        return sub(t, b, a);
    }

    @ExposedMethod("__xor__($self, value, /)")
    public static Object xor(PyThread t, Object a, Object b) {
        return sets(a, b) ? SetAlgebra.symmetricDifference(t, (SetStorage) a, b) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod("__rxor__($self, value, /)")
    public static Object rxor(PyThread t, Object a, Object b) {
        return xor(t, b, a);
    }

    // ---- methods -----------------------------------------------------------------------------------------------------------------

    @ExposedMethod("union($self, /, *others)")
    public final Object union(PyThread t, Object[] others) {
        return SetAlgebra.union(t, this, others);
    }

    @ExposedMethod("intersection($self, /, *others)")
    public final Object intersection(PyThread t, Object[] others) {
        return SetAlgebra.intersection(t, this, others);
    }

    @ExposedMethod("difference($self, /, *others)")
    public final Object difference(PyThread t, Object[] others) {
        return SetAlgebra.difference(t, this, others);
    }

    @ExposedMethod("symmetric_difference($self, other, /)")
    public final Object symmetricDifference(PyThread t, Object other) {
        return SetAlgebra.symmetricDifference(t, this, other);
    }

    @ExposedMethod("issubset($self, other, /)")
    public final boolean isSubset(PyThread t, Object other) {
        return SetAlgebra.isSubset(t, this, other);
    }

    @ExposedMethod("issuperset($self, other, /)")
    public final boolean isSuperset(PyThread t, Object other) {
        return SetAlgebra.isSuperset(t, this, other);
    }

    @ExposedMethod("isdisjoint($self, other, /)")
    public final boolean isDisjoint(PyThread t, Object other) {
        return SetAlgebra.isDisjoint(t, this, other);
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    public final Object reduce(PyThread t) {
        return PyTuple.of(type, PyTuple.of(PyList.of(toArray())), CallOps.callMethod(t, this, "__getstate__"));
    }

    @ExposedMethod(value = "__sizeof__($self, /)", plain = true)
    public final int sizeOf() {
        int slots = table().mask + 1;
        return 200 + (slots == SetTable.MIN_SIZE ? 0 : 16 * slots);
    }

    @ExposedMethod(value = "__class_getitem__($type, object, /)", binding = Binding.CLASS)
    public static Object classGetItem(PyThread t, PyType cls, Object key) {
        return TypeOps.genericAlias(t, cls, key);
    }
}
