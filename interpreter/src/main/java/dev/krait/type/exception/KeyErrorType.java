package dev.krait.type.exception;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;

/** The type {@code KeyError}: shows the key by its repr, so that an empty or blank one can be seen. */
@ExposedType(value = "KeyError", doc = "Mapping key not found.")
final class KeyErrorType {
    private KeyErrorType() {
    }

    @ExposedMethod("__str__($self, /)")
    static Object str(PyThread t, PyBaseException self) {
        return self.args.size() == 1 ? TextOps.repr(t, self.args.items[0]) : PyBaseException.str(t, self);
    }
}
