package dev.krait.type.exception;

import dev.krait.error.AttributeErrors;
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
import dev.krait.ops.IterationOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.List;

/**
 * An exception. Types that carry more have a Java class of their own ({@link PyOSError} …); {@link #make} picks it. Compare CPython
 * {@code Objects/exceptions.c: PyBaseExceptionObject}.
 */
@ExposedType(value = "BaseException", doc = "Common base class for all exceptions")
public class PyBaseException extends PyInstance {
    public static final PyType TYPE =
            PyType.builtin(PyBaseExceptionTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.BASE_EXC_SUBCLASS | PyType.MANAGED_DICT);

    static {
        TYPE.allocator = PyBaseException::new;
    }

    public PyTuple args;
    public PyBaseException context;
    public PyBaseException cause;
    public boolean suppressContext;
    /** The traceback, or null. */
    public Object traceback;

    protected PyBaseException(PyType type) {
        super(type);
        this.shape = type.rootShape;
        this.args = PyTuple.EMPTY;
    }

    /** Makes an exception of a built-in type, with the Java class that its layout wants; runs no Python code. */
    public static PyBaseException make(PyType type, Object... args) {
        PyBaseException made = (PyBaseException) type.allocate();
        made.args = PyTuple.of(args);
        made.start(args);
        return made;
    }

    /** Sets what follows from the arguments when the runtime itself makes the exception. */
    protected void start(Object[] args) {
    }

    /** {@code value}, or None instead of null. */
    static Object orNone(Object value) {
        return value == null ? PyNone.NONE : value;
    }

    static void noKeywords(PyBaseException self, PyDict kwargs) {
        if (kwargs != null && kwargs.size() > 0) {
            throw TypeErrors.of(self.type.fullName() + "() takes no keyword arguments");
        }
    }

