package dev.krait.type.mapping;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.ComparedInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.BinaryOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.ContainmentOps;
import dev.krait.ops.HashOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** A read-only view of a mapping. Compare CPython {@code Objects/descrobject.c: mappingproxyobject}. */
@ExposedType(value = "mappingproxy", doc = "Read-only proxy of a mapping.", signature = "(mapping)")
public final class PyMappingProxy extends ComparedInstance {
    public static final PyType TYPE = PyType.builtin(PyMappingProxyTable.TABLE, PyType.OBJECT, PyType.MAPPING);

    public final Object mapping;

    public PyMappingProxy(Object mapping) {
        super(TYPE);
        this.mapping = mapping;
    }

    @ExposedNew("(mapping)")
    static Object newProxy(PyThread t, PyType cls, Object mapping) {
        if (PyType.of(mapping).slot(Slot.GETITEM) == null || mapping instanceof PyList || mapping instanceof PyTuple) {
            throw TypeErrors.of("mappingproxy() argument must be a mapping, not " + PyType.of(mapping).fullName());
        }
        return new PyMappingProxy(mapping);
    }

    private static Object unwrap(Object value) {
        return value instanceof PyMappingProxy p ? p.mapping : value;
    }

    @ExposedMethod("__getitem__($self, key, /)")
    Object getItem(PyThread t, Object key) {
        return SubscriptOps.get(t, mapping, key);
    }

    @ExposedMethod("__contains__($self, key, /)")
    boolean contains(PyThread t, Object key) {
        return ContainmentOps.contains(t, mapping, key);
    }

    @ExposedMethod("__len__($self, /)")
    int len(PyThread t) {
        return SubscriptOps.length(t, mapping);
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter(PyThread t) {
        return IterationOps.iterator(t, mapping);
    }

    @ExposedMethod(value = "__reversed__($self, /)", plain = true)
    Object reversed(PyThread t) {
        return CallOps.callMethod(t, mapping, "__reversed__");
    }

    @ExposedMethod("get($self, key, default=None, /)")
    Object get(PyThread t, Object key, Object otherwise) {
        return CallOps.callMethod(t, mapping, "get", key, otherwise == null ? PyNone.NONE : otherwise);
    }

    @ExposedMethod("keys($self, /)")
    Object keys(PyThread t) {
        return CallOps.callMethod(t, mapping, "keys");
    }

    @ExposedMethod("values($self, /)")
    Object values(PyThread t) {
        return CallOps.callMethod(t, mapping, "values");
    }

    @ExposedMethod("items($self, /)")
    Object items(PyThread t) {
        return CallOps.callMethod(t, mapping, "items");
    }

    @ExposedMethod("copy($self, /)")
    Object copy(PyThread t) {
        return CallOps.callMethod(t, mapping, "copy");
    }

    @ExposedMethod("__or__($self, value, /)")
    static Object or(PyThread t, Object a, Object b) {
        return BinaryOps.binary(t, unwrap(a), unwrap(b), dev.krait.bytecode.BinaryOp.NB_OR);
    }

    @ExposedMethod("__ror__($self, value, /)")
    static Object ror(PyThread t, Object a, Object b) {
        return or(t, b, a);
    }

    @ExposedMethod("__ior__($self, value, /)")
    Object ior(Object value) {
        throw TypeErrors.of("'|=' is not supported by mappingproxy; use '|' instead");
    }

    @Override
    public Object richCompare(PyThread t, Object other, int op) {
        return CompareOps.compare(t, mapping, other, op);
    }

    @ExposedMethod("__hash__($self, /)")
    long hash(PyThread t) {
        return HashOps.hash(t, mapping);
    }

    @ExposedMethod("__str__($self, /)")
    Object str(PyThread t) {
        return TextOps.str(t, mapping);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return Str.of("mappingproxy(" + Str.java(TextOps.repr(t, mapping)) + ")");
    }

    @ExposedMethod(value = "__class_getitem__($type, object, /)", binding = Binding.CLASS)
    static Object classGetItem(PyThread t, PyType cls, Object key) {
        return TypeOps.genericAlias(t, cls, key);
    }
}
