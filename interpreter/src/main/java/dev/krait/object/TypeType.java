package dev.krait.object;

import dev.krait.error.AttributeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.TruthOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Keywords;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.PyList;
import dev.krait.type.text.Str;

/** The type {@code type}: the members of types. Compare CPython {@code Objects/typeobject.c: type_getsets, type_methods}. */
@ExposedType(value = "type", doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type")
final class TypeType {
    private TypeType() {
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newType(PyThread t, PyType metatype, Object[] args, PyDict kwargs) {
        if (args.length != 3) {
            throw TypeErrors.of("type.__new__() takes exactly 3 arguments (" + args.length + " given)");
        }
        if (!Str.is(args[0])) {
            throw TypeErrors.of("type.__new__() argument 1 must be str, not " + PyType.of(args[0]).fullName());
        }
        if (!(args[1] instanceof PyTuple bases)) {
            throw TypeErrors.of("type.__new__() argument 2 must be tuple, not " + PyType.of(args[1]).fullName());
        }
        if (!(args[2] instanceof PyDict namespace)) {
            throw TypeErrors.of("type.__new__() argument 3 must be dict, not " + PyType.of(args[2]).fullName());
        }
        return ClassMaker.make(t, metatype, args[0], bases, namespace, kwargs);
    }

    @ExposedMethod(value = "__init__($self, /, *args, **kwargs)", doc = "Initialize self.  See help(type(self)) for accurate signature.")
    static void init(Object self, Object[] args, PyDict kwargs) {
        if (kwargs != null && kwargs.size() > 0 && args.length == 1) {
            throw TypeErrors.of("type.__init__() takes no keyword arguments");
        }
        if (args.length != 1 && args.length != 3) {
            throw TypeErrors.of("type.__init__() takes 1 or 3 arguments");
        }
    }

    @ExposedMethod(value = "__call__($self, /, *args, **kwargs)", doc = "Call self as a function.")
    static Object call(PyThread t, PyType self, Object[] args, PyDict kwargs) {
        return Keywords.construct(t, self, args, kwargs);
    }

    @ExposedMethod(value = "__getattribute__($self, name, /)", doc = "Return getattr(self, name).")
    static Object getAttribute(PyThread t, PyType self, Object name) {
        String n = AttributeOps.name(name);
        Object found = AttributeOps.ofType(t, self, n);
        if (found == null) {
            throw AttributeErrors.missing(self, n);
        }
        return found;
    }

    @ExposedMethod(value = "__setattr__($self, name, value, /)", doc = "Implement setattr(self, name, value).")
    static void setAttribute(PyThread t, PyType self, Object name, Object value) {
        TypeAttributes.set(t, self, AttributeOps.name(name), value);
    }

    @ExposedMethod(value = "__delattr__($self, name, /)", doc = "Implement delattr(self, name).")
    static void deleteAttribute(PyThread t, PyType self, Object name) {
        TypeAttributes.set(t, self, AttributeOps.name(name), null);
    }

    @ExposedMethod(value = "__repr__($self, /)", doc = "Return repr(self).")
    static Object repr(PyType self) {
        Object module = moduleOf(self);
        boolean plain = module == null || !Str.is(module) || Str.java(module).equals("builtins");
        return Str.of("<class '" + (plain ? self.name : Str.java(module) + "." + Str.java(self.qualname)) + "'>");
    }

    /** {@code __module__}, or null when a Python class has deleted it. */
    static Object moduleOf(PyType type) {
        return type.isHeap() ? type.dict().getName("__module__") : type.module;
    }

    @ExposedMethod(value = "mro($self, /)", doc = "Return a type's method resolution order.")
    static Object mro(PyThread t, PyType self) {
        Object[] all = TypeAttributes.withSelf(self, Mro.merge(self.bases));
        return CallOps.call1(t, PyList.TYPE, PyTuple.of(all));
    }

    @ExposedMethod(value = "__subclasses__($self, /)", doc = "Return a list of immediate subclasses.")
    static Object subclasses(PyThread t, PyType self) {
        return CallOps.call1(t, PyList.TYPE, PyTuple.of(self.subclasses().toArray()));
    }

    @ExposedMethod(value = "__prepare__($type, name=None, bases=None, /, **kwds)", binding = Binding.CLASS, doc = "Create the namespace for the class "
            + "statement")
    static Object prepare(Object cls, Object name, Object bases, PyDict keywords) {
        return new PyDict();
    }

    @ExposedMethod(value = "__instancecheck__($self, instance, /)", plain = true, doc = "Check if an object is an instance.")
    static boolean instanceCheck(PyThread t, Object self, Object instance) {
        return TypeOps.realIsInstance(t, instance, self);
    }

    @ExposedMethod(value = "__subclasscheck__($self, subclass, /)", plain = true, doc = "Check if a class is a subclass.")
    static boolean subclassCheck(PyThread t, Object self, Object subclass) {
        return TypeOps.realIsSubclass(t, subclass, self);
    }

    @ExposedMethod(value = "__dir__($self, /)", plain = true, doc = "Specialized __dir__ implementation for types.")
    static Object dir(PyThread t, Object self) {
        return Directory.ofType(t, self);
    }

    @ExposedMethod(value = "__sizeof__($self, /)", plain = true, doc = "Return memory consumption of the type object.")
    static long sizeOf(PyType self) {
        return 936L + 48L * self.dict().size();
    }

    @ExposedMethod(value = "__or__($self, value, /)", doc = "Return self|value.")
    static Object or(PyThread t, Object self, Object value) {
        return TypeOps.union(t, self, value);
    }

    @ExposedMethod(value = "__ror__($self, value, /)", doc = "Return value|self.")
    static Object ror(PyThread t, Object self, Object value) {
        return TypeOps.union(t, value, self);
    }

    @ExposedGetter(value = "__basicsize__", member = true)
    static long basicSize(PyType self) {
        return 16L + 8L * self.slotCount + (self.hasDict && self.isHeap() ? 8 : 0) + (self.hasWeakref && self.isHeap() ? 8 : 0);
    }

    @ExposedGetter(value = "__itemsize__", member = true)
    static long itemSize(PyType self) {
        return ClassMaker.isVariable(self) ? 8 : 0;
    }

    @ExposedGetter(value = "__flags__", member = true)
    static long flags(PyType self) {
        int shown = self.flags & ~(PyType.SAME_LAYOUT | PyType.SHOWN_ON_HEAP);
        return Integer.toUnsignedLong((self.flags & PyType.SHOWN_ON_HEAP) != 0 ? shown | PyType.HEAP : shown);
    }

    @ExposedGetter(value = "__weakrefoffset__", member = true)
    static long weakrefOffset(PyType self) {
        return self.hasWeakref ? -32 : 0;
    }

    @ExposedGetter(value = "__dictoffset__", member = true)
    static long dictOffset(PyType self) {
        return self.hasDict ? -1 : 0;
    }

    @ExposedGetter(value = "__base__", member = true)
    static Object base(PyType self) {
        return self.base == null ? PyNone.NONE : self.base;
    }

    @ExposedGetter("__mro__")
    static Object mroTuple(PyType self) {
        return self.ready ? PyTuple.of((Object[]) java.util.Arrays.copyOf(self.mro(), self.mro().length, Object[].class)) : PyNone.NONE;
    }

    @ExposedGetter("__name__")
    static Object name(PyType self) {
        return Str.of(self.name);
    }

    @ExposedSetter("__name__")
    static void setName(PyType self, Object value) {
        TypeAttributes.checkSettable(self, "__name__", value);
        if (!Str.is(value)) {
            throw TypeErrors.of("can only assign string to " + self.name + ".__name__, not '" + PyType.of(value).fullName() + "'");
        }
        String name = Str.java(value);
        if (name.indexOf('\0') >= 0) {
            throw ValueErrors.of("type name must not contain null characters");
        }
        self.name = name;
        self.invalidate();
    }

    @ExposedGetter("__qualname__")
    static Object qualname(PyType self) {
        return self.qualname;
    }

    @ExposedSetter("__qualname__")
    static void setQualname(PyType self, Object value) {
        TypeAttributes.checkSettable(self, "__qualname__", value);
        if (!Str.is(value)) {
            throw TypeErrors.of("can only assign string to " + self.name + ".__qualname__, not '" + PyType.of(value).fullName() + "'");
        }
        self.qualname = value;
    }

    @ExposedGetter("__module__")
    static Object module(PyType self) {
        Object module = moduleOf(self);
        if (module == null) {
            throw AttributeErrors.of("__module__");
        }
        return module;
    }

    @ExposedSetter("__module__")
    static void setModule(PyType self, Object value) {
        TypeAttributes.checkSettable(self, "__module__", value);
        self.setAttribute("__module__", value);
        self.setAttribute("__firstlineno__", null);
    }

    @ExposedGetter("__bases__")
    static Object bases(PyType self) {
        return PyTuple.of((Object[]) java.util.Arrays.copyOf(self.bases, self.bases.length, Object[].class));
    }

    @ExposedSetter("__bases__")
    static void setBases(PyThread t, PyType self, Object value) {
        TypeAttributes.setBases(t, self, value);
    }

    @ExposedGetter("__dict__")
    static Object dict(PyThread t, PyType self) {
        return TypeAttributes.view(self);
    }

    @ExposedGetter("__doc__")
    static Object doc(PyThread t, PyType self) {
        if (!self.isHeap()) {
            return self.table().doc().isEmpty() ? PyNone.NONE : Str.of(self.table().doc());
        }
        Object doc = self.dict().getName("__doc__");
        return doc == null ? PyNone.NONE : AttributeOps.bindToClass(t, doc, self);
    }

    @ExposedSetter("__doc__")
    static void setDoc(PyType self, Object value) {
        TypeAttributes.checkSettable(self, "__doc__", value);
        self.setAttribute("__doc__", value);
    }

    @ExposedGetter("__text_signature__")
    static Object textSignature(PyType self) {
        return self.isHeap() || self.table().signature().isEmpty() ? PyNone.NONE : self.table().signature();
    }

    @ExposedGetter("__abstractmethods__")
    static Object abstractMethods(PyType self) {
        Object names = self == PyType.TYPE ? null : self.dict().getName("__abstractmethods__");
        if (names == null) {
            throw AttributeErrors.of("__abstractmethods__");
        }
        return names;
    }

    @ExposedSetter("__abstractmethods__")
    static void setAbstractMethods(PyThread t, PyType self, Object value) {
        boolean any = value != null && TruthOps.isTrue(t, value);
        if (!self.setAttribute("__abstractmethods__", value) && value == null) {
            throw AttributeErrors.of("__abstractmethods__");
        }
        self.flags = any ? self.flags | PyType.ABSTRACT : self.flags & ~PyType.ABSTRACT;
    }

    @ExposedGetter("__annotations__")
    static Object annotations(PyThread t, PyType self) {
        return TypeAttributes.annotations(t, self);
    }

    @ExposedSetter("__annotations__")
    static void setAnnotations(PyThread t, PyType self, Object value) {
        TypeAttributes.setAnnotations(self, value);
    }

    @ExposedGetter("__annotate__")
    static Object annotate(PyThread t, PyType self) {
        return TypeAttributes.annotate(t, self);
    }

    @ExposedSetter("__annotate__")
    static void setAnnotate(PyThread t, PyType self, Object value) {
        TypeAttributes.setAnnotate(t, self, value);
    }

    @ExposedGetter("__type_params__")
    static Object typeParameters(PyType self) {
        Object parameters = self.dict().getName("__type_params__");
        return parameters == null || !self.isHeap() ? PyTuple.EMPTY : parameters;
    }

    @ExposedSetter("__type_params__")
    static void setTypeParameters(PyType self, Object value) {
        TypeAttributes.checkSettable(self, "__type_params__", value);
        self.setAttribute("__type_params__", value);
    }
}
