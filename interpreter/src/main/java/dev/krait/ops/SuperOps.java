package dev.krait.ops;

import dev.krait.thread.PyThread;
import dev.krait.type.function.PySuper;

/** {@code super().name}. Compare CPython {@code Python/bytecodes.c: LOAD_SUPER_ATTR}. */
public final class SuperOps {
    private SuperOps() {
    }

    /** {@code super, class, self -- attribute} or, for a method call, {@code -- attribute, null}. */
    public static void load(PyThread t, Object[] s, int sp, String name, boolean explicit, boolean method) {
        Object callable = s[sp - 3];
        boolean genuine = callable == PySuper.TYPE;
        if (genuine) {
            Object unbound = method ? PySuper.method(t, s[sp - 2], s[sp - 1], name) : null;
            s[sp - 3] = unbound != null ? unbound : PySuper.attribute(t, s[sp - 2], s[sp - 1], name);
            s[sp - 2] = unbound != null ? s[sp - 1] : null;
            s[sp - 1] = null;
            return;
        }
        // Without arguments the type would look the same two values up in the calling frame.
        Object proxy = explicit ? CallOps.call2(t, callable, s[sp - 2], s[sp - 1]) : CallOps.call0(t, callable);
        s[sp - 3] = AttributeOps.get(t, proxy, name);
        s[sp - 2] = null;
        s[sp - 1] = null;
    }
}
