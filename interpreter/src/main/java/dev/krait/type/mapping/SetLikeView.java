package dev.krait.type.mapping;

import dev.krait.exposer.ExposedMethod;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.ContainmentOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.FastSequence;
import dev.krait.type.set.PySet;
import dev.krait.type.set.SetAlgebra;
import dev.krait.type.set.SetStorage;

/** The views that behave as sets: keys and items. Compare CPython {@code Objects/dictobject.c: dictview_richcompare, _PyDictView_Intersect}. */
public abstract class SetLikeView extends DictView {
    SetLikeView(PyType type, PyDict dict) {
        super(type, dict);
    }

    @ExposedMethod("__contains__($self, key, /)")
    public abstract boolean contains(PyThread t, Object key);

    private static boolean setLike(Object value) {
        return value instanceof SetStorage || value instanceof SetLikeView;
    }

    @Override
    public final Object richCompare(PyThread t, Object other, int op) {
        if (!setLike(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        int mine = dict.size();
        int theirs = SubscriptOps.length(t, other);
        return switch (op) {
            case CompareOps.EQ -> mine == theirs && allIn(t, this, other);
            case CompareOps.NE -> !(mine == theirs && allIn(t, this, other));
            case CompareOps.LT -> mine < theirs && allIn(t, this, other);
            case CompareOps.LE -> mine <= theirs && allIn(t, this, other);
            case CompareOps.GT -> mine > theirs && allIn(t, other, this);
            default -> mine >= theirs && allIn(t, other, this);
        };
    }

    private static boolean allIn(PyThread t, Object some, Object container) {
        Object it = FastSequence.steadyIterator(t, some);
        for (Object item = IterationOps.next(t, it); item != null; item = IterationOps.next(t, it)) {
            if (!ContainmentOps.contains(t, container, item)) {
                return false;
            }
        }
        return true;
    }

    @ExposedMethod("__sub__($self, value, /)")
    public static Object sub(PyThread t, Object a, Object b) {
        PySet result = SetAlgebra.of(t, a);
        CallOps.callMethod(t, result, "difference_update", b);
        return result;
    }

    @ExposedMethod("__rsub__($self, value, /)")
    public static Object rsub(PyThread t, Object a, Object b) {
        return sub(t, b, a);
    }

    @ExposedMethod("__or__($self, value, /)")
    public static Object or(PyThread t, Object a, Object b) {
        PySet result = SetAlgebra.of(t, a);
        result.updateFrom(t, b);
        return result;
    }

    @ExposedMethod("__ror__($self, value, /)")
    public static Object ror(PyThread t, Object a, Object b) {
        return or(t, b, a);
    }

    /** The elements come from the smaller operand when both are sets, else from the other one. */
    @ExposedMethod("__and__($self, value, /)")
    public static Object and(PyThread t, Object a, Object b) {
        Object self = a instanceof SetLikeView ? a : b;
        Object other = self == a ? b : a;
        if (setLike(other) && SubscriptOps.length(t, other) > SubscriptOps.length(t, self)) {
            Object swap = other;
            other = self;
            self = swap;
        }
        if (self instanceof SetStorage s) {
            return SetAlgebra.intersectionAsSet(t, s, other);
        }
        PySet result = new PySet();
        SetLikeView view = (SetLikeView) self;
        Object it = FastSequence.steadyIterator(t, other);
        for (Object key = IterationOps.next(t, it); key != null; key = IterationOps.next(t, it)) {
            if (view.contains(t, key)) {
                result.insert(t, key);
            }
        }
        return result;
    }

    @ExposedMethod("__rand__($self, value, /)")
    public static Object rand(PyThread t, Object a, Object b) {
        return and(t, b, a);
    }

    @ExposedMethod("__xor__($self, value, /)")
    public static Object xor(PyThread t, Object a, Object b) {
        PySet result = SetAlgebra.of(t, a);
        CallOps.callMethod(t, result, "symmetric_difference_update", b);
        return result;
    }

    @ExposedMethod("__rxor__($self, value, /)")
    public static Object rxor(PyThread t, Object a, Object b) {
        return xor(t, b, a);
    }

    @ExposedMethod("isdisjoint($self, object, /)")
    public final boolean isDisjoint(PyThread t, Object object) {
        if (object == this) {
            return dict.size() == 0;
        }
        Object container = this;
        Object some = object;
        if (setLike(object) && SubscriptOps.length(t, object) > dict.size()) {
            container = object;
            some = this;
        }
        Object it = FastSequence.steadyIterator(t, some);
        for (Object item = IterationOps.next(t, it); item != null; item = IterationOps.next(t, it)) {
            if (ContainmentOps.contains(t, container, item)) {
                return false;
            }
        }
        return true;
    }
}
