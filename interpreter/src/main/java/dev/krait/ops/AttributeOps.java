package dev.krait.ops;

import dev.krait.error.AttributeErrors;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.object.Fields;
import dev.krait.object.PyInstance;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.object.TypeTraits;
import dev.krait.protocol.DataDescriptor;
import dev.krait.protocol.Descriptor;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.text.Str;

/**
 * Attributes by name. Names are UTF-16 Java strings, best interned. A type whose {@code __getattribute__} is that of {@code object}, {@code type} or modules
 * is served here without a call; {@link AttributeSite} tells inline caches and the JIT what a look-up found. Compare CPython
 * {@code Objects/object.c: _PyObject_GenericGetAttrWithDict} and {@code Objects/typeobject.c: _Py_type_getattro_impl}.
 */
public final class AttributeOps {
    private AttributeOps() {
    }

    /** The Java form of an attribute's name. Raises TypeError for what is no string. */
    public static String name(Object name) {
        if (!Str.is(name)) {
            throw TypeErrors.of("attribute name must be string, not '" + PyType.of(name).fullName() + "'");
        }
        return Str.java(name).intern();
    }

    /** {@code value.name}. */
    public static Object get(PyThread t, Object value, String name) {
        PyType type = PyType.of(value);
        int traits = type.traits();
        if ((traits & TypeTraits.HAS_GETATTR) != 0) {
            return getWithHook(t, value, type, name);
        }
        Object found;
        if ((traits & TypeTraits.GENERIC_GET) != 0) {
            found = generic(t, value, type, name);
        } else if ((traits & TypeTraits.TYPE_GET) != 0) {
            found = ofType(t, (PyType) value, name);
        } else {
            return SlotOps.call(t, type.slot(Slot.GETATTRIBUTE), value, Str.of(name));
        }
        if (found == null) {
            throw AttributeErrors.missing(value, name);
        }
        return found;
    }

