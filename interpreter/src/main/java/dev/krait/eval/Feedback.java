package dev.krait.eval;

import dev.krait.bytecode.PyCode;
import dev.krait.object.PyInstance;
import dev.krait.object.PyModule;
import dev.krait.object.PyType;
import dev.krait.object.Shape;
import dev.krait.type.function.PyFunction;
import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the interpreter has seen at each instruction of a code object: the type profile for compilers.
 *
 * <p>Addressed by code-unit index. Written by the slow paths of the eval loop, without locks: an entry can be lost to a race, never corrupted. Read it from the
 * Python thread or any other.
 */
public final class Feedback {
    // Kinds of exact values. A site's mask is the union over all it has seen.
    public static final int INT = 1;
    /** An int that does not fit in a long. */
    public static final int BIG_INT = 1 << 1;
    public static final int FLOAT = 1 << 2;
    public static final int BOOL = 1 << 3;
    public static final int STR = 1 << 4;
    public static final int NONE = 1 << 5;
    public static final int LIST = 1 << 6;
    public static final int TUPLE = 1 << 7;
    public static final int DICT = 1 << 8;
    public static final int RANGE_ITER = 1 << 9;
    public static final int LIST_ITER = 1 << 10;
    public static final int TUPLE_ITER = 1 << 11;
    public static final int GENERATOR = 1 << 12;
    /** Anything else, subclasses of the above included. */
    public static final int OTHER = 1 << 13;
    public static final int RANGE = 1 << 14;
    public static final int SET = 1 << 15;
    public static final int STR_ITER = 1 << 16;
    public static final int COROUTINE = 1 << 17;

    /** How many different cases a site keeps before it is {@link #isMegamorphic}. */
    public static final int WIDTH = 8;

    private final int[] left;
    private final int[] right;
    private final Object[][] entries;

    /**
     * A case of an attribute site. {@code owner} is the type of the object ({@code version} is its version when seen), {@code shape} its shape or null when it has
     * none; {@code location} says where the instance holds the attribute, else it was {@code descriptor} that the type holds (null: neither). When the object
     * is itself a type, {@code owner} is that type, {@code onType} is true and {@code descriptor} the value it holds.
     */
    public record Attribute(PyType owner, long version, Shape shape, Shape.Location location, Object descriptor, boolean onType) {
        // by hand: what the JVM makes for a record is linked out of a dozen new classes, 40 ms in a program's first half second
        @Override
        public boolean equals(Object other) {
            return other instanceof Attribute a && owner == a.owner && version == a.version && shape == a.shape && Objects.equals(location, a.location)
                    && Objects.equals(descriptor, a.descriptor) && onType == a.onType;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(owner) * 31 + Long.hashCode(version);
        }
    }

    /**
     * A case of {@code super().name} in a method call: the class after which is searched, the type of the object, its version and shape (null when it has none), and the
     * function that was found.
     */
    public record Super(PyType cls, PyType owner, long version, Shape shape, Object function) {
        // by hand, as in Attribute
        @Override
        public boolean equals(Object other) {
            return other instanceof Super s && cls == s.cls && owner == s.owner && version == s.version && shape == s.shape && function == s.function;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(owner) * 31 + Long.hashCode(version);
        }
    }

    /** A case of an operator whose left operand is an instance of a Python class. */
    public record Operands(PyType left, PyType right) {}

    /** A case of an attribute site: a module, whose own names are looked at. */
    private record ModuleCase(WeakReference<PyModule> module) {}

    Feedback(int units) {
        left = new int[units];
        right = new int[units];
        entries = new Object[units][];
    }

    /** The feedback of a code object; empty until it has run. */
    public static Feedback of(PyCode code) {
        return CodeState.of(code).feedback;
    }

    /**
     * The kinds of the only, or the left, operand: of an operator, a comparison, a container that is subscribed or iterated (its iterator), what is added to a
     * set, the container of a slice together with what is assigned to it, the only argument of a built-in function or a class, what is sent into.
     */
    public int left(int unit) {
        return left[unit];
    }

    /** The kinds of the right operand, of a subscript's key, of a slice's bounds. */
    public int right(int unit) {
        return right[unit];
    }

    /** The cases of an attribute site, oldest first; at most {@link #WIDTH}. None when some were modules. */
    public Attribute[] attributes(int unit) {
        Object[] seen = entries[unit];
        Attribute[] cases = new Attribute[seen == null ? 0 : Math.min(seen.length, WIDTH)];
        for (int i = 0; i < cases.length; i++) {
            if (!(seen[i] instanceof Attribute a)) {
                return new Attribute[0];
            }
            cases[i] = a;
        }
        return cases;
    }

    /** The module that an attribute site has always seen, or null. */
    public PyModule module(int unit) {
        Object[] seen = entries[unit];
        return seen != null && seen.length == 1 && seen[0] instanceof ModuleCase c ? c.module.get() : null;
    }

    /** Whether an attribute site has seen anything. */
    public boolean hasCases(int unit) {
        return entries[unit] != null;
    }

