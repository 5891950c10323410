package dev.krait.object;

import dev.krait.error.PyErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.SlotOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/**
 * A module. Its attributes always live in {@link #dict}, which is also the globals of its code.
 *
 * <p>Compare CPython {@code Objects/moduleobject.c}.
 */
@ExposedType(value = "module", doc = "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
        signature = "(name, doc=None)")
public final class PyModule extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyModuleTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    static {
        TYPE.hasDict = true;
        TYPE.hasWeakref = true;
        TYPE.allocator = PyModule::new;
    }

    /** The names of the module. */
    public final PyDict dict;

    private PyModule(PyType type) {
        this(type, new PyDict());
    }

    private PyModule(PyType type, PyDict dict) {
        super(type);
        this.dict = dict;
        shape = Shape.dictionary(type);
        objects = new Object[] {dict};
    }

    /** A module with the attributes that every new one has. */
    public static PyModule of(Object name, Object doc) {
        return of(name, doc, new PyDict());
    }

    /** A module over a dict. */
    public static PyModule of(Object name, Object doc, PyDict dict) {
        PyModule module = new PyModule(TYPE, dict);
        module.start(name, doc);
        return module;
    }

    private void start(Object name, Object doc) {
        dict.putName("__name__", name);
        dict.putName("__doc__", doc);
        dict.putName("__package__", PyNone.NONE);
        dict.putName("__loader__", PyNone.NONE);
        dict.putName("__spec__", PyNone.NONE);
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newModule(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return cls.allocate();
    }

    @ExposedMethod("__init__($self, name, doc=None)")
    void init(Object name, Object doc) {
        if (!Str.is(name)) {
            throw TypeErrors.of("module() argument 'name' must be str, not " + PyType.of(name).name);
        }
        start(name, doc == null ? PyNone.NONE : doc);
    }

    @ExposedGetter("__dict__")
    Object dict() {
        return dict;
    }

    /** Data descriptors of the type, then the dict, then the rest of the type, then the module's own {@code __getattr__}. */
    @ExposedMethod("__getattribute__($self, name, /)")
    Object getattribute(PyThread t, Object key) {
        String name = AttributeOps.name(key);
        Object value = find(t, name);
        if (value != null) {
            return value;
        }
        Object fallback = dict.getName("__getattr__");
        if (fallback != null) {
            return CallOps.call1(t, fallback, key);
        }
        throw missing(t, name);
    }

    /** The attribute without {@code __getattr__}, or null. */
    public Object find(PyThread t, String name) {
        Object ofType = type.lookup(name);
        if (ofType != null && isData(ofType)) {
            return SlotOps.bind(t, ofType, this);
        }
        Object own = dict.getName(name);
        if (own != null) {
            return own;
        }
        return ofType == null ? null : SlotOps.bind(t, ofType, this);
    }

    private static boolean isData(Object attribute) {
        PyType type = PyType.of(attribute);
        return type.slot(Slot.SET) != null || type.slot(Slot.DELETE) != null;
    }

    /** Tells a module that is being initialised, or shadows a library module, from one that lacks the name. */
    private RuntimeException missing(PyThread t, String name) {
        Object own = dict.getName("__name__");
        if (own == null || !Str.is(own)) {
            return attributeError("module has no attribute '" + name + "'", name);
        }
        Object spec = dict.getName("__spec__");
        if (isInitializing(t)) {
            Object origin = AttributeOps.lookup(t, spec, "origin");
            String from = origin != null && Str.is(origin) ? " from '" + Str.java(origin) + "'" : "";
            return attributeError("partially initialized module '" + Str.java(own) + "'" + from + " has no attribute '" + name
                    + "' (most likely due to a circular import)", name);
        }
        return attributeError("module '" + Str.java(own) + "' has no attribute '" + name + "'", name);
    }

    private RuntimeException attributeError(String message, String name) {
        return PyErrors.of(ExceptionTypes.ATTRIBUTE_ERROR, message);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        Object importlib = t.interpreter.importlib;
        if (importlib != null) {
            return CallOps.callMethod(t, importlib, "_module_repr", this);
        }
        Object name = dict.getName("__name__");
        return Str.concat("<module ", Str.concat(name == null ? "'?'" : TextOps.repr(t, name), ">"));
    }

    @ExposedMethod(value = "__dir__($self, /)", plain = true)
    Object dir(PyThread t) {
        if (!(AttributeOps.get(t, this, "__dict__") instanceof PyDict names)) {
            throw TypeErrors.of("<module>.__dict__ is not a dictionary");
        }
        Object own = names.getName("__dir__");
        return own != null ? CallOps.call0(t, own) : t.interpreter.sortedKeys(t, names);
    }

    @ExposedGetter("__annotations__")
    Object annotations(PyThread t) {
        Object annotations = dict.getName("__annotations__");
        if (annotations != null) {
            return annotations;
        }
        Object annotate = dict.getName("__annotate__");
        PyDict made;
        if (annotate != null && annotate != PyNone.NONE) {
            Object result = CallOps.call1(t, annotate, 1L);
            if (!(result instanceof PyDict d)) {
                throw TypeErrors.of("__annotate__ returned non-dict of type '" + PyType.of(result).fullName() + "'");
            }
            made = d;
        } else {
            made = new PyDict();
        }
        // a module that still runs may get more of them
        if (!isInitializing(t)) {
            dict.putName("__annotations__", made);
        }
        return made;
    }

    private boolean isInitializing(PyThread t) {
        Object spec = dict.getName("__spec__");
        Object initializing = spec == null || spec == PyNone.NONE ? null : AttributeOps.lookup(t, spec, "_initializing");
        return initializing != null && TruthOps.isTrue(t, initializing);
    }

    @ExposedSetter("__annotations__")
    void annotations(Object value) {
        if (value != null) {
            dict.putName("__annotations__", value);
        } else if (dict.removeName("__annotations__") == null) {
            throw PyErrors.of(ExceptionTypes.ATTRIBUTE_ERROR, "__annotations__");
        }
        dict.removeName("__annotate__");
    }

    @ExposedGetter("__annotate__")
    Object annotate() {
        Object annotate = dict.getName("__annotate__");
        if (annotate == null) {
            dict.putName("__annotate__", PyNone.NONE);
            return PyNone.NONE;
        }
        return annotate;
    }

    @ExposedSetter("__annotate__")
    void annotate(Object value) {
        if (value == null) {
            throw TypeErrors.of("cannot delete __annotate__ attribute");
        }
        if (value != PyNone.NONE && PyType.of(value).slot(Slot.CALL) == null) {
            throw TypeErrors.of("__annotate__ must be callable or None");
        }
        dict.putName("__annotate__", value);
        if (value != PyNone.NONE) {
            dict.removeName("__annotations__");
        }
    }

    @Override
    public String toString() {
        return "<module '" + dict.getName("__name__") + "'>";
    }
}
