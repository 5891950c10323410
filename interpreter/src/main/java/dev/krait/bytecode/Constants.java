package dev.krait.bytecode;

import dev.krait.object.PyNone;
import dev.krait.type.number.PyComplex;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PyFrozenSet;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the compiler asks of the Python values that stand in code objects. No Python code runs here. */
public final class Constants {
    private Constants() {}

    /** The value's truth. */
    public static boolean isTrue(Object value) {
        return switch (value) {
            case Boolean b -> b;
            case Long n -> n != 0;
            case Double d -> d != 0;
            case String s -> !s.isEmpty();
            case PyBytes b -> b.value.length > 0;
            case PyTuple t -> t.items.length > 0;
            case PyComplex c -> c.real != 0 || c.imag != 0;
            case PyFrozenSet s -> s.toArray().length > 0;
            default -> value != PyNone.NONE;
        };
    }

    /** The string, interned if it could be a name. Compare CPython {@code Objects/codeobject.c: should_intern_string}. */
    public static String interned(String s) {
        return looksLikeName(s) ? s.intern() : s;
    }

    /** Whether a string has no other characters than ASCII names have; the empty one hasn't. */
    public static boolean looksLikeName(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c != '_' && !(c < 128 && Character.isLetterOrDigit(c))) {
                return false;
            }
        }
        return true;
    }

    /** Interns the names among constants that no compiler made, in place and at any depth. Compare CPython {@code Objects/codeobject.c: intern_constants}. */
    static void intern(Object[] constants) {
        for (int i = 0; i < constants.length; i++) {
            switch (constants[i]) {
                case String s -> constants[i] = interned(s);
                case PyTuple t when t.type == PyTuple.TYPE -> intern(t.items);
                case PyFrozenSet s when s.type == PyFrozenSet.TYPE -> {
                    Object[] items = s.toArray();
                    Object[] before = items.clone();
                    intern(items);
                    if (!sameObjects(items, before)) {
                        constants[i] = PyFrozenSet.ofDistinct(items);
                    }
                }
                default -> { }
            }
        }
    }

    private static boolean sameObjects(Object[] a, Object[] b) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }

    /** A frozen set of constants; of equal ones ({@code 1}, {@code 1.0}, {@code True}) the first stays. */
    public static PyFrozenSet frozenSet(Object... values) {
        Map<Object, Object> distinct = new LinkedHashMap<>();
        for (Object value : values) {
            distinct.putIfAbsent(equalityKey(value), value);
        }
        return PyFrozenSet.ofDistinct(distinct.values().toArray());
    }

    /** An object that is equal to another one's just if the Python values are equal. */
    public static Object equalityKey(Object value) {
        return switch (value) {
            case Boolean b -> BigDecimal.valueOf(b ? 1 : 0);
            case Long n -> new BigDecimal(n).stripTrailingZeros();
            case BigInteger n -> new BigDecimal(n).stripTrailingZeros();
            case Double d -> numberKey(d);
            case PyComplex c -> c.imag == 0 ? numberKey(c.real) : List.of(numberKey(c.real), numberKey(c.imag));
            case PyTuple t -> {
                List<Object> keys = new ArrayList<>();
                for (Object item : t.items) {
                    keys.add(equalityKey(item));
                }
                yield Map.entry("tuple", keys);
            }
            case PyBytes b -> Map.entry("bytes", ByteBuffer.wrap(b.value));
            case PyFrozenSet s -> {
                Set<Object> keys = new HashSet<>();
                for (Object item : s.toArray()) {
                    keys.add(equalityKey(item));
                }
                yield Map.entry("frozenset", keys);
            }
            default -> Str.isExact(value) ? Map.entry("str", value) : value;
        };
    }

    private static Object numberKey(double d) {
        return Double.isNaN(d) || Double.isInfinite(d) ? (Object) d : new BigDecimal(d).stripTrailingZeros();
    }
}
