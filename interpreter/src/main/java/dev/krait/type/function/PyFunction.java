package dev.krait.type.function;

import dev.krait.bytecode.Oparg;
import dev.krait.bytecode.PyCode;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.eval.CodeState;
import dev.krait.eval.CompiledEntry;
import dev.krait.eval.Evaluation;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.frame.PyFrame;
import dev.krait.object.Assumptions;
import dev.krait.object.Fields;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Validity;
import dev.krait.ops.CallOps;
import dev.krait.protocol.Descriptor;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.List;

/**
 * A Python function. Compare CPython {@code Objects/funcobject.c}.
 *
 * <p>The {@code callN} methods are the fast ways in: exactly as many arguments as positional parameters, into compiled code if there is any, otherwise into a
 * new frame. Everything else goes through {@link ArgumentBinding}.
 */
@ExposedType(value = "function", doc = "Create a function object.\n\n  code\n    a code object\n  globals\n    the globals dictionary\n  name\n"
        + "    a string that overrides the name from the code object\n  argdefs\n    a tuple that specifies the default argument values\n  closure\n"
        + "    a tuple that supplies the bindings for free variables\n  kwdefaults\n    a dictionary that specifies the default keyword argument values",
        signature = "(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)")
public final class PyFunction extends PyInstance implements Descriptor {
    public static final PyType TYPE = PyType.builtin(PyFunctionTable.TABLE, PyType.OBJECT,
            PyType.METHOD_DESCRIPTOR | PyType.MANAGED_DICT | PyType.MANAGED_WEAKREF);
    private static final String CODE = "__code__";
    private static final int COMPLEX = PyCode.CO_VARARGS | PyCode.CO_VARKEYWORDS;

    public volatile PyCode code;
    private CodeState state;
    /** How many positional arguments make a plain call, or -1 when there is no such thing. */
    private int plainArguments;
    public final PyDict globals;
    public final Object builtins;
    /** A {@code str}. */
    public Object name;
    /** A {@code str}. */
    public Object qualname;
    /** A tuple, or null. */
    public PyTuple defaults;
    /** A dict, or null. */
    public PyDict kwdefaults;
    /** A tuple of cells, or null. */
    public PyTuple closure;
    private Object module;
    private Object doc;
    private Object annotations;
    private Object annotate;
    private Object typeParams;
    /** Who takes the code for granted, or null; guarded by this. */
    private Assumptions assumptions;

    /** What MAKE_FUNCTION makes. */
    public PyFunction(PyCode code, PyDict globals, Object builtins) {
        super(TYPE);
        shape = TYPE.rootShape;
        this.globals = globals;
        this.builtins = builtins;
        this.name = code.name;
        this.qualname = code.qualname;
        setCode(code);
        boolean documented = (code.flags & PyCode.CO_HAS_DOCSTRING) != 0;
        this.doc = documented ? code.consts[0] : PyNone.NONE;
        Object m = globals.getName("__name__");
        this.module = m == null ? PyNone.NONE : m;
    }

    private void setCode(PyCode next) {
        code = next;
        state = CodeState.of(next);
        boolean plain = (next.flags & COMPLEX) == 0 && next.kwonlyargcount == 0 && (next.flags & PyCode.CO_OPTIMIZED) != 0;
        plainArguments = plain ? next.argcount : -1;
    }

    /** What the evaluator keeps for the code. */
    public CodeState state() {
        return state;
    }

    /** A frame for a call, without its arguments. */
    public PyFrame newFrame() {
        PyCode c = code;
        PyFrame f = new PyFrame(c, globals, builtins, (c.flags & PyCode.CO_OPTIMIZED) != 0 ? null : globals);
        f.function = this;
        return f;
    }

    // ---- calls -----------------------------------------------------------------------------------------------------------------

    @Override
    public Object call(PyThread t, Object[] arguments, String[] keywords) {
        int n = arguments.length;
        if (keywords == null && n == plainArguments) {
            CompiledEntry entry = state.compiled;
            if (entry != null) {
                return entry.callArray(t, this, arguments);
            }
            PyFrame f = newFrame();
            System.arraycopy(arguments, 0, f.slots, 0, n);
            return Evaluation.start(t, f);
        }
        CompiledEntry entry = state.compiled;
        if (entry != null && plainArguments >= 0) {
            Object[] values = ArgumentBinding.plain(this, plainArguments, arguments, keywords);
            if (values != null) {
                return entry.callArray(t, this, values);
            }
        }
        PyFrame f = newFrame();
        ArgumentBinding.bind(t, this, f, arguments, keywords);
        return Evaluation.start(t, f);
    }

