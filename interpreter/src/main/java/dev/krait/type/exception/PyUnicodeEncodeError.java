package dev.krait.type.exception;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/** A {@code UnicodeEncodeError}. */
@ExposedType(value = "UnicodeEncodeError", doc = "Unicode encoding error.")
public final class PyUnicodeEncodeError extends PyUnicodeError {
    PyUnicodeEncodeError(PyType type) {
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
    static void init(PyThread t, PyUnicodeEncodeError self, Object[] args, PyDict kwargs) {
        initException(self, args, kwargs);
        checkCount(args, 5);
        self.encoding = text(args[0], 1);
        self.object = text(args[1], 2);
        self.start = index(t, args[2]);
        self.end = index(t, args[3]);
        self.reason = text(args[4], 5);
    }

    @Override
    int length() {
        return Str.length(exact(object));
    }

    @ExposedMethod("__str__($self, /)")
    static Object describe(PyThread t, PyUnicodeEncodeError self) {
        if (self.object == null) {
            return "";
        }
        Object reason = told(t, self.reason);
        String codec = self.codec(t);
        Object object = self.checkedObject(false);
        boolean single = self.start >= 0 && self.start < Str.length(object) && self.end == self.start + 1;
        String one = single ? "character " + escaped(Str.codePointAt(object, (int) self.start)) : "";
        return self.describe(codec, " can't encode", one, "characters", single, reason);
    }
}
