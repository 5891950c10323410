package dev.krait.modules.core;

import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/** Passes keyword arguments on from a dict. */
final class Keywords {
    private Keywords() {
    }

    /** {@code callable(*arguments, **keywords)}; {@code keywords} may be null. */
    static Object call(PyThread t, Object callable, Object[] arguments, PyDict keywords) {
        if (keywords == null || keywords.size() == 0) {
            return CallOps.call(t, callable, arguments, null);
        }
        Object[] flat = keywords.toArray();
        int n = flat.length / 2;
        String[] names = new String[n];
        Object[] all = new Object[arguments.length + n];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        for (int i = 0; i < n; i++) {
            names[i] = Str.java(flat[2 * i]);
            all[arguments.length + i] = flat[2 * i + 1];
        }
        return CallOps.call(t, callable, all, names);
    }
}
