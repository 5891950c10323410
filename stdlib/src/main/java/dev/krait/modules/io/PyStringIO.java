package dev.krait.modules.io;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.Arrays;

/** An {@code io.StringIO}: text as code points in an array. Compare CPython {@code Modules/_io/stringio.c}. */
@ExposedType(value = "_io.StringIO", doc = "Text I/O implementation using an in-memory buffer.", signature = "(initial_value='', newline='\\n')")
public final class PyStringIO extends PyTextIOBase {
    public static final PyType TYPE = PyType.builtin(PyStringIOTable.TABLE, PyTextIOBase.TYPE, PyType.BASETYPE);

    static {
        TYPE.allocator = PyStringIO::new;
    }

    /** The contents; null when closed. All guarded by this. */
    private int[] text = {};
    private int size;
    private int position;
    /** The argument {@code newline}, null for None. */
    private String newline = "\n";
    private boolean universal;
    private NewlineDecoder decoder;
    private boolean initialised;

    PyStringIO(PyType type) {
        super(type);
    }

    @ExposedMethod("__init__($self, initial_value='', newline='\\n')")
    void init(PyThread t, Object initial, Object newlineValue) {
        String end = newlineValue == null ? "\n" : null;
        if (newlineValue != null && newlineValue != PyNone.NONE) {
            if (!Str.is(newlineValue)) {
                throw TypeErrors.of("newline must be str or None, not " + PyType.of(newlineValue).name);
            }
            end = Str.java(newlineValue);
            if (!end.isEmpty() && !end.equals("\n") && !end.equals("\r") && !end.equals("\r\n")) {
                throw ValueErrors.of("illegal newline value: " + Str.java(dev.krait.ops.TextOps.repr(t, newlineValue)));
            }
        }
        synchronized (this) {
            newline = end;
            universal = end == null || end.isEmpty();
            decoder = universal ? NewlineDecoder.of(end == null) : null;
            text = new int[0];
            size = 0;
            position = 0;
            initialised = true;
        }
        if (!Streams.isNone(initial)) {
            if (!Str.is(initial)) {
                throw TypeErrors.of("initial_value must be str or None, not " + PyType.of(initial).name);
            }
            write(t, initial);
            position = 0;
        }
    }

    private void checkOpen() {
        if (!initialised) {
            throw ValueErrors.of("I/O operation on uninitialized object");
        }
        if (text == null) {
            throw Streams.closedFile();
        }
    }

    @Override
    @ExposedMethod("write($self, s, /)")
    synchronized Object write(PyThread t, Object s) {
        checkOpen();
        Object given = Str.exactOrNull(s);
        if (given == null) {
            throw TypeErrors.of("string argument expected, got '" + PyType.of(s).name + "'");
        }
        int n = Str.length(given);
        if (n > 0) {
            put(decoder != null ? decoder.translated(given, true) : withNewlines(given));
        }
        return (long) n;
    }

    private Object withNewlines(Object given) {
        if (newline == null || newline.isEmpty() || newline.equals("\n")) {
            return given;
        }
        return given instanceof String s ? s.replace("\n", newline) : Str.of(Str.java(given).replace("\n", newline));
    }

    private void put(Object piece) {
        int n = Str.length(piece);
        int end = position + n;
        if (end > text.length) {
            text = Arrays.copyOf(text, Math.max(end, text.length + (text.length >> 1) + 32));
        }
        if (position > size) {
            Arrays.fill(text, size, position, 0);
        }
        for (int i = 0; i < n; i++) {
            text[position + i] = Str.codePointAt(piece, i);
        }
        position = end;
        size = Math.max(size, end);
    }

    private Object take(int n) {
        int from = Math.min(position, size);
        Object part = Str.of(text, from, from + n);
        position += n;
        return part;
    }

    @Override
    @ExposedMethod("read($self, size=-1, /)")
    synchronized Object read(PyThread t, Object sizeValue) {
        long n = ArgumentOps.sizeOrNone(t, sizeValue, -1);
        checkOpen();
        int rest = Math.max(0, size - position);
        return take((int) (n < 0 ? rest : Math.min(n, rest)));
    }

    @Override
    @ExposedMethod("readline($self, size=-1, /)")
    synchronized Object readline(PyThread t, Object sizeValue) {
        long limit = ArgumentOps.sizeOrNone(t, sizeValue, -1);
        checkOpen();
        int from = Math.min(position, size);
        int end = lineEnd(from);
        int n = end - from;
        return take((int) (limit < 0 ? n : Math.min(n, limit)));
    }

    /** The end of the line that starts at an index. */
    private int lineEnd(int from) {
        for (int i = from; i < size; i++) {
            int c = text[i];
            if (universal && newline != null) {
                if (c == '\n') {
                    return i + 1;
                }
                if (c == '\r') {
                    return i + 1 < size && text[i + 1] == '\n' ? i + 2 : i + 1;
                }
            } else if (newline == null || newline.equals("\n")) {
                if (c == '\n') {
                    return i + 1;
                }
            } else if (c == newline.charAt(0) && (newline.length() == 1 || i + 1 < size && text[i + 1] == '\n')) {
                return i + newline.length();
            }
        }
        return size;
    }