    @Override
    public Object call0(PyThread t) {
        if (plainArguments != 0) {
            return call(t, CallOps.NO_ARGUMENTS, null);
        }
        CompiledEntry entry = state.compiled;
        return entry != null ? entry.call0(t, this) : Evaluation.start(t, newFrame());
    }

    @Override
    public Object call1(PyThread t, Object a) {
        if (plainArguments != 1) {
            return call(t, new Object[] {a}, null);
        }
        CompiledEntry entry = state.compiled;
        if (entry != null) {
            return entry.call1(t, this, a);
        }
        PyFrame f = newFrame();
        f.slots[0] = a;
        return Evaluation.start(t, f);
    }

    @Override
    public Object call2(PyThread t, Object a, Object b) {
        if (plainArguments != 2) {
            return call(t, new Object[] {a, b}, null);
        }
        CompiledEntry entry = state.compiled;
        if (entry != null) {
            return entry.call2(t, this, a, b);
        }
        PyFrame f = newFrame();
        f.slots[0] = a;
        f.slots[1] = b;
        return Evaluation.start(t, f);
    }

    @Override
    public Object call3(PyThread t, Object a, Object b, Object c) {
        if (plainArguments != 3) {
            return call(t, new Object[] {a, b, c}, null);
        }
        CompiledEntry entry = state.compiled;
        if (entry != null) {
            return entry.call3(t, this, a, b, c);
        }
        PyFrame f = newFrame();
        f.slots[0] = a;
        f.slots[1] = b;
        f.slots[2] = c;
        return Evaluation.start(t, f);
    }

    @Override
    public Object call4(PyThread t, Object a, Object b, Object c, Object d) {
        if (plainArguments != 4) {
            return call(t, new Object[] {a, b, c, d}, null);
        }
        CompiledEntry entry = state.compiled;
        if (entry != null) {
            return entry.call4(t, this, a, b, c, d);
        }
        PyFrame f = newFrame();
        f.slots[0] = a;
        f.slots[1] = b;
        f.slots[2] = c;
        f.slots[3] = d;
        return Evaluation.start(t, f);
    }

    // ---- made by instructions --------------------------------------------------------------------------------------------------

    /** SET_FUNCTION_ATTRIBUTE. */
    public void setPart(int which, Object value) {
        switch (which) {
            case Oparg.MAKE_FUNCTION_DEFAULTS -> defaults = (PyTuple) value;
            case Oparg.MAKE_FUNCTION_KWDEFAULTS -> kwdefaults = (PyDict) value;
            case Oparg.MAKE_FUNCTION_ANNOTATIONS -> annotations = value;
            case Oparg.MAKE_FUNCTION_CLOSURE -> closure = (PyTuple) value;
            case Oparg.MAKE_FUNCTION_ANNOTATE -> annotate = value;
            default -> throw new AssertionError(which);
        }
    }

    /** {@code __type_params__}, as the compiler's intrinsic sets them. */
    public void setTypeParams(Object params) {
        typeParams = params;
    }

    // ---- attributes ------------------------------------------------------------------------------------------------------------

