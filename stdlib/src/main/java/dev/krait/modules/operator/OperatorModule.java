package dev.krait.modules.operator;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.BinaryOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.ContainmentOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.ops.TruthOps;
import dev.krait.ops.UnaryOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Keywords;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.FastSequence;
import dev.krait.type.sequence.SequenceIndexes;
import dev.krait.type.text.Str;

/** Module {@code _operator}: each operator as a function. Compare CPython {@code Modules/_operator.c}. */
@ExposedModule(value = "_operator", doc = "Operator interface.\n\nThis module exports a set of functions implemented in Java corresponding\n"
        + "to the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.")
public final class OperatorModule implements NativeModule {
    @Override
    public CallTable table() {
        return OperatorModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("itemgetter", Getters.ItemGetter.TYPE);
        module.dict.putName("attrgetter", Getters.AttrGetter.TYPE);
        module.dict.putName("methodcaller", Getters.MethodCaller.TYPE);
    }

    // ---- binary operators --------------------------------------------------------------------------------------------------------

    @ExposedFunction(value = "add($module, a, b, /)", doc = "Same as a + b.")
    static Object add(PyThread t, Object a, Object b) {
        return BinaryOps.add(t, a, b);
    }

    @ExposedFunction(value = "sub($module, a, b, /)", doc = "Same as a - b.")
    static Object sub(PyThread t, Object a, Object b) {
        return BinaryOps.subtract(t, a, b);
    }

    @ExposedFunction(value = "mul($module, a, b, /)", doc = "Same as a * b.")
    static Object mul(PyThread t, Object a, Object b) {
        return BinaryOps.multiply(t, a, b);
    }

    @ExposedFunction(value = "floordiv($module, a, b, /)", doc = "Same as a // b.")
    static Object floordiv(PyThread t, Object a, Object b) {
        return BinaryOps.floorDivide(t, a, b);
    }

    @ExposedFunction(value = "truediv($module, a, b, /)", doc = "Same as a / b.")
    static Object truediv(PyThread t, Object a, Object b) {
        return BinaryOps.trueDivide(t, a, b);
    }

    @ExposedFunction(value = "mod($module, a, b, /)", doc = "Same as a % b.")
    static Object mod(PyThread t, Object a, Object b) {
        return BinaryOps.remainder(t, a, b);
    }

    @ExposedFunction(value = "matmul($module, a, b, /)", doc = "Same as a @ b.")
    static Object matmul(PyThread t, Object a, Object b) {
        return BinaryOps.matrixMultiply(t, a, b);
    }

    @ExposedFunction(value = "lshift($module, a, b, /)", doc = "Same as a << b.")
    static Object lshift(PyThread t, Object a, Object b) {
        return BinaryOps.leftShift(t, a, b);
    }

    @ExposedFunction(value = "rshift($module, a, b, /)", doc = "Same as a >> b.")
    static Object rshift(PyThread t, Object a, Object b) {
        return BinaryOps.rightShift(t, a, b);
    }

    @ExposedFunction(value = "and_($module, a, b, /)", doc = "Same as a & b.")
    static Object and(PyThread t, Object a, Object b) {
        return BinaryOps.and(t, a, b);
    }

    @ExposedFunction(value = "or_($module, a, b, /)", doc = "Same as a | b.")
    static Object or(PyThread t, Object a, Object b) {
        return BinaryOps.or(t, a, b);
    }

    @ExposedFunction(value = "xor($module, a, b, /)", doc = "Same as a ^ b.")
    static Object xor(PyThread t, Object a, Object b) {
        return BinaryOps.xor(t, a, b);
    }

    @ExposedFunction(value = "pow($module, a, b, /)", doc = "Same as a ** b.")
    static Object pow(PyThread t, Object a, Object b) {
        return BinaryOps.power(t, a, b);
    }

