package dev.krait.modules.pickle;

import dev.krait.error.PyException;
import dev.krait.error.RuntimeErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.IterationOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.number.FloatType;
import dev.krait.type.number.IntText;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PyFrozenSet;
import dev.krait.type.set.PySet;
import dev.krait.type.set.SetStorage;
import dev.krait.type.text.Encoders;
import dev.krait.type.text.PyByteArray;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import dev.krait.ops.TextOps;
import dev.krait.ops.UnpackOps;
import java.math.BigInteger;

/** Writes one object and all that it consists of. Compare CPython {@code Modules/_pickle.c: save}. */
final class PickleWriter {
    private static final int BATCH = 1000;

    final PyThread t;
    final PyPickler pickler;
    final int protocol;
    private final boolean binary;
    private final PickleOutput out;
    private final PicklerMemo memo;
    private final ReducedObjects reduced;
    private final FastMode fastMode;

    PickleWriter(PyThread t, PyPickler pickler) {
        this.t = t;
        this.pickler = pickler;
        this.protocol = pickler.protocol;
        this.binary = pickler.binary;
        this.out = pickler.out;
        this.memo = pickler.memo;
        this.reduced = new ReducedObjects(this);
        this.fastMode = pickler.fast ? new FastMode() : null;
    }

    PickleOutput out() {
        return out;
    }

    void save(Object object) {
        save(object, true);
    }

    void save(Object object, boolean askPersistentId) {
        out.boundary(t);
        if (askPersistentId && pickler.persistentId != null && savedPersistently(object)) {
            return;
        }
        if (atom(object)) {
            return;
        }
        if (object instanceof String s && s.length() <= 1) {
            // one object to Python, perhaps several to Java
            object = s.isEmpty() ? "" : Str.ofCodePoint(s.charAt(0));
        }
        int known = memo.find(object);
        if (known >= 0) {
            get(known);
            return;
        }
        if (object instanceof PyBytes b && b.type == PyBytes.TYPE) {
            bytes(b);
        } else if (Str.isExact(object)) {
            text(object);
        } else {
            t.enterNative(" while pickling an object");
            try {
                if (!container(object)) {
                    reduced.save(object);
                }
            } finally {
                t.leaveNative();
            }
        }
    }

    private boolean savedPersistently(Object object) {
        Object pid = pickler.persistentIdOf(t, object);
        if (pid == PyNone.NONE) {
            return false;
        }
        if (binary) {
            save(pid, false);
            out.op(PickleOps.BINPERSID);
            return true;
        }
        Object name = TextOps.str(t, pid);
        if (!(name instanceof String s) || !isAscii(s)) {
            throw PickleState.pickling(t, "persistent IDs in protocol 0 must be ASCII strings");
        }
        out.line(PickleOps.PERSID, s);
        return true;
    }

    // ---- values without identity -----------------------------------------------------------------------------------------------

    private boolean atom(Object object) {
        if (object instanceof Long n) {
            small(n);
        } else if (object == PyNone.NONE) {
            out.op(PickleOps.NONE);
        } else if (object instanceof Double d) {
            real(d);
        } else if (object instanceof Boolean b) {
            truth(b);
        } else if (object instanceof BigInteger n) {
            large(n);
        } else {
            return false;
        }
        return true;
    }

    private void truth(boolean b) {
        if (protocol >= 2) {
            out.op(b ? PickleOps.NEWTRUE : PickleOps.NEWFALSE);
        } else {
            out.line(PickleOps.INT, b ? "01" : "00");
        }
    }

    private void real(double d) {
        if (binary) {
            out.opBig(PickleOps.BINFLOAT, Double.doubleToRawLongBits(d));
        } else {
            out.line(PickleOps.FLOAT, Str.java(TextOps.repr(t, d)));
        }
    }

    private void small(long n) {
        if (n != (int) n) {
            large(BigInteger.valueOf(n));
        } else if (!binary) {
            // ints of 32 bits read back alike as INT; protocol 0 writes LONG as CPython does
            out.line(PickleOps.INT, Long.toString(n));
        } else if (n >= 0 && n <= 0xFF) {
            out.op(PickleOps.BININT1, n, 1);
        } else if (n >= 0 && n <= 0xFFFF) {
            out.op(PickleOps.BININT2, n, 2);
        } else {
            out.op(PickleOps.BININT, n, 4);
        }
    }

