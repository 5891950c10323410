package dev.krait.type.generic;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.BinaryOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.HashOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** {@code int | str}, which is also {@code typing.Union[int, str]}. Compare CPython {@code Objects/unionobject.c}. */
@ExposedType(value = "typing.Union", doc = "Represent a union type\n\nE.g. for int | str")
public final class PyUnion extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyUnionTable.TABLE, PyType.OBJECT, PyType.MANAGED_WEAKREF);

    public final PyTuple args;
    private PyTuple parameters;

    private PyUnion(Object[] args) {
        super(TYPE);
        this.args = PyTuple.of(args);
    }

    private static boolean isUnionable(Object value) {
        return value == PyNone.NONE || value instanceof PyType || value instanceof PyGenericAlias || value instanceof PyUnion
                || value instanceof PyTypeAlias;
    }

    /** {@code a | b}, or NotImplemented when one is no type. */
    public static Object or(PyThread t, Object a, Object b) {
        return isUnionable(a) && isUnionable(b) ? of(t, a, b) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    /** The union of types, flat and each once; a single one is itself. */
    static Object of(PyThread t, Object... types) {
        List<Object> members = new ArrayList<>();
        for (Object type : types) {
            if (type instanceof PyUnion union) {
                for (Object member : union.args.items) {
                    add(t, members, member);
                }
            } else {
                add(t, members, type == PyNone.NONE ? PyType.of(type) : type);
            }
        }
        return members.size() == 1 ? members.getFirst() : new PyUnion(members.toArray());
    }

    /** Members are compared as in a set: only those of one hash, and those without a hash among themselves. */
    private static void add(PyThread t, List<Object> members, Object member) {
        Long hash = hashOrNull(t, member);
        for (Object other : members) {
            if (other == member || Objects.equals(hash, hashOrNull(t, other)) && CompareOps.equal(t, other, member)) {
                return;
            }
        }
        members.add(member);
    }

    private static Long hashOrNull(PyThread t, Object member) {
        try {
            return HashOps.hash(t, member);
        } catch (PyException e) {
            if (e.is(ExceptionTypes.TYPE_ERROR)) {
                return null;
            }
            throw e;
        }
    }

    @ExposedMethod(value = "__class_getitem__($type, object, /)", binding = Binding.CLASS, doc = "See PEP 585")
    static Object classGetItem(PyThread t, PyType cls, Object key) {
        Object[] given = key instanceof PyTuple tuple ? tuple.items : new Object[] {key};
        if (given.length == 0) {
            throw TypeErrors.of("Cannot take a Union of no types.");
        }
        Object[] types = new Object[given.length];
        for (int i = 0; i < given.length; i++) {
            types[i] = given[i] instanceof PyUnion ? given[i] : TypingLibrary.check(t, given[i], "Union[arg, ...]: each arg must be a type.");
        }
        return of(t, types);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        StringBuilder text = new StringBuilder();
        for (Object arg : args.items) {
            text.append(text.isEmpty() ? "" : " | ").append(TypingLibrary.repr(t, arg));
        }
        return Str.of(text.toString());
    }

    @ExposedMethod("__hash__($self, /)")
    long hash(PyThread t) {
        long hash = 0;
        for (Object arg : args.items) {
            try {
                hash += HashOps.hash(t, arg) * 31;
            } catch (PyException e) {
                throw e.is(ExceptionTypes.TYPE_ERROR) ? TypeErrors.of("union contains 1 unhashable element") : e;
            }
        }
        return hash;
    }

    @ExposedMethod("__eq__($self, value, /)")
    Object eq(PyThread t, Object value) {
        if (!(value instanceof PyUnion other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return args.size() == other.args.size() && other.containsAll(t, args.items);
    }

    private boolean containsAll(PyThread t, Object[] members) {
        for (Object member : members) {
            boolean found = false;
            for (Object mine : args.items) {
                found |= CompareOps.equal(t, mine, member);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    @ExposedMethod("__ne__($self, value, /)")
    Object ne(PyThread t, Object value) {
        return CompareOps.negated(eq(t, value));
    }

    @ExposedMethod("__or__($self, value, /)")
    static Object or2(PyThread t, Object self, Object value) {
        return or(t, self, value);
    }

    @ExposedMethod("__ror__($self, value, /)")
    static Object ror(PyThread t, Object self, Object value) {
        return or(t, value, self);
    }

    @ExposedMethod("__getitem__($self, key, /)")
    Object getItem(PyThread t, Object key) {
        Object[] substituted = Substitution.apply(t, this, args, parameters(t), key).items;
        Object result = substituted[0];
        for (int i = 1; i < substituted.length; i++) {
            result = BinaryOps.or(t, result, substituted[i]);
        }
        return result;
    }

    @ExposedMethod("__mro_entries__($self, bases, /)")
    Object mroEntries(PyThread t, Object bases) {
        throw TypeErrors.of("Cannot subclass " + Str.java(TextOps.repr(t, this)));
    }

    @ExposedMethod(value = "__instancecheck__($self, instance, /)", plain = true)
    boolean instanceCheck(PyThread t, Object instance) {
        for (Object arg : args.items) {
            if (arg instanceof PyGenericAlias) {
                throw TypeErrors.of("isinstance() argument 2 cannot be a parameterized generic");
            }
        }
        for (Object arg : args.items) {
            if (TypeOps.isInstance(t, instance, arg)) {
                return true;
            }
        }
        return false;
    }

    @ExposedMethod(value = "__subclasscheck__($self, subclass, /)", plain = true)
    boolean subclassCheck(PyThread t, Object subclass) {
        for (Object arg : args.items) {
            if (arg instanceof PyGenericAlias) {
                throw TypeErrors.of("issubclass() argument 2 cannot be a parameterized generic");
            }
        }
        for (Object arg : args.items) {
            if (TypeOps.isSubclass(t, subclass, arg)) {
                return true;
            }
        }
        return false;
    }

    @ExposedGetter(value = "__args__", member = true)
    Object args() {
        return args;
    }

    @ExposedGetter("__parameters__")
    PyTuple parameters(PyThread t) {
        if (parameters == null) {
            parameters = Substitution.parameters(t, args.items);
        }
        return parameters;
    }

    @ExposedGetter("__name__")
    Object name() {
        return "Union";
    }

    @ExposedGetter("__qualname__")
    Object qualname() {
        return "Union";
    }

    @ExposedGetter("__module__")
    Object module() {
        return "typing";
    }

    @ExposedGetter("__origin__")
    Object origin() {
        return TYPE;
    }
}
