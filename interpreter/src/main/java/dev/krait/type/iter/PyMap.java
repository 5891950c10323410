package dev.krait.type.iter;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;

/** {@code map}. Compare CPython {@code Python/bltinmodule.c: map_next}. */
@ExposedType(value = "map", doc = "Make an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted.\n\n"
        + "If strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.",
        signature = "(function, iterable, /, *iterables, strict=False)")
public final class PyMap extends BuiltinIterator {
    public static final PyType TYPE = PyType.builtin(PyMapTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    private final Object function;
    private final Object[] iterators;
    private boolean strict;

    private PyMap(PyType type, Object function, Object[] iterators, boolean strict) {
        super(type);
        this.function = function;
        this.iterators = iterators;
        this.strict = strict;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newMap(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        boolean strict = cls == TYPE || cls.slot(Slot.INIT) == TYPE.slot(Slot.INIT) ? PyZip.strictOption(t, "map", kwargs) : false;
        if (args.length < 2) {
            throw TypeErrors.of("map() must have at least two arguments.");
        }
        Object[] iterators = new Object[args.length - 1];
        for (int i = 1; i < args.length; i++) {
            iterators[i - 1] = IterationOps.iterator(t, args[i]);
        }
        return new PyMap(cls, args[0], iterators, strict);
    }

    @Override
    public Object next(PyThread t) {
        Object[] its = iterators;
        if (its.length == 1) {
            Object item = IterationOps.next(t, its[0]);
            return item == null ? null : CallOps.call1(t, function, item);
        }
        Object[] items = new Object[its.length];
        for (int i = 0; i < its.length; i++) {
            Object item = IterationOps.next(t, its[i]);
            if (item == null) {
                if (strict) {
                    PyZip.checkEnds(t, "map", its, i);
                }
                return null;
            }
            items[i] = item;
        }
        return items.length == 2 ? CallOps.call2(t, function, items[0], items[1]) : CallOps.call(t, function, items, null);
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce() {
        Object[] all = new Object[iterators.length + 1];
        all[0] = function;
        System.arraycopy(iterators, 0, all, 1, iterators.length);
        return strict ? PyTuple.of(type, PyTuple.of(all), Boolean.TRUE) : PyTuple.of(type, PyTuple.of(all));
    }

    @ExposedMethod(value = "__setstate__($self, object, /)", plain = true)
    void setState(PyThread t, Object object) {
        strict = TruthOps.isTrue(t, object);
    }
}
