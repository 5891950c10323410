package dev.krait.type.iter;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.ArityOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.number.BoolType;
import dev.krait.type.sequence.PyTuple;

/** {@code filter}. Compare CPython {@code Python/bltinmodule.c: filter_next}. */
@ExposedType(value = "filter", doc = "Return an iterator yielding those items of iterable for which function(item)\n"
        + "is true. If function is None, return the items that are true.", signature = "(function, iterable, /)")
public final class PyFilter extends BuiltinIterator {
    public static final PyType TYPE = PyType.builtin(PyFilterTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    private final Object function;
    private final Object iterator;

    private PyFilter(PyType type, Object function, Object iterator) {
        super(type);
        this.function = function;
        this.iterator = iterator;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newFilter(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        if (cls == TYPE || cls.slot(Slot.INIT) == TYPE.slot(Slot.INIT)) {
            ArityOps.noKeywords("filter", kwargs);
        }
        ArityOps.check("filter", args, 2, 2);
        return new PyFilter(cls, args[0], IterationOps.iterator(t, args[1]));
    }

    @Override
    public Object next(PyThread t) {
        boolean plain = function == PyNone.NONE || function == BoolType.TYPE;
        for (;;) {
            Object item = IterationOps.next(t, iterator);
            if (item == null || TruthOps.isTrue(t, plain ? item : CallOps.call1(t, function, item))) {
                return item;
            }
        }
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce() {
        return PyTuple.of(type, PyTuple.of(function, iterator));
    }
}
