package dev.krait.type.function;

import dev.krait.error.AttributeErrors;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.object.Fields;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TruthOps;
import dev.krait.protocol.DataDescriptor;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/** A {@code property}. Compare CPython {@code Objects/descrobject.c: property_descr_get, property_init_impl}. */
@ExposedType(value = "property", signature = "(fget=None, fset=None, fdel=None, doc=None)", doc = "Property attribute.\n\n"
        + "  fget\n    function to be used for getting an attribute value\n  fset\n    function to be used for setting an attribute value\n"
        + "  fdel\n    function to be used for del'ing an attribute\n  doc\n    docstring\n\nTypical use is to define a managed attribute x:\n\n"
        + "class C(object):\n    def getx(self): return self._x\n    def setx(self, value): self._x = value\n    def delx(self): del self._x\n"
        + "    x = property(getx, setx, delx, \"I'm the 'x' property.\")\n\nDecorators make defining new properties or modifying existing ones easy:\n\n"
        + "class C(object):\n    @property\n    def x(self):\n        \"I am the 'x' property.\"\n        return self._x\n    @x.setter\n"
        + "    def x(self, value):\n        self._x = value\n    @x.deleter\n    def x(self):\n        del self._x")
public final class PyProperty extends PyInstance implements DataDescriptor {
    public static final PyType TYPE = PyType.builtin(PyPropertyTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    static {
        TYPE.allocator = PyProperty::new;
    }

    // null means none
    private Object getter;
    private Object setter;
    private Object deleter;
    private Object doc;
    private Object name;
    /** Whether the doc is the getter's, so that a copy with another getter takes that one's. */
    private boolean getterDoc;

    private PyProperty(PyType type) {
        super(type);
        shape = type.rootShape;
    }

    /** The function that reads the attribute, or null: for the JIT. */
    public Object getter() {
        return getter;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newProperty(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return cls.allocate();
    }

    private static Object given(Object function) {
        return function == PyNone.NONE ? null : function;
    }

    @ExposedMethod("__init__($self, /, fget=None, fset=None, fdel=None, doc=None)")
    void init(PyThread t, Object fget, Object fset, Object fdel, Object docstring) {
        getter = given(fget);
        setter = given(fset);
        deleter = given(fdel);
        doc = null;
        getterDoc = false;
        name = null;
        Object found = given(docstring);
        if (found == null && getter != null) {
            found = AttributeOps.lookup(t, getter, "__doc__");
            found = found == PyNone.NONE ? null : found;
            getterDoc = found != null;
        }
        if (PyType.of(this) == TYPE) {
            doc = found;
        } else {
            setSubclassDoc(t, found);
        }
    }

    /** In a subclass the doc is an attribute of the instance's own. */
    private void setSubclassDoc(PyThread t, Object found) {
        try {
            AttributeOps.set(t, this, "__doc__", found == null ? PyNone.NONE : found);
        } catch (PyException e) {
            if (!e.is(dev.krait.type.exception.ExceptionTypes.ATTRIBUTE_ERROR) || getterDoc) {
                throw e;
            }
        }
    }

    @Override
    public Object bind(PyThread t, Object self, PyType owner) {
        if (self == null) {
            return this;
        }
        if (getter == null) {
            throw unusable(t, self, "getter");
        }
        return CallOps.call1(t, getter, self);
    }

    @Override
    public void assign(PyThread t, Object self, Object value) {
        Object function = value == null ? deleter : setter;
        if (function == null) {
            throw unusable(t, self, value == null ? "deleter" : "setter");
        }
        if (value == null) {
            CallOps.call1(t, function, self);
        } else {
            CallOps.call2(t, function, self, value);
        }
    }

    private PyException unusable(PyThread t, Object self, String what) {
        Object named = nameOrNull(t);
        String of = named == null ? "property" : "property " + Str.java(TextOps.repr(t, named));
        return AttributeErrors.of(of + " of " + Str.java(TextOps.repr(t, Str.of(Str.java(PyType.of(self).qualname)))) + " object has no " + what);
    }

    private Object nameOrNull(PyThread t) {
        if (name != null) {
            return name;
        }
        return getter == null ? null : AttributeOps.lookup(t, getter, "__name__");
    }

    @ExposedMethod("__get__($self, instance, owner=None, /)")
    Object get(PyThread t, Object instance, Object owner) {
        return bind(t, instance == PyNone.NONE ? null : instance, null);
    }

    @ExposedMethod("__set__($self, instance, value, /)")
    void set(PyThread t, Object instance, Object value) {
        assign(t, instance, value);
    }

    @ExposedMethod("__delete__($self, instance, /)")
    void delete(PyThread t, Object instance) {
        assign(t, instance, null);
    }

    @ExposedMethod(value = "getter($self, object, /)", doc = "Descriptor to obtain a copy of the property with a different getter.")
    Object getter(PyThread t, Object function) {
        return copy(t, function, null, null);
    }

    @ExposedMethod(value = "setter($self, object, /)", doc = "Descriptor to obtain a copy of the property with a different setter.")
    Object setter(PyThread t, Object function) {
        return copy(t, null, function, null);
    }

    @ExposedMethod(value = "deleter($self, object, /)", doc = "Descriptor to obtain a copy of the property with a different deleter.")
    Object deleter(PyThread t, Object function) {
        return copy(t, null, null, function);
    }

    private static Object pick(Object given, Object own) {
        Object chosen = given == null || given == PyNone.NONE ? own : given;
        return chosen == null ? PyNone.NONE : chosen;
    }

    private Object copy(PyThread t, Object get, Object set, Object delete) {
        Object newGetter = pick(get, getter);
        boolean again = getterDoc && newGetter != PyNone.NONE;
        Object docstring = again ? PyNone.NONE : AttributeOps.get(t, this, "__doc__");
        Object made = CallOps.call4(t, PyType.of(this), newGetter, pick(set, setter), pick(delete, deleter), docstring);
        if (made instanceof PyProperty p && name != null) {
            p.name = name;
        }
        return made;
    }

    @ExposedMethod(value = "__set_name__($self, /, *args)", doc = "Method to set name of a property.")
    void setName(Object[] args) {
        if (args.length != 2) {
            throw TypeErrors.of("__set_name__() takes 2 positional arguments but " + args.length + " were given");
        }
        name = args[1];
    }

    @ExposedGetter(value = "fget", member = true)
    Object fget() {
        return getter == null ? PyNone.NONE : getter;
    }

    @ExposedGetter(value = "fset", member = true)
    Object fset() {
        return setter == null ? PyNone.NONE : setter;
    }

    @ExposedGetter(value = "fdel", member = true)
    Object fdel() {
        return deleter == null ? PyNone.NONE : deleter;
    }

    @ExposedGetter(value = "__doc__", member = true)
    Object doc() {
        return doc == null ? PyNone.NONE : doc;
    }

    @ExposedSetter("__doc__")
    void doc(Object value) {
        doc = value;
    }

    @ExposedGetter("__name__")
    Object name(PyThread t) {
        Object named = nameOrNull(t);
        if (named == null) {
            throw AttributeErrors.of("'property' object has no attribute '__name__'", this, "__name__");
        }
        return named;
    }

    @ExposedSetter("__name__")
    void name(Object value) {
        name = value;
    }

    @ExposedGetter("__isabstractmethod__")
    boolean isAbstract(PyThread t) {
        return isAbstract(t, getter) || isAbstract(t, setter) || isAbstract(t, deleter);
    }

    private static boolean isAbstract(PyThread t, Object function) {
        Object flag = function == null ? null : AttributeOps.lookup(t, function, "__isabstractmethod__");
        return flag != null && TruthOps.isTrue(t, flag);
    }
}
