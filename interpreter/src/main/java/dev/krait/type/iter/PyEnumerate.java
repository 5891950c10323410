package dev.krait.type.iter;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.IterationOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import java.math.BigInteger;

/** {@code enumerate}. Compare CPython {@code Objects/enumobject.c}. */
@ExposedType(value = "enumerate", doc = "Return an enumerate object.\n\nIt yields pairs of a count (from start, which defaults to zero) and a value\n"
        + "yielded by the iterable argument.", signature = "(iterable, start=0)")
public final class PyEnumerate extends BuiltinIterator {
    public static final PyType TYPE = PyType.builtin(PyEnumerateTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    private final Object iterator;
    /** An exact int. */
    private Object count;

    private PyEnumerate(PyType type, Object iterator, Object count) {
        super(type);
        this.iterator = iterator;
        this.count = count;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newEnumerate(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        int given = args.length + (kwargs == null ? 0 : kwargs.size());
        if (given > 2) {
            throw TypeErrors.of("enumerate() takes at most 2 arguments (" + given + " given)");
        }
        Object iterable = args.length > 0 ? args[0] : null;
        Object start = args.length > 1 ? args[1] : null;
        Object[] pairs = kwargs == null ? new Object[0] : kwargs.snapshot();
        for (int i = 0; i < pairs.length; i += 2) {
            if (iterable == null && pairs[i].equals("iterable")) {
                iterable = pairs[i + 1];
            } else if (start == null && pairs[i].equals("start") && (args.length > 0 || given == 2)) {
                start = pairs[i + 1];
            } else {
                throw TypeErrors.of("'" + pairs[i] + "' is an invalid keyword argument for enumerate()");
            }
        }
        if (iterable == null) {
            throw TypeErrors.of("enumerate() missing required argument 'iterable'");
        }
        Object from = start == null ? 0L : NumberOps.index(t, start);
        return new PyEnumerate(cls, IterationOps.iterator(t, iterable), from);
    }

    @Override
    public Object next(PyThread t) {
        Object item = IterationOps.next(t, iterator);
        if (item == null) {
            return null;
        }
        Object n = count;
        count = n instanceof Long l && l != Long.MAX_VALUE ? (Object) (l + 1)
                : (n instanceof Long l ? BigInteger.valueOf(l) : (BigInteger) n).add(BigInteger.ONE);
        if (count instanceof BigInteger big) {
            count = NumberOps.normalise(big);
        }
        return PyTuple.of(n, item);
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce() {
        return PyTuple.of(type, PyTuple.of(iterator, count));
    }

    @ExposedMethod(value = "__class_getitem__($type, object, /)", binding = Binding.CLASS)
    static Object classGetItem(PyThread t, PyType cls, Object key) {
        return TypeOps.genericAlias(t, cls, key);
    }
}
