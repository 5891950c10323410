package dev.krait.modules.pickle;

import dev.krait.error.PyException;
import dev.krait.importing.Imports;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.object.Reduction;
import dev.krait.object.Slot;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.ops.TextOps;
import dev.krait.protocol.PyIterator;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.function.PyFunction;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Decoders;
import dev.krait.type.text.PyByteArray;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;

/** Writes objects as a call that makes them, by what {@code __reduce_ex__} and its kin say. Compare CPython {@code Modules/_pickle.c: save_reduce}. */
final class ReducedObjects {
    private final PickleWriter writer;
    private final PyThread t;
    private final GlobalNames globals;

    ReducedObjects(PickleWriter writer) {
        this.writer = writer;
        this.t = writer.t;
        this.globals = new GlobalNames(writer);
    }

    void save(Object object) {
        PyType type = PyType.of(object);
        Object value = null;
        if (writer.pickler.reducerOverride != null) {
            value = CallOps.call1(t, writer.pickler.reducerOverride, object);
            value = value == PyNotImplemented.NOT_IMPLEMENTED ? null : value;
        }
        if (value == null) {
            if (type == PyType.TYPE) {
                saveType((PyType) object);
                return;
            }
            if (type == PyFunction.TYPE) {
                globals.save(object, null);
                return;
            }
            Object reducer = reducerOf(type);
            if (reducer != null) {
                value = CallOps.call1(t, reducer, object);
            } else if (type.isSubtype(PyType.TYPE)) {
                globals.save(object, null);
                return;
            } else {
                value = reduced(object, type);
            }
        }
        if (Str.is(value)) {
            globals.save(object, Str.exactOrNull(value));
            return;
        }
        try {
            if (!(value instanceof PyTuple parts)) {
                throw PickleState.pickling(t, "__reduce__ must return a string or tuple, not " + PickleState.typeName(t, PyType.of(value)));
            }
            reduce(parts, object);
        } catch (PyException e) {
            throw PickleState.noted(t, e, object, "object");
        }
    }

    private void saveType(PyType cls) {
        Object singleton = cls == PyType.of(PyNone.NONE) ? PyNone.NONE
                : cls == PyType.of(PyNotImplemented.NOT_IMPLEMENTED) ? PyNotImplemented.NOT_IMPLEMENTED
                : cls == PyType.of(dev.krait.object.PyEllipsis.ELLIPSIS) ? dev.krait.object.PyEllipsis.ELLIPSIS : null;
        if (singleton == null) {
            globals.save(cls, null);
        } else {
            call(cls, PyType.TYPE, PyTuple.of(singleton));
        }
    }

    private Object reducerOf(PyType type) {
        Object table = writer.pickler.dispatchTable;
        if (table == null) {
            return PickleState.of(t).dispatchTable.get(t, type);
        }
        if (table instanceof PyDict d && d.type == PyDict.TYPE) {
            return d.get(t, type);
        }
        try {
            return SubscriptOps.get(t, table, type);
        } catch (PyException e) {
            if (e.is(ExceptionTypes.KEY_ERROR)) {
                return null;
            }
            throw e;
        }
    }

    private Object reduced(Object object, PyType type) {
        PyTuple unseen = writer.protocol >= 2 ? Reduction.unseen(t, object) : null;
        if (unseen != null) {
            return unseen;
        }
        Object method = AttributeOps.lookup(t, object, "__reduce_ex__");
        if (method != null) {
            return CallOps.call1(t, method, (long) writer.protocol);
        }
        method = AttributeOps.lookup(t, object, "__reduce__");
        if (method == null) {
            throw PickleState.pickling(t, "Can't pickle " + PickleState.typeName(t, type) + " object");
        }
        return CallOps.call0(t, method);
    }

    // ---- calls -----------------------------------------------------------------------------------------------------------------

    void call(Object object, Object function, PyTuple arguments) {
        reduce(PyTuple.of(function, arguments), object);
    }

    void bytesAsCall(PyBytes b) {
        if (b.value.length == 0) {
            call(b, PyBytes.TYPE, PyTuple.EMPTY);
        } else {
            Object encode = AttributeOps.get(t, Imports.load(t, "_codecs"), "encode");
            call(b, encode, PyTuple.of(Decoders.latin1(b.value), "latin1"));
        }
    }

    void byteArrayAsCall(PyByteArray b, byte[] value) {
        call(b, PyByteArray.TYPE, value.length == 0 ? PyTuple.EMPTY : PyTuple.of(PyBytes.of(value.clone())));
    }

    private Object part(PyTuple parts, int i) {
        return i < parts.size() && parts.items[i] != PyNone.NONE ? parts.items[i] : null;
    }

    private void reduce(PyTuple parts, Object object) {
        if (parts.size() < 2 || parts.size() > 6) {
            throw PickleState.pickling(t, "tuple returned by __reduce__ must contain 2 through 6 elements");
        }
        Object function = parts.items[0];
        if (PyType.of(function).slot(Slot.CALL) == null) {
            throw wrong("first", "callable", function);
        }
        if (!(parts.items[1] instanceof PyTuple arguments)) {
            throw wrong("second", "a tuple", parts.items[1]);
        }
        Object state = part(parts, 2);
        Object listItems = iterator(parts, 3, "fourth");
        Object dictItems = iterator(parts, 4, "fifth");
        Object setter = part(parts, 5);
        if (setter != null && PyType.of(setter).slot(Slot.CALL) == null) {
            throw wrong("sixth", "callable", setter);
        }
        construct(function, arguments, object);
        int known = writer.known(object);
        if (known >= 0) {
            // the object came up again while its arguments were written: that one counts
            writer.out().op(PickleOps.POP);
            writer.get(known);
        } else {
            writer.memoize(object);
        }
        if (listItems != null) {
            writer.appends(listItems, object);
        }
        if (dictItems != null) {
            writer.setItems(dictItems, object);
        }
        if (state != null) {
            state(object, state, setter);
        }
    }

