package dev.krait.type.template;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.ImportOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.List;

/** A template string: its texts, one more than its interpolations, which stand between them. Compare CPython {@code Objects/templateobject.c}. */
@ExposedType(value = "string.templatelib.Template", doc = "Template object", signature = "(*args)")
public final class PyTemplate extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyTemplateTable.TABLE, PyType.OBJECT, 0);

    private final PyTuple strings;
    private final PyTuple interpolations;

    public PyTemplate(PyTuple strings, PyTuple interpolations) {
        super(TYPE);
        this.strings = strings;
        this.interpolations = interpolations;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newTemplate(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        if (kwargs != null) {
            throw TypeErrors.of("Template.__new__ only accepts *args arguments");
        }
        List<Object> strings = new ArrayList<>();
        List<Object> interpolations = new ArrayList<>();
        Object text = "";
        for (Object arg : args) {
            if (Str.is(arg)) {
                text = Str.concat(text, arg);
            } else if (arg instanceof PyInterpolation) {
                strings.add(text);
                interpolations.add(arg);
                text = "";
            } else {
                throw TypeErrors.of("Template.__new__ *args need to be of type 'str' or 'Interpolation', got " + PyType.of(arg).name);
            }
        }
        strings.add(text);
        return new PyTemplate(PyTuple.of(strings.toArray()), PyTuple.of(interpolations.toArray()));
    }

    @ExposedGetter(value = "strings", member = true, doc = "Strings")
    Object strings() {
        return strings;
    }

    @ExposedGetter(value = "interpolations", member = true, doc = "Interpolations")
    Object interpolations() {
        return interpolations;
    }

    @ExposedGetter(value = "values", doc = "Values of interpolations")
    Object values() {
        Object[] values = new Object[interpolations.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((PyInterpolation) interpolations.items[i]).value();
        }
        return PyTuple.of(values);
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter() {
        return new TemplateIterator(strings.items, interpolations.items);
    }

    @ExposedMethod("__add__($self, value, /)")
    static Object add(Object self, Object other) {
        if (!(self instanceof PyTemplate a)) {
            return dev.krait.object.PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (!(other instanceof PyTemplate b)) {
            throw TypeErrors.of("can only concatenate string.templatelib.Template (not \"" + PyType.of(other).fullName() + "\") to string.templatelib.Template");
        }
        Object[] left = a.strings.items;
        Object[] right = b.strings.items;
        Object[] joined = new Object[left.length + right.length - 1];
        System.arraycopy(left, 0, joined, 0, left.length);
        joined[left.length - 1] = Str.concat(left[left.length - 1], right[0]);
        System.arraycopy(right, 1, joined, left.length, right.length - 1);
        Object[] all = java.util.Arrays.copyOf(a.interpolations.items, a.interpolations.size() + b.interpolations.size());
        System.arraycopy(b.interpolations.items, 0, all, a.interpolations.size(), b.interpolations.size());
        return new PyTemplate(PyTuple.of(joined), PyTuple.of(all));
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        Object text = Str.concat("Template(strings=", TextOps.repr(t, strings));
        return Str.concat(Str.concat(text, ", interpolations="), Str.concat(TextOps.repr(t, interpolations), ")"));
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce(PyThread t) {
        Object unpickle = AttributeOps.get(t, ImportOps.module(t, "string.templatelib"), "_template_unpickle");
        return PyTuple.of(unpickle, PyTuple.of(strings, interpolations));
    }

    @ExposedMethod(value = "__class_getitem__($cls, item, /)", binding = Binding.CLASS)
    static Object classGetItem(PyThread t, PyType cls, Object item) {
        return TypeOps.genericAlias(t, cls, item);
    }
}
