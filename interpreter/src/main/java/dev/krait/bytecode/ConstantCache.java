package dev.krait.bytecode;

import dev.krait.type.number.PyComplex;
import dev.krait.type.sequence.PySlice;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PyFrozenSet;
import dev.krait.type.text.PyBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Equal constants of one compilation become one object. Equal means: of one type and not to be told apart, so {@code 0.0} and
 * {@code -0.0}, {@code 1} and {@code True} are different. Compare CPython {@code Python/compile.c: const_cache_insert},
 * {@code Objects/codeobject.c: _PyCode_ConstantKey}.
 */
public final class ConstantCache {
    private final Map<Key, Key> keys = new HashMap<>();

    /** A constant with what makes it different from others. */
    public static final class Key {
        private final Object value;
        private final Object identity;
        private final int hash;

        Key(Object value, Object identity) {
            this.value = value;
            this.identity = identity;
            this.hash = 31 * value.getClass().hashCode() + identity.hashCode();
        }

        /** The constant that stands for all that are equal to it. */
        public Object value() {
            return value;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && hash == key.hash
                    && value.getClass() == key.value.getClass()
                    && identity.equals(key.identity);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** The key of a constant, whose value is the first equal one that was merged. */
    public Key merge(Object value) {
        Key key = key(value);
        Key known = keys.putIfAbsent(key, key);
        return known == null ? key : known;
    }

    private Key key(Object value) {
        return switch (value) {
            case PyTuple tuple -> {
                Object[] items = tuple.items.clone();
                List<Key> itemKeys = mergeAll(items);
                yield new Key(PyTuple.of(items), itemKeys);
            }
            case PyFrozenSet set -> {
                Object[] items = set.toArray();
                Set<Key> itemKeys = new HashSet<>(mergeAll(items));
                yield new Key(PyFrozenSet.ofDistinct(items), itemKeys);
            }
            case PySlice slice -> {
                Object[] parts = {slice.start, slice.stop, slice.step};
                List<Key> partKeys = mergeAll(parts);
                yield new Key(new PySlice(parts[0], parts[1], parts[2]), partKeys);
            }
            case String s -> {
                String name = Constants.interned(s);
                yield new Key(name, name);
            }
            case PyBytes bytes -> new Key(bytes, new Bytes(bytes.value));
            case PyComplex c -> new Key(c, List.of(c.real, c.imag));
            case PyCode code -> new Key(code, new Code(code));
            case Double d when d.isNaN() -> new Key(d, new Nan(d)); // equal to nothing but itself
            default -> new Key(value, value);
        };
    }

    /** Merges all, in place. */
    private List<Key> mergeAll(Object[] values) {
        List<Key> result = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            Key key = merge(values[i]);
            values[i] = key.value();
            result.add(key);
        }
        return result;
    }

    private record Nan(Double value) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Nan nan && value == nan.value;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(value);
        }
    }

    private record Bytes(byte[] value) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes b && Arrays.equals(value, b.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }
    }

    /** Code objects are equal if they do the same at the same place. Compare CPython {@code Objects/codeobject.c: code_richcompare}. */
    private record Code(PyCode code) {
        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Code(PyCode that))) {
                return false;
            }
            return code.name.equals(that.name)
                    && code.argcount == that.argcount
                    && code.posonlyargcount == that.posonlyargcount
                    && code.kwonlyargcount == that.kwonlyargcount
                    && code.flags == that.flags
                    && code.firstlineno == that.firstlineno
                    && Arrays.equals(code.code, that.code)
                    && Arrays.equals(code.linetable, that.linetable)
                    && Arrays.equals(code.names, that.names)
                    && Arrays.equals(code.localsplusnames, that.localsplusnames)
                    && Arrays.equals(code.exceptiontable, that.exceptiontable)
                    && sameConstants(code.consts, that.consts);
        }

        private static boolean sameConstants(Object[] a, Object[] b) {
            ConstantCache cache = new ConstantCache();
            if (a.length != b.length) {
                return false;
            }
            for (int i = 0; i < a.length; i++) {
                // equal code objects inside have become one already; to compare them again would take cubic time in deep ones
                if (a[i] != b[i] && (a[i] instanceof PyCode || !cache.key(a[i]).equals(cache.key(b[i])))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * code.name.hashCode() + Arrays.hashCode(code.code)) + Arrays.hashCode(code.linetable);
        }
    }
}