    @ExposedNew("(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)")
    static Object newFunction(PyThread t, PyType cls, Object code, Object globals, Object name, Object argdefs, Object closure, Object kwdefaults) {
        if (!(code instanceof PyCode c)) {
            throw TypeErrors.of("function() argument 'code' must be code, not " + PyType.of(code).name);
        }
        if (!(globals instanceof PyDict g)) {
            throw TypeErrors.of("function() argument 'globals' must be dict, not " + PyType.of(globals).name);
        }
        if (absent(name) == null ? false : !Str.is(name)) {
            throw TypeErrors.of("arg 3 (name) must be None or string");
        }
        if (absent(argdefs) != null && !(argdefs instanceof PyTuple)) {
            throw TypeErrors.of("arg 4 (defaults) must be None or tuple");
        }
        if (absent(closure) != null && !(closure instanceof PyTuple)) {
            throw TypeErrors.of(c.nfreevars > 0 ? "arg 5 (closure) must be tuple" : "arg 5 (closure) must be None or tuple");
        }
        if (closure == null && c.nfreevars > 0 || closure == PyNone.NONE && c.nfreevars > 0) {
            throw TypeErrors.of("arg 5 (closure) must be tuple");
        }
        if (absent(kwdefaults) != null && !(kwdefaults instanceof PyDict)) {
            throw TypeErrors.of("arg 6 (kwdefaults) must be None or dict");
        }
        int cells = absent(closure) == null ? 0 : ((PyTuple) closure).size();
        if (cells != c.nfreevars) {
            throw ValueErrors.of(Str.java(c.name) + " requires closure of length " + c.nfreevars + ", not " + cells);
        }
        for (int i = 0; i < cells; i++) {
            if (!(((PyTuple) closure).items[i] instanceof PyCell)) {
                throw TypeErrors.of("arg 5 (closure) expected cell, found " + PyType.of(((PyTuple) closure).items[i]).name);
            }
        }
        PyFunction f = new PyFunction(c, g, Builtins.of(t, g));
        if (absent(name) != null) {
            f.name = name;
        }
        f.defaults = (PyTuple) absent(argdefs);
        f.closure = cells == 0 ? null : (PyTuple) closure;
        f.kwdefaults = (PyDict) absent(kwdefaults);
        return f;
    }

    private static Object absent(Object value) {
        return value == PyNone.NONE ? null : value;
    }

    private static Object orNone(Object value) {
        return value == null ? PyNone.NONE : value;
    }

    @ExposedGetter("__code__")
    Object getCode() {
        return code;
    }

    @ExposedSetter("__code__")
    void setCode(Object value) {
        if (!(value instanceof PyCode c)) {
            throw TypeErrors.of("__code__ must be set to a code object");
        }
        int cells = closure == null ? 0 : closure.size();
        if (c.nfreevars != cells) {
            throw ValueErrors.of(Str.java(name) + "() requires a code object with " + cells + " free vars, not " + c.nfreevars);
        }
        List<Validity> ended = List.of();
        synchronized (this) {
            setCode(c);
            if (assumptions != null) {
                ended = assumptions.change(null);
            }
        }
        Assumptions.settle(ended);
    }

    /** Whether it may be taken for granted which code the function has. */
    public synchronized boolean mayAssumeCode() {
        return assumptions == null || assumptions.possible(CODE);
    }

    /** Has somebody rely on the function's code, if it is this; returns whether it is. */
    public synchronized boolean assume(PyCode expected, Validity v) {
        if (!mayAssumeCode()) {
            return false;
        }
        if (assumptions == null) {
            assumptions = new Assumptions();
        }
        return assumptions.add(CODE, v, code == expected);
    }

    @ExposedGetter("__dict__")
    Object getDict() {
        return Fields.dictionary(this);
    }

    @ExposedSetter("__dict__")
    void setDict(Object value) {
        if (value == null) {
            throw TypeErrors.of("cannot delete __dict__");
        }
        if (!(value instanceof PyDict dict)) {
            throw TypeErrors.of("__dict__ must be set to a dictionary, not a '" + PyType.of(value).name + "'");
        }
        Fields.setDictionary(this, dict);
    }

    @ExposedGetter(value = "__globals__", member = true)
    Object getGlobals() {
        return globals;
    }

    @ExposedGetter(value = "__builtins__", member = true)
    Object getBuiltins() {
        return builtins;
    }

    @ExposedGetter(value = "__closure__", member = true)
    Object getClosure() {
        return orNone(closure);
    }

    @ExposedGetter("__name__")
    Object getName() {
        return name;
    }

    @ExposedSetter("__name__")
    void setName(Object value) {
        name = string(value, "__name__");
    }

    @ExposedGetter("__qualname__")
    Object getQualname() {
        return qualname;
    }

    @ExposedSetter("__qualname__")
    void setQualname(Object value) {
        qualname = string(value, "__qualname__");
    }

    private static Object string(Object value, String attribute) {
        if (value == null || !Str.is(value)) {
            throw TypeErrors.of(attribute + " must be set to a string object");
        }
        return value;
    }