    private PyException wrong(String which, String wanted, Object got) {
        return PickleState.pickling(t, which + " item of the tuple returned by __reduce__ must be " + wanted + ", not "
                + PickleState.typeName(t, PyType.of(got)));
    }

    private Object iterator(PyTuple parts, int i, String which) {
        Object items = part(parts, i);
        if (items != null && !(items instanceof PyIterator) && PyType.of(items).slot(Slot.NEXT) == null) {
            throw wrong(which, "an iterator", items);
        }
        return items;
    }

    private void state(Object object, Object state, Object setter) {
        if (setter != null) {
            savePart(setter, object, "state setter");
            writer.save(object);
        }
        savePart(state, object, "state");
        if (setter == null) {
            writer.out().op(PickleOps.BUILD);
        } else {
            writer.out().op(PickleOps.TUPLE2);
            writer.out().op(PickleOps.REDUCE);
            writer.out().op(PickleOps.POP);
        }
    }

    private void savePart(Object part, Object object, String what) {
        try {
            writer.save(part);
        } catch (PyException e) {
            throw PickleState.noted(t, e, object, what);
        }
    }

    private void construct(Object function, PyTuple arguments, Object object) {
        Object name = writer.protocol >= 2 ? AttributeOps.lookup(t, function, "__name__") : null;
        if ("__newobj_ex__".equals(name)) {
            newObjectEx(arguments, object);
        } else if ("__newobj__".equals(name)) {
            newObject(arguments, object);
        } else {
            savePart(function, object, "reconstructor");
            savePart(arguments, object, "reconstructor arguments");
            writer.out().op(PickleOps.REDUCE);
        }
    }

    private void checkClass(String function, Object cls, Object object) {
        if (AttributeOps.lookup(t, cls, "__new__") == null) {
            throw PickleState.pickling(t, "first argument to " + function + "() has no __new__");
        }
        Object own = AttributeOps.get(t, object, "__class__");
        if (own != cls) {
            throw PickleState.pickling(t, "first argument to " + function + "() must be " + Str.java(TextOps.repr(t, own)) + ", not "
                    + Str.java(TextOps.repr(t, cls)));
        }
    }

    private void newObject(PyTuple arguments, Object object) {
        if (arguments.size() < 1) {
            throw PickleState.pickling(t, "__newobj__ expected at least 1 argument, got 0");
        }
        Object cls = arguments.items[0];
        checkClass("__newobj__", cls, object);
        savePart(cls, object, "class");
        savePart(PyTuple.of(java.util.Arrays.copyOfRange(arguments.items, 1, arguments.size())), object, "__new__ arguments");
        writer.out().op(PickleOps.NEWOBJ);
    }

    private void newObjectEx(PyTuple arguments, Object object) {
        if (arguments.size() != 3) {
            throw PickleState.pickling(t, "__newobj_ex__ expected 3 arguments, got " + arguments.size());
        }
        Object cls = arguments.items[0];
        checkClass("__newobj_ex__", cls, object);
        if (!(arguments.items[1] instanceof PyTuple positional)) {
            throw wrongArgument("second", "a tuple", arguments.items[1]);
        }
        if (!(arguments.items[2] instanceof PyDict keywords)) {
            throw wrongArgument("third", "a dict", arguments.items[2]);
        }
        if (writer.protocol >= 4) {
            savePart(cls, object, "class");
            savePart(positional, object, "__new__ arguments");
            savePart(keywords, object, "__new__ arguments");
            writer.out().op(PickleOps.NEWOBJ_EX);
            return;
        }
        savePart(partial(cls, positional, keywords), object, "reconstructor");
        writer.save(PyTuple.EMPTY);
        writer.out().op(PickleOps.REDUCE);
    }

    private PyException wrongArgument(String which, String wanted, Object got) {
        return PickleState.pickling(t, which + " argument to __newobj_ex__() must be " + wanted + ", not " + PickleState.typeName(t, PyType.of(got)));
    }

    /** {@code functools.partial(cls.__new__, cls, *positional, **keywords)}. */
    private Object partial(Object cls, PyTuple positional, PyDict keywords) {
        Object[] pairs = keywords.snapshot();
        Object[] all = new Object[2 + positional.size() + pairs.length / 2];
        String[] names = new String[pairs.length / 2];
        all[0] = AttributeOps.get(t, cls, "__new__");
        all[1] = cls;
        System.arraycopy(positional.items, 0, all, 2, positional.size());
        for (int i = 0; i < names.length; i++) {
            names[i] = Str.java(pairs[2 * i]).intern();
            all[2 + positional.size() + i] = pairs[2 * i + 1];
        }
        return CallOps.call(t, AttributeOps.get(t, Imports.load(t, "functools"), "partial"), all, names.length == 0 ? null : names);
    }
}