    private void large(BigInteger n) {
        if (protocol < 2) {
            out.line(PickleOps.LONG, IntText.decimal(t, dev.krait.type.number.Ints.of(n)) + "L");
            return;
        }
        byte[] big = n.toByteArray();
        for (int i = 0, j = big.length - 1; i < j; i++, j--) {
            byte b = big[i];
            big[i] = big[j];
            big[j] = b;
        }
        out.op(big.length < 256 ? PickleOps.LONG1 : PickleOps.LONG4, big.length, big.length < 256 ? 1 : 4);
        out.raw(big);
    }

    // ---- memo ------------------------------------------------------------------------------------------------------------------

    int known(Object object) {
        return memo.find(object);
    }

    void get(int number) {
        if (!binary) {
            out.line(PickleOps.GET, Integer.toString(number));
        } else if (number < 256) {
            out.op(PickleOps.BINGET, number, 1);
        } else {
            out.op(PickleOps.LONG_BINGET, number, 4);
        }
    }

    void memoize(Object object) {
        if (pickler.fast) {
            return;
        }
        int number = memo.size();
        memo.put(object, number);
        if (protocol >= 4) {
            out.op(PickleOps.MEMOIZE);
        } else if (!binary) {
            out.line(PickleOps.PUT, Integer.toString(number));
        } else if (number < 256) {
            out.op(PickleOps.BINPUT, number, 1);
        } else {
            out.op(PickleOps.LONG_BINPUT, number, 4);
        }
    }

    // ---- texts and bytes -------------------------------------------------------------------------------------------------------