    /** Takes the keyword arguments of a constructor out of {@code kwargs}; any other is an error. */
    static Object[] keywords(String function, PyDict kwargs, String... names) {
        Object[] values = new Object[names.length];
        Object[] pairs = kwargs == null ? CallOps.NO_ARGUMENTS : kwargs.snapshot();
        for (int i = 0; i < pairs.length; i += 2) {
            int index = java.util.Arrays.asList(names).indexOf(Str.java(pairs[i]));
            if (index < 0) {
                throw TypeErrors.of(function + "() got an unexpected keyword argument '" + Str.java(pairs[i]) + "'");
            }
            values[index] = pairs[i + 1];
        }
        return values;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newException(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        PyBaseException made = (PyBaseException) cls.allocate();
        made.args = PyTuple.of(args);
        return made;
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    static void initException(PyBaseException self, Object[] args, PyDict kwargs) {
        noKeywords(self, kwargs);
        self.args = PyTuple.of(args);
    }

    @ExposedMethod("__repr__($self, /)")
    static Object repr(PyThread t, PyBaseException self) {
        Object[] items = self.args.items;
        Object text = items.length == 1 ? Str.concat("(", Str.concat(TextOps.repr(t, items[0]), ")")) : TextOps.repr(t, self.args);
        return Str.concat(Str.of(self.type.name), text);
    }

    @ExposedMethod("__str__($self, /)")
    static Object str(PyThread t, PyBaseException self) {
        Object[] items = self.args.items;
        return items.length == 0 ? "" : TextOps.str(t, items.length == 1 ? items[0] : self.args);
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    static Object reduce(PyThread t, PyBaseException self) {
        Object[] own = Fields.snapshot(self);
        return own.length == 0 ? PyTuple.of(self.type, self.args) : PyTuple.of(self.type, self.args, Fields.dictionary(self));
    }

    @ExposedMethod(value = "__setstate__($self, state, /)", plain = true)
    static void setState(PyThread t, PyBaseException self, Object state) {
        if (state == PyNone.NONE) {
            return;
        }
        if (!(state instanceof PyDict dict)) {
            throw TypeErrors.of("state is not a dictionary");
        }
        Object[] pairs = dict.snapshot();
        for (int i = 0; i < pairs.length; i += 2) {
            AttributeOps.set(t, self, Str.java(pairs[i]).intern(), pairs[i + 1]);
        }
    }

    @ExposedMethod(value = "with_traceback($self, tb, /)", doc = "Set self.__traceback__ to tb and return self.")
    static Object withTraceback(PyBaseException self, Object tb) {
        self.setTraceback(tb);
        return self;
    }

    /** {@code self.add_note(note)}. */
    @ExposedMethod(value = "add_note($self, note, /)", doc = "Add a note to the exception")
    public final void addNote(PyThread t, Object note) {
        if (!Str.is(note)) {
            throw TypeErrors.of("add_note() argument must be str, not " + PyType.of(note).fullName());
        }
        Object notes = AttributeOps.lookup(t, this, "__notes__");
        if (notes == null) {
            notes = new PyList();
            AttributeOps.set(t, this, "__notes__", notes);
        } else if ((PyType.of(notes).flags & PyType.LIST_SUBCLASS) == 0) {
            throw TypeErrors.of("Cannot add note: __notes__ is not a list");
        }
        CallOps.callMethod(t, notes, "append", note);
    }

    @ExposedGetter(value = "__suppress_context__", member = true)
    final Object suppress() {
        return suppressContext;
    }

    @ExposedSetter("__suppress_context__")
    final void suppress(Object value) {
        if (value == null) {
            throw TypeErrors.of("can't delete numeric/char attribute");
        }
        if (!(value instanceof Boolean b)) {
            throw TypeErrors.of("attribute value type must be bool");
        }
        suppressContext = b;
    }

    @ExposedGetter("__dict__")
    final Object dict() {
        return Fields.dictionary(this);
    }

    @ExposedSetter("__dict__")
    final void dict(Object value) {
        if (value == null) {
            throw TypeErrors.of("cannot delete __dict__");
        }
        if (!(value instanceof PyDict d)) {
            throw TypeErrors.of("__dict__ must be set to a dictionary, not a '" + PyType.of(value).fullName() + "'");
        }
        Fields.setDictionary(this, d);
    }

    @ExposedGetter("args")
    final Object getArgs() {
        return args;
    }

    @ExposedSetter("args")
    final void setArgs(PyThread t, Object value) {
        if (value == null) {
            throw TypeErrors.of("args may not be deleted");
        }
        args = value instanceof PyTuple tuple && tuple.type == PyTuple.TYPE ? tuple : PyTuple.of(items(t, value));
    }

    /** The values of an iterable. */
    static Object[] items(PyThread t, Object iterable) {
        if (iterable instanceof PyTuple tuple && tuple.type == PyTuple.TYPE) {
            return tuple.items;
        }
        List<Object> items = new ArrayList<>();
        Object iterator = IterationOps.iterator(t, iterable);
        for (Object item = IterationOps.next(t, iterator); item != null; item = IterationOps.next(t, iterator)) {
            items.add(item);
        }
        return items.toArray();
    }

    @ExposedGetter("__traceback__")
    final Object getTraceback() {
        return orNone(traceback);
    }

    @ExposedSetter("__traceback__")
    final void setTraceback(Object value) {
        if (value == null) {
            throw TypeErrors.of("__traceback__ may not be deleted");
        }
        if (value != PyNone.NONE && !(value instanceof PyTraceback)) {
            throw TypeErrors.of("__traceback__ must be a traceback or None");
        }
        traceback = value == PyNone.NONE ? null : value;
    }

    private static PyBaseException exceptionOrNone(Object value, String attribute, String what) {
        if (value == null) {
            throw TypeErrors.of(attribute + " may not be deleted");
        }
        if (value != PyNone.NONE && !(value instanceof PyBaseException)) {
            throw TypeErrors.of("exception " + what + " must be None or derive from BaseException");
        }
        return value == PyNone.NONE ? null : (PyBaseException) value;
    }

    @ExposedGetter("__context__")
    final Object getContext() {
        return orNone(context);
    }

    @ExposedSetter("__context__")
    final void setContext(Object value) {
        context = exceptionOrNone(value, "__context__", "context");
    }

    @ExposedGetter("__cause__")
    final Object getCause() {
        return orNone(cause);
    }

    @ExposedSetter("__cause__")
    final void setCause(Object value) {
        cause = exceptionOrNone(value, "__cause__", "cause");
        suppressContext = true;
    }

    @Override
    public String toString() {
        return args.size() == 1 ? String.valueOf(args.items[0]) : java.util.Arrays.toString(args.items);
    }

    static RuntimeException missing(Object self, String name) {
        return AttributeErrors.of(name);
    }
}
