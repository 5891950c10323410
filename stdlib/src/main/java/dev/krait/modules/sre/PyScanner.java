package dev.krait.modules.sre;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;

/** Goes over a string match by match. */
@ExposedType("_sre.SRE_Scanner")
final class PyScanner extends PyObject {
    static final PyType TYPE = PyType.builtin(PyScannerTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private final PyPattern pattern;
    private final Matcher matcher;
    private boolean done;

    PyScanner(PyPattern pattern, Matcher matcher) {
        super(TYPE);
        this.pattern = pattern;
        this.matcher = matcher;
    }

    @ExposedMethod("match($self, /)")
    synchronized Object match() {
        return done ? PyNone.NONE : step(matcher.match(false));
    }

    @ExposedMethod("search($self, /)")
    synchronized Object search() {
        return done ? PyNone.NONE : step(matcher.search());
    }

    private Object step(boolean found) {
        Object result = pattern.result(matcher, found);
        if (found) {
            matcher.advance();
        } else {
            done = true;
        }
        return result;
    }

    @ExposedGetter(value = "pattern", member = true)
    Object pattern() {
        return pattern;
    }
}