    @ExposedFunction(value = "iadd($module, a, b, /)", doc = "Same as a += b.")
    static Object iadd(PyThread t, Object a, Object b) {
        return BinaryOps.inPlaceAdd(t, a, b);
    }

    @ExposedFunction(value = "isub($module, a, b, /)", doc = "Same as a -= b.")
    static Object isub(PyThread t, Object a, Object b) {
        return BinaryOps.inPlaceSubtract(t, a, b);
    }

    @ExposedFunction(value = "imul($module, a, b, /)", doc = "Same as a *= b.")
    static Object imul(PyThread t, Object a, Object b) {
        return BinaryOps.inPlaceMultiply(t, a, b);
    }

    @ExposedFunction(value = "ifloordiv($module, a, b, /)", doc = "Same as a //= b.")
    static Object ifloordiv(PyThread t, Object a, Object b) {
        return BinaryOps.inPlaceFloorDivide(t, a, b);
    }

    @ExposedFunction(value = "itruediv($module, a, b, /)", doc = "Same as a /= b.")
    static Object itruediv(PyThread t, Object a, Object b) {
        return BinaryOps.inPlaceTrueDivide(t, a, b);
    }

    @ExposedFunction(value = "imod($module, a, b, /)", doc = "Same as a %= b.")
    static Object imod(PyThread t, Object a, Object b) {
        return BinaryOps.inPlaceRemainder(t, a, b);
    }

    @ExposedFunction(value = "imatmul($module, a, b, /)", doc = "Same as a @= b.")
    static Object imatmul(PyThread t, Object a, Object b) {
        return BinaryOps.inPlaceMatrixMultiply(t, a, b);
    }

    @ExposedFunction(value = "ilshift($module, a, b, /)", doc = "Same as a <<= b.")
    static Object ilshift(PyThread t, Object a, Object b) {
        return BinaryOps.inPlaceLeftShift(t, a, b);
    }

    @ExposedFunction(value = "irshift($module, a, b, /)", doc = "Same as a >>= b.")
    static Object irshift(PyThread t, Object a, Object b) {
        return BinaryOps.inPlaceRightShift(t, a, b);
    }

    @ExposedFunction(value = "iand($module, a, b, /)", doc = "Same as a &= b.")
    static Object iand(PyThread t, Object a, Object b) {
        return BinaryOps.inPlaceAnd(t, a, b);
    }

    @ExposedFunction(value = "ior($module, a, b, /)", doc = "Same as a |= b.")
    static Object ior(PyThread t, Object a, Object b) {
        return BinaryOps.inPlaceOr(t, a, b);
    }

    @ExposedFunction(value = "ixor($module, a, b, /)", doc = "Same as a ^= b.")
    static Object ixor(PyThread t, Object a, Object b) {
        return BinaryOps.inPlaceXor(t, a, b);
    }

    @ExposedFunction(value = "ipow($module, a, b, /)", doc = "Same as a **= b.")
    static Object ipow(PyThread t, Object a, Object b) {
        return BinaryOps.inPlacePower(t, a, b);
    }

    // ---- comparisons -----------------------------------------------------------------------------------------------------------------

    @ExposedFunction(value = "lt($module, a, b, /)", doc = "Same as a < b.")
    static Object lt(PyThread t, Object a, Object b) {
        return CompareOps.compare(t, a, b, CompareOps.LT);
    }

    @ExposedFunction(value = "le($module, a, b, /)", doc = "Same as a <= b.")
    static Object le(PyThread t, Object a, Object b) {
        return CompareOps.compare(t, a, b, CompareOps.LE);
    }

    @ExposedFunction(value = "eq($module, a, b, /)", doc = "Same as a == b.")
    static Object eq(PyThread t, Object a, Object b) {
        return CompareOps.compare(t, a, b, CompareOps.EQ);
    }

    @ExposedFunction(value = "ne($module, a, b, /)", doc = "Same as a != b.")
    static Object ne(PyThread t, Object a, Object b) {
        return CompareOps.compare(t, a, b, CompareOps.NE);
    }

