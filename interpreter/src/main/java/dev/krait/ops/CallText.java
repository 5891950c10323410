package dev.krait.ops;

import dev.krait.object.PyNone;
import dev.krait.thread.PyThread;
import dev.krait.type.text.Str;

/** How messages about calls name the callable. */
public final class CallText {
    private CallText() {
    }

    /** {@code module.qualname()}. Compare CPython {@code Objects/object.c: _PyObject_FunctionStr}. */
    public static String of(PyThread t, Object callable) {
        Object qualname = AttributeOps.lookup(t, callable, "__qualname__");
        if (qualname == null) {
            return Str.java(TextOps.str(t, callable));
        }
        Object module = AttributeOps.lookup(t, callable, "__module__");
        String text = Str.java(TextOps.str(t, qualname)) + "()";
        if (module != null && module != PyNone.NONE && !"builtins".equals(module)) {
            text = Str.java(TextOps.str(t, module)) + "." + text;
        }
        return text;
    }
}