    @Override
    @ExposedMethod("__next__($self, /)")
    Object next(PyThread t) {
        if (type != TYPE) {
            return super.next(t);
        }
        Object line = readline(t, null);
        return Str.length(line) == 0 ? null : line;
    }

    @Override
    @ExposedMethod("seek($self, pos, whence=0, /)")
    synchronized Object seek(PyThread t, Object pos, Object whence) {
        long offset = ArgumentOps.longInteger(t, pos);
        int how = ArgumentOps.integer(t, whence, 0);
        checkOpen();
        if (how != 0 && how != 1 && how != 2) {
            throw ValueErrors.of("Invalid whence (" + how + ", should be 0, 1 or 2)");
        }
        if (how == 0 && offset < 0) {
            throw ValueErrors.of("Negative seek position " + offset);
        }
        if (how != 0 && offset != 0) {
            throw dev.krait.error.OSErrors.of(t, 0, "Can't do nonzero cur-relative seeks");
        }
        position = how == 0 ? (int) Math.min(offset, Integer.MAX_VALUE - 16) : how == 1 ? position : size;
        return (long) position;
    }

    @Override
    @ExposedMethod("tell($self, /)")
    synchronized Object tell(PyThread t) {
        checkOpen();
        return (long) position;
    }

    @Override
    @ExposedMethod("truncate($self, pos=None, /)")
    synchronized Object truncate(PyThread t, Object pos) {
        checkOpen();
        long n = ArgumentOps.sizeOrNone(t, pos, position);
        if (n < 0) {
            throw ValueErrors.of("Negative size value " + n);
        }
        size = (int) Math.min(size, n);
        return n;
    }

    @ExposedMethod("getvalue($self, /)")
    synchronized Object getvalue() {
        checkOpen();
        return Str.of(text, 0, size);
    }

    @Override
    @ExposedMethod("close($self, /)")
    synchronized void close(PyThread t) {
        text = null;
        initialised = true;
    }

    @Override
    @ExposedMethod("flush($self, /)")
    synchronized void flush(PyThread t) {
        if (text == null) {
            throw Streams.closedFile();
        }
    }

    @Override
    @ExposedGetter("closed")
    synchronized Object closed(PyThread t) {
        if (!initialised) {
            throw ValueErrors.of("I/O operation on uninitialized object");
        }
        return text == null;
    }

    @ExposedGetter("line_buffering")
    synchronized Object lineBuffering() {
        checkOpen();
        return false;
    }

    @Override
    @ExposedGetter("newlines")
    synchronized Object newlines(PyThread t) {
        checkOpen();
        return decoder == null ? PyNone.NONE : decoder.newlines();
    }

    @Override
    @ExposedMethod("readable($self, /)")
    synchronized Object readable(PyThread t) {
        checkOpen();
        return true;
    }

    @Override
    @ExposedMethod("writable($self, /)")
    synchronized Object writable(PyThread t) {
        checkOpen();
        return true;
    }

    @Override
    @ExposedMethod("seekable($self, /)")
    synchronized Object seekable(PyThread t) {
        checkOpen();
        return true;
    }

    @ExposedMethod(value = "__getstate__($self, /)", plain = true)
    Object getstate(PyThread t) {
        Object dict = AttributeOps.get(t, this, "__dict__");
        Object copy = dict instanceof PyDict d && d.size() > 0 ? CallOps.callMethod(t, d, "copy") : PyNone.NONE;
        return PyTuple.of(getvalue(), newline == null ? PyNone.NONE : newline, (long) position, copy);
    }

    @ExposedMethod(value = "__setstate__($self, state, /)", plain = true)
    void setstate(PyThread t, Object state) {
        if (!(state instanceof PyTuple tuple) || tuple.items.length < 4) {
            throw TypeErrors.of(type.name + ".__setstate__ argument should be 4-tuple, got " + PyType.of(state).name);
        }
        init(t, "", tuple.items[1]);
        if (Str.is(tuple.items[0])) {
            put(Str.exactOrNull(tuple.items[0]));
        }
        if (!(tuple.items[2] instanceof Long at)) {
            throw TypeErrors.of("third item of state must be an integer, got " + PyType.of(tuple.items[2]).name);
        }
        if (at < 0) {
            throw ValueErrors.of("position value cannot be negative");
        }
        position = (int) (long) at;
        if (tuple.items[3] instanceof PyDict names) {
            CallOps.callMethod(t, AttributeOps.get(t, this, "__dict__"), "update", names);
        } else if (tuple.items[3] != PyNone.NONE) {
            throw TypeErrors.of("fourth item of state should be a dict, got a " + PyType.of(tuple.items[3]).name);
        }
    }
}
