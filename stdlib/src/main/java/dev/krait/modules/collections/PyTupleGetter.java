package dev.krait.modules.collections;

import dev.krait.error.AttributeErrors;
import dev.krait.error.IndexErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;
import dev.krait.type.text.Str;

/** The descriptor of a field of a named tuple. Compare CPython {@code Modules/_collectionsmodule.c: tuplegetter_descr_get}. */
@ExposedType("collections._tuplegetter")
final class PyTupleGetter extends PyObject {
    static final PyType TYPE = PyType.builtin(PyTupleGetterTable.TABLE, PyType.OBJECT, 0);

    private final long index;
    private Object doc;

    private PyTupleGetter(long index, Object doc) {
        super(TYPE);
        this.index = index;
        this.doc = doc;
    }

    @ExposedNew("(index, doc, /)")
    static Object newGetter(PyThread t, PyType cls, Object index, Object doc) {
        return new PyTupleGetter(SequenceIndexes.size(t, index), doc);
    }

    @ExposedMethod("__get__($self, instance, owner=None, /)")
    Object get(Object instance, Object owner) {
        if (instance instanceof PyTuple tuple) {
            if (index < 0 || index >= tuple.size()) {
                throw IndexErrors.of("tuple index out of range");
            }
            return tuple.items[(int) index];
        }
        if (instance == null || instance == PyNone.NONE) {
            return this;
        }
        throw TypeErrors.of("descriptor for index '" + index + "' for tuple subclasses doesn't apply to '" + PyType.of(instance).fullName()
                + "' object");
    }

    @ExposedMethod("__set__($self, instance, value, /)")
    void set(Object instance, Object value) {
        throw AttributeErrors.of("can't set attribute");
    }

    @ExposedMethod("__delete__($self, instance, /)")
    void delete(Object instance) {
        throw AttributeErrors.of("can't delete attribute");
    }

    @ExposedGetter(value = "__doc__", member = true)
    Object doc() {
        return doc;
    }

    @ExposedSetter("__doc__")
    void setDoc(Object value) {
        doc = value == null ? PyNone.NONE : value;
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return Str.of("_tuplegetter(" + index + ", " + Str.java(TextOps.repr(t, doc)) + ")");
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce() {
        return PyTuple.of(TYPE, PyTuple.of(index, doc));
    }
}
