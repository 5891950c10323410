package dev.krait.modules.pickle;

import dev.krait.error.EOFErrors;
import dev.krait.error.OverflowErrors;
import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.ValueErrors;
import dev.krait.importing.Imports;
import dev.krait.object.PyNone;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.number.FloatConversion;
import dev.krait.type.number.IntText;
import dev.krait.type.number.Ints;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PyFrozenSet;
import dev.krait.type.set.PySet;
import dev.krait.type.text.Codecs;
import dev.krait.type.text.Decoders;
import dev.krait.type.text.PyByteArray;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.PyMemoryView;
import dev.krait.type.text.Str;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Runs a pickle's program. Compare CPython {@code Modules/_pickle.c: load}. */
final class PickleReader {
    private static final Pattern NUMBER_AHEAD = Pattern.compile("[+-]?(\\.?\\d|inf|nan)", Pattern.CASE_INSENSITIVE);

    private final PyThread t;
    private final PyUnpickler unpickler;
    private final PickleInput in;
    private final PickleStack stack;
    private final UnpicklerMemo memo;
    private final PickledObjects objects;

    PickleReader(PyThread t, PyUnpickler unpickler, PickleInput in) {
        this.t = t;
        this.unpickler = unpickler;
        this.in = in;
        this.stack = new PickleStack(t);
        this.memo = unpickler.memo;
        this.objects = new PickledObjects(t, unpickler, stack);
    }

    Object run() {
        while (true) {
            int op = in.op();
            switch (op) {
                case PickleOps.STOP -> {
                    return stack.pop();
                }
                case -1 -> throw EOFErrors.of("Ran out of input");
                case PickleOps.MEMOIZE -> memo.put(memo.size(), stack.top());
                case PickleOps.BINGET -> get(in.unsigned(1));
                case PickleOps.BININT1 -> stack.push(in.little(1));
                case PickleOps.SHORT_BINUNICODE -> stack.push(text(in.unsigned(1)));
                default -> value(op);
            }
        }
    }

    private void value(int op) {
        switch (op) {
            case PickleOps.NONE -> stack.push(PyNone.NONE);
            case PickleOps.NEWTRUE -> stack.push(true);
            case PickleOps.NEWFALSE -> stack.push(false);
            case PickleOps.BININT -> stack.push((long) (int) in.little(4));
            case PickleOps.BININT2 -> stack.push(in.little(2));
            case PickleOps.BINFLOAT -> stack.push(Double.longBitsToDouble(in.big()));
            case PickleOps.BINUNICODE -> stack.push(text(size(in.little(4), "BINUNICODE")));
            case PickleOps.BINUNICODE8 -> stack.push(text(size(in.little(8), "BINUNICODE8")));
            case PickleOps.SHORT_BINBYTES -> stack.push(in.pyBytes(in.unsigned(1)));
            case PickleOps.BINBYTES -> stack.push(in.pyBytes(size(in.little(4), "BINBYTES")));
            case PickleOps.BINBYTES8 -> stack.push(in.pyBytes(size(in.little(8), "BINBYTES8")));
            case PickleOps.BYTEARRAY8 -> stack.push(PyByteArray.of(in.bytes(size(in.little(8), "BYTEARRAY8"))));
            case PickleOps.LONG1 -> stack.push(twosComplement(in.unsigned(1)));
            case PickleOps.LONG4 -> stack.push(twosComplement(in.unsigned(4)));
            case PickleOps.INT -> stack.push(textInt());
            case PickleOps.LONG -> stack.push(textLong());
            case PickleOps.FLOAT -> stack.push(textFloat());
            case PickleOps.STRING -> stack.push(quoted());
            case PickleOps.BINSTRING -> stack.push(oldString(in.unsigned(4)));
            case PickleOps.SHORT_BINSTRING -> stack.push(oldString(in.unsigned(1)));
            case PickleOps.UNICODE -> stack.push(Decoders.rawUnicodeEscape(t, in.line(), "strict", true).text());
            default -> container(op);
        }
    }

