package dev.krait.object;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** How objects are pickled by default. Compare CPython {@code Objects/typeobject.c: object___reduce_ex__, reduce_newobj, object_getstate}. */
public final class Reduction {
    private Reduction() {
    }

    static Object reduceEx(PyThread t, Object self, Object protocol) {
        Object number = NumberOps.index(t, protocol);
        Object reduce = AttributeOps.lookup(t, self, "__reduce__");
        if (reduce != null) {
            Object ofClass = AttributeOps.get(t, PyType.of(self), "__reduce__");
            if (ofClass != PyType.OBJECT.lookup("__reduce__")) {
                return CallOps.call0(t, reduce);
            }
        }
        return reduce(t, self, number instanceof Long n ? n : 2);
    }

    /**
     * What {@code self.__reduce_ex__(protocol)} gives, for protocols from 2 on and a caller that lets nobody see it: the attributes may be a copy, so that
     * the instance keeps its shape. Null when the class has a reduction of its own.
     */
    public static PyTuple unseen(PyThread t, Object self) {
        PyType cls = PyType.of(self);
        boolean own = cls.lookup("__reduce_ex__") == PyType.OBJECT.lookup("__reduce_ex__") && cls.lookup("__reduce__") == PyType.OBJECT.lookup("__reduce__")
                && self instanceof PyInstance instance && instance.shape != null && !instance.shape.dictionary && instance.shape.find("__reduce_ex__") == null
                && instance.shape.find("__reduce__") == null && cls.slot(Slot.GETATTRIBUTE) == PyType.OBJECT.slot(Slot.GETATTRIBUTE)
                && cls.slot(Slot.GETATTR) == null;
        return own ? newObject(t, self, true) : null;
    }

    static Object reduce(PyThread t, Object self, long protocol) {
        return protocol >= 2 ? newObject(t, self, false) : CallOps.callMethod(t, copyreg(t), "_reduce_ex", self, protocol);
    }

    private static Object copyreg(PyThread t) {
        Object module = t.interpreter.modules.getName("copyreg");
        return module != null ? module : CallOps.call1(t, t.interpreter.builtins.getName("__import__"), "copyreg");
    }

    private static PyTuple newObject(PyThread t, Object self, boolean unseen) {
        PyType cls = PyType.of(self);
        if (!cls.isHeap() && cls.base == PyType.OBJECT && cls.dict().getName("__new__") == null && (cls.flags & PyType.SAME_LAYOUT) == 0) {
            throw cannot(cls);
        }
        Object args = null;
        Object kwargs = null;
        Object extended = special(t, self, cls, "__getnewargs_ex__");
        Object plain = extended != null ? null : special(t, self, cls, "__getnewargs__");
        if (extended != null) {
            PyTuple pair = extendedArguments(CallOps.call0(t, extended));
            args = pair.items[0];
            kwargs = pair.items[1];
        } else if (plain != null) {
            args = CallOps.call0(t, plain);
            if (!(args instanceof PyTuple)) {
                throw TypeErrors.of("__getnewargs__ should return a tuple, not '" + PyType.of(args).fullName() + "'");
            }
        }
        boolean required = args == null && (cls.flags & (PyType.LIST_SUBCLASS | PyType.DICT_SUBCLASS)) == 0;
        boolean keywords = kwargs instanceof PyDict d && d.size() > 0;
        Object maker = AttributeOps.get(t, copyreg(t), keywords ? "__newobj_ex__" : "__newobj__");
        Object arguments = keywords ? PyTuple.of(cls, args, kwargs) : withClass(cls, args);
        Object state = getState(t, self, required, unseen);
        Object items = (cls.flags & PyType.LIST_SUBCLASS) != 0 ? IterationOps.iterator(t, self) : PyNone.NONE;
        Object pairs = (cls.flags & PyType.DICT_SUBCLASS) == 0 ? PyNone.NONE
                : IterationOps.iterator(t, CallOps.callMethod(t, self, "items"));
        return PyTuple.of(maker, arguments, state, items, pairs);
    }

