package dev.krait.object;

import java.util.HashMap;
import java.util.Map;

/**
 * The special names that operations look up on types, as indexes into {@link PyType#slot}.
 *
 * <p>A slot's value is simply what the MRO holds under that name: for built-in types a slot wrapper, for Python classes usually a function. There is
 * no second table of native pointers; {@code ops.SlotOps} calls either kind.
 */
public final class Slot {
    public static final int ADD = 0;
    public static final int RADD = 1;
    public static final int IADD = 2;
    public static final int SUB = 3;
    public static final int RSUB = 4;
    public static final int ISUB = 5;
    public static final int MUL = 6;
    public static final int RMUL = 7;
    public static final int IMUL = 8;
    public static final int MATMUL = 9;
    public static final int RMATMUL = 10;
    public static final int IMATMUL = 11;
    public static final int TRUEDIV = 12;
    public static final int RTRUEDIV = 13;
    public static final int ITRUEDIV = 14;
    public static final int FLOORDIV = 15;
    public static final int RFLOORDIV = 16;
    public static final int IFLOORDIV = 17;
    public static final int MOD = 18;
    public static final int RMOD = 19;
    public static final int IMOD = 20;
    public static final int DIVMOD = 21;
    public static final int RDIVMOD = 22;
    public static final int POW = 23;
    public static final int RPOW = 24;
    public static final int IPOW = 25;
    public static final int LSHIFT = 26;
    public static final int RLSHIFT = 27;
    public static final int ILSHIFT = 28;
    public static final int RSHIFT = 29;
    public static final int RRSHIFT = 30;
    public static final int IRSHIFT = 31;
    public static final int AND = 32;
    public static final int RAND = 33;
    public static final int IAND = 34;
    public static final int OR = 35;
    public static final int ROR = 36;
    public static final int IOR = 37;
    public static final int XOR = 38;
    public static final int RXOR = 39;
    public static final int IXOR = 40;
    public static final int NEG = 41;
    public static final int POS = 42;
    public static final int ABS = 43;
    public static final int INVERT = 44;
    public static final int BOOL = 45;
    public static final int INT = 46;
    public static final int FLOAT = 47;
    public static final int INDEX = 48;
    public static final int COMPLEX = 49;
    public static final int ROUND = 50;
    public static final int TRUNC = 51;
    public static final int FLOOR = 52;
    public static final int CEIL = 53;
    public static final int LT = 54;
    public static final int LE = 55;
    public static final int EQ = 56;
    public static final int NE = 57;
    public static final int GT = 58;
    public static final int GE = 59;
    public static final int HASH = 60;
    public static final int REPR = 61;
    public static final int STR = 62;
    public static final int FORMAT = 63;
    public static final int BYTES = 64;
    public static final int LEN = 65;
    public static final int LENGTH_HINT = 66;
    public static final int GETITEM = 67;
    public static final int SETITEM = 68;
    public static final int DELITEM = 69;
    public static final int CONTAINS = 70;
    public static final int ITER = 71;
    public static final int NEXT = 72;
    public static final int REVERSED = 73;
    public static final int MISSING = 74;
    public static final int GETATTRIBUTE = 75;
    public static final int GETATTR = 76;
    public static final int SETATTR = 77;
    public static final int DELATTR = 78;
    public static final int GET = 79;
    public static final int SET = 80;
    public static final int DELETE = 81;
    public static final int SET_NAME = 82;
    public static final int CALL = 83;
    public static final int NEW = 84;
    public static final int INIT = 85;
    public static final int DEL = 86;
    public static final int INIT_SUBCLASS = 87;
    public static final int CLASS_GETITEM = 88;
    public static final int PREPARE = 89;
    public static final int INSTANCECHECK = 90;
    public static final int SUBCLASSCHECK = 91;
    public static final int SUBCLASSHOOK = 92;
    public static final int MRO_ENTRIES = 93;
    public static final int ENTER = 94;
    public static final int EXIT = 95;
    public static final int AENTER = 96;
    public static final int AEXIT = 97;
    public static final int AWAIT = 98;
    public static final int AITER = 99;
    public static final int ANEXT = 100;
    public static final int BUFFER = 101;
    public static final int RELEASE_BUFFER = 102;
    public static final int REDUCE = 103;
    public static final int REDUCE_EX = 104;
    public static final int DIR = 105;
    public static final int COUNT = 106;

    private static final String[] NAMES = {
        "__add__", "__radd__", "__iadd__", "__sub__", "__rsub__", "__isub__", "__mul__", "__rmul__", "__imul__", "__matmul__",
        "__rmatmul__", "__imatmul__", "__truediv__", "__rtruediv__", "__itruediv__", "__floordiv__", "__rfloordiv__", "__ifloordiv__",
        "__mod__", "__rmod__", "__imod__", "__divmod__", "__rdivmod__", "__pow__", "__rpow__", "__ipow__", "__lshift__", "__rlshift__",
        "__ilshift__", "__rshift__", "__rrshift__", "__irshift__", "__and__", "__rand__", "__iand__", "__or__", "__ror__", "__ior__",
        "__xor__", "__rxor__", "__ixor__", "__neg__", "__pos__", "__abs__", "__invert__", "__bool__", "__int__", "__float__", "__index__",
        "__complex__", "__round__", "__trunc__", "__floor__", "__ceil__", "__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__",
        "__hash__", "__repr__", "__str__", "__format__", "__bytes__", "__len__", "__length_hint__", "__getitem__", "__setitem__",
        "__delitem__", "__contains__", "__iter__", "__next__", "__reversed__", "__missing__", "__getattribute__", "__getattr__",
        "__setattr__", "__delattr__", "__get__", "__set__", "__delete__", "__set_name__", "__call__", "__new__", "__init__", "__del__",
        "__init_subclass__", "__class_getitem__", "__prepare__", "__instancecheck__", "__subclasscheck__", "__subclasshook__",
        "__mro_entries__", "__enter__", "__exit__", "__aenter__", "__aexit__", "__await__", "__aiter__", "__anext__", "__buffer__",
        "__release_buffer__", "__reduce__", "__reduce_ex__", "__dir__",
    };
    private static final Map<String, Integer> BY_NAME = index();

    private Slot() {
    }

    /** The special name of a slot. */
    public static String name(int slot) {
        return NAMES[slot];
    }

    /** The slot of a special name, or -1. */
    public static int of(String name) {
        return name.startsWith("__") ? BY_NAME.getOrDefault(name, -1) : -1;
    }

    /** Whether a built-in type's method of that name is a slot wrapper, not a plain method. */
    public static boolean isWrapped(String name) {
        int slot = of(name);
        return switch (slot) {
            case -1, COMPLEX, ROUND, TRUNC, FLOOR, CEIL, FORMAT, BYTES, LENGTH_HINT, REVERSED, MISSING, SET_NAME, INIT_SUBCLASS, CLASS_GETITEM, PREPARE,
                    INSTANCECHECK, SUBCLASSCHECK, SUBCLASSHOOK, MRO_ENTRIES, ENTER, EXIT, AENTER, AEXIT, REDUCE, REDUCE_EX, DIR -> false;
            default -> true;
        };
    }

    private static Map<String, Integer> index() {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < NAMES.length; i++) {
            index.put(NAMES[i], i);
        }
        return index;
    }
}