    private void container(int op) {
        switch (op) {
            case PickleOps.MARK -> stack.mark();
            case PickleOps.EMPTY_TUPLE -> stack.push(PyTuple.EMPTY);
            case PickleOps.TUPLE -> stack.push(PyTuple.of(stack.popMark()));
            case PickleOps.TUPLE1 -> stack.push(PyTuple.of(stack.pop()));
            case PickleOps.TUPLE2 -> {
                Object b = stack.pop();
                stack.push(PyTuple.of(stack.pop(), b));
            }
            case PickleOps.TUPLE3 -> {
                Object c = stack.pop();
                Object b = stack.pop();
                stack.push(PyTuple.of(stack.pop(), b, c));
            }
            case PickleOps.EMPTY_LIST -> stack.push(new PyList());
            case PickleOps.LIST -> stack.push(PyList.of(stack.popMark()));
            case PickleOps.EMPTY_DICT -> stack.push(new PyDict());
            case PickleOps.DICT -> stack.push(objects.dict(stack.popMark()));
            case PickleOps.EMPTY_SET -> stack.push(new PySet());
            case PickleOps.FROZENSET -> stack.push(PyFrozenSet.from(t, PyList.of(stack.popMark())));
            case PickleOps.APPEND -> {
                Object item = stack.pop();
                objects.extend(stack.top(), item);
            }
            case PickleOps.APPENDS -> {
                Object[] items = stack.popMark();
                objects.extend(stack.top(), items);
            }
            case PickleOps.SETITEM -> {
                Object value = stack.pop();
                Object key = stack.pop();
                objects.setItems(stack.top(), key, value);
            }
            case PickleOps.SETITEMS -> {
                Object[] pairs = stack.popMark();
                objects.setItems(stack.top(), pairs);
            }
            case PickleOps.ADDITEMS -> {
                Object[] items = stack.popMark();
                objects.addItems(stack.top(), items);
            }
            default -> object(op);
        }
    }

    private void object(int op) {
        switch (op) {
            case PickleOps.GLOBAL -> global("utf-8");
            case PickleOps.STACK_GLOBAL -> objects.stackGlobal();
            case PickleOps.REDUCE -> objects.reduce();
            case PickleOps.BUILD -> objects.build();
            case PickleOps.NEWOBJ -> objects.newObject(null);
            case PickleOps.NEWOBJ_EX -> objects.newObject(stack.pop());
            case PickleOps.INST -> {
                stack.checkMark();
                Object module = Codecs.decode(t, in.filledLine(), "ascii", "strict");
                objects.instance(unpickler.findClassFor(t, module, Codecs.decode(t, in.filledLine(), "ascii", "strict")), stack.popMark());
            }
            case PickleOps.OBJ -> objects.instance(stack.popMark());
            case PickleOps.EXT1 -> objects.extension(in.little(1));
            case PickleOps.EXT2 -> objects.extension(in.little(2));
            case PickleOps.EXT4 -> objects.extension((int) in.little(4));
            case PickleOps.PERSID -> persistent();
            case PickleOps.BINPERSID -> stack.push(unpickler.persistent(t, stack.pop()));
            case PickleOps.NEXT_BUFFER -> nextBuffer();
            case PickleOps.READONLY_BUFFER -> readOnlyBuffer();
            default -> control(op);
        }
    }

    private void control(int op) {
        switch (op) {
            case PickleOps.LONG_BINGET -> get(in.little(4));
            case PickleOps.GET -> get(number(in.filledLine()));
            case PickleOps.BINPUT -> put(in.little(1), "BINPUT");
            case PickleOps.LONG_BINPUT -> put(in.little(4), "LONG_BINPUT");
            case PickleOps.PUT -> put(number(in.filledLine()), "PUT");
            case PickleOps.POP -> {
                if (!stack.dropMarkOnTop()) {
                    stack.pop();
                }
            }
            case PickleOps.POP_MARK -> stack.popMark();
            case PickleOps.DUP -> stack.push(stack.top());
            case PickleOps.PROTO -> {
                int protocol = in.unsigned(1);
                if (protocol > PickleOps.HIGHEST_PROTOCOL) {
                    throw ValueErrors.of("unsupported pickle protocol: " + protocol);
                }
                unpickler.protocol = protocol;
            }
            case PickleOps.FRAME -> {
                long length = in.little(8);
                if (length < 0) {
                    throw OverflowErrors.of("FRAME length exceeds system's maximum of " + Long.MAX_VALUE + " bytes");
                }
                in.require(length);
            }
            default -> throw PickleState.unpickling(t, "invalid load key, '" + (op > 31 && op < 127 && op != '\'' && op != '\\'
                    ? String.valueOf((char) op) : (op < 16 ? "\\x0" : "\\x") + Integer.toHexString(op)) + "'.");
        }
    }

    // ---- memo ------------------------------------------------------------------------------------------------------------------

    private void get(long number) {
        Object value = number >= 0 && number <= Integer.MAX_VALUE ? memo.get((int) number) : null;
        if (value == null) {
            throw PickleState.unpickling(t, "Memo value not found at index " + number);
        }
        stack.push(value);
    }

    private void put(long number, String op) {
        Object value = stack.top();
        if (number > Integer.MAX_VALUE - 16) {
            throw PyErrors.with(ExceptionTypes.MEMORY_ERROR);
        }
        if (number < 0) {
            throw ValueErrors.of("negative " + op + " argument");
        }
        memo.put((int) number, value);
    }

    private long number(byte[] line) {
        String s = new String(line, StandardCharsets.ISO_8859_1);
        Object n = IntText.parse(t, Str.of(s), 10, Str.of(s + "\n"));
        return n instanceof Long l ? l : -1;
    }

