package dev.krait.modules.collections;

import dev.krait.error.PyErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.ReprGuard;
import dev.krait.ops.SlotOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.DictMerges;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.Arrays;

/** A {@code defaultdict}. Compare CPython {@code Modules/_collectionsmodule.c: defdict_missing}. */
@ExposedType(value = "collections.defaultdict", doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\n"
        + "The default factory is called without arguments to produce\na new value when a key is not present, in __getitem__ only.")
public final class PyDefaultDict extends PyDict {
    public static final PyType TYPE = PyType.builtin(PyDefaultDictTable.TABLE, PyDict.TYPE, PyType.BASETYPE);

    private Object factory = PyNone.NONE;

    private PyDefaultDict(PyType type) {
        super(type);
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newDefaultDict(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return new PyDefaultDict(cls);
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    static void initDefaultDict(PyThread t, Object self, Object[] args, PyDict kwargs) {
        PyDefaultDict d = (PyDefaultDict) self;
        Object[] rest = args;
        Object first = PyNone.NONE;
        if (args.length > 0) {
            first = args[0];
            if (first != PyNone.NONE && PyType.of(first).slot(Slot.CALL) == null) {
                throw TypeErrors.of("first argument must be callable or None");
            }
            rest = Arrays.copyOfRange(args, 1, args.length);
        }
        d.factory = first;
        DictMerges.updateFromCall(t, d, "dict", rest, kwargs);
    }

    @ExposedGetter(value = "default_factory", member = true)
    Object defaultFactory() {
        return factory;
    }

    @ExposedSetter("default_factory")
    void setDefaultFactory(Object value) {
        factory = value == null ? PyNone.NONE : value;
    }

    @ExposedMethod(value = "__missing__($self, object, /)", plain = true)
    Object missing(PyThread t, Object key) {
        Object f = factory;
        if (f == PyNone.NONE) {
            throw PyErrors.with(ExceptionTypes.KEY_ERROR, key);
        }
        Object value = CallOps.call0(t, f);
        return putIfAbsent(t, key, value);
    }

    @ExposedMethod("copy($self, /)")
    Object copyDefaultDict(PyThread t) {
        return CallOps.call2(t, type, factory, this);
    }

    @ExposedMethod(value = "__copy__($self, /)", plain = true)
    Object copyForModule(PyThread t) {
        return copyDefaultDict(t);
    }

    /** Raises what {@code dict.__or__} would not: the result is of the class of the default dict among the operands. */
    @ExposedMethod("__or__($self, value, /)")
    static Object orDefault(PyThread t, Object a, Object b) {
        if (!(a instanceof PyDict left) || !(b instanceof PyDict)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyDefaultDict self = a instanceof PyDefaultDict d ? d : (PyDefaultDict) b;
        Object made = CallOps.call2(t, self.type, self.factory, left);
        if (!(made instanceof PyDict result)) {
            throw TypeErrors.of(self.type.fullName() + "() must return a dict, not " + PyType.of(made).fullName());
        }
        DictMerges.update(t, result, b);
        return result;
    }

    @ExposedMethod("__ror__($self, value, /)")
    static Object rorDefault(PyThread t, Object a, Object b) {
        return orDefault(t, b, a);
    }

    @ExposedMethod("__repr__($self, /)")
    Object reprDefaultDict(PyThread t) {
        String base = Str.java(SlotOps.call(t, PyDict.TYPE.slot(Slot.REPR), this));
        String made;
        if (!ReprGuard.enter(t, factory)) {
            made = "...";
        } else {
            try {
                made = Str.java(TextOps.repr(t, factory));
            } finally {
                ReprGuard.leave(t, factory);
            }
        }
        return Str.of(type.name + "(" + made + ", " + base + ")");
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce(PyThread t) {
        Object none = PyNone.NONE;
        PyTuple arguments = factory == none ? PyTuple.EMPTY : PyTuple.of(factory);
        Object items = CallOps.callMethod(t, this, "items");
        return PyTuple.of(type, arguments, none, none, IterationOps.iterator(t, items));
    }

    @ExposedMethod(value = "__class_getitem__($type, object, /)", binding = Binding.CLASS)
    static Object genericDefaultDict(PyThread t, PyType cls, Object key) {
        return TypeOps.genericAlias(t, cls, key);
    }
}