    /**
     * The callees of a call site, oldest first; at most {@link #WIDTH}: a {@code PyFunction}'s {@code PyCode} when functions with the same code but different
     * closures were seen, otherwise the callable itself.
     */
    public Object[] callees(int unit) {
        Object[] seen = entries[unit];
        List<Object> living = new ArrayList<>();
        for (int i = 0; seen != null && i < seen.length && i < WIDTH; i++) {
            Object callee = seen[i] instanceof WeakReference<?> r ? r.get() : seen[i];
            if (callee != null) {
                living.add(callee);
            }
        }
        return living.toArray();
    }

    /** The cases of an operator whose left operands are instances of Python classes; none when it has others as well. */
    public Operands[] operands(int unit) {
        Object[] seen = entries[unit];
        return seen == null || left[unit] != OTHER || seen.length > WIDTH ? new Operands[0] : java.util.Arrays.copyOf(seen, seen.length, Operands[].class);
    }

    /** The cases of a method call by {@code super()}, oldest first; at most {@link #WIDTH}. */
    public Super[] supers(int unit) {
        Object[] seen = entries[unit];
        return seen == null ? new Super[0] : java.util.Arrays.copyOf(seen, Math.min(seen.length, WIDTH), Super[].class);
    }

    /** Whether the site has seen more cases than it keeps. */
    public boolean isMegamorphic(int unit) {
        Object[] seen = entries[unit];
        return seen != null && seen.length > WIDTH;
    }

    void record(int unit, Object a) {
        left[unit] |= kind(a);
    }

    /** Both operands are ints: what comes most often costs a look. */
    void recordInts(int unit) {
        if ((left[unit] & right[unit] & INT) == 0) {
            left[unit] |= INT;
            right[unit] |= INT;
        }
    }

    void recordFloats(int unit) {
        if ((left[unit] & right[unit] & FLOAT) == 0) {
            left[unit] |= FLOAT;
            right[unit] |= FLOAT;
        }
    }

    void record(int unit, Object a, Object b) {
        left[unit] |= kind(a);
        right[unit] |= kind(b);
    }

    void recordOperands(int unit, Object a, Object b) {
        record(unit, a, b);
        if (a instanceof PyInstance o && o.type.isHeap()) {
            add(unit, new Operands(o.type, PyType.of(b)));
        }
    }

    void recordKinds(int unit, int a, int b) {
        left[unit] |= a;
        right[unit] |= b;
    }

    /** A slice of a container, and what is assigned to it. */
    void recordSlice(int unit, Object container, Object value, Object start, Object stop) {
        left[unit] |= kind(container) | kind(value);
        right[unit] |= kind(start) | kind(stop);
    }

    /** The only argument of a call. */
    void recordArgument(int unit, Object value) {
        if ((left[unit] & OTHER) == 0) {
            left[unit] |= kind(value);
        }
    }

    /** Adds a case of a call or attribute site. */
    void add(int unit, Object entry) {
        Object[] seen = entries[unit];
        if (seen == null) {
            entries[unit] = new Object[] {entry};
            return;
        }
        for (Object e : seen) {
            if (e == entry || e.equals(entry)) {
                return;
            }
        }
        if (seen.length <= WIDTH) {
            Object[] more = java.util.Arrays.copyOf(seen, seen.length + 1);
            more[seen.length] = entry;
            entries[unit] = more;
        }
    }

    /** A method was found by {@code super(cls, self)}. */
    void addSuper(int unit, Object cls, Object self, Object function) {
        if (!isMegamorphic(unit) && cls instanceof PyType after && self instanceof PyInstance i && !(self instanceof PyType) && i.type.isSubtype(after)) {
            add(unit, new Super(after, i.type, i.type.version, i.shape, function));
        }
    }

    void addModule(int unit, PyModule module) {
        if (module(unit) != module) {
            add(unit, new ModuleCase(new WeakReference<>(module)));
        }
    }

    /** Adds a callee, held weakly. Another function with the code of one that is there replaces it by that code. */
    void addCallee(int unit, Object callee) {
        Object[] seen = entries[unit];
        PyCode calleeCode = callee instanceof PyFunction f ? f.code : null;
        for (int i = 0; seen != null && i < seen.length; i++) {
            Object known = ((WeakReference<?>) seen[i]).get();
            if (known == callee || known != null && known == calleeCode) {
                return;
            }
            if (known == null || known instanceof PyFunction f && f.code == calleeCode) {
                Object[] changed = seen.clone();
                changed[i] = new WeakReference<>(known == null ? callee : calleeCode);
                entries[unit] = changed;
                return;
            }
        }
        add(unit, new WeakReference<>(callee));
    }

    /** The kind of a value. */
    public static int kind(Object value) {
        if (value instanceof Long) {
            return INT;
        }
        if (value instanceof Double) {
            return FLOAT;
        }
        if (value instanceof String) {
            return STR;
        }
        if (value instanceof Boolean) {
            return BOOL;
        }
        if (value instanceof BigInteger) {
            return BIG_INT;
        }
        return Kinds.of(PyType.of(value));
    }
}
