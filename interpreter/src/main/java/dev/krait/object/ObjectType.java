package dev.krait.object;

import dev.krait.error.AttributeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.Construction;
import dev.krait.ops.IdentityOps;
import dev.krait.ops.SlotOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Addresses;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/** The type {@code object}: its methods over any value. Compare CPython {@code Objects/typeobject.c: object_methods}. */
@ExposedType(value = "object", doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\n"
        + "instance that has no instance attributes and cannot be given any.\n", signature = "()")
final class ObjectType {
    private ObjectType() {
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newObject(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return Construction.newObject(t, cls, args.length > 0 || kwargs != null && kwargs.size() > 0);
    }

    @ExposedMethod(value = "__init__($self, /, *args, **kwargs)", doc = "Initialize self.  See help(type(self)) for accurate signature.")
    static void init(Object self, Object[] args, PyDict kwargs) {
        Construction.initObject(self, args.length > 0 || kwargs != null && kwargs.size() > 0);
    }

    @ExposedMethod(value = "__getattribute__($self, name, /)", doc = "Return getattr(self, name).")
    static Object getAttribute(PyThread t, Object self, Object name) {
        String n = AttributeOps.name(name);
        Object found = AttributeOps.generic(t, self, PyType.of(self), n);
        if (found == null) {
            throw AttributeErrors.missing(self, n);
        }
        return found;
    }

    @ExposedMethod(value = "__setattr__($self, name, value, /)", doc = "Implement setattr(self, name, value).")
    static void setAttribute(PyThread t, Object self, Object name, Object value) {
        checkWrapped(self, "__setattr__");
        AttributeOps.setGeneric(t, self, PyType.of(self), AttributeOps.name(name), value);
    }

    @ExposedMethod(value = "__delattr__($self, name, /)", doc = "Implement delattr(self, name).")
    static void deleteAttribute(PyThread t, Object self, Object name) {
        checkWrapped(self, "__delattr__");
        AttributeOps.setGeneric(t, self, PyType.of(self), AttributeOps.name(name), null);
    }

    /** Types may not be changed behind the back of {@code type.__setattr__}. Compare CPython {@code hackcheck_unlocked}. */
    private static void checkWrapped(Object self, String method) {
        if (self instanceof PyType cls) {
            throw TypeErrors.of("can't apply this " + method + " to " + cls.type.name + " object");
        }
    }

    @ExposedMethod(value = "__repr__($self, /)", doc = "Return repr(self).")
    static Object repr(PyThread t, Object self) {
        PyType type = PyType.of(self);
        Object module = TypeType.moduleOf(type);
        String name = module == null || !Str.is(module) || Str.java(module).equals("builtins") ? type.name
                : Str.java(module) + "." + Str.java(type.qualname);
        return Str.of("<" + name + " object at " + Addresses.of(t, self) + ">");
    }

    @ExposedMethod(value = "__str__($self, /)", doc = "Return str(self).")
    static Object str(PyThread t, Object self) {
        return TextOps.repr(t, self);
    }

    @ExposedMethod(value = "__hash__($self, /)", doc = "Return hash(self).")
    static long hash(PyThread t, Object self) {
        if (self instanceof Double d && d.isNaN()) {
            // hash() of a NaN is this very hash, and host values have no address
            return dev.krait.ops.HashOps.hash(d, self);
        }
        Object id = IdentityOps.id(t, self);
        long value = id instanceof Long l ? l : ((java.math.BigInteger) id).longValue();
        return value >>> 4 | value << 60;
    }

    @ExposedMethod(value = "__eq__($self, value, /)", doc = "Return self==value.")
    static Object eq(Object self, Object value) {
        return CompareOps.is(self, value) ? Boolean.TRUE : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(value = "__ne__($self, value, /)", doc = "Return self!=value.")
    static Object ne(PyThread t, Object self, Object value) {
        Object slot = PyType.of(self).slot(Slot.EQ);
        if (slot == null) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        Object equal = SlotOps.call(t, slot, self, value);
        return equal == PyNotImplemented.NOT_IMPLEMENTED ? equal : (Object) !TruthOps.isTrue(t, equal);
    }

    @ExposedMethod(value = "__lt__($self, value, /)", doc = "Return self<value.")
    static Object lt(Object self, Object value) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(value = "__le__($self, value, /)", doc = "Return self<=value.")
    static Object le(Object self, Object value) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(value = "__gt__($self, value, /)", doc = "Return self>value.")
    static Object gt(Object self, Object value) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(value = "__ge__($self, value, /)", doc = "Return self>=value.")
    static Object ge(Object self, Object value) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedGetter(value = "__class__", doc = "the object's class")
    static Object type(Object self) {
        return PyType.of(self);
    }

    @ExposedSetter("__class__")
    static void setClass(PyThread t, Object self, Object value) {
        ClassChange.assign(t, self, value);
    }

    @ExposedMethod(value = "__format__($self, format_spec, /)", plain = true,
            doc = "Default object formatter.\n\nReturn str(self) if format_spec is empty. Raise TypeError otherwise.")
    static Object format(PyThread t, Object self, Object spec) {
        if (!Str.is(spec)) {
            throw TypeErrors.of("__format__() argument must be str, not " + PyType.of(spec).fullName());
        }
        if (!Str.java(spec).isEmpty()) {
            throw TypeErrors.of("unsupported format string passed to " + PyType.of(self).fullName() + ".__format__");
        }
        return TextOps.str(t, self);
    }

    @ExposedMethod(value = "__init_subclass__($type, /)", binding = Binding.CLASS, doc = "This method is called when a class is subclassed.\n\n"
            + "The default implementation does nothing. It may be\noverridden to extend subclasses.\n")
    static void initSubclass(Object cls) {
    }

    @ExposedMethod(value = "__subclasshook__($type, object, /)", binding = Binding.CLASS, doc = "Abstract classes can override this to customize "
            + "issubclass().\n\nThis is invoked early on by abc.ABCMeta.__subclasscheck__().\nIt should return True, False or NotImplemented.  If it "
            + "returns\nNotImplemented, the normal algorithm is used.  Otherwise, it\noverrides the normal algorithm (and the outcome is cached).\n")
    static Object subclassHook(Object cls, Object other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(value = "__sizeof__($self, /)", plain = true, doc = "Size of object in memory, in bytes.")
    static long sizeOf(Object self) {
        return 16;
    }

    @ExposedMethod(value = "__dir__($self, /)", plain = true, doc = "Default dir() implementation.")
    static Object dir(PyThread t, Object self) {
        return Directory.ofInstance(t, self);
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true, doc = "Helper for pickle.")
    static Object reduce(PyThread t, Object self) {
        return Reduction.reduce(t, self, 0);
    }

    @ExposedMethod(value = "__reduce_ex__($self, protocol, /)", plain = true, doc = "Helper for pickle.")
    static Object reduceEx(PyThread t, Object self, Object protocol) {
        return Reduction.reduceEx(t, self, protocol);
    }

    @ExposedMethod(value = "__getstate__($self, /)", plain = true, doc = "Helper for pickle.")
    static Object getState(PyThread t, Object self) {
        return Reduction.state(t, self, false);
    }
}