    @ExposedFunction(value = "ge($module, a, b, /)", doc = "Same as a >= b.")
    static Object ge(PyThread t, Object a, Object b) {
        return CompareOps.compare(t, a, b, CompareOps.GE);
    }

    @ExposedFunction(value = "gt($module, a, b, /)", doc = "Same as a > b.")
    static Object gt(PyThread t, Object a, Object b) {
        return CompareOps.compare(t, a, b, CompareOps.GT);
    }

    @ExposedFunction(value = "is_($module, a, b, /)", doc = "Same as a is b.")
    static boolean is(Object a, Object b) {
        return CompareOps.is(a, b);
    }

    @ExposedFunction(value = "is_not($module, a, b, /)", doc = "Same as a is not b.")
    static boolean isNot(Object a, Object b) {
        return !CompareOps.is(a, b);
    }

    @ExposedFunction(value = "is_none($module, a, /)", doc = "Same as a is None.")
    static boolean isNone(Object a) {
        return a == PyNone.NONE;
    }

    @ExposedFunction(value = "is_not_none($module, a, /)", doc = "Same as a is not None.")
    static boolean isNotNone(Object a) {
        return a != PyNone.NONE;
    }

    // ---- unary operators -------------------------------------------------------------------------------------------------------------

    @ExposedFunction(value = "truth($module, a, /)", doc = "Return True if a is true, False otherwise.")
    static boolean truth(PyThread t, Object a) {
        return TruthOps.isTrue(t, a);
    }

    @ExposedFunction(value = "not_($module, a, /)", doc = "Same as not a.")
    static boolean not(PyThread t, Object a) {
        return !TruthOps.isTrue(t, a);
    }

    @ExposedFunction(value = "neg($module, a, /)", doc = "Same as -a.")
    static Object neg(PyThread t, Object a) {
        return UnaryOps.negative(t, a);
    }

    @ExposedFunction(value = "pos($module, a, /)", doc = "Same as +a.")
    static Object pos(PyThread t, Object a) {
        return UnaryOps.positive(t, a);
    }

    @ExposedFunction(value = "inv($module, a, /)", doc = "Same as ~a.")
    static Object inv(PyThread t, Object a) {
        return UnaryOps.invert(t, a);
    }

    @ExposedFunction(value = "invert($module, a, /)", doc = "Same as ~a.")
    static Object invert(PyThread t, Object a) {
        return UnaryOps.invert(t, a);
    }

    @ExposedFunction(value = "abs($module, a, /)", doc = "Same as abs(a).")
    static Object abs(PyThread t, Object a) {
        return UnaryOps.absolute(t, a);
    }

    @ExposedFunction(value = "index($module, a, /)", doc = "Same as a.__index__()")
    static Object index(PyThread t, Object a) {
        return NumberOps.index(t, a);
    }

    // ---- containers --------------------------------------------------------------------------------------------------------------

    private static void checkSequence(Object a) {
        if (PyType.of(a).slot(Slot.GETITEM) == null || a instanceof PyDict) {
            throw TypeErrors.of("'" + PyType.of(a).fullName() + "' object can't be concatenated");
        }
    }

    @ExposedFunction(value = "concat($module, a, b, /)", doc = "Same as a + b, for a and b sequences.")
    static Object concat(PyThread t, Object a, Object b) {
        checkSequence(a);
        return BinaryOps.add(t, a, b);
    }

    @ExposedFunction(value = "iconcat($module, a, b, /)", doc = "Same as a += b, for a and b sequences.")
    static Object iconcat(PyThread t, Object a, Object b) {
        checkSequence(a);
        return BinaryOps.inPlaceAdd(t, a, b);
    }

    @ExposedFunction(value = "contains($module, a, b, /)", doc = "Same as b in a (note reversed operands).")
    static boolean contains(PyThread t, Object a, Object b) {
        return ContainmentOps.contains(t, a, b);
    }

