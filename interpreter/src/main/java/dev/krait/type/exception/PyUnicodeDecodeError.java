package dev.krait.type.exception;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;

/** A {@code UnicodeDecodeError}. */
@ExposedType(value = "UnicodeDecodeError", doc = "Unicode decoding error.")
public final class PyUnicodeDecodeError extends PyUnicodeError {
    PyUnicodeDecodeError(PyType type) {
        super(type);
    }

    @Override
    protected void start(Object[] given) {
        encoding = given[0];
        object = given[1];
        start = (Long) given[2];
        end = (Long) given[3];
        reason = given[4];
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    static void init(PyThread t, PyUnicodeDecodeError self, Object[] args, PyDict kwargs) {
        initException(self, args, kwargs);
        checkCount(args, 5);
        self.encoding = text(args[0], 1);
        self.object = bytes(t, args[1]);
        self.start = index(t, args[2]);
        self.end = index(t, args[3]);
        self.reason = text(args[4], 5);
    }

    private static Object bytes(PyThread t, Object value) {
        if (PyType.of(value).isSubtype(PyBytes.TYPE)) {
            return value;
        }
        if (Str.is(value) || PyType.of(value).slot(dev.krait.object.Slot.BUFFER) == null) {
            throw dev.krait.error.TypeErrors.of("a bytes-like object is required, not '" + PyType.of(value).fullName() + "'");
        }
        return dev.krait.ops.CallOps.call1(t, PyBytes.TYPE, value);
    }

    @Override
    int length() {
        return ((PyBytes) object).value.length;
    }

    @ExposedMethod("__str__($self, /)")
    static Object describe(PyThread t, PyUnicodeDecodeError self) {
        if (self.object == null) {
            return "";
        }
        Object reason = told(t, self.reason);
        String codec = self.codec(t);
        Object object = self.checkedObject(true);
        boolean single = self.start >= 0 && self.start < ((PyBytes) object).value.length && self.end == self.start + 1;
        String one = single ? String.format("byte 0x%02x", ((PyBytes) object).value[(int) self.start] & 0xFF) : "";
        return self.describe(codec, " can't decode", one, "bytes", single, reason);
    }
}
