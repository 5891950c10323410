package dev.krait.type.exception;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.TruthOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A group of exceptions. Compare CPython {@code Objects/exceptions.c: BaseExceptionGroup_new, exceptiongroup_split_recursive}. */
@ExposedType(value = "BaseExceptionGroup", doc = "A combination of multiple unrelated exceptions.")
public final class PyBaseExceptionGroup extends PyBaseException {
    private Object message = PyNone.NONE;
    /** The exceptions in it; never empty once made. */
    public PyTuple exceptions = PyTuple.EMPTY;

    PyBaseExceptionGroup(PyType type) {
        super(type);
    }

    @Override
    protected void start(Object[] given) {
        message = given[0];
        exceptions = given[1] instanceof PyTuple tuple ? tuple : PyTuple.EMPTY;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newGroup(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        if (args.length != 2) {
            throw TypeErrors.of("BaseExceptionGroup.__new__() takes exactly 2 arguments (" + args.length + " given)");
        }
        if (!Str.is(args[0])) {
            throw TypeErrors.of("BaseExceptionGroup.__new__() argument 1 must be str, not " + PyType.of(args[0]).fullName());
        }
        PyType given = PyType.of(args[1]);
        if (given.slot(Slot.GETITEM) == null || (given.flags & PyType.DICT_SUBCLASS) != 0) {
            throw TypeErrors.of("second argument (exceptions) must be a sequence");
        }
        PyTuple exceptions = PyTuple.of(items(t, args[1]));
        PyType type = pick(t, cls, exceptions);
        PyBaseExceptionGroup made = (PyBaseExceptionGroup) type.allocate();
        made.args = PyTuple.of(args);
        made.message = args[0];
        made.exceptions = exceptions;
        return made;
    }

    /** The class for these members: BaseExceptionGroup turns into ExceptionGroup when it can. */
    private static PyType pick(PyThread t, PyType cls, PyTuple exceptions) {
        if (exceptions.size() == 0) {
            throw ValueErrors.of("second argument (exceptions) must be a non-empty sequence");
        }
        boolean nestsBase = false;
        for (int i = 0; i < exceptions.size(); i++) {
            if (!(exceptions.items[i] instanceof PyBaseException e)) {
                throw ValueErrors.of("Item " + i + " of second argument (exceptions) is not an exception");
            }
            nestsBase |= !e.type.isSubtype(ExceptionTypes.EXCEPTION);
        }
        PyType plain = exceptionGroup(t);
        if (cls == plain) {
            if (nestsBase) {
                throw TypeErrors.of("Cannot nest BaseExceptions in an ExceptionGroup");
            }
        } else if (cls == ExceptionTypes.BASE_EXCEPTION_GROUP) {
            return nestsBase ? cls : plain;
        } else if (nestsBase && cls.isSubtype(ExceptionTypes.EXCEPTION)) {
            throw TypeErrors.of("Cannot nest BaseExceptions in '" + cls.fullName() + "'");
        }
        return cls;
    }

    /** The class {@code ExceptionGroup} of this interpreter: it has two bases, so it is made like a Python class. */
    public static PyType exceptionGroup(PyThread t) {
        return t.interpreter.state(GroupClass.class, i -> new GroupClass(t)).type;
    }

    private static final class GroupClass {
        final PyType type;

        GroupClass(PyThread t) {
            PyDict dict = new PyDict();
            dict.putName("__module__", "builtins");
            type = (PyType) CallOps.call3(t, PyType.TYPE, "ExceptionGroup",
                    PyTuple.of(ExceptionTypes.BASE_EXCEPTION_GROUP, ExceptionTypes.EXCEPTION), dict);
            type.flags |= PyType.IMMUTABLE;
        }
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    static void init(PyBaseExceptionGroup self, Object[] args, PyDict kwargs) {
        initException(self, args, kwargs);
    }

    @ExposedMethod("__str__($self, /)")
    static Object describe(PyThread t, PyBaseExceptionGroup self) {
        int n = self.exceptions.size();
        return Str.concat(self.message, " (" + n + " sub-exception" + (n > 1 ? "s" : "") + ")");
    }

    @ExposedMethod(value = "__class_getitem__($type, object, /)", binding = Binding.CLASS, doc = "See PEP 585")
    static Object classGetItem(PyThread t, PyType cls, Object key) {
        return TypeOps.genericAlias(t, cls, key);
    }

    @ExposedGetter(value = "message", doc = "exception message", member = true)
    Object message() {
        return message;
    }

    @ExposedGetter(value = "exceptions", doc = "nested exceptions", member = true)
    Object exceptions() {
        return exceptions;
    }

    @ExposedMethod("derive($self, excs, /)")
    static Object derive(PyThread t, PyBaseExceptionGroup self, Object excs) {
        return CallOps.call2(t, ExceptionTypes.BASE_EXCEPTION_GROUP, self.message, excs);
    }

    /** {@code self.derive(excs)} with traceback, context, cause and notes of this group; null for no members. */
    private Object derived(PyThread t, List<Object> members) {
        if (members.isEmpty()) {
            return null;
        }
        Object made = CallOps.callMethod(t, this, "derive", PyList.of(members.toArray()));
        if (!(made instanceof PyBaseExceptionGroup group)) {
            throw TypeErrors.of("derive must return an instance of BaseExceptionGroup");
        }
        group.traceback = traceback;
        group.context = context;
        group.cause = cause;
        group.suppressContext = suppressContext;
        Object notes = AttributeOps.lookup(t, this, "__notes__");
        if (notes != null && (PyType.of(notes).slot(Slot.GETITEM) != null)) {
            AttributeOps.set(t, group, "__notes__", CallOps.call1(t, PyList.TYPE, notes));
        }
        return group;
    }

    /** What {@code condition} means as a test of one exception. Compare CPython {@code get_matcher_type}. */
    private static Predicate<PyBaseException> matcher(PyThread t, Object condition) {
        boolean type = isExceptionType(condition);
        if (!type && condition instanceof PyTuple tuple && tuple.size() > 0) {
            type = true;
            for (Object item : tuple.items) {
                type &= isExceptionType(item);
            }
        }
        if (type) {
            return e -> TypeOps.isInstanceOfAny(e, condition);
        }
        if (!(condition instanceof PyType) && PyType.of(condition).slot(Slot.CALL) != null) {
            return e -> TruthOps.isTrue(t, CallOps.call1(t, condition, e));
        }
        throw TypeErrors.of("expected an exception type, a tuple of exception types, or a callable (other than a class)");
    }

    private static boolean isExceptionType(Object value) {
        return value instanceof PyType cls && cls.isSubtype(PyBaseException.TYPE);
    }

    /** The two halves, either null when empty. */
    private static Object[] split(PyThread t, PyBaseException e, Predicate<PyBaseException> matches, boolean wantRest) {
        if (matches.test(e)) {
            return new Object[] {e, null};
        }
        if (!(e instanceof PyBaseExceptionGroup group)) {
            return new Object[] {null, e};
        }
        List<Object> yes = new ArrayList<>();
        List<Object> no = new ArrayList<>();
        t.enterNative(" in exceptiongroup_split_recursive");
        try {
            for (Object member : group.exceptions.items) {
                Object[] halves = split(t, (PyBaseException) member, matches, wantRest);
                if (halves[0] != null) {
                    yes.add(halves[0]);
                }
                if (halves[1] != null) {
                    no.add(halves[1]);
                }
            }
        } finally {
            t.leaveNative();
        }
        return new Object[] {group.derived(t, yes), wantRest ? group.derived(t, no) : null};
    }

    @ExposedMethod("split($self, matcher_value, /)")
    static Object split(PyThread t, PyBaseExceptionGroup self, Object condition) {
        Object[] halves = split(t, self, matcher(t, condition), true);
        return PyTuple.of(orNone(halves[0]), orNone(halves[1]));
    }

    @ExposedMethod("subgroup($self, matcher_value, /)")
    static Object subgroup(PyThread t, PyBaseExceptionGroup self, Object condition) {
        return orNone(split(t, self, matcher(t, condition), false)[0]);
    }

    /** What {@code except* type} of a group catches and what is left, either null. */
    public Object[] splitByType(PyThread t, Object type) {
        return split(t, this, e -> TypeOps.isInstanceOfAny(e, type), true);
    }

    /** The part of this group whose leaves are among those of {@code keep}, or null. Compare CPython {@code exceptiongroup_projection}. */
    public Object projection(PyThread t, List<Object> keep) {
        Set<Object> leaves = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Object e : keep) {
            collectLeaves(e, leaves);
        }
        return split(t, this, e -> !(e instanceof PyBaseExceptionGroup) && leaves.contains(e), false)[0];
    }

    private static void collectLeaves(Object e, Set<Object> leaves) {
        if (e instanceof PyBaseExceptionGroup group) {
            for (Object member : group.exceptions.items) {
                collectLeaves(member, leaves);
            }
        } else {
            leaves.add(e);
        }
    }
}
