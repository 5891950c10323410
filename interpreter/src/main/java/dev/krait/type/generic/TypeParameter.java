package dev.krait.type.generic;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.object.Fields;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/**
 * What type variables of all three kinds share: a name, a module, a default that may be computed when it is asked for. Compare CPython
 * {@code Objects/typevarobject.c}.
 */
abstract class TypeParameter extends PyInstance {
    /** The format that evaluates annotations to values. */
    static final long VALUE = 1;

    final Object name;
    /** The default; null while only {@link #evaluateDefault} is known. */
    private Object defaultValue;
    /** Computes the default, or null. */
    private Object evaluateDefault;

    TypeParameter(PyType type, PyThread t, Object name, Object defaultValue) {
        super(type);
        shape = type.rootShape;
        this.name = name;
        this.defaultValue = defaultValue;
        Object module = TypingLibrary.callingModule(t);
        Fields.set(this, "__module__", module);
    }

    final void setDefault(Object evaluate) {
        defaultValue = null;
        evaluateDefault = evaluate;
    }

    @ExposedGetter(value = "__name__", member = true)
    public final Object name() {
        return name;
    }

    @ExposedGetter("__dict__")
    public final Object dict() {
        return Fields.dictionary(this);
    }

    @ExposedGetter("__default__")
    public final Object defaultValue(PyThread t) {
        if (defaultValue == null) {
            defaultValue = CallOps.call1(t, evaluateDefault, VALUE);
        }
        return defaultValue;
    }

    @ExposedMethod(value = "has_default($self, /)", plain = true)
    public final boolean hasDefault() {
        return defaultValue != PyNoDefault.NO_DEFAULT;
    }

    @ExposedGetter("evaluate_default")
    public final Object evaluateDefault() {
        return evaluator(evaluateDefault, defaultValue == PyNoDefault.NO_DEFAULT ? null : defaultValue);
    }

    /** How a lazy value is computed: the compiler's function, or one that gives a value that was there from the start; None when there is nothing. */
    static Object evaluator(Object function, Object value) {
        return function != null ? function : value == null ? PyNone.NONE : new ConstEvaluator(value);
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    public final Object reduce() {
        return name;
    }

    @ExposedMethod("__mro_entries__($self, bases, /)")
    public final Object mroEntries(Object bases) {
        throw TypingLibrary.cannotSubclass(type.name);
    }

    @ExposedMethod("__typing_subst__($self, arg, /)")
    public Object substitute(PyThread t, Object arg) {
        return TypingLibrary.call(t, substitutor(), this, arg);
    }

    /** The function of {@code typing} that checks what is put in this parameter's place. */
    abstract String substitutor();

    final Object text(String variance) {
        return Str.concat(variance, name);
    }

    static Object[] argumentsOf(Object args) {
        return args instanceof PyTuple tuple ? tuple.items : ((dev.krait.type.sequence.PyList) args).toArray();
    }
}
