package dev.krait.type.weakref;

import dev.krait.error.ReferenceErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.BinaryOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.ContainmentOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TruthOps;
import dev.krait.ops.UnaryOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Addresses;
import dev.krait.type.text.Str;

/** A proxy: every operation is done on the object, which raises ReferenceError once it has gone. Compare CPython {@code Objects/weakrefobject.c: proxy_methods}. */
abstract class WeakProxy extends PyWeakObject {
    WeakProxy(PyThread t, PyType type, Object object, Object callback) {
        super(t, type, object, callback);
    }

    /** The object, for use. */
    final Object target() {
        Object object = object();
        if (object == null) {
            throw ReferenceErrors.of("weakly-referenced object no longer exists");
        }
        return object;
    }

    private static Object unwrap(Object value) {
        return value instanceof WeakProxy proxy ? proxy.target() : value;
    }

    @ExposedMethod("__repr__($self, /)")
    public final Object repr(PyThread t) {
        Object object = object();
        String at = "<weakproxy at " + Addresses.of(t, this);
        return Str.of(object == null ? at + "; dead>" : at + "; to '" + PyType.of(object).fullName() + "' at " + Addresses.of(t, object) + ">");
    }

    @ExposedMethod("__str__($self, /)")
    public final Object str(PyThread t) {
        return TextOps.str(t, target());
    }

    @ExposedMethod("__getattribute__($self, name, /)")
    public final Object getAttribute(PyThread t, Object name) {
        return AttributeOps.get(t, target(), Str.java(name).intern());
    }

    @ExposedMethod("__setattr__($self, name, value, /)")
    public final void setAttribute(PyThread t, Object name, Object value) {
        AttributeOps.set(t, target(), Str.java(name).intern(), value);
    }

    @ExposedMethod("__delattr__($self, name, /)")
    public final void deleteAttribute(PyThread t, Object name) {
        AttributeOps.set(t, target(), Str.java(name).intern(), null);
    }

    @ExposedMethod("__lt__($self, value, /)")
    public final Object lt(PyThread t, Object value) {
        return CompareOps.compare(t, target(), unwrap(value), CompareOps.LT);
    }

    @ExposedMethod("__le__($self, value, /)")
    public final Object le(PyThread t, Object value) {
        return CompareOps.compare(t, target(), unwrap(value), CompareOps.LE);
    }

    @ExposedMethod("__eq__($self, value, /)")
    public final Object eq(PyThread t, Object value) {
        return CompareOps.compare(t, target(), unwrap(value), CompareOps.EQ);
    }

    @ExposedMethod("__ne__($self, value, /)")
    public final Object ne(PyThread t, Object value) {
        return CompareOps.compare(t, target(), unwrap(value), CompareOps.NE);
    }

    @ExposedMethod("__gt__($self, value, /)")
    public final Object gt(PyThread t, Object value) {
        return CompareOps.compare(t, target(), unwrap(value), CompareOps.GT);
    }

    @ExposedMethod("__ge__($self, value, /)")
    public final Object ge(PyThread t, Object value) {
        return CompareOps.compare(t, target(), unwrap(value), CompareOps.GE);
    }

    @ExposedMethod("__add__($self, value, /)")
    public final Object add(PyThread t, Object value) {
        return BinaryOps.add(t, target(), unwrap(value));
    }

    @ExposedMethod("__radd__($self, value, /)")
    public final Object radd(PyThread t, Object value) {
        return BinaryOps.add(t, unwrap(value), target());
    }

    @ExposedMethod("__iadd__($self, value, /)")
    public final Object iadd(PyThread t, Object value) {
        return BinaryOps.inPlaceAdd(t, target(), unwrap(value));
    }

    @ExposedMethod("__sub__($self, value, /)")
    public final Object sub(PyThread t, Object value) {
        return BinaryOps.subtract(t, target(), unwrap(value));
    }

    @ExposedMethod("__rsub__($self, value, /)")
    public final Object rsub(PyThread t, Object value) {
        return BinaryOps.subtract(t, unwrap(value), target());
    }

    @ExposedMethod("__isub__($self, value, /)")
    public final Object isub(PyThread t, Object value) {
        return BinaryOps.inPlaceSubtract(t, target(), unwrap(value));
    }

    @ExposedMethod("__mul__($self, value, /)")
    public final Object mul(PyThread t, Object value) {
        return BinaryOps.multiply(t, target(), unwrap(value));
    }

    @ExposedMethod("__rmul__($self, value, /)")
    public final Object rmul(PyThread t, Object value) {
        return BinaryOps.multiply(t, unwrap(value), target());
    }

    @ExposedMethod("__imul__($self, value, /)")
    public final Object imul(PyThread t, Object value) {
        return BinaryOps.inPlaceMultiply(t, target(), unwrap(value));
    }