    private static boolean isAscii(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private void text(Object s) {
        if (!binary) {
            out.op(PickleOps.UNICODE);
            out.raw(Encoders.rawUnicodeEscape(escaped(s)));
            out.op('\n');
        } else if (s instanceof String plain && plain.length() < 0x8000 && isAscii(plain)) {
            boolean brief = protocol >= 4 && plain.length() <= 0xFF;
            out.shortText(brief ? PickleOps.SHORT_BINUNICODE : PickleOps.BINUNICODE, brief ? 1 : 4, plain);
        } else {
            byte[] encoded = Encoders.utf8(t, s, "surrogatepass");
            boolean brief = protocol >= 4 && encoded.length <= 0xFF;
            out.payload(t, brief ? PickleOps.SHORT_BINUNICODE : PickleOps.BINUNICODE, brief ? 1 : 4, encoded, null);
        }
        memoize(s);
    }

    /** The text with the characters escaped that would end a line, or the escape itself. */
    private static Object escaped(Object s) {
        int[] all = Str.codePoints(s);
        StringBuilder out = new StringBuilder();
        for (int c : all) {
            switch (c) {
                case '\\' -> out.append("\\u005c");
                case '\0' -> out.append("\\u0000");
                case '\n' -> out.append("\\u000a");
                case '\r' -> out.append("\\u000d");
                case 0x1a -> out.append("\\u001a");
                default -> out.appendCodePoint(c);
            }
        }
        return Str.of(out.toString());
    }

    private void bytes(PyBytes b) {
        if (protocol < 3) {
            reduced.bytesAsCall(b);
            return;
        }
        bytesUnmemoized(b.value, b);
        memoize(b);
    }

    private void bytesUnmemoized(byte[] value, Object object) {
        boolean brief = value.length <= 0xFF;
        out.payload(t, brief ? PickleOps.SHORT_BINBYTES : PickleOps.BINBYTES, brief ? 1 : 4, value, object);
    }

    private void byteArray(PyByteArray b) {
        byte[] value = b.toArray();
        if (protocol < 5) {
            reduced.byteArrayAsCall(b, value);
            return;
        }
        out.payload(t, PickleOps.BYTEARRAY8, 8, value, b);
        memoize(b);
    }

    private void buffer(PickleBuffer b) {
        if (protocol < 5) {
            throw PickleState.pickling(t, "PickleBuffer can only be pickled with protocol >= 5");
        }
        dev.krait.protocol.BufferView view = b.contiguous(t);
        boolean readonly = view.readonly;
        if (pickler.isOutOfBand(t, b)) {
            out.op(PickleOps.NEXT_BUFFER);
            if (readonly) {
                out.op(PickleOps.READONLY_BUFFER);
            }
        } else if (readonly) {
            bytesUnmemoized(PickleBuffer.memory(view), null);
            memoize(b);
        } else {
            out.payload(t, PickleOps.BYTEARRAY8, 8, PickleBuffer.memory(view), null);
            memoize(b);
        }
    }

    // ---- containers ------------------------------------------------------------------------------------------------------------

    private boolean container(Object object) {
        if (object instanceof PyDict d && d.type == PyDict.TYPE) {
            out.op(binary ? PickleOps.EMPTY_DICT : PickleOps.MARK);
            if (!binary) {
                out.op(PickleOps.DICT);
            }
            withItems(d, () -> dict(d));
        } else if (object instanceof PyList l && l.type == PyList.TYPE) {
            out.op(binary ? PickleOps.EMPTY_LIST : PickleOps.MARK);
            if (!binary) {
                out.op(PickleOps.LIST);
            }
            withItems(l, () -> list(l));
        } else if (object instanceof PyTuple u && u.type == PyTuple.TYPE) {
            tuple(u);
        } else if (object instanceof PySet s && s.type == PySet.TYPE) {
            set(s);
        } else if (object instanceof PyFrozenSet s && s.type == PyFrozenSet.TYPE) {
            frozenSet(s);
        } else if (object instanceof PyByteArray b && b.type == PyByteArray.TYPE) {
            byteArray(b);
        } else if (object instanceof PickleBuffer b) {
            buffer(b);
        } else {
            return false;
        }
        return true;
    }

    /** Memoizes a container that stands on the stack and writes what is in it. */
    private void withItems(Object container, Runnable items) {
        if (fastMode == null) {
            memoize(container);
            items.run();
            return;
        }
        fastMode.enter(t, container);
        memoize(container);
        items.run();
        fastMode.leave(container);
    }

    void inFastMode(Object object, Runnable body) {
        if (fastMode == null) {
            body.run();
            return;
        }
        fastMode.enter(t, object);
        body.run();
        fastMode.leave(object);
    }

    private void item(Object owner, Object item, int index) {
        try {
            save(item);
        } catch (PyException e) {
            throw PickleState.noted(t, e, owner, "item " + index);
        }
    }

    private void list(PyList list) {
        if (!binary) {
            for (int i = 0; i < list.size(); i++) {
                item(list, list.get(i), i);
                out.op(PickleOps.APPEND);
            }
            return;
        }
        if (list.size() == 1) {
            item(list, list.get(0), 0);
            out.op(PickleOps.APPEND);
            return;
        }
        int i = 0;
        while (i < list.size()) {
            out.op(PickleOps.MARK);
            for (int end = i + BATCH; i < end; i++) {
                // the list may shrink while its items are written
                Object next = i < list.size() ? list.get(i) : null;
                if (next == null) {
                    break;
                }
                item(list, next, i);
            }
            out.op(PickleOps.APPENDS);
        }
    }

    /** Items for {@code obj.extend}, from an iterator. */
    void appends(Object items, Object obj) {
        int i = 0;
        if (!binary) {
            for (Object item = IterationOps.next(t, items); item != null; item = IterationOps.next(t, items)) {
                item(obj, item, i++);
                out.op(PickleOps.APPEND);
            }
            return;
        }
        Object next = IterationOps.next(t, items);
        while (next != null) {
            Object first = next;
            next = IterationOps.next(t, items);
            if (next == null) {
                item(obj, first, i);
                out.op(PickleOps.APPEND);
                return;
            }
            out.op(PickleOps.MARK);
            item(obj, first, i++);
            for (int n = 1; n < BATCH && next != null; n++) {
                item(obj, next, i++);
                next = IterationOps.next(t, items);
            }
            out.op(PickleOps.APPENDS);
        }
    }

    private void pair(Object owner, Object key, Object value) {
        save(key);
        try {
            save(value);
        } catch (PyException e) {
            throw PickleState.noted(t, e, owner, "item " + Str.java(TextOps.repr(t, key)));
        }
    }

    private void dict(PyDict dict) {
        Object[] pairs = dict.snapshot();
        int size = dict.size();
        if (!binary || size == 1) {
            for (int i = 0; i < pairs.length; i += 2) {
                pair(dict, pairs[i], pairs[i + 1]);
                out.op(PickleOps.SETITEM);
                checkSize(dict.size(), size, "dictionary");
            }
            return;
        }
        if (size == 0) {
            return;
        }
        int i = 0;
        int written;
        do {
            out.op(PickleOps.MARK);
            for (written = 0; written < BATCH && i < pairs.length; i += 2) {
                pair(dict, pairs[i], pairs[i + 1]);
                checkSize(dict.size(), size, "dictionary");
                written++;
            }
            out.op(PickleOps.SETITEMS);
        } while (written == BATCH);
    }

    private static void checkSize(int size, int expected, String kind) {
        if (size != expected) {
            throw RuntimeErrors.of(kind + " changed size during iteration");
        }
    }

    /** Pairs for {@code obj[key] = value}, from an iterator. */
    void setItems(Object items, Object obj) {
        Object next = IterationOps.next(t, items);
        while (next != null) {
            Object first = next;
            next = binary ? IterationOps.next(t, items) : null;
            if (next == null) {
                pairOf(first, obj);
                out.op(PickleOps.SETITEM);
                if (binary) {
                    return;
                }
                next = IterationOps.next(t, items);
                continue;
            }
            out.op(PickleOps.MARK);
            pairOf(first, obj);
            for (int n = 1; n < BATCH && next != null; n++) {
                pairOf(next, obj);
                next = IterationOps.next(t, items);
            }
            out.op(PickleOps.SETITEMS);
        }
    }

    private void pairOf(Object item, Object obj) {
        if (!(item instanceof PyTuple p) || p.size() != 2) {
            throw dev.krait.error.TypeErrors.of("dict items iterator must return 2-tuples");
        }
        pair(obj, p.items[0], p.items[1]);
    }

    private void tuple(PyTuple tuple) {
        int n = tuple.size();
        if (n == 0) {
            out.op(binary ? PickleOps.EMPTY_TUPLE : PickleOps.MARK);
            if (!binary) {
                out.op(PickleOps.TUPLE);
            }
            return;
        }
        boolean brief = n <= 3 && protocol >= 2;
        if (!brief) {
            out.op(PickleOps.MARK);
        }
        for (int i = 0; i < n; i++) {
            item(tuple, tuple.items[i], i);
        }
        // writing the items may have written the tuple itself, when it contains itself: then that one counts
        int known = memo.find(tuple);
        if (known < 0) {
            out.op(brief ? PickleOps.TUPLE1 + n - 1 : PickleOps.TUPLE);
            memoize(tuple);
            return;
        }
        if (!brief && binary) {
            out.op(PickleOps.POP_MARK);
        } else {
            for (int i = brief ? 0 : -1; i < n; i++) {
                out.op(PickleOps.POP);
            }
        }
        get(known);
    }

    private void element(SetStorage set, Object element) {
        try {
            save(element);
        } catch (PyException e) {
            throw PickleState.noted(t, e, set, "element");
        }
    }

    private void set(PySet set) {
        if (protocol < 4) {
            reduced.call(set, PySet.TYPE, PyTuple.of(PyList.of(set.toArray())));
            return;
        }
        out.op(PickleOps.EMPTY_SET);
        memoize(set);
        Object[] elements = set.toArray();
        if (elements.length == 0) {
            return;
        }
        int i = 0;
        int written;
        do {
            out.op(PickleOps.MARK);
            for (written = 0; written < BATCH && i < elements.length; written++) {
                element(set, elements[i++]);
                checkSize(set.size(), elements.length, "set");
            }
            out.op(PickleOps.ADDITEMS);
        } while (written == BATCH);
    }

    private void frozenSet(PyFrozenSet set) {
        if (protocol < 4) {
            reduced.call(set, PyFrozenSet.TYPE, PyTuple.of(PyList.of(set.toArray())));
            return;
        }
        out.op(PickleOps.MARK);
        for (Object element : set.toArray()) {
            element(set, element);
        }
        int known = memo.find(set);
        if (known >= 0) {
            out.op(PickleOps.POP_MARK);
            get(known);
            return;
        }
        out.op(PickleOps.FROZENSET);
        memoize(set);
    }
}
