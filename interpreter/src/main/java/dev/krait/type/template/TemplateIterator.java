package dev.krait.type.template;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.protocol.PyIterator;
import dev.krait.thread.PyThread;

/** Iterates over the texts that are not empty and the interpolations of a template, in order. */
@ExposedType(value = "string.templatelib.TemplateIter", doc = "Template iterator object")
public final class TemplateIterator extends PyObject implements PyIterator {
    public static final PyType TYPE = PyType.builtin(TemplateIteratorTable.TABLE, PyType.OBJECT, 0);

    private final Object[] strings;
    private final Object[] interpolations;
    private int next;

    TemplateIterator(Object[] strings, Object[] interpolations) {
        super(TYPE);
        this.strings = strings;
        this.interpolations = interpolations;
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter() {
        return this;
    }

    @Override
    @ExposedMethod("__next__($self, /)")
    public Object next(PyThread t) {
        while (next < strings.length + interpolations.length) {
            int i = next++;
            if ((i & 1) != 0) {
                return interpolations[i / 2];
            }
            if (!"".equals(strings[i / 2])) {
                return strings[i / 2];
            }
        }
        return null;
    }
}
