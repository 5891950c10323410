package dev.krait.modules.pickle;

import dev.krait.error.ValueErrors;
import dev.krait.object.PyType;
import dev.krait.ops.IdentityOps;
import dev.krait.thread.PyThread;
import java.util.IdentityHashMap;

/** Finds cycles when nothing is memoized. Compare CPython {@code Modules/_pickle.c: fast_save_enter}. */
final class FastMode {
    private static final int LIMIT = 50;

    private final IdentityHashMap<Object, Boolean> open = new IdentityHashMap<>();
    private int depth;

    void enter(PyThread t, Object object) {
        if (++depth >= LIMIT && open.putIfAbsent(object, true) != null) {
            throw ValueErrors.of("fast mode: can't pickle cyclic objects including object type " + PyType.of(object).fullName() + " at 0x"
                    + dev.krait.type.number.Ints.big(IdentityOps.id(t, object)).toString(16));
        }
    }

    void leave(Object object) {
        if (depth-- >= LIMIT) {
            open.remove(object);
        }
    }
}
