package dev.krait.type.function;

import dev.krait.bytecode.PyCode;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.SlotOps;
import dev.krait.protocol.Descriptor;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/** A {@code super} object. Compare CPython {@code Objects/typeobject.c: super_getattro, super_init_without_args}. */
@ExposedType(value = "super", doc = "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\n"
        + "super(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, "
        + "type)\nTypical use to call a cooperative superclass method:\nclass C(B):\n    def meth(self, arg):\n        super().meth(arg)\n"
        + "This works for class methods too:\nclass C(B):\n    @classmethod\n    def cmeth(cls, arg):\n        super().cmeth(arg)\n")
public final class PySuper extends PyInstance implements Descriptor {
    public static final PyType TYPE = PyType.builtin(PySuperTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    static {
        TYPE.allocator = PySuper::new;
    }

    /** The class after which the search starts; null before {@code __init__}. */
    private PyType thisClass;
    /** The bound instance or class, or null. */
    private Object self;
    /** The class whose MRO is searched, or null. */
    private PyType selfClass;

    private PySuper(PyType type) {
        super(type);
        shape = type.rootShape;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newSuper(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return cls.allocate();
    }

    @ExposedMethod("__init__($self, /, *args)")
    void init(PyThread t, Object[] args) {
        if (args.length > 2) {
            throw TypeErrors.of("super() expected at most 2 arguments, got " + args.length);
        }
        if (args.length == 0) {
            initFromFrame(t);
            return;
        }
        if (!(args[0] instanceof PyType cls)) {
            throw TypeErrors.of("super() argument 1 must be a type, not " + PyType.of(args[0]).fullName());
        }
        thisClass = cls;
        if (args.length == 2 && args[1] != PyNone.NONE) {
            selfClass = check(t, cls, args[1]);
            self = args[1];
        }
    }

    /** {@code super()}: the class from the cell {@code __class__} of the calling function, the object from its first argument. */
    private void initFromFrame(PyThread t) {
        PyFrame frame = t.frame;
        if (frame == null) {
            throw RuntimeErrors.of("super(): no current frame");
        }
        PyCode code = frame.code;
        if (code.argcount == 0) {
            throw RuntimeErrors.of("super(): no arguments");
        }
        Object first = frame.slots[0];
        if (first instanceof PyCell cell && (code.localspluskinds[0] & PyCode.CO_FAST_CELL) != 0) {
            first = cell.get();
        }
        if (first == null) {
            throw RuntimeErrors.of("super(): arg[0] deleted");
        }
        for (int i = code.localsplusnames.length - code.nfreevars; i < code.localsplusnames.length; i++) {
            if (code.localsplusnames[i].equals("__class__")) {
                Object held = frame.slots[i] instanceof PyCell cell ? cell.get() : null;
                if (held == null) {
                    throw RuntimeErrors.of(frame.slots[i] == null ? "super(): bad __class__ cell" : "super(): empty __class__ cell");
                }
                if (!(held instanceof PyType cls)) {
                    throw RuntimeErrors.of("super(): __class__ is not a type (" + PyType.of(held).fullName() + ")");
                }
                thisClass = cls;
                selfClass = check(t, cls, first);
                self = first;
                return;
            }
        }
        throw RuntimeErrors.of("super(): __class__ cell not found");
    }

    /** The class whose MRO {@code super(cls, self)} searches. Compare CPython {@code supercheck}. */
    private static PyType check(PyThread t, PyType cls, Object self) {
        if (self instanceof PyType c && c.isSubtype(cls)) {
            return c;
        }
        PyType type = PyType.of(self);
        if (type.isSubtype(cls)) {
            return type;
        }
        Object claimed = AttributeOps.lookup(t, self, "__class__");
        if (claimed instanceof PyType c && c != type && c.isSubtype(cls)) {
            return c;
        }
        String what = self instanceof PyType ? "type " : "instance of ";
        String name = self instanceof PyType c ? c.fullName() : type.fullName();
        throw TypeErrors.of("super(type, obj): obj (" + what + name + ") is not an instance or subtype of type (" + cls.fullName() + ").");
    }

    @ExposedMethod("__getattribute__($self, name, /)")
    Object getAttribute(PyThread t, Object name) {
        String n = Str.java(name);
        if (selfClass != null && !n.equals("__class__")) {
            Object found = find(t, thisClass, self, selfClass, n);
            if (found != null) {
                return found;
            }
        }
        Object found = AttributeOps.generic(t, this, type, n);
        if (found == null) {
            throw dev.krait.error.AttributeErrors.of("'super' object has no attribute '" + n + "'", this, n);
        }
        return found;
    }

    /** {@code super(cls, self).name}, bound; null when nothing after {@code cls} has it. */
    private static Object find(PyThread t, PyType cls, Object self, PyType selfClass, String name) {
        Object found = search(cls, selfClass, name);
        return found == null ? null : AttributeOps.bindTo(t, found, self == selfClass ? null : self, selfClass);
    }

    /** What the classes that come after {@code cls} in the MRO of {@code selfClass} hold under a name; null when none does. */
    private static Object search(PyType cls, PyType selfClass, String name) {
        PyType[] mro = selfClass.mro();
        int i = 0;
        while (i < mro.length && mro[i] != cls) {
            i++;
        }
        for (i++; i < mro.length; i++) {
            Object found = mro[i].dict().getName(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** What LOAD_SUPER_ATTR loads when the global {@code super} is the built-in one: {@code super(cls, self).name}. */
    public static Object attribute(PyThread t, Object cls, Object self, String name) {
        if (cls instanceof PyType c && self != PyNone.NONE && !name.equals("__class__")) {
            Object found = find(t, c, self, check(t, c, self), name);
            if (found != null) {
                return found;
            }
        }
        return AttributeOps.get(t, CallOps.call2(t, TYPE, cls, self), name);
    }

    /** The function that {@code super(cls, self).name(…)} calls with {@code self} as first argument; null when it is none (take {@link #attribute}). */
    public static Object method(PyThread t, Object cls, Object self, String name) {
        // super(cls, None) is bound to nothing
        if (!(cls instanceof PyType c) || self == PyNone.NONE) {
            return null;
        }
        PyType selfClass = check(t, c, self);
        Object found = self == selfClass ? null : search(c, selfClass, name);
        return found != null && SlotOps.isMethod(found) ? found : null;
    }

    @Override
    public Object bind(PyThread t, Object instance, PyType owner) {
        if (instance == null || self != null) {
            return this;
        }
        if (type != TYPE) {
            return CallOps.call2(t, type, thisClass, instance);
        }
        PySuper bound = new PySuper(TYPE);
        bound.thisClass = thisClass;
        bound.selfClass = check(t, thisClass, instance);
        bound.self = instance;
        return bound;
    }

    @ExposedMethod("__get__($self, instance, owner=None, /)")
    Object get(PyThread t, Object instance, Object owner) {
        return bind(t, instance == PyNone.NONE ? null : instance, null);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr() {
        String of = thisClass == null ? "NULL" : thisClass.name;
        return Str.of(selfClass == null ? "<super: <class '" + of + "'>, NULL>" : "<super: <class '" + of + "'>, <" + selfClass.name + " object>>");
    }

    @ExposedGetter(value = "__thisclass__", member = true)
    Object thisClass() {
        return thisClass == null ? PyNone.NONE : thisClass;
    }

    @ExposedGetter(value = "__self__", member = true)
    Object self() {
        return self == null ? PyNone.NONE : self;
    }

    @ExposedGetter(value = "__self_class__", member = true)
    Object selfClass() {
        return selfClass == null ? PyNone.NONE : selfClass;
    }
}