    /** {@code __getattribute__}, and where it raises AttributeError, {@code __getattr__}. Compare CPython {@code slot_tp_getattr_hook}. */
    private static Object getWithHook(PyThread t, Object value, PyType type, String name) {
        PyException failed = null;
        try {
            Object found = (type.traits() & TypeTraits.GENERIC_GET) != 0 ? generic(t, value, type, name)
                    : SlotOps.call(t, type.slot(Slot.GETATTRIBUTE), value, Str.of(name));
            if (found != null) {
                return found;
            }
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.ATTRIBUTE_ERROR)) {
                throw e;
            }
            failed = e;
        }
        Object hook = type.slot(Slot.GETATTR);
        if (hook == null) {
            throw failed != null ? failed : AttributeErrors.missing(value, name);
        }
        return SlotOps.call(t, hook, value, Str.of(name));
    }

    /** {@code value.name}, or null instead of an AttributeError. */
    public static Object lookup(PyThread t, Object value, String name) {
        PyType type = PyType.of(value);
        int traits = type.traits();
        try {
            if ((traits & (TypeTraits.HAS_GETATTR | TypeTraits.GENERIC_GET)) == TypeTraits.GENERIC_GET) {
                return generic(t, value, type, name);
            }
            if ((traits & (TypeTraits.HAS_GETATTR | TypeTraits.TYPE_GET)) == TypeTraits.TYPE_GET) {
                return ofType(t, (PyType) value, name);
            }
            if ((traits & TypeTraits.MODULE_GET) != 0 && value instanceof PyModule module) {
                Object found = module.find(t, name);
                if (found != null) {
                    return found;
                }
            }
            return get(t, value, name);
        } catch (PyException e) {
            if (e.is(ExceptionTypes.ATTRIBUTE_ERROR)) {
                return null;
            }
            throw e;
        }
    }

    /** What {@code object.__getattribute__} finds, or null. */
    public static Object generic(PyThread t, Object value, PyType type, String name) {
        Object attribute = type.lookup(name);
        PyType attributeType = null;
        int traits = 0;
        if (attribute instanceof PyObject o) {
            attributeType = o.type;
            traits = attributeType.traits();
            if ((traits & TypeTraits.HAS_SET) != 0 && (traits & TypeTraits.HAS_GET) != 0) {
                return bind(t, attribute, attributeType, value, type);
            }
        } else if (attribute != null) {
            traits = PyType.of(attribute).traits();
            if ((traits & TypeTraits.HAS_GET) != 0) {
                return SlotOps.bind(t, attribute, value);
            }
        }
        if (value instanceof PyInstance instance && type.hasDict) {
            Object own = Fields.get(instance, name);
            if (own != null) {
                return own;
            }
        }
        if ((traits & TypeTraits.HAS_GET) != 0) {
            return bind(t, attribute, attributeType, value, type);
        }
        return attribute;
    }

    private static Object bind(PyThread t, Object attribute, PyType attributeType, Object self, PyType owner) {
        if (attribute instanceof Descriptor d && !attributeType.isHeap()) {
            return d.bind(t, self, owner);
        }
        return SlotOps.call(t, attributeType.slot(Slot.GET), attribute, self == null ? PyNone.NONE : self, owner);
    }

    /** What {@code type.__getattribute__} finds, or null. */
    public static Object ofType(PyThread t, PyType cls, String name) {
        PyType metatype = cls.type;
        Object meta = metatype.lookup(name);
        PyType metaAttributeType = meta == null ? null : PyType.of(meta);
        int traits = meta == null ? 0 : metaAttributeType.traits();
        int data = TypeTraits.HAS_GET | TypeTraits.HAS_SET;
        if ((traits & data) == data) {
            return bind(t, meta, metaAttributeType, cls, metatype);
        }
        Object own = cls.lookup(name);
        if (own != null) {
            return bindToClass(t, own, cls);
        }
        if ((traits & TypeTraits.HAS_GET) != 0) {
            return bind(t, meta, metaAttributeType, cls, metatype);
        }
        return meta;
    }

    /** {@code attribute.__get__(None, cls)}, or the attribute itself when it is no descriptor. */
    public static Object bindToClass(PyThread t, Object attribute, PyType cls) {
        PyType type = PyType.of(attribute);
        return (type.traits() & TypeTraits.HAS_GET) == 0 ? attribute : bind(t, attribute, type, null, cls);
    }

    /** {@code attribute.__get__(self, owner)}, or the attribute itself when it is no descriptor. */
    public static Object bindTo(PyThread t, Object attribute, Object self, PyType owner) {
        PyType type = PyType.of(attribute);
        return (type.traits() & TypeTraits.HAS_GET) == 0 ? attribute : bind(t, attribute, type, self, owner);
    }

    /**
     * The method that {@code value.name(…)} calls with {@code value} as first argument, without binding it; null when the attribute is anything else (then
     * {@link #get} it). Compare CPython {@code Objects/object.c: _PyObject_GetMethod}.
     */
    public static Object unboundMethod(Object value, String name) {
        PyType type = PyType.of(value);
        if ((type.traits() & TypeTraits.GENERIC_GET) == 0) {
            return null;
        }
        Object attribute = type.lookup(name);
        if (attribute == null || !SlotOps.isMethod(attribute)) {
            return null;
        }
        return value instanceof PyInstance instance && type.hasDict && Fields.get(instance, name) != null ? null : attribute;
    }

    /** {@code value.name = attribute}; deletes when {@code attribute} is null. */
    public static void set(PyThread t, Object value, String name, Object attribute) {
        PyType type = PyType.of(value);
        if ((type.traits() & TypeTraits.GENERIC_SET) != 0) {
            setGeneric(t, value, type, name, attribute);
            return;
        }
        Object slot = type.slot(attribute == null ? Slot.DELATTR : Slot.SETATTR);
        if (attribute == null) {
            SlotOps.call(t, slot, value, Str.of(name));
        } else {
            SlotOps.call(t, slot, value, Str.of(name), attribute);
        }
    }

    /** {@code object.__setattr__}, or {@code object.__delattr__} when {@code attribute} is null. */
    public static void setGeneric(PyThread t, Object value, PyType type, String name, Object attribute) {
        Object ofType = type.lookup(name);
        if (ofType != null && (PyType.of(ofType).traits() & TypeTraits.HAS_SET) != 0) {
            assign(t, ofType, value, attribute);
            return;
        }
        if (!(value instanceof PyInstance instance) || !type.hasDict || instance.shape == null) {
            throw noDict(value, type, name, ofType);
        }
        if (attribute != null) {
            Fields.set(instance, name, attribute);
        } else if (!Fields.delete(instance, name)) {
            throw AttributeErrors.missing(value, name);
        }
    }

    private static PyException noDict(Object value, PyType type, String name, Object ofType) {
        if (ofType != null) {
            return AttributeErrors.of("'" + type.fullName() + "' object attribute '" + name + "' is read-only", value, name);
        }
        return AttributeErrors.of("'" + type.fullName() + "' object has no attribute '" + name + "' and no __dict__ for setting new attributes", value,
                name);
    }

    /** {@code descriptor.__set__(self, value)}, or {@code __delete__} when {@code value} is null. */
    public static void assign(PyThread t, Object descriptor, Object self, Object value) {
        PyType type = PyType.of(descriptor);
        if (descriptor instanceof DataDescriptor d && !type.isHeap()) {
            d.assign(t, self, value);
            return;
        }
        Object slot = type.slot(value == null ? Slot.DELETE : Slot.SET);
        if (slot == null) {
            throw AttributeErrors.of(value == null ? "__delete__" : "__set__", descriptor, value == null ? "__delete__" : "__set__");
        }
        if (value == null) {
            SlotOps.call(t, slot, descriptor, self);
        } else {
            SlotOps.call(t, slot, descriptor, self, value);
        }
    }

    /** Whether {@code value} has an attribute. */
    public static boolean has(PyThread t, Object value, String name) {
        return lookup(t, value, name) != null;
    }
}
