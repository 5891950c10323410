package dev.krait.type.template;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.TextOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** A replacement field of a template string. Compare CPython {@code Objects/interpolationobject.c}. */
@ExposedType(value = "string.templatelib.Interpolation", doc = "Interpolation object",
        signature = "(value, expression='', conversion=None, format_spec='')")
public final class PyInterpolation extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyInterpolationTable.TABLE, PyType.OBJECT, 0);

    static {
        TYPE.setAttribute("__match_args__", PyTuple.of("value", "expression", "conversion", "format_spec"));
    }

    private final Object value;
    private final Object expression;
    private final Object conversion;
    private final Object spec;

    public PyInterpolation(Object value, Object expression, Object conversion, Object spec) {
        super(TYPE);
        this.value = value;
        this.expression = expression;
        this.conversion = conversion;
        this.spec = spec;
    }

    @ExposedNew("(value, expression='', conversion=None, format_spec='')")
    static Object newInterpolation(PyThread t, PyType cls, Object value, Object expression, Object conversion, Object spec) {
        requireText("expression", expression);
        if (conversion != null && conversion != PyNone.NONE) {
            if (!Str.is(conversion)) {
                throw TypeErrors.of("Interpolation() argument 'conversion' must be str, not " + PyType.of(conversion).name);
            }
            String c = Str.java(conversion);
            if (!c.equals("s") && !c.equals("a") && !c.equals("r")) {
                throw ValueErrors.of("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
            }
        }
        requireText("format_spec", spec);
        return new PyInterpolation(value, expression == null ? "" : expression, conversion == null ? PyNone.NONE : conversion, spec == null ? "" : spec);
    }

    private static void requireText(String name, Object value) {
        if (value != null && !Str.is(value)) {
            throw TypeErrors.of("Interpolation() argument '" + name + "' must be str, not " + PyType.of(value).name);
        }
    }

    @ExposedGetter(value = "value", member = true, doc = "Value")
    public Object value() {
        return value;
    }

    @ExposedGetter(value = "expression", member = true, doc = "Expression")
    Object expression() {
        return expression;
    }

    @ExposedGetter(value = "conversion", member = true, doc = "Conversion")
    Object conversion() {
        return conversion;
    }

    @ExposedGetter(value = "format_spec", member = true, doc = "Format specifier")
    Object spec() {
        return spec;
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        Object text = "Interpolation(";
        Object[] fields = {value, expression, conversion, spec};
        for (int i = 0; i < fields.length; i++) {
            text = Str.concat(text, Str.concat(TextOps.repr(t, fields[i]), i == fields.length - 1 ? ")" : ", "));
        }
        return text;
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce() {
        return PyTuple.of(TYPE, PyTuple.of(value, expression, conversion, spec));
    }

    @ExposedMethod(value = "__class_getitem__($cls, item, /)", binding = Binding.CLASS)
    static Object classGetItem(PyThread t, PyType cls, Object item) {
        return TypeOps.genericAlias(t, cls, item);
    }
}
