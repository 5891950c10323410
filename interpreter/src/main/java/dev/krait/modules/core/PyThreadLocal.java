package dev.krait.modules.core;

import dev.krait.error.PyErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.SlotOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Keywords;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;

/** A {@code _thread._local}: attributes of its own for each thread. A subclass's {@code __init__} runs once in each. */
@ExposedType(value = "_thread._local", doc = "Thread-local data")
public final class PyThreadLocal extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyThreadLocalTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    static {
        TYPE.hasWeakref = true;
    }

    private final Object[] arguments;
    private final PyDict keywords;

    private PyThreadLocal(PyType type, Object[] arguments, PyDict keywords) {
        super(type);
        this.arguments = arguments;
        this.keywords = keywords;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newLocal(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        boolean plain = cls.slot(Slot.INIT) == PyType.OBJECT.slot(Slot.INIT);
        if (plain && (args.length > 0 || kwargs != null && kwargs.size() > 0)) {
            throw TypeErrors.of("Initialization arguments are not supported");
        }
        PyThreadLocal made = new PyThreadLocal(cls, args, kwargs);
        t.locals.put(made, new PyDict());
        return made;
    }

    private PyDict dict(PyThread t) {
        PyDict dict = t.locals.get(this);
        if (dict == null) {
            dict = new PyDict();
            t.locals.put(this, dict);
            Object init = type.slot(Slot.INIT);
            if (init != PyType.OBJECT.slot(Slot.INIT)) {
                try {
                    Keywords.call(t, SlotOps.bind(t, init, this), arguments.clone(), keywords);
                } catch (RuntimeException e) {
                    t.locals.remove(this);
                    throw e;
                }
            }
        }
        return dict;
    }

    private static boolean isData(Object attribute) {
        PyType type = PyType.of(attribute);
        return type.slot(Slot.SET) != null || type.slot(Slot.DELETE) != null;
    }

    @ExposedMethod("__getattribute__($self, name, /)")
    Object getattribute(PyThread t, Object key) {
        String name = AttributeOps.name(key);
        PyDict dict = dict(t);
        if (name.equals("__dict__")) {
            return dict;
        }
        Object ofType = type.lookup(name);
        if (ofType != null && isData(ofType)) {
            return SlotOps.bind(t, ofType, this);
        }
        Object own = dict.getName(name);
        if (own != null) {
            return own;
        }
        if (ofType != null) {
            return SlotOps.bind(t, ofType, this);
        }
        throw missing(name);
    }

    private RuntimeException missing(String name) {
        return PyErrors.of(ExceptionTypes.ATTRIBUTE_ERROR, "'" + type.name + "' object has no attribute '" + name + "'");
    }

    @ExposedMethod("__setattr__($self, name, value, /)")
    void setattr(PyThread t, Object key, Object value) {
        String name = AttributeOps.name(key);
        PyDict dict = dict(t);
        readOnly(name);
        Object ofType = type.lookup(name);
        Object set = ofType == null ? null : PyType.of(ofType).slot(Slot.SET);
        if (set != null) {
            SlotOps.call(t, set, ofType, this, value);
        } else {
            dict.putName(name, value);
        }
    }

    private void readOnly(String name) {
        if (name.equals("__dict__")) {
            throw PyErrors.of(ExceptionTypes.ATTRIBUTE_ERROR, "'" + type.name + "' object attribute '__dict__' is read-only");
        }
    }

    @ExposedMethod("__delattr__($self, name, /)")
    void delattr(PyThread t, Object key) {
        String name = AttributeOps.name(key);
        PyDict dict = dict(t);
        readOnly(name);
        Object ofType = type.lookup(name);
        Object delete = ofType == null ? null : PyType.of(ofType).slot(Slot.DELETE);
        if (delete != null) {
            SlotOps.call(t, delete, ofType, this);
        } else if (dict.removeName(name) == null) {
            throw missing(name);
        }
    }
}
