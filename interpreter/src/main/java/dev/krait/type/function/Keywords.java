package dev.krait.type.function;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.Construction;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;
import java.util.Arrays;

/** Turns {@code *args, **kwargs} back into the calling protocol. */
public final class Keywords {
    private Keywords() {
    }

    /** {@code callable(*args, **kwargs)}; {@code kwargs} may be null. */
    public static Object call(PyThread t, Object callable, Object[] args, PyDict kwargs) {
        if (kwargs == null || kwargs.size() == 0) {
            return CallOps.call(t, callable, args, null);
        }
        String[] names = names(kwargs);
        return CallOps.call(t, callable, all(args, kwargs), names);
    }

    /** {@code type.__call__(cls, *args, **kwargs)}. */
    public static Object construct(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        if (kwargs == null || kwargs.size() == 0) {
            return Construction.call(t, cls, args, null);
        }
        return Construction.call(t, cls, all(args, kwargs), names(kwargs));
    }

    public static String[] names(PyDict kwargs) {
        Object[] pairs = kwargs.snapshot();
        String[] names = new String[pairs.length / 2];
        for (int i = 0; i < names.length; i++) {
            if (!Str.is(pairs[2 * i])) {
                throw TypeErrors.of("keywords must be strings");
            }
            names[i] = Str.java(Str.exactOrNull(pairs[2 * i])).intern();
        }
        return names;
    }

    public static Object[] all(Object[] args, PyDict kwargs) {
        Object[] pairs = kwargs.snapshot();
        Object[] all = Arrays.copyOf(args, args.length + pairs.length / 2);
        for (int i = 0; i < pairs.length / 2; i++) {
            all[args.length + i] = pairs[2 * i + 1];
        }
        return all;
    }
}
