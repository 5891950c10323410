package dev.krait.modules.json;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.IdentityOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.BuiltinFunction;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.number.FloatInstance;
import dev.krait.type.number.FloatText;
import dev.krait.type.number.IntType;
import dev.krait.type.sequence.FastSequence;
import dev.krait.type.sequence.ListSort;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import dev.krait.type.text.TextBuilder;

/** {@code make_encoder(…)}: writes JSON. Compare CPython {@code Modules/_json.c: encoder_listencode_obj}. */
@ExposedType(value = "_json.Encoder", doc = "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)")
public final class PyEncoder extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyEncoderTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    private final Object markers;
    private final Object defaultFunction;
    private final Object encoder;
    private final Object indent;
    private final Object keySeparator;
    private final Object itemSeparator;
    private final boolean sortKeys;
    private final boolean skipKeys;
    private final boolean allowNan;
    /** 1 when strings are written as ASCII, 0 when as they are, -1 when {@link #encoder} does it. */
    private final int ascii;

    private PyEncoder(PyThread t, PyType type, Object[] a) {
        super(type);
        this.shape = type.rootShape;
        if (a[0] != PyNone.NONE && !(a[0] instanceof PyDict)) {
            throw TypeErrors.of("make_encoder() argument 1 must be dict or None, not " + PyType.of(a[0]).name);
        }
        markers = a[0];
        defaultFunction = a[1];
        encoder = a[2];
        indent = a[3];
        keySeparator = separator(a[4], 5);
        itemSeparator = separator(a[5], 6);
        sortKeys = TruthOps.isTrue(t, a[6]);
        skipKeys = TruthOps.isTrue(t, a[7]);
        allowNan = TruthOps.isTrue(t, a[8]);
        String name = encoder instanceof BuiltinFunction f && "_json".equals(f.module) ? f.row.name() : "";
        ascii = name.equals("encode_basestring_ascii") ? 1 : name.equals("encode_basestring") ? 0 : -1;
    }

    private static Object separator(Object value, int position) {
        Object text = Str.exactOrNull(value);
        if (text == null) {
            throw TypeErrors.of("make_encoder() argument " + position + " must be str, not " + PyType.of(value).name);
        }
        return text;
    }

    @ExposedNew("(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)")
    static Object newEncoder(PyThread t, PyType cls, Object markers, Object byDefault, Object encoder, Object indent, Object keySeparator, Object itemSeparator,
            Object sortKeys, Object skipKeys, Object allowNan) {
        return new PyEncoder(t, cls, new Object[] {markers, byDefault, encoder, indent, keySeparator, itemSeparator, sortKeys, skipKeys, allowNan});
    }

    @ExposedGetter(value = "markers", member = true, doc = "markers")
    Object markers() {
        return markers;
    }

    @ExposedGetter(value = "default", member = true, doc = "default")
    Object defaultFunction() {
        return defaultFunction;
    }

    @ExposedGetter(value = "encoder", member = true, doc = "encoder")
    Object encoder() {
        return encoder;
    }

    @ExposedGetter(value = "indent", member = true, doc = "indent")
    Object indent() {
        return indent;
    }

    @ExposedGetter(value = "key_separator", member = true, doc = "key_separator")
    Object keySeparator() {
        return keySeparator;
    }

    @ExposedGetter(value = "item_separator", member = true, doc = "item_separator")
    Object itemSeparator() {
        return itemSeparator;
    }

    @ExposedGetter(value = "sort_keys", member = true, doc = "sort_keys")
    Object sortKeys() {
        return sortKeys;
    }

    @ExposedGetter(value = "skipkeys", member = true, doc = "skipkeys")
    Object skipKeys() {
        return skipKeys;
    }

    @ExposedMethod("__call__($self, /, obj, _current_indent_level)")
    Object encode(PyThread t, Object obj, Object level) {
        TextBuilder out = new TextBuilder(64);
        write(t, out, obj, Math.max(0, NumberOps.size(t, level)));
        return PyTuple.of(out.build());
    }

    private void write(PyThread t, TextBuilder out, Object obj, int level) {
        if (Str.is(obj)) {
            writeString(t, out, obj);
        } else if (obj == PyNone.NONE) {
            out.append("null");
        } else if (obj instanceof Boolean b) {
            out.append(b ? "true" : "false");
        } else if (obj instanceof Double d) {
            out.append(number(t, d, obj));
        } else if (IntType.exactOrNull(obj) != null) {
            out.append(TextOps.repr(t, IntType.exactOrNull(obj)));
        } else if (obj instanceof FloatInstance f) {
            out.append(number(t, f.value, obj));
        } else {
            t.enterNative(" while encoding a JSON object");
            try {
                if (obj instanceof PyList || obj instanceof PyTuple) {
                    writeArray(t, out, obj, level);
                } else if (obj instanceof PyDict d) {
                    writeObject(t, out, d, level);
                } else {
                    writeOther(t, out, obj, level);
                }
            } finally {
                t.leaveNative();
            }
        }
    }

    private void writeString(PyThread t, TextBuilder out, Object s) {
        if (ascii >= 0) {
            JsonModule.encode(Str.exactOrNull(s), ascii == 1, out);
            return;
        }
        Object encoded = CallOps.call1(t, encoder, s);
        if (!Str.is(encoded)) {
            throw TypeErrors.of("encoder() must return a string, not " + PyType.of(encoded).name);
        }
        out.append(Str.exactOrNull(encoded));
    }

    private Object number(PyThread t, double d, Object shown) {
        if (Double.isFinite(d)) {
            return FloatText.repr(d);
        }
        if (!allowNan) {
            throw ValueErrors.of("Out of range float values are not JSON compliant: " + Str.java(TextOps.repr(t, shown)));
        }
        return Double.isNaN(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity";
    }

    /** Marks an object as being written; its key, or null when nobody checks. */
    private Object mark(PyThread t, Object obj) {
        if (!(markers instanceof PyDict m)) {
            return null;
        }
        Object id = IdentityOps.id(t, obj);
        if (m.get(t, id) != null) {
            throw ValueErrors.of("Circular reference detected");
        }
        m.put(t, id, obj);
        return id;
    }

    private void unmark(PyThread t, Object id) {
        if (id != null) {
            ((PyDict) markers).deleteItem(t, id);
        }
    }

    private static PyException noted(PyThread t, PyException e, String note) {
        e.value.addNote(t, Str.of(note));
        return e;
    }

    private void writeOther(PyThread t, TextBuilder out, Object obj, int level) {
        Object id = mark(t, obj);
        Object other = CallOps.call1(t, defaultFunction, obj);
        try {
            write(t, out, other, level);
        } catch (PyException e) {
            throw noted(t, e, "when serializing " + PyType.of(obj).fullName() + " object");
        }
        unmark(t, id);
    }

    private void newLine(TextBuilder out, int level) {
        out.append("\n");
        for (int i = 0; i < level; i++) {
            out.append(indent);
        }
    }

    private void separate(TextBuilder out, boolean first, int level) {
        if (!first) {
            out.append(itemSeparator);
        }
        if (indent != PyNone.NONE) {
            newLine(out, level + 1);
        }
    }

    private void writeArray(PyThread t, TextBuilder out, Object sequence, int level) {
        // a list may change while its items are written
        PyList list = sequence instanceof PyList l ? l : PyList.of(FastSequence.toArray(t, sequence, "_iterencode_list needs a sequence"));
        if (list.size() == 0) {
            out.append("[]");
            return;
        }
        Object id = mark(t, sequence);
        out.appendCodePoint('[');
        Object item;
        for (int i = 0; (item = list.get(i)) != null; i++) {
            separate(out, i == 0, level);
            try {
                write(t, out, item, level + 1);
            } catch (PyException e) {
                throw noted(t, e, "when serializing " + PyType.of(sequence).fullName() + " item " + i);
            }
        }
        unmark(t, id);
        if (indent != PyNone.NONE) {
            newLine(out, level);
        }
        out.appendCodePoint(']');
    }

    private Object[] pairs(PyThread t, PyDict dict) {
        if (!sortKeys && dict.type == PyDict.TYPE) {
            return dict.snapshot();
        }
        Object[] items = FastSequence.toArray(t, CallOps.callMethod(t, dict, "items"));
        if (sortKeys) {
            PyList list = PyList.of(items);
            ListSort.sort(t, list, null, false);
            items = list.toArray();
        }
        Object[] pairs = new Object[2 * items.length];
        for (int i = 0; i < items.length; i++) {
            if (!(items[i] instanceof PyTuple pair) || pair.items.length != 2) {
                throw ValueErrors.of("items must return 2-tuples");
            }
            pairs[2 * i] = pair.items[0];
            pairs[2 * i + 1] = pair.items[1];
        }
        return pairs;
    }

    private void writeObject(PyThread t, TextBuilder out, PyDict dict, int level) {
        if (dict.size() == 0) {
            out.append("{}");
            return;
        }
        Object id = mark(t, dict);
        Object[] pairs = pairs(t, dict);
        out.appendCodePoint('{');
        boolean first = true;
        for (int i = 0; i < pairs.length; i += 2) {
            Object key = key(t, pairs[i]);
            if (key == null) {
                continue;
            }
            separate(out, first, level);
            first = false;
            writeString(t, out, key);
            out.append(keySeparator);
            try {
                write(t, out, pairs[i + 1], level + 1);
            } catch (PyException e) {
                throw noted(t, e, "when serializing " + PyType.of(dict).fullName() + " item " + Str.java(TextOps.repr(t, pairs[i])));
            }
        }
        unmark(t, id);
        if (indent != PyNone.NONE && !first) {
            newLine(out, level);
        }
        out.appendCodePoint('}');
    }

    /** A key as a string, or null when it is to be left out. */
    private Object key(PyThread t, Object key) {
        if (Str.is(key)) {
            return key;
        }
        if (key instanceof Double d) {
            return number(t, d, key);
        }
        if (key instanceof FloatInstance f) {
            return number(t, f.value, key);
        }
        if (key instanceof Boolean b) {
            return b ? "true" : "false";
        }
        if (key == PyNone.NONE) {
            return "null";
        }
        Object n = IntType.exactOrNull(key);
        if (n != null) {
            return TextOps.repr(t, n);
        }
        if (skipKeys) {
            return null;
        }
        throw TypeErrors.of("keys must be str, int, float, bool or None, not " + PyType.of(key).name);
    }
}