    // ---- numbers and texts -----------------------------------------------------------------------------------------------------

    private int size(long n, String op) {
        if (n < 0 || n > Integer.MAX_VALUE - 16) {
            throw OverflowErrors.of(op + " exceeds system's maximum size of " + Long.MAX_VALUE + " bytes");
        }
        return (int) n;
    }

    private Object text(int n) {
        String ascii = in.asciiOrNull(n);
        return ascii != null ? Str.of(ascii) : Decoders.utf8(t, in.bytes(n), "surrogatepass");
    }

    private Object twosComplement(int n) {
        if (n < 0) {
            throw PickleState.unpickling(t, "LONG pickle has negative byte count");
        }
        if (n == 0) {
            return 0L;
        }
        byte[] b = in.bytes(n);
        for (int i = 0, j = n - 1; i < j; i++, j--) {
            byte x = b[i];
            b[i] = b[j];
            b[j] = x;
        }
        return Ints.of(new BigInteger(b));
    }

    private Object textInt() {
        byte[] line = in.filledLine();
        String s = new String(line, StandardCharsets.ISO_8859_1);
        if (s.equals("00") || s.equals("01")) {
            return s.equals("01");
        }
        try {
            Object text = Str.of(s);
            return IntText.parse(t, text, 10, text);
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.VALUE_ERROR)) {
                throw e;
            }
            throw ValueErrors.of("could not convert string to int");
        }
    }

    private Object textLong() {
        String s = new String(in.filledLine(), StandardCharsets.ISO_8859_1);
        if (s.endsWith("L")) {
            Object digits = Str.of(s.substring(0, s.length() - 1));
            return IntText.parse(t, digits, 10, digits);
        }
        // the message shows the line with its end
        Object text = Str.of(s);
        return IntText.parse(t, text, 10, Str.of(s + "\n"));
    }

    private Object textFloat() {
        String s = new String(in.filledLine(), StandardCharsets.ISO_8859_1);
        try {
            return FloatConversion.toFloat(t, Str.of(s));
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.VALUE_ERROR)) {
                throw e;
            }
            // CPython shows the line only when it does not even begin with a number
            throw ValueErrors.of("could not convert string to float" + (NUMBER_AHEAD.matcher(s).lookingAt() ? "" : ": '" + s + "\n'"));
        }
    }

    private Object quoted() {
        byte[] b = in.line();
        int n = b.length;
        if (n < 2 || b[0] != b[n - 1] || b[0] != '\'' && b[0] != '"') {
            throw PickleState.unpickling(t, "the STRING opcode argument must be quoted");
        }
        PyBytes inner = PyBytes.of(java.util.Arrays.copyOfRange(b, 1, n - 1));
        Object decoded = CallOps.callMethod(t, Imports.load(t, "_codecs"), "escape_decode", inner);
        return oldText((PyBytes) ((PyTuple) decoded).items[0]);
    }

    private Object oldString(int n) {
        if (n < 0) {
            throw PickleState.unpickling(t, "BINSTRING pickle has negative byte count");
        }
        return oldText(in.pyBytes(n));
    }

    /** A string of Python 2, as the unpickler was told to read them. */
    private Object oldText(PyBytes b) {
        return unpickler.encoding.equals("bytes") ? b : Codecs.decode(t, b.value, unpickler.encoding, unpickler.errors);
    }

    // ---- names, persistent ids and buffers -----------------------------------------------------------------------------------------

    private void global(String encoding) {
        Object module = Codecs.decode(t, in.filledLine(), encoding, "strict");
        stack.push(unpickler.findClassFor(t, module, Codecs.decode(t, in.filledLine(), encoding, "strict")));
    }

    private void persistent() {
        Object pid;
        try {
            pid = Decoders.ascii(t, in.line(), "strict");
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.UNICODE_DECODE_ERROR)) {
                throw e;
            }
            throw PickleState.unpickling(t, "persistent IDs in protocol 0 must be ASCII strings");
        }
        stack.push(unpickler.persistent(t, pid));
    }

    private void nextBuffer() {
        if (unpickler.buffers == null) {
            throw PickleState.unpickling(t, "pickle stream refers to out-of-band data but no *buffers* argument was given");
        }
        Object buffer = IterationOps.next(t, unpickler.buffers);
        if (buffer == null) {
            throw PickleState.unpickling(t, "not enough out-of-band buffers");
        }
        stack.push(buffer);
    }

    private void readOnlyBuffer() {
        PyMemoryView view = PyMemoryView.of(t, stack.top());
        if (AttributeOps.get(t, view, "readonly") == Boolean.FALSE) {
            stack.replaceTop(CallOps.callMethod(t, view, "toreadonly"));
        }
    }
}