    /** A special method, which the instance itself does not define. */
    private static Object special(PyThread t, Object self, PyType cls, String name) {
        Object method = cls.lookup(name);
        return method == null ? null : AttributeOps.bindTo(t, method, self, cls);
    }

    private static Object withClass(PyType cls, Object args) {
        Object[] given = args == null ? CallOps.NO_ARGUMENTS : ((PyTuple) args).items;
        Object[] all = new Object[given.length + 1];
        all[0] = cls;
        System.arraycopy(given, 0, all, 1, given.length);
        return PyTuple.of(all);
    }

    private static PyTuple extendedArguments(Object result) {
        if (!(result instanceof PyTuple pair)) {
            throw TypeErrors.of("__getnewargs_ex__ should return a tuple, not '" + PyType.of(result).fullName() + "'");
        }
        if (pair.size() != 2) {
            throw ValueErrors.of("__getnewargs_ex__ should return a tuple of length 2, not " + pair.size());
        }
        if (!(pair.items[0] instanceof PyTuple)) {
            throw TypeErrors.of("first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '" + PyType.of(pair.items[0]).fullName() + "'");
        }
        if (!(pair.items[1] instanceof PyDict)) {
            throw TypeErrors.of("second item of the tuple returned by __getnewargs_ex__ must be a dict, not '" + PyType.of(pair.items[1]).fullName() + "'");
        }
        return pair;
    }

    /** Whether {@code __dict__} is the usual one. */
    private static boolean plainDict(PyType cls) {
        return cls.lookup("__dict__") instanceof DictDescriptor && !(cls.builtin().lookup("__dict__") instanceof dev.krait.type.function.GetSetDescriptor);
    }

    private static PyDict copied(PyInstance instance) {
        PyDict dict = new PyDict();
        Object[] pairs = Fields.snapshot(instance);
        for (int i = 0; i < pairs.length; i += 2) {
            dict.putName(Str.java(pairs[i]), pairs[i + 1]);
        }
        return dict;
    }

    private static Object getState(PyThread t, Object self, boolean required, boolean unseen) {
        Object method = PyType.of(self).lookup("__getstate__");
        return method == PyType.OBJECT.lookup("__getstate__") ? state(t, self, required, unseen) : CallOps.callMethod(t, self, "__getstate__");
    }

    private static RuntimeException cannot(PyType cls) {
        return TypeErrors.of("cannot pickle '" + cls.fullName() + "' object");
    }

    /** {@code object.__getstate__}: the dict, or a pair of it and the values of slots. */
    static Object state(PyThread t, Object self, boolean required) {
        return state(t, self, required, false);
    }

    private static Object state(PyThread t, Object self, boolean required, boolean unseen) {
        PyType cls = PyType.of(self);
        if (required && ClassMaker.isVariable(cls)) {
            throw TypeErrors.of("cannot pickle " + cls.fullName() + " objects");
        }
        Object state = null;
        if (self instanceof PyInstance instance && instance.shape != null && cls.hasDict) {
            state = instance.shape.size() == 0 && !instance.shape.dictionary ? PyNone.NONE
                    : unseen && plainDict(cls) ? copied(instance) : AttributeOps.lookup(t, self, "__dict__");
            if (state instanceof PyDict d && d.size() == 0) {
                state = PyNone.NONE;
            }
        }
        state = state == null ? PyNone.NONE : state;
        PyType builtin = cls.builtin();
        if (required && builtin != PyType.OBJECT && (builtin.flags & PyType.SAME_LAYOUT) == 0) {
            throw cannot(cls);
        }
        Object names = CallOps.callMethod(t, copyreg(t), "_slotnames", cls);
        PyDict slots = new PyDict();
        Object iterator = IterationOps.iterator(t, names);
        for (Object name = IterationOps.next(t, iterator); name != null; name = IterationOps.next(t, iterator)) {
            Object value = AttributeOps.lookup(t, self, Str.java(name));
            if (value != null) {
                slots.putName(Str.java(name), value);
            }
        }
        return slots.size() == 0 ? state : PyTuple.of(state, slots);
    }
}
