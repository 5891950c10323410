package dev.krait.modules.collections;

import dev.krait.error.ValueErrors;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;

/** {@code MutableMapping.update} for OrderedDict: through {@code self[key] = value}. Compare CPython {@code Objects/odictobject.c: mutablemapping_update}. */
final class OrderedUpdates {
    private OrderedUpdates() {
    }

    static void update(PyThread t, PyOrderedDict self, Object other, PyDict kwargs) {
        if (other != null) {
            from(t, self, other);
        }
        if (kwargs != null) {
            pairs(t, self, kwargs);
        }
    }

    private static void from(PyThread t, PyOrderedDict self, Object other) {
        if (other instanceof PyDict d && d.type == PyDict.TYPE) {
            pairs(t, self, d);
            return;
        }
        Object keys = AttributeOps.lookup(t, other, "keys");
        if (keys != null) {
            Object it = IterationOps.iterator(t, CallOps.call0(t, keys));
            for (Object key = IterationOps.next(t, it); key != null; key = IterationOps.next(t, it)) {
                set(t, self, key, SubscriptOps.get(t, other, key));
            }
            return;
        }
        Object items = AttributeOps.lookup(t, other, "items");
        Object it = IterationOps.iterator(t, items != null ? CallOps.call0(t, items) : other);
        for (Object pair = IterationOps.next(t, it); pair != null; pair = IterationOps.next(t, it)) {
            Object parts = IterationOps.iterator(t, pair);
            Object key = IterationOps.next(t, parts);
            Object value = key == null ? null : IterationOps.next(t, parts);
            if (value == null) {
                throw ValueErrors.of("need more than " + (key == null ? "0 values" : "1 value") + " to unpack");
            }
            if (IterationOps.next(t, parts) != null) {
                throw ValueErrors.of("too many values to unpack (expected 2)");
            }
            set(t, self, key, value);
        }
    }

    private static void pairs(PyThread t, PyOrderedDict self, PyDict source) {
        Object[] pairs = source.snapshot();
        for (int i = 0; i < pairs.length; i += 2) {
            set(t, self, pairs[i], pairs[i + 1]);
        }
    }

    private static void set(PyThread t, PyOrderedDict self, Object key, Object value) {
        if (self.type == PyOrderedDict.TYPE) {
            self.put(t, key, value);
        } else {
            SubscriptOps.set(t, self, key, value);
        }
    }
}