    @ExposedGetter("__defaults__")
    Object getDefaults() {
        return orNone(defaults);
    }

    @ExposedSetter("__defaults__")
    void setDefaults(Object value) {
        if (absent(value) != null && !(value instanceof PyTuple)) {
            throw TypeErrors.of("__defaults__ must be set to a tuple object");
        }
        defaults = (PyTuple) absent(value);
    }

    @ExposedGetter("__kwdefaults__")
    Object getKwdefaults() {
        return orNone(kwdefaults);
    }

    @ExposedSetter("__kwdefaults__")
    void setKwdefaults(Object value) {
        if (absent(value) != null && !(value instanceof PyDict)) {
            throw TypeErrors.of("__kwdefaults__ must be set to a dict object");
        }
        kwdefaults = (PyDict) absent(value);
    }

    @ExposedGetter(value = "__doc__", member = true)
    Object getDoc() {
        return orNone(doc);
    }

    @ExposedSetter("__doc__")
    void setDoc(Object value) {
        doc = value;
    }

    @ExposedGetter(value = "__module__", member = true)
    Object getModule() {
        return orNone(module);
    }

    @ExposedSetter("__module__")
    void setModule(Object value) {
        module = value;
    }

    @ExposedGetter("__annotate__")
    Object getAnnotate() {
        return orNone(annotate);
    }

    @ExposedSetter("__annotate__")
    void setAnnotate(PyThread t, Object value) {
        if (value == null) {
            throw TypeErrors.of("__annotate__ cannot be deleted");
        }
        if (value != PyNone.NONE && PyType.of(value).slot(dev.krait.object.Slot.CALL) == null && !(value instanceof PyFunction)) {
            throw TypeErrors.of("__annotate__ must be callable or None");
        }
        if (value != PyNone.NONE) {
            annotations = null;
        }
        annotate = value;
    }

    /** A tuple of names and values in turn becomes a dict; else {@code __annotate__} is asked, once. */
    @ExposedGetter("__annotations__")
    Object getAnnotations(PyThread t) {
        Object a = annotations;
        if (a == null && absent(annotate) != null) {
            a = CallOps.call1(t, annotate, 1L);
            if (!(a instanceof PyDict)) {
                throw TypeErrors.of("__annotate__ returned non-dict of type '" + PyType.of(a).fullName() + "'");
            }
            annotations = a;
        } else if (a == null) {
            annotations = a = new PyDict();
        } else if (a instanceof PyTuple pairs) {
            PyDict dict = new PyDict();
            for (int i = 0; i + 1 < pairs.items.length; i += 2) {
                dict.put(t, pairs.items[i], pairs.items[i + 1]);
            }
            annotations = a = dict;
        }
        return a;
    }

    @ExposedSetter("__annotations__")
    void setAnnotations(Object value) {
        if (absent(value) != null && !(value instanceof PyDict)) {
            throw TypeErrors.of("__annotations__ must be set to a dict object");
        }
        annotations = absent(value);
        annotate = null;
    }

    @ExposedGetter("__type_params__")
    Object getTypeParams() {
        return typeParams == null ? PyTuple.EMPTY : typeParams;
    }

    @ExposedSetter("__type_params__")
    void setTypeParamsChecked(Object value) {
        if (!(value instanceof PyTuple)) {
            throw TypeErrors.of("__type_params__ must be set to a tuple");
        }
        typeParams = value;
    }

    @Override
    public Object bind(PyThread t, Object self, PyType owner) {
        return self == null ? this : new PyBoundMethod(this, self);
    }

    @ExposedMethod("__get__($self, instance, owner=None, /)")
    Object get(Object instance, Object owner) {
        return absent(instance) == null ? this : new PyBoundMethod(this, instance);
    }

    @ExposedMethod("__call__($self, /, *args, **kwargs)")
    Object callFromPython(PyThread t, Object[] arguments, PyDict keywords) {
        return Keywords.call(t, this, arguments, keywords);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return Str.concat(Str.concat("<function ", qualname), " at " + Addresses.of(t, this) + ">");
    }

    @Override
    public String toString() {
        return "<function " + qualname + ">";
    }
}