    private static Object iterator(PyThread t, Object a) {
        try {
            return IterationOps.iterator(t, a);
        } catch (dev.krait.error.PyException e) {
            if (e.is(dev.krait.type.exception.ExceptionTypes.TYPE_ERROR)) {
                throw TypeErrors.of("argument of type '" + PyType.of(a).fullName() + "' is not iterable");
            }
            throw e;
        }
    }

    @ExposedFunction(value = "countOf($module, a, b, /)", doc = "Return the number of items in a which are, or which equal, b.")
    static long countOf(PyThread t, Object a, Object b) {
        long n = 0;
        Object it = iterator(t, a);
        for (Object item = IterationOps.next(t, it); item != null; item = IterationOps.next(t, it)) {
            n += CompareOps.equal(t, item, b) ? 1 : 0;
        }
        return n;
    }

    @ExposedFunction(value = "indexOf($module, a, b, /)", doc = "Return the first index of b in a.")
    static long indexOf(PyThread t, Object a, Object b) {
        long n = 0;
        Object it = iterator(t, a);
        for (Object item = IterationOps.next(t, it); item != null; item = IterationOps.next(t, it), n++) {
            if (CompareOps.equal(t, item, b)) {
                return n;
            }
        }
        throw ValueErrors.of("sequence.index(x): x not in sequence");
    }

    @ExposedFunction(value = "getitem($module, a, b, /)", doc = "Same as a[b].")
    static Object getItem(PyThread t, Object a, Object b) {
        return SubscriptOps.get(t, a, b);
    }

    @ExposedFunction(value = "setitem($module, a, b, c, /)", doc = "Same as a[b] = c.")
    static void setItem(PyThread t, Object a, Object b, Object c) {
        SubscriptOps.set(t, a, b, c);
    }

    @ExposedFunction(value = "delitem($module, a, b, /)", doc = "Same as del a[b].")
    static void deleteItem(PyThread t, Object a, Object b) {
        SubscriptOps.delete(t, a, b);
    }

    @ExposedFunction(value = "length_hint($module, obj, default=0, /)", doc = "Return an estimate of the number of items in obj.")
    static long lengthHint(PyThread t, Object obj, Object otherwise) {
        return FastSequence.longLengthHint(t, obj, otherwise == null ? 0 : SequenceIndexes.size(t, otherwise));
    }

    @ExposedFunction(value = "call(obj, /, *args, **kwargs)", doc = "Same as obj(*args, **kwargs).")
    static Object call(PyThread t, Object obj, Object[] args, PyDict kwargs) {
        return Keywords.call(t, obj, args, kwargs);
    }

    /** Compares in time that depends on the length of {@code b} only. */
    @ExposedFunction(value = "_compare_digest($module, a, b, /)", doc = "Return 'a == b'.\n\nThis function uses an approach designed to prevent timing analysis.")
    static boolean compareDigest(PyThread t, Object a, Object b) {
        byte[] x;
        byte[] y;
        if (Str.is(a) && Str.is(b)) {
            x = ascii(Str.exactOrNull(a));
            y = ascii(Str.exactOrNull(b));
        } else {
            x = BufferOps.bytes(t, a);
            y = BufferOps.bytes(t, b);
        }
        int difference = x.length ^ y.length;
        for (int i = 0; i < y.length; i++) {
            difference |= (x.length == y.length ? x[i] : y[i]) ^ y[i];
        }
        return difference == 0;
    }

    private static byte[] ascii(Object text) {
        byte[] bytes = new byte[Str.length(text)];
        for (int i = 0; i < bytes.length; i++) {
            int c = Str.codePointAt(text, i);
            if (c > 127) {
                throw TypeErrors.of("comparing strings with non-ASCII characters is not supported");
            }
            bytes[i] = (byte) c;
        }
        return bytes;
    }
}
