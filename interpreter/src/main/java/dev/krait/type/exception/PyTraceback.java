package dev.krait.type.exception;

import dev.krait.bytecode.Locations;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;

/** One entry of a traceback: where an exception left a frame. Compare CPython {@code Python/traceback.c}. */
@ExposedType(value = "traceback", doc = "Create a new traceback object.", signature = "(tb_next, tb_frame, tb_lasti, tb_lineno)")
public final class PyTraceback extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyTracebackTable.TABLE, PyType.OBJECT, 0);

    /** The entry of the frame that was called, nearer to where the exception was raised; or null. */
    public PyTraceback next;
    public final PyFrame frame;
    /** Code-unit index of the instruction. */
    public final int lasti;
    /** The line, -1 when not known; {@link #UNRESOLVED} until asked. */
    private int line;
    private static final int UNRESOLVED = Integer.MIN_VALUE;

    public PyTraceback(PyTraceback next, PyFrame frame, int lasti) {
        this(next, frame, lasti, UNRESOLVED);
    }

    private PyTraceback(PyTraceback next, PyFrame frame, int lasti, int line) {
        super(TYPE);
        this.next = next;
        this.frame = frame;
        this.lasti = lasti;
        this.line = line;
    }

    /** The line in the source, or -1. */
    public int line() {
        if (line == UNRESOLVED) {
            line = Locations.of(frame.code).lineOf(lasti);
        }
        return line;
    }

    @ExposedNew("(tb_next, tb_frame, tb_lasti, tb_lineno)")
    static Object newTraceback(PyThread t, PyType cls, Object next, Object frame, Object lasti, Object line) {
        if (!(frame instanceof PyFrame f)) {
            throw TypeErrors.of("traceback() argument 'tb_frame' must be frame, not " + PyType.of(frame).name);
        }
        int at = NumberOps.clippedIndex(t, lasti);
        return new PyTraceback(entry(next), f, at < 0 ? at : at / 2, NumberOps.clippedIndex(t, line));
    }

    private static PyTraceback entry(Object value) {
        if (value == null || value == PyNone.NONE) {
            return null;
        }
        if (value instanceof PyTraceback tb) {
            return tb;
        }
        throw TypeErrors.of("expected traceback object or None, got '" + PyType.of(value).name + "'");
    }

    @ExposedGetter("tb_next")
    Object getNext() {
        return next == null ? PyNone.NONE : next;
    }

    @ExposedSetter("tb_next")
    void setNext(Object value) {
        if (value == null) {
            throw TypeErrors.of("can't delete tb_next attribute");
        }
        PyTraceback tb = entry(value);
        for (PyTraceback cursor = tb; cursor != null; cursor = cursor.next) {
            if (cursor == this) {
                throw ValueErrors.of("traceback loop detected");
            }
        }
        next = tb;
    }

    @ExposedGetter(value = "tb_frame", member = true)
    Object getFrame() {
        return frame.kept();
    }

    @ExposedGetter(value = "tb_lasti", member = true)
    Object getLasti() {
        return lasti < 0 ? (long) lasti : 2L * lasti;
    }

    @ExposedGetter("tb_lineno")
    Object getLine() {
        return line() < 0 ? PyNone.NONE : (Object) (long) line();
    }

    @ExposedMethod(value = "__dir__($self, /)", plain = true)
    Object dir() {
        return PyList.of("tb_frame", "tb_next", "tb_lasti", "tb_lineno");
    }
}
