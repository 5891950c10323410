package dev.krait.modules.functools;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.ReprGuard;
import dev.krait.ops.TextOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Keywords;
import dev.krait.type.function.PyBoundMethod;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.Arrays;

/** A {@code partial} object. Compare CPython {@code Modules/_functoolsmodule.c: partial_new, partial_vectorcall}. */
@ExposedType(value = "functools.partial", signature = "(func, /, *args, **keywords)",
        doc = "Create a new function with partial application of the given arguments and keywords.")
public final class PyPartial extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyPartialTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.MANAGED_DICT);
    private static final Placeholder HOLE = Placeholder.PLACEHOLDER;

    static {
        TYPE.hasWeakref = true;
    }

    private Object function;
    private PyTuple args;
    private PyDict keywords;
    private int holes;

    private PyPartial(PyType type) {
        super(type);
        this.shape = type.rootShape;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newPartial(PyThread t, PyType cls, Object[] arguments, PyDict kwargs) {
        if (arguments.length == 0) {
            throw TypeErrors.of("type 'partial' takes at least one argument");
        }
        Object function = arguments[0];
        if (PyType.of(function).slot(Slot.CALL) == null) {
            throw TypeErrors.of("the first argument must be callable");
        }
        Object[] given = Arrays.copyOfRange(arguments, 1, arguments.length);
        if (given.length > 0 && given[given.length - 1] == HOLE) {
            throw TypeErrors.of("trailing Placeholders are not allowed");
        }
        Object[] pairs = kwargs == null ? new Object[0] : kwargs.snapshot();
        for (int i = 1; i < pairs.length; i += 2) {
            if (pairs[i] == HOLE) {
                throw TypeErrors.of("Placeholder cannot be passed as a keyword argument");
            }
        }
        PyPartial partial = new PyPartial(cls);
        PyDict merged = new PyDict();
        if (function instanceof PyPartial inner && inner.plain()) {
            function = inner.function;
            given = inner.fill(given, false);
            merged = inner.keywords.copy();
        }
        for (int i = 0; i < pairs.length; i += 2) {
            merged.put(t, pairs[i], pairs[i + 1]);
        }
        partial.set(function, PyTuple.of(given), merged);
        return partial;
    }

    /** Whether another partial may be folded with this one: nobody can see it by its attributes. */
    private boolean plain() {
        return type == TYPE || type.slot(Slot.CALL) == TYPE.slot(Slot.CALL) && (shape == null || shape.size() == 0 && !shape.dictionary);
    }

    private void set(Object f, PyTuple a, PyDict k) {
        int n = 0;
        for (Object item : a.items) {
            n += item == HOLE ? 1 : 0;
        }
        function = f;
        args = a;
        keywords = k;
        holes = n;
    }

    /** The stored arguments with their holes filled from {@code given}, and the rest of those behind. */
    private Object[] fill(Object[] given, boolean all) {
        Object[] stored = args.items;
        if (all && given.length < holes) {
            throw TypeErrors.of("missing positional arguments in 'partial' call; expected at least " + holes + ", got " + given.length);
        }
        int used = Math.min(holes, given.length);
        Object[] result = Arrays.copyOf(stored, stored.length + given.length - used);
        int next = 0;
        for (int i = 0; i < stored.length && next < used; i++) {
            if (stored[i] == HOLE) {
                result[i] = given[next++];
            }
        }
        System.arraycopy(given, used, result, stored.length, given.length - used);
        return result;
    }

    @Override
    public Object call(PyThread t, Object[] arguments, String[] names) {
        if (type != TYPE && type.slot(Slot.CALL) != TYPE.slot(Slot.CALL)) {
            return CallOps.callSlot(t, this, arguments, names);
        }
        return apply(t, arguments, names);
    }

    private Object apply(PyThread t, Object[] arguments, String[] names) {
        int named = names == null ? 0 : names.length;
        if (named == 0 && keywords.size() == 0) {
            return CallOps.call(t, function, fill(arguments, true), null);
        }
        Object[] given = Arrays.copyOf(arguments, arguments.length - named);
        PyDict merged = keywords.copy();
        for (int i = 0; i < named; i++) {
            merged.put(t, Str.of(names[i]), arguments[given.length + i]);
        }
        return Keywords.call(t, function, fill(given, true), merged);
    }

    @ExposedMethod("__call__($self, /, *args, **kwargs)")
    Object callFromPython(PyThread t, Object[] arguments, PyDict kwargs) {
        boolean none = kwargs == null || kwargs.size() == 0;
        return apply(t, none ? arguments : Keywords.all(arguments, kwargs), none ? null : Keywords.names(kwargs));
    }

    @ExposedMethod("__get__($self, instance, owner=None, /)")
    Object get(Object instance, Object owner) {
        return instance == null || instance == PyNone.NONE ? this : new PyBoundMethod(this, instance);
    }

    @ExposedGetter(value = "func", member = true)
    Object func() {
        return function;
    }

    @ExposedGetter(value = "args", member = true)
    Object args() {
        return args;
    }

    @ExposedGetter(value = "keywords", member = true)
    Object keywords() {
        return keywords;
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        if (!ReprGuard.enter(t, this)) {
            return "...";
        }
        Object module = type == TYPE ? "functools" : AttributeOps.get(t, type, "__module__");
        String name = Str.java(TextOps.str(t, module)) + "." + Str.java(type.qualname);
        try {
            StringBuilder out = new StringBuilder(name).append('(').append(Str.java(TextOps.repr(t, function)));
            for (Object item : args.items) {
                out.append(", ").append(Str.java(TextOps.repr(t, item)));
            }
            Object[] pairs = keywords.snapshot();
            for (int i = 0; i < pairs.length; i += 2) {
                out.append(", ").append(Str.java(TextOps.str(t, pairs[i]))).append('=').append(Str.java(TextOps.repr(t, pairs[i + 1])));
            }
            return Str.of(out.append(')').toString());
        } finally {
            ReprGuard.leave(t, this);
        }
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce(PyThread t) {
        Object dict = shape == null || shape.size() == 0 && !shape.dictionary ? PyNone.NONE : AttributeOps.get(t, this, "__dict__");
        return PyTuple.of(type, PyTuple.of(function), PyTuple.of(function, args, keywords, dict));
    }

    @ExposedMethod(value = "__setstate__($self, object, /)", plain = true)
    void setState(PyThread t, Object state) {
        if (!(state instanceof PyTuple s) || s.size() != 4 || PyType.of(s.items[0]).slot(Slot.CALL) == null
                || !(s.items[1] instanceof PyTuple a) || s.items[2] != PyNone.NONE && !(s.items[2] instanceof PyDict)) {
            throw TypeErrors.of("invalid partial state");
        }
        if (a.size() > 0 && a.items[a.size() - 1] == HOLE) {
            throw TypeErrors.of("trailing Placeholders are not allowed");
        }
        PyTuple exact = a.type == PyTuple.TYPE ? a : PyTuple.of(a.items.clone());
        PyDict k = s.items[2] instanceof PyDict d ? d.type == PyDict.TYPE ? d : d.copy() : new PyDict();
        set(s.items[0], exact, k);
        AttributeOps.set(t, this, "__dict__", s.items[3] == PyNone.NONE ? new PyDict() : s.items[3]);
    }

    @ExposedMethod(value = "__class_getitem__($type, object, /)", binding = Binding.CLASS)
    static Object classGetItem(PyThread t, PyType cls, Object key) {
        return TypeOps.genericAlias(t, cls, key);
    }
}
