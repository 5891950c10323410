package dev.krait.type.generic;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.HashOps;
import dev.krait.ops.TypeOps;
import dev.krait.protocol.PyIterator;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.Set;

/** {@code list[int]}. Compare CPython {@code Objects/genericaliasobject.c}. */
@ExposedType(value = "types.GenericAlias", doc = "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is "
        + "(int,).", signature = "(origin, args, /)")
public final class PyGenericAlias extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyGenericAliasTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.MANAGED_WEAKREF);

    /** Attributes of the alias itself; all others are those of the origin. */
    private static final Set<String> OWN = Set.of("__class__", "__bases__", "__origin__", "__args__", "__unpacked__", "__parameters__",
            "__typing_unpacked_tuple_args__", "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__");

    public final Object origin;
    public final PyTuple args;
    private final boolean starred;
    private PyTuple parameters;

    public PyGenericAlias(Object origin, Object args) {
        this(TYPE, origin, args, false);
    }

    private PyGenericAlias(PyType type, Object origin, Object args, boolean starred) {
        super(type);
        shape = type.rootShape;
        this.origin = origin;
        this.args = args instanceof PyTuple tuple ? tuple : PyTuple.of(args);
        this.starred = starred;
    }

    @ExposedNew("(origin, args, /)")
    static Object newAlias(PyThread t, PyType cls, Object origin, Object args) {
        return new PyGenericAlias(cls, origin, args, false);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        StringBuilder text = new StringBuilder(starred ? "*" : "").append(TypingLibrary.repr(t, origin)).append('[');
        for (int i = 0; i < args.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(item(t, args.items[i]));
        }
        return Str.of(text.append(args.size() == 0 ? "()]" : "]").toString());
    }

    private static String item(PyThread t, Object arg) {
        if ((PyType.of(arg).flags & PyType.LIST_SUBCLASS) == 0) {
            return TypingLibrary.repr(t, arg);
        }
        StringBuilder text = new StringBuilder("[");
        for (Object value : Substitution.items(t, arg)) {
            text.append(text.length() == 1 ? "" : ", ").append(TypingLibrary.repr(t, value));
        }
        return text.append(']').toString();
    }

    @ExposedMethod("__hash__($self, /)")
    long hash(PyThread t) {
        return HashOps.hash(t, origin) ^ HashOps.hash(t, args);
    }

    @ExposedMethod("__eq__($self, value, /)")
    Object eq(PyThread t, Object value) {
        if (!(value instanceof PyGenericAlias other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return starred == other.starred && CompareOps.equal(t, origin, other.origin) && CompareOps.equal(t, args, other.args);
    }

    @ExposedMethod("__ne__($self, value, /)")
    Object ne(PyThread t, Object value) {
        return CompareOps.negated(eq(t, value));
    }

    @Override
    public Object call(PyThread t, Object[] arguments, String[] keywords) {
        Object made = CallOps.call(t, origin, arguments, keywords);
        try {
            AttributeOps.set(t, made, "__orig_class__", this);
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.ATTRIBUTE_ERROR) && !e.is(ExceptionTypes.TYPE_ERROR)) {
                throw e;
            }
        }
        return made;
    }

    @ExposedMethod("__call__($self, /, *args, **kwargs)")
    Object callMethod(PyThread t, Object[] arguments, PyDict kwargs) {
        return dev.krait.type.function.Keywords.call(t, this, arguments, kwargs);
    }

    @ExposedMethod("__getattribute__($self, name, /)")
    Object getAttribute(PyThread t, Object name) {
        String n = Str.java(name);
        if (!OWN.contains(n)) {
            return AttributeOps.get(t, origin, n);
        }
        Object found = AttributeOps.generic(t, this, type, n);
        if (found == null) {
            throw dev.krait.error.AttributeErrors.missing(this, n);
        }
        return found;
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter() {
        return new StarIterator(this);
    }

    /** {@code *tuple[int]}. */
    PyGenericAlias unpacked() {
        return new PyGenericAlias(TYPE, origin, args, true);
    }

    @ExposedMethod("__or__($self, value, /)")
    static Object or(PyThread t, Object self, Object value) {
        return TypeOps.union(t, self, value);
    }

    @ExposedMethod("__ror__($self, value, /)")
    static Object ror(PyThread t, Object self, Object value) {
        return TypeOps.union(t, value, self);
    }

    @ExposedMethod("__getitem__($self, key, /)")
    Object getItem(PyThread t, Object key) {
        PyTuple substituted = Substitution.apply(t, this, args, parameters(t), key);
        return new PyGenericAlias(TYPE, origin, substituted, starred);
    }

    @ExposedMethod("__mro_entries__($self, bases, /)")
    Object mroEntries(Object bases) {
        return PyTuple.of(origin);
    }

    @ExposedMethod(value = "__instancecheck__($self, instance, /)", plain = true)
    Object instanceCheck(Object instance) {
        throw TypeErrors.of("isinstance() argument 2 cannot be a parameterized generic");
    }

    @ExposedMethod(value = "__subclasscheck__($self, subclass, /)", plain = true)
    Object subclassCheck(Object subclass) {
        throw TypeErrors.of("issubclass() argument 2 cannot be a parameterized generic");
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce(PyThread t) {
        if (starred) {
            return PyTuple.of(t.interpreter.builtins.getName("next"), PyTuple.of(new StarIterator(new PyGenericAlias(TYPE, origin, args, false))));
        }
        return PyTuple.of(type, PyTuple.of(origin, args));
    }

    @ExposedMethod(value = "__dir__($self, /)", plain = true)
    Object dir(PyThread t) {
        Object names = CallOps.call1(t, t.interpreter.builtins.getName("dir"), origin);
        for (String name : OWN) {
            if (!name.equals("__bases__") && !name.endsWith("copy__") && !dev.krait.ops.TruthOps.isTrue(t, CallOps.callMethod(t, names, "__contains__", name))) {
                CallOps.callMethod(t, names, "append", name);
            }
        }
        return names;
    }

    @ExposedGetter(value = "__origin__", member = true)
    Object origin() {
        return origin;
    }

    @ExposedGetter(value = "__args__", member = true)
    Object args() {
        return args;
    }

    @ExposedGetter(value = "__unpacked__", member = true)
    boolean starred() {
        return starred;
    }

    @ExposedGetter("__parameters__")
    PyTuple parameters(PyThread t) {
        if (parameters == null) {
            parameters = Substitution.parameters(t, args.items);
        }
        return parameters;
    }

    @ExposedGetter("__typing_unpacked_tuple_args__")
    Object unpackedTupleArguments() {
        return starred && origin == PyTuple.TYPE ? args : dev.krait.object.PyNone.NONE;
    }

    /** Gives the starred form once: {@code *list[int]} in a call or display. */
    @ExposedType("generic_alias_iterator")
    static final class StarIterator extends dev.krait.object.PyObject implements PyIterator {
        static final PyType TYPE = PyType.builtin(PyGenericAliasStarIteratorTable.TABLE, PyType.OBJECT, 0);
        private PyGenericAlias alias;

        StarIterator(PyGenericAlias alias) {
            super(TYPE);
            this.alias = alias;
        }

        @ExposedMethod("__iter__($self, /)")
        Object iter() {
            return this;
        }

        @Override
        @ExposedMethod("__next__($self, /)")
        public Object next(PyThread t) {
            PyGenericAlias a = alias;
            alias = null;
            return a == null ? null : a.unpacked();
        }

        @ExposedMethod(value = "__reduce__($self, /)", plain = true)
        Object reduce(PyThread t) {
            Object iter = t.interpreter.builtins.getName("iter");
            return PyTuple.of(iter, PyTuple.of(alias == null ? PyTuple.EMPTY : alias));
        }
    }
}
