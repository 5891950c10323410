package dev.krait.type.generic;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyEllipsis;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.PyList;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The type parameters of arguments, and putting other types in their place. Compare CPython {@code Objects/genericaliasobject.c: _Py_subs_parameters}. */
final class Substitution {
    private Substitution() {
    }

    private static boolean isList(Object value) {
        return (PyType.of(value).flags & PyType.LIST_SUBCLASS) != 0;
    }

    /** The values of a list or tuple. */
    static Object[] items(PyThread t, Object sequence) {
        if (sequence instanceof PyTuple tuple) {
            return tuple.items;
        }
        List<Object> items = new ArrayList<>();
        Object iterator = IterationOps.iterator(t, sequence);
        for (Object item = IterationOps.next(t, iterator); item != null; item = IterationOps.next(t, iterator)) {
            items.add(item);
        }
        return items.toArray();
    }

    /** The type parameters in {@code args}, each once. */
    static PyTuple parameters(PyThread t, Object[] args) {
        List<Object> found = new ArrayList<>();
        for (Object arg : args) {
            if (arg instanceof PyType) {
                continue;
            }
            if (AttributeOps.has(t, arg, "__typing_subst__")) {
                add(found, arg);
                continue;
            }
            Object inner = AttributeOps.lookup(t, arg, "__parameters__");
            if (inner == null && (arg instanceof PyTuple || isList(arg))) {
                inner = parameters(t, items(t, arg));
            }
            if (inner instanceof PyTuple tuple) {
                for (Object parameter : tuple.items) {
                    add(found, parameter);
                }
            }
        }
        return PyTuple.of(found.toArray());
    }

    private static void add(List<Object> found, Object parameter) {
        if (indexOf(found.toArray(), parameter) < 0) {
            found.add(parameter);
        }
    }

    private static int indexOf(Object[] parameters, Object parameter) {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] == parameter) {
                return i;
            }
        }
        return -1;
    }

    private static PyTuple unpack(PyThread t, Object item) {
        Object[] given = item instanceof PyTuple tuple ? tuple.items : new Object[] {item};
        List<Object> all = new ArrayList<>();
        for (Object one : given) {
            Object inner = one instanceof PyType ? null : AttributeOps.lookup(t, one, "__typing_unpacked_tuple_args__");
            if (inner instanceof PyTuple tuple && !(tuple.size() > 0 && tuple.items[tuple.size() - 1] == PyEllipsis.ELLIPSIS)) {
                all.addAll(Arrays.asList(tuple.items));
            } else {
                all.add(one);
            }
        }
        return PyTuple.of(all.toArray());
    }

    /** The arguments of {@code self[item]}. */
    static PyTuple apply(PyThread t, Object self, PyTuple args, PyTuple parameters, Object item) {
        if (parameters.size() == 0) {
            throw TypeErrors.of(Str.java(TextOps.repr(t, self)) + " is not a generic class");
        }
        Object given = unpack(t, item);
        for (Object parameter : parameters.items) {
            Object prepare = AttributeOps.lookup(t, parameter, "__typing_prepare_subst__");
            if (prepare != null && prepare != PyNone.NONE) {
                given = CallOps.call2(t, prepare, self, given instanceof PyTuple ? given : PyTuple.of(given));
            }
        }
        Object[] values = given instanceof PyTuple tuple ? tuple.items : new Object[] {given};
        if (values.length != parameters.size()) {
            throw TypeErrors.of("Too " + (values.length > parameters.size() ? "many" : "few") + " arguments for " + Str.java(TextOps.repr(t, self))
                    + "; actual " + values.length + ", expected " + parameters.size());
        }
        return PyTuple.of(substitute(t, args.items, parameters.items, values));
    }

    private static Object[] substitute(PyThread t, Object[] args, Object[] parameters, Object[] values) {
        List<Object> made = new ArrayList<>();
        for (Object arg : args) {
            if (arg instanceof PyType) {
                made.add(arg);
            } else if (arg instanceof PyTuple tuple) {
                made.add(PyTuple.of(substitute(t, tuple.items, parameters, values)));
            } else if (isList(arg)) {
                made.add(CallOps.call1(t, PyList.TYPE, PyTuple.of(substitute(t, items(t, arg), parameters, values))));
            } else {
                one(t, arg, parameters, values, made);
            }
        }
        return made.toArray();
    }

    private static void one(PyThread t, Object arg, Object[] parameters, Object[] values, List<Object> made) {
        Object flag = AttributeOps.lookup(t, arg, "__typing_is_unpacked_typevartuple__");
        boolean unpack = flag != null && TruthOps.isTrue(t, flag);
        Object method = AttributeOps.lookup(t, arg, "__typing_subst__");
        Object result = method != null ? CallOps.call1(t, method, values[indexOf(parameters, arg)]) : inside(t, arg, parameters, values);
        if (!unpack) {
            made.add(result);
        } else if (result instanceof PyTuple tuple) {
            made.addAll(Arrays.asList(tuple.items));
        } else {
            throw TypeErrors.of("expected __typing_subst__ of " + PyType.of(arg).fullName() + " objects to return a tuple, not "
                    + PyType.of(result).fullName());
        }
    }

    /** Substitutes in a parameterised type: {@code list[T]}. */
    private static Object inside(PyThread t, Object arg, Object[] parameters, Object[] values) {
        if (!(AttributeOps.lookup(t, arg, "__parameters__") instanceof PyTuple inner) || inner.size() == 0) {
            return arg;
        }
        List<Object> chosen = new ArrayList<>();
        for (Object parameter : inner.items) {
            int i = indexOf(parameters, parameter);
            if (i < 0) {
                chosen.add(parameter);
            } else if (PyType.of(parameter).slot(Slot.ITER) != null && values[i] instanceof PyTuple tuple) {
                chosen.addAll(Arrays.asList(tuple.items));
            } else {
                chosen.add(values[i]);
            }
        }
        return SubscriptOps.get(t, arg, PyTuple.of(chosen.toArray()));
    }
}