    @ExposedMethod("__matmul__($self, value, /)")
    public final Object matmul(PyThread t, Object value) {
        return BinaryOps.matrixMultiply(t, target(), unwrap(value));
    }

    @ExposedMethod("__rmatmul__($self, value, /)")
    public final Object rmatmul(PyThread t, Object value) {
        return BinaryOps.matrixMultiply(t, unwrap(value), target());
    }

    @ExposedMethod("__imatmul__($self, value, /)")
    public final Object imatmul(PyThread t, Object value) {
        return BinaryOps.inPlaceMatrixMultiply(t, target(), unwrap(value));
    }

    @ExposedMethod("__truediv__($self, value, /)")
    public final Object truediv(PyThread t, Object value) {
        return BinaryOps.trueDivide(t, target(), unwrap(value));
    }

    @ExposedMethod("__rtruediv__($self, value, /)")
    public final Object rtruediv(PyThread t, Object value) {
        return BinaryOps.trueDivide(t, unwrap(value), target());
    }

    @ExposedMethod("__itruediv__($self, value, /)")
    public final Object itruediv(PyThread t, Object value) {
        return BinaryOps.inPlaceTrueDivide(t, target(), unwrap(value));
    }

    @ExposedMethod("__floordiv__($self, value, /)")
    public final Object floordiv(PyThread t, Object value) {
        return BinaryOps.floorDivide(t, target(), unwrap(value));
    }

    @ExposedMethod("__rfloordiv__($self, value, /)")
    public final Object rfloordiv(PyThread t, Object value) {
        return BinaryOps.floorDivide(t, unwrap(value), target());
    }

    @ExposedMethod("__ifloordiv__($self, value, /)")
    public final Object ifloordiv(PyThread t, Object value) {
        return BinaryOps.inPlaceFloorDivide(t, target(), unwrap(value));
    }

    @ExposedMethod("__mod__($self, value, /)")
    public final Object mod(PyThread t, Object value) {
        return BinaryOps.remainder(t, target(), unwrap(value));
    }

    @ExposedMethod("__rmod__($self, value, /)")
    public final Object rmod(PyThread t, Object value) {
        return BinaryOps.remainder(t, unwrap(value), target());
    }

    @ExposedMethod("__imod__($self, value, /)")
    public final Object imod(PyThread t, Object value) {
        return BinaryOps.inPlaceRemainder(t, target(), unwrap(value));
    }

    @ExposedMethod("__divmod__($self, value, /)")
    public final Object divmod(PyThread t, Object value) {
        return BinaryOps.divmod(t, target(), unwrap(value));
    }

    @ExposedMethod("__rdivmod__($self, value, /)")
    public final Object rdivmod(PyThread t, Object value) {
        return BinaryOps.divmod(t, unwrap(value), target());
    }

    @ExposedMethod("__lshift__($self, value, /)")
    public final Object lshift(PyThread t, Object value) {
        return BinaryOps.leftShift(t, target(), unwrap(value));
    }

    @ExposedMethod("__rlshift__($self, value, /)")
    public final Object rlshift(PyThread t, Object value) {
        return BinaryOps.leftShift(t, unwrap(value), target());
    }

    @ExposedMethod("__ilshift__($self, value, /)")
    public final Object ilshift(PyThread t, Object value) {
        return BinaryOps.inPlaceLeftShift(t, target(), unwrap(value));
    }

    @ExposedMethod("__rshift__($self, value, /)")
    public final Object rshift(PyThread t, Object value) {
        return BinaryOps.rightShift(t, target(), unwrap(value));
    }

    @ExposedMethod("__rrshift__($self, value, /)")
    public final Object rrshift(PyThread t, Object value) {
        return BinaryOps.rightShift(t, unwrap(value), target());
    }

    @ExposedMethod("__irshift__($self, value, /)")
    public final Object irshift(PyThread t, Object value) {
        return BinaryOps.inPlaceRightShift(t, target(), unwrap(value));
    }

    @ExposedMethod("__and__($self, value, /)")
    public final Object and(PyThread t, Object value) {
        return BinaryOps.and(t, target(), unwrap(value));
    }

    @ExposedMethod("__rand__($self, value, /)")
    public final Object rand(PyThread t, Object value) {
        return BinaryOps.and(t, unwrap(value), target());
    }

    @ExposedMethod("__iand__($self, value, /)")
    public final Object iand(PyThread t, Object value) {
        return BinaryOps.inPlaceAnd(t, target(), unwrap(value));
    }

    @ExposedMethod("__xor__($self, value, /)")
    public final Object xor(PyThread t, Object value) {
        return BinaryOps.xor(t, target(), unwrap(value));
    }

