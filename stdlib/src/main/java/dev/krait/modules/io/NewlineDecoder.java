package dev.krait.modules.io;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;

/** An {@code io.IncrementalNewlineDecoder}: notes which line ends there are, and may turn all into {@code \n}. */
@ExposedType(value = "_io.IncrementalNewlineDecoder", doc = "Codec used when reading a file in universal newlines mode.",
        signature = "(decoder, translate, errors='strict')")
public final class NewlineDecoder extends PyObject {
    public static final PyType TYPE = PyType.builtin(NewlineDecoderTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
    private static final int CR = 1;
    private static final int LF = 2;
    private static final int CRLF = 4;

    static {
        TYPE.allocator = NewlineDecoder::new;
    }

    private Object decoder = PyNone.NONE;
    private boolean translate;
    private boolean pendingCr;
    private int seen;

    NewlineDecoder(PyType type) {
        super(type);
    }

    /** Over text that is decoded already. */
    static NewlineDecoder of(boolean translate) {
        NewlineDecoder made = new NewlineDecoder(TYPE);
        made.translate = translate;
        return made;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newDecoder(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return cls.allocate();
    }

    @ExposedMethod("__init__($self, decoder, translate, errors='strict')")
    void init(PyThread t, Object given, Object translates, Object errors) {
        decoder = given;
        translate = ArgumentOps.truth(t, translates, false);
        seen = 0;
        pendingCr = false;
    }

    @ExposedMethod("decode($self, input, final=False)")
    Object decode(PyThread t, Object input, Object isFinal) {
        boolean last = ArgumentOps.truth(t, isFinal, false);
        Object text = decoder == PyNone.NONE ? input : CallOps.callMethod(t, decoder, "decode", input, last);
        if (!Str.is(text)) {
            throw TypeErrors.of("decoder should return a string result, not '" + PyType.of(text).name + "'");
        }
        return translated(Str.exactOrNull(text), last);
    }

    /** Passes a piece of text through. */
    Object translated(Object piece, boolean last) {
        Object text = piece;
        if (pendingCr && (last || Str.length(text) > 0)) {
            text = Str.concat("\r", text);
            pendingCr = false;
        }
        int n = Str.length(text);
        if (!last && n > 0 && Str.codePointAt(text, n - 1) == '\r') {
            text = Str.slice(text, 0, n - 1);
            pendingCr = true;
        }
        if (Streams.indexOf(text, '\r', 0) < 0) {
            if ((seen & LF) == 0 && Streams.indexOf(text, '\n', 0) >= 0) {
                seen |= LF;
            }
            return text;
        }
        return scan(text);
    }

    private Object scan(Object text) {
        int n = Str.length(text);
        int[] kept = translate ? new int[n] : null;
        int k = 0;
        for (int i = 0; i < n; i++) {
            int c = Str.codePointAt(text, i);
            if (c == '\r') {
                boolean pair = i + 1 < n && Str.codePointAt(text, i + 1) == '\n';
                seen |= pair ? CRLF : CR;
                if (translate) {
                    kept[k++] = '\n';
                }
                i += pair ? 1 : 0;
            } else {
                seen |= c == '\n' ? LF : 0;
                if (translate) {
                    kept[k++] = c;
                }
            }
        }
        return translate ? Str.of(kept, 0, k) : text;
    }

    /** Whether a CR waits for what follows. */
    boolean pending() {
        return pendingCr;
    }

    void pending(boolean value) {
        pendingCr = value;
    }

    @ExposedMethod("getstate($self, /)")
    Object getstate(PyThread t) {
        Object buffer = PyBytes.EMPTY;
        long flag = 0;
        if (decoder != PyNone.NONE) {
            Object state = CallOps.callMethod(t, decoder, "getstate");
            if (!(state instanceof PyTuple pair) || pair.items.length != 2) {
                throw TypeErrors.of("illegal decoder state");
            }
            buffer = pair.items[0];
            flag = (Long) NumberOps.index(t, pair.items[1]);
        }
        return PyTuple.of(buffer, flag << 1 | (pendingCr ? 1 : 0));
    }

    @ExposedMethod("setstate($self, state, /)")
    void setstate(PyThread t, Object state) {
        if (!(state instanceof PyTuple pair)) {
            throw TypeErrors.of("state argument must be a tuple");
        }
        long flag = (Long) NumberOps.index(t, pair.items[1]);
        pendingCr = (flag & 1) != 0;
        if (decoder != PyNone.NONE) {
            CallOps.callMethod(t, decoder, "setstate", PyTuple.of(pair.items[0], flag >> 1));
        }
    }

    @ExposedMethod("reset($self, /)")
    void reset(PyThread t) {
        seen = 0;
        pendingCr = false;
        if (decoder != PyNone.NONE) {
            CallOps.callMethod(t, decoder, "reset");
        }
    }

    @ExposedGetter("newlines")
    Object newlines() {
        return switch (seen) {
            case CR -> "\r";
            case LF -> "\n";
            case CRLF -> "\r\n";
            case CR | LF -> PyTuple.of("\r", "\n");
            case CR | CRLF -> PyTuple.of("\r", "\r\n");
            case LF | CRLF -> PyTuple.of("\n", "\r\n");
            case CR | LF | CRLF -> PyTuple.of("\r", "\n", "\r\n");
            default -> PyNone.NONE;
        };
    }
}
