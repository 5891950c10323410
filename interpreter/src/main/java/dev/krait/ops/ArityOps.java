package dev.krait.ops;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.type.mapping.PyDict;

/** Checks the arguments of built-in callables that bind by hand. Compare CPython {@code Python/getargs.c: _PyArg_CheckPositional, _PyArg_NoKeywords}. */
public final class ArityOps {
    private ArityOps() {
    }

    /** Raises TypeError for more than {@code limit} positional arguments. */
    public static void atMost(String name, Object[] args, int limit) {
        check(name, args, 0, limit);
    }

    /** Raises TypeError for fewer than {@code least} or more than {@code limit} positional arguments. */
    public static void check(String name, Object[] args, int least, int limit) {
        int n = args.length;
        if (n < least || n > limit) {
            int bound = n < least ? least : limit;
            throw TypeErrors.of(name + " expected " + (least == limit ? "" : n < least ? "at least " : "at most ") + bound + " argument"
                    + (bound == 1 ? "" : "s") + ", got " + n);
        }
    }

    /** Raises TypeError for keyword arguments of {@code __new__}, but leaves them to the {@code __init__} of a subclass that has its own. */
    public static void noKeywords(String name, PyType cls, PyType own, PyDict kwargs) {
        if (cls == own || cls.slot(Slot.INIT) == own.slot(Slot.INIT)) {
            noKeywords(name, kwargs);
        }
    }

    /** Raises TypeError for keyword arguments. */
    public static void noKeywords(String name, PyDict kwargs) {
        if (kwargs != null && kwargs.size() > 0) {
            throw TypeErrors.of(name + "() takes no keyword arguments");
        }
    }
}