    @ExposedMethod("__rxor__($self, value, /)")
    public final Object rxor(PyThread t, Object value) {
        return BinaryOps.xor(t, unwrap(value), target());
    }

    @ExposedMethod("__ixor__($self, value, /)")
    public final Object ixor(PyThread t, Object value) {
        return BinaryOps.inPlaceXor(t, target(), unwrap(value));
    }

    @ExposedMethod("__or__($self, value, /)")
    public final Object or(PyThread t, Object value) {
        return BinaryOps.or(t, target(), unwrap(value));
    }

    @ExposedMethod("__ror__($self, value, /)")
    public final Object ror(PyThread t, Object value) {
        return BinaryOps.or(t, unwrap(value), target());
    }

    @ExposedMethod("__ior__($self, value, /)")
    public final Object ior(PyThread t, Object value) {
        return BinaryOps.inPlaceOr(t, target(), unwrap(value));
    }

    @ExposedMethod("__pow__($self, value, mod=None, /)")
    public final Object pow(PyThread t, Object value, Object modulus) {
        return BinaryOps.power(t, target(), unwrap(value), modulus == null ? PyNone.NONE : unwrap(modulus));
    }

    @ExposedMethod("__rpow__($self, value, mod=None, /)")
    public final Object rpow(PyThread t, Object value, Object modulus) {
        return BinaryOps.power(t, unwrap(value), target(), modulus == null ? PyNone.NONE : unwrap(modulus));
    }

    @ExposedMethod("__ipow__($self, value, /)")
    public final Object ipow(PyThread t, Object value) {
        return BinaryOps.inPlacePower(t, target(), unwrap(value));
    }

    @ExposedMethod("__neg__($self, /)")
    public final Object neg(PyThread t) {
        return UnaryOps.negative(t, target());
    }

    @ExposedMethod("__pos__($self, /)")
    public final Object pos(PyThread t) {
        return UnaryOps.positive(t, target());
    }

    @ExposedMethod("__abs__($self, /)")
    public final Object abs(PyThread t) {
        return UnaryOps.absolute(t, target());
    }

    @ExposedMethod("__invert__($self, /)")
    public final Object invert(PyThread t) {
        return UnaryOps.invert(t, target());
    }

    @ExposedMethod("__bool__($self, /)")
    public final boolean bool(PyThread t) {
        return TruthOps.isTrue(t, target());
    }

    @ExposedMethod("__int__($self, /)")
    public final Object toInt(PyThread t) {
        return CallOps.call1(t, dev.krait.type.number.IntType.TYPE, target());
    }

    @ExposedMethod("__float__($self, /)")
    public final Object toFloat(PyThread t) {
        return CallOps.call1(t, dev.krait.type.number.FloatType.TYPE, target());
    }

    @ExposedMethod("__index__($self, /)")
    public final Object index(PyThread t) {
        return NumberOps.index(t, target());
    }

    @ExposedMethod("__len__($self, /)")
    public final long len(PyThread t) {
        return SubscriptOps.length(t, target());
    }

    @ExposedMethod("__getitem__($self, key, /)")
    public final Object getItem(PyThread t, Object key) {
        return SubscriptOps.get(t, target(), unwrap(key));
    }

    @ExposedMethod("__setitem__($self, key, value, /)")
    public final void setItem(PyThread t, Object key, Object value) {
        SubscriptOps.set(t, target(), unwrap(key), value);
    }

    @ExposedMethod("__delitem__($self, key, /)")
    public final void deleteItem(PyThread t, Object key) {
        SubscriptOps.delete(t, target(), unwrap(key));
    }

    @ExposedMethod("__contains__($self, key, /)")
    public final boolean contains(PyThread t, Object key) {
        return ContainmentOps.contains(t, target(), unwrap(key));
    }

    @ExposedMethod("__iter__($self, /)")
    public final Object iter(PyThread t) {
        return IterationOps.iterator(t, target());
    }

    @ExposedMethod("__next__($self, /)")
    public final Object next(PyThread t) {
        Object object = target();
        if (PyType.of(object).slot(Slot.NEXT) == null) {
            throw dev.krait.error.TypeErrors.of("Weakref proxy referenced a non-iterator '" + PyType.of(object).fullName() + "' object");
        }
        return IterationOps.next(t, object);
    }

    @ExposedMethod(value = "__bytes__($self, /)", plain = true)
    public final Object bytes(PyThread t) {
        return CallOps.callMethod(t, target(), "__bytes__");
    }

    @ExposedMethod(value = "__reversed__($self, /)", plain = true)
    public final Object reversed(PyThread t) {
        return CallOps.callMethod(t, target(), "__reversed__");
    }
}
