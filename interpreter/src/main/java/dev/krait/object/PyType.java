package dev.krait.object;

import dev.krait.error.TypeErrors;
import dev.krait.ops.CallOps;
import dev.krait.ops.Construction;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.function.BuiltinMembers;
import dev.krait.type.mapping.PyDict;
import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A type: built-in (made from a dispatch table, immutable, process-wide), of a foreign Java class, or a Python class.
 *
 * <p>Names are found along the MRO through a cache that is replaced whole when this type or one above it changes; {@link #version} changes with it, and
 * inline caches and compiled code compare versions. Special names are also cached by {@link Slot} index. Mutation goes through
 * {@link #setAttribute} only, under the lock of {@link #MUTATION}. Compare CPython {@code Objects/typeobject.c}.
 */
public final class PyType extends PyInstance {
    // flags, with the bits of CPython's tp_flags where it shows them
    /** Instances of a weak-referenceable built-in type. */
    public static final int MANAGED_WEAKREF = 1 << 3;
    /** Instances of a built-in type have a {@code __dict__}: their constructor sets {@code shape = type.rootShape}. */
    public static final int MANAGED_DICT = 1 << 4;
    public static final int SEQUENCE = 1 << 5;
    public static final int MAPPING = 1 << 6;
    public static final int DISALLOW_INSTANTIATION = 1 << 7;
    public static final int IMMUTABLE = 1 << 8;
    public static final int HEAP = 1 << 9;
    public static final int BASETYPE = 1 << 10;
    /** A built-in type that adds nothing to the layout of its base, and whose instances {@code object.__new__} may make. */
    public static final int SAME_LAYOUT = 1 << 11;
    /** A built-in type that CPython makes on the heap: {@code __flags__} says so. */
    public static final int SHOWN_ON_HEAP = 1 << 15;
    public static final int METHOD_DESCRIPTOR = 1 << 17;
    public static final int ABSTRACT = 1 << 20;
    public static final int LONG_SUBCLASS = 1 << 24;
    public static final int LIST_SUBCLASS = 1 << 25;
    public static final int TUPLE_SUBCLASS = 1 << 26;
    public static final int BYTES_SUBCLASS = 1 << 27;
    public static final int UNICODE_SUBCLASS = 1 << 28;
    public static final int DICT_SUBCLASS = 1 << 29;
    public static final int BASE_EXC_SUBCLASS = 1 << 30;
    public static final int TYPE_SUBCLASS = 1 << 31;
    private static final int INHERITED = LONG_SUBCLASS | LIST_SUBCLASS | TUPLE_SUBCLASS | BYTES_SUBCLASS | UNICODE_SUBCLASS | DICT_SUBCLASS
            | BASE_EXC_SUBCLASS | TYPE_SUBCLASS;
    private static final int PATTERNS = SEQUENCE | MAPPING;

    /** Guards every change of any type. */
    public static final Object MUTATION = new Object();
    private static final AtomicLong VERSIONS = new AtomicLong();
    private static final Object UNRESOLVED = new Object();
    private static final Object ABSENT = new Object();

    // The two that make each other; nothing else may be made by this initialiser.
    public static final PyType OBJECT = new PyType(ObjectTypeTable.TABLE, null, BASETYPE);
    public static final PyType TYPE = new PyType(TypeTypeTable.TABLE, OBJECT, BASETYPE | TYPE_SUBCLASS | MANAGED_WEAKREF);

    static {
        OBJECT.type = TYPE;
        TYPE.type = TYPE;
        // the dict of a type is its own affair: no shape, no descriptor __dict__ in metaclasses
        TYPE.hasDict = true;
    }

    /** The name without a module. */
    public volatile String name;
    public volatile Object qualname;
    /** {@code __module__} of a built-in type; Python classes keep it in their dict. */
    public final String module;
    public volatile PyType[] bases;
    /** The best base: whose Java layout instances share. Null for {@code object}. */
    public volatile PyType base;
    private volatile PyType[] mro;
    public volatile int flags;
    /** Own names. Null until the rows of a built-in type are first needed. */
    private volatile PyDict dict;
    private final CallTable table;
    /** The Java class of instances of this type's layout. */
    public final Class<?> layout;
    /** Makes bare instances, or null to inherit from {@link #base}. See {@link Allocator}. */
    public volatile Allocator allocator;
    /** Changes whenever any name that this type sees may have changed. */
    public volatile long version = VERSIONS.incrementAndGet();
    private volatile Object[] slots = emptySlots();
    private volatile ConcurrentHashMap<String, Object> cache = new ConcurrentHashMap<>();
    /** Heap subclasses, for invalidation and {@code __subclasses__}; guarded by MUTATION. */
    private final List<WeakReference<PyType>> subclasses = new ArrayList<>();
    /** Instances have a {@code __dict__}. */
    public boolean hasDict;
    /** Instances have a {@code __weakref__}. */
    public boolean hasWeakref;
    /** How many object fields {@code __slots__} reserve in every instance, those of the bases first. */
    public final int slotCount;
    /** The names of its own {@code __slots__}, mangled, in order. */
    private String[] slotNames = {};
    /** The shape of an instance without attributes; null when instances can have none. */
    public volatile Shape rootShape;
    /** Whether the MRO is known; false while a metaclass's {@code mro()} runs for the first time. */
    boolean ready = true;
    /** The interpreter that a Python class belongs to; null for built-in types. */
    public Interpreter interpreter;
    /** How many instances were made, roughly: see {@link Instances}. */
    int made;
    /** Who takes for granted what names are here, or null while nobody does; guarded by MUTATION. */
    private volatile Assumptions assumptions;

    private PyType(CallTable table, PyType base, int flags) {
        super(null);
        String full = table.name();
        int dot = full.lastIndexOf('.');
        this.type = PyType.TYPE;
        this.module = dot < 0 ? "builtins" : full.substring(0, dot);
        this.name = full.substring(dot + 1);
        this.qualname = name;
        this.table = table;
        this.layout = table.owner();
        this.base = base;
        this.bases = base == null ? new PyType[0] : new PyType[] {base};
        this.flags = flags | IMMUTABLE | (base == null ? 0 : base.flags & (INHERITED | PATTERNS));
        this.mro = withBases(base);
        this.slotCount = 0;
        this.hasDict = base != null && base.hasDict || (flags & MANAGED_DICT) != 0;
        this.hasWeakref = base != null && base.hasWeakref || (flags & MANAGED_WEAKREF) != 0;
        this.rootShape = hasDict ? Shape.root(this, Shape.Layout.NONE) : null;
    }

    /** A Python class. The caller ({@link ClassMaker}) has checked the bases, computed the MRO (without this class) and made {@code dict}. */
    PyType(PyType metatype, String name, PyType[] bases, PyType base, PyType[] mroTail, PyDict dict, int flags, int ownSlots, boolean hasDict,
            boolean hasWeakref) {
        super(metatype);
        this.module = null;
        this.name = name;
        this.qualname = name;
        this.table = null;
        this.layout = base.layout;
        this.base = base;
        this.bases = bases;
        this.flags = flags | HEAP | (base.flags & INHERITED);
        this.dict = dict;
        this.hasDict = hasDict;
        this.hasWeakref = hasWeakref;
        this.slotCount = base.slotCount + ownSlots;
        boolean plain = builtin() == OBJECT && (hasDict || slotCount > 0);
        this.rootShape = Shape.root(this, plain ? Shape.Layout.first(slotCount) : Shape.Layout.NONE);
        this.shape = metatype.rootShape;
        this.mro = new PyType[mroTail.length + 1];
        this.mro[0] = this;
        System.arraycopy(mroTail, 0, this.mro, 1, mroTail.length);
        synchronized (MUTATION) {
            for (PyType b : bases) {
                b.subclasses.add(new WeakReference<>(this));
            }
        }
    }

    /** A built-in type with one base. Its dict is filled from the table when first needed. */
    public static PyType builtin(CallTable table, PyType base, int flags) {
        return new PyType(table, base, flags);
    }

    private PyType[] withBases(PyType base) {
        PyType[] tail = base == null ? new PyType[0] : base.mro;
        PyType[] all = new PyType[tail.length + 1];
        all[0] = this;
        System.arraycopy(tail, 0, all, 1, tail.length);
        return all;
    }

    /** The type of any value. Class tests come before anything else (architecture D2). */
    public static PyType of(Object value) {
        return value instanceof PyObject p ? p.type : ofHost(value);
    }

    private static PyType ofHost(Object value) {
        if (value instanceof Long || value instanceof BigInteger) {
            return dev.krait.type.number.IntType.TYPE;
        }
        if (value instanceof String) {
            return dev.krait.type.text.StrType.TYPE;
        }
        if (value instanceof Double) {
            return dev.krait.type.number.FloatType.TYPE;
        }
        if (value instanceof Boolean) {
            return dev.krait.type.number.BoolType.TYPE;
        }
        return dev.krait.interop.ForeignTypes.of(value);
    }

    public PyType[] mro() {
        return mro;
    }

    public boolean isSubtype(PyType other) {
        if (this == other) {
            return true;
        }
        for (PyType t : mro) {
            if (t == other) {
                return true;
            }
        }
        return false;
    }

    public boolean isHeap() {
        return (flags & HEAP) != 0;
    }

    /** The nearest built-in type along the best bases, which decides the Java class of instances. */
    public PyType builtin() {
        PyType t = this;
        while (t.isHeap()) {
            t = t.base;
        }
        return t;
    }

    /** The nearest type along the best bases that adds something to the layout. Compare CPython {@code Objects/typeobject.c: solid_base}. */
    public PyType solid() {
        PyType t = this;
        while (t.base != null && (t.isHeap() ? t.slotCount == t.base.slotCount : t.layout == t.base.layout || (t.flags & SAME_LAYOUT) != 0)) {
            t = t.base;
        }
        return t;
    }

    /** Takes over what patterns take instances for; the first class of the MRO that says it decides. Compare CPython {@code inherit_patma_flags}. */
    void inheritFlags() {
        for (PyType type : mro) {
            if ((type.flags & PATTERNS) != 0) {
                flags |= type.flags & PATTERNS;
                return;
            }
        }
    }

    String[] slotNames() {
        return slotNames;
    }

    void setSlotNames(String[] names) {
        slotNames = names;
    }

    /** The name with which CPython's messages print {@code tp_name}: that of a built-in type outside {@code builtins} has its module before it. */
    public String fullName() {
        return table == null || !table.name().endsWith("." + name) ? name : table.name();
    }

    /** Own names; do not write to it, use {@link #setAttribute}. */
    public PyDict dict() {
        PyDict d = dict;
        return d != null ? d : fill();
    }

    private PyDict fill() {
        synchronized (table) {
            if (dict == null) {
                dict = BuiltinMembers.of(this, table);
            }
            return dict;
        }
    }

    public CallTable table() {
        return table;
    }

    /** What the MRO holds under a name, or null. Binds nothing. */
    public Object lookup(String name) {
        ConcurrentHashMap<String, Object> c = cache;
        Object found = c.get(name);
        if (found == null) {
            found = find(name);
            c.put(name, found == null ? ABSENT : found);
            return found;
        }
        return found == ABSENT ? null : found;
    }

    private Object find(String name) {
        for (PyType t : mro) {
            Object value = t.dict().getName(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** The type along the MRO whose own dict holds a name, or null. */
    public PyType definingType(String name) {
        for (PyType t : mro) {
            if (t.dict().getName(name) != null) {
                return t;
            }
        }
        return null;
    }

    /** What the MRO holds under a special name, or null. */
    public Object slot(int slot) {
        Object value = slots[slot];
        return value == UNRESOLVED ? resolve(slot) : value;
    }

    private Object resolve(int slot) {
        Object[] s = slots;
        Object value = find(Slot.name(slot));
        s[slot] = value;
        return value;
    }

    /** What {@link TypeTraits} says about this type; changes with {@link #version}. */
    public int traits() {
        Object[] s = slots;
        Object known = s[Slot.COUNT];
        if (known == UNRESOLVED) {
            known = TypeTraits.of(this);
            s[Slot.COUNT] = known;
        }
        return (Integer) known;
    }

    private static Object[] emptySlots() {
        Object[] s = new Object[Slot.COUNT + 1];
        Arrays.fill(s, UNRESOLVED);
        return s;
    }

    /** Sets an own name, or deletes it when {@code value} is null; returns whether it was there. Readers see the old or the new state. */
    public boolean setAttribute(String name, Object value) {
        List<Validity> ended = new ArrayList<>();
        boolean present;
        synchronized (MUTATION) {
            present = dict().getName(name) != null;
            if (value != null) {
                dict().putName(name, value);
            } else if (present) {
                dict().removeName(name);
            }
            // a special name may change how all others are found
            forget(name.startsWith("__") ? null : name, ended);
        }
        settle(ended);
        return present;
    }

    /** Forgets what was looked up, here and in all subclasses. */
    public void invalidate() {
        List<Validity> ended = new ArrayList<>();
        synchronized (MUTATION) {
            forget(null, ended);
        }
        settle(ended);
    }

    /** A name changes, or any may when it is null: gives new versions, and ends what relied on it. */
    private void forget(String name, List<Validity> ended) {
        version = VERSIONS.incrementAndGet();
        slots = emptySlots();
        cache = new ConcurrentHashMap<>();
        if (assumptions != null) {
            ended.addAll(assumptions.change(name));
        }
        for (PyType subclass : subclasses()) {
            subclass.forget(name, ended);
        }
    }

    /** Waits for other threads, but not while one of them may be waiting for this one: then they are only told. */
    private static void settle(List<Validity> ended) {
        if (!Thread.holdsLock(MUTATION)) {
            Assumptions.settle(ended);
        }
    }

    /** Whether it may be taken for granted what a name is here. */
    public boolean mayAssume(String name) {
        Assumptions present = assumptions;
        return present == null || present.possible(name);
    }

    /** Has somebody rely on what a name is here, if the type still has a version; returns whether it has. */
    public boolean assume(String name, long version, Validity v) {
        synchronized (MUTATION) {
            if (!mayAssume(name)) {
                return false;
            }
            if (assumptions == null) {
                assumptions = new Assumptions();
            }
            return assumptions.add(name, v, this.version == version);
        }
    }

    /** Replaces bases and MRO (assignment to {@code __bases__}). */
    public void rebase(PyType[] newBases, PyType newBase, PyType[] newMro) {
        List<Validity> ended = new ArrayList<>();
        synchronized (MUTATION) {
            for (PyType b : bases) {
                b.subclasses.removeIf(r -> r.get() == null || r.get() == this);
            }
            bases = newBases;
            base = newBase;
            mro = newMro;
            for (PyType b : newBases) {
                b.subclasses.add(new WeakReference<>(this));
            }
            forget(null, ended);
        }
        settle(ended);
    }

    /** Replaces the MRO (a metaclass's {@code mro()}). */
    public void setMro(PyType[] newMro) {
        mro = newMro;
        ready = true;
        invalidate();
    }

    /** The living direct subclasses. */
    public List<PyType> subclasses() {
        synchronized (MUTATION) {
            List<PyType> living = new ArrayList<>();
            subclasses.removeIf(r -> r.get() == null);
            for (WeakReference<PyType> reference : subclasses) {
                PyType subclass = reference.get();
                if (subclass != null) {
                    living.add(subclass);
                }
            }
            return living;
        }
    }

    /** The shape of every further bare instance, which is then of its layout's Java class and has nothing else; null while that is not sure. */
    public Shape settledShape() {
        return Instances.settled(this);
    }

    /** A bare instance of this class in the layout of its best base. */
    public Object allocate() {
        for (PyType t = this; t != null; t = t.base) {
            if (t.allocator != null) {
                return t.allocator.allocate(this);
            }
            if (t.base == OBJECT && !t.isHeap() && (t.flags & SAME_LAYOUT) == 0) {
                throw TypeErrors.of("cannot create '" + fullName() + "' instances");
            }
        }
        return Instances.allocate(this);
    }

    @Override
    public Object call(PyThread t, Object[] arguments, String[] keywords) {
        return CallOps.callType(t, this, arguments, keywords);
    }

    @Override
    public Object call0(PyThread t) {
        return Construction.call0(t, this);
    }

    @Override
    public Object call1(PyThread t, Object a) {
        return Construction.call1(t, this, a);
    }

    @Override
    public Object call2(PyThread t, Object a, Object b) {
        return Construction.call2(t, this, a, b);
    }

    @Override
    public Object call3(PyThread t, Object a, Object b, Object c) {
        return Construction.call3(t, this, a, b, c);
    }

    @Override
    public String toString() {
        return "<class '" + name + "'>";
    }

    /** Makes instances of a class in one Java layout, without running {@code __init__}. */
    @FunctionalInterface
    public interface Allocator {
        Object allocate(PyType cls);
    }
}
