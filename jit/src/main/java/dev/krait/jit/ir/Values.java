package dev.krait.jit.ir;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lists of values. */
final class Values {
    private Values() {
    }

    /** The list with its values replaced: the same list when all stay. Compilation runs cold, so nothing is copied that does not change. */
    static List<Value> map(List<Value> values, UnaryOperator<Value> f) {
        Value[] changed = null;
        for (int i = 0; i < values.size(); i++) {
            Value old = values.get(i);
            Value next = old == null || old == FrameState.STORED ? old : f.apply(old);
            if (next != old) {
                if (changed == null) {
                    changed = values.toArray(new Value[0]);
                }
                changed[i] = next;
            }
        }
        return changed == null ? values : Arrays.asList(changed);
    }
}
