package dev.krait.type.iter;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.IterationOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;

/** {@code zip}. Compare CPython {@code Python/bltinmodule.c: zip_next}. */
@ExposedType(value = "zip", doc = "The zip object yields n-length tuples, where n is the number of iterables passed\n"
        + "as positional arguments to zip().  It ends with the shortest of them.\n\n"
        + "If strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.", signature = "(*iterables, strict=False)")
public final class PyZip extends BuiltinIterator {
    public static final PyType TYPE = PyType.builtin(PyZipTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    private final Object[] iterators;
    private boolean strict;

    private PyZip(PyType type, Object[] iterators, boolean strict) {
        super(type);
        this.iterators = iterators;
        this.strict = strict;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newZip(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        boolean strict = strictOption(t, "zip", kwargs);
        Object[] iterators = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            iterators[i] = IterationOps.iterator(t, args[i]);
        }
        return new PyZip(cls, iterators, strict);
    }

    /** The one keyword that zip and map take. */
    static boolean strictOption(PyThread t, String function, PyDict kwargs) {
        if (kwargs == null) {
            return false;
        }
        Object strict = kwargs.getName("strict");
        if (strict == null || kwargs.size() > 1) {
            Object[] pairs = kwargs.snapshot();
            if (pairs.length > 2) {
                throw TypeErrors.of(function + "() takes at most 1 keyword argument (" + kwargs.size() + " given)");
            }
            throw TypeErrors.of(function + "() got an unexpected keyword argument '" + pairs[0] + "'");
        }
        return TruthOps.isTrue(t, strict);
    }

    @Override
    public Object next(PyThread t) {
        Object[] its = iterators;
        if (its.length == 0) {
            return null;
        }
        Object[] items = new Object[its.length];
        for (int i = 0; i < its.length; i++) {
            Object item = IterationOps.next(t, its[i]);
            if (item == null) {
                if (strict) {
                    checkEnds(t, "zip", its, i);
                }
                return null;
            }
            items[i] = item;
        }
        return PyTuple.of(items);
    }

    /** Iterator {@code i} ended first in its round: raises ValueError unless all end. */
    static void checkEnds(PyThread t, String function, Object[] iterators, int i) {
        if (i > 0) {
            throw unequal(function, i, "shorter");
        }
        for (int j = 1; j < iterators.length; j++) {
            if (IterationOps.next(t, iterators[j]) != null) {
                throw unequal(function, j, "longer");
            }
        }
    }

    private static RuntimeException unequal(String function, int i, String how) {
        return ValueErrors.of(function + "() argument " + (i + 1) + " is " + how + " than argument" + (i == 1 ? " 1" : "s 1-" + i));
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce() {
        PyTuple its = PyTuple.of(iterators.clone());
        return strict ? PyTuple.of(type, its, Boolean.TRUE) : PyTuple.of(type, its);
    }

    @ExposedMethod(value = "__setstate__($self, object, /)", plain = true)
    void setState(PyThread t, Object object) {
        strict = TruthOps.isTrue(t, object);
    }
}
