package dev.krait.type.exception;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/** A {@code UnicodeTranslateError}. */
@ExposedType(value = "UnicodeTranslateError", doc = "Unicode translation error.")
public final class PyUnicodeTranslateError extends PyUnicodeError {
    PyUnicodeTranslateError(PyType type) {
        super(type);
    }

    @Override
    protected void start(Object[] given) {
        object = given[0];
        start = (Long) given[1];
        end = (Long) given[2];
        reason = given[3];
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    static void init(PyThread t, PyUnicodeTranslateError self, Object[] args, PyDict kwargs) {
        initException(self, args, kwargs);
        checkCount(args, 4);
        self.object = text(args[0], 1);
        self.start = index(t, args[1]);
        self.end = index(t, args[2]);
        self.reason = text(args[3], 4);
    }

    @Override
    int length() {
        return Str.length(exact(object));
    }

    @ExposedMethod("__str__($self, /)")
    static Object describe(PyThread t, PyUnicodeTranslateError self) {
        if (self.object == null) {
            return "";
        }
        Object reason = told(t, self.reason);
        String codec = "";
        Object object = self.checkedObject(false);
        boolean single = self.start >= 0 && self.start < Str.length(object) && self.end == self.start + 1;
        String one = single ? "character " + escaped(Str.codePointAt(object, (int) self.start)) : "";
        return self.describe(codec, "can't translate", one, "characters", single, reason);
    }
}
