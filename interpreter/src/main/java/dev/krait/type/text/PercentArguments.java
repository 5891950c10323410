package dev.krait.type.text;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.SubscriptOps;
import dev.krait.thread.PyThread;
import dev.krait.type.number.IntType;
import dev.krait.type.sequence.PyTuple;

/** The right operand of {@code %}-formatting: a tuple of values, one value, or a mapping. */
final class PercentArguments {
    private final Object all;
    private final Object[] items;
    private final boolean mapping;
    private int next;
    /** The value of a key that was just read, or null. */
    private Object keyed;
    private boolean usedKey;

    PercentArguments(Object all) {
        this.all = all;
        this.items = all instanceof PyTuple tuple ? tuple.items : new Object[] {all};
        boolean text = Str.is(all) || all instanceof PyBytes || all instanceof PyByteArray;
        this.mapping = !(all instanceof PyTuple) && !text && PyType.of(all).slot(Slot.GETITEM) != null;
    }

    /** The next value. */
    Object take() {
        if (keyed != null) {
            Object value = keyed;
            keyed = null;
            return value;
        }
        if (usedKey && !(all instanceof PyTuple) || next >= items.length) {
            throw TypeErrors.of("not enough arguments for format string");
        }
        return items[next++];
    }

    void key(PyThread t, Object key) {
        if (!mapping) {
            throw TypeErrors.of("format requires a mapping");
        }
        keyed = SubscriptOps.get(t, all, key);
        usedKey = true;
    }

    int star(boolean precision) {
        keyed = null;
        Object value = IntType.exactOrNull(take());
        if (value == null) {
            throw TypeErrors.of("* wants int");
        }
        if (!(value instanceof Long n) || n > Integer.MAX_VALUE || n < -Integer.MAX_VALUE) {
            throw dev.krait.error.OverflowErrors.of(precision ? "Python int too large to convert to C int" : "Python int too large to convert to C ssize_t");
        }
        return (int) (long) n;
    }

    /** Raises TypeError when values are left over. */
    void checkAllUsed(String what) {
        if (next < items.length && !mapping) {
            throw TypeErrors.of("not all arguments converted during " + what + " formatting");
        }
    }
}
