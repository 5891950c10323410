package dev.krait.modules.json;

import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.number.FloatType;
import dev.krait.type.number.IntType;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.HashMap;
import java.util.Map;

/** {@code make_scanner(context)}: reads one JSON value. Compare CPython {@code Modules/_json.c: scan_once_unicode}. */
@ExposedType(value = "_json.Scanner", doc = "JSON scanner object")
public final class PyScanner extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyScannerTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
    /** Digits that always fit in a long. */
    private static final int SHORT_DIGITS = 18;

    private final Object strict;
    private final boolean refusesControls;
    private final Object objectHook;
    private final Object objectPairsHook;
    private final Object parseFloat;
    private final Object parseInt;
    private final Object parseConstant;

    private PyScanner(PyThread t, PyType type, Object context) {
        super(type);
        this.shape = type.rootShape;
        strict = AttributeOps.get(t, context, "strict");
        refusesControls = TruthOps.isTrue(t, strict);
        objectHook = AttributeOps.get(t, context, "object_hook");
        objectPairsHook = AttributeOps.get(t, context, "object_pairs_hook");
        parseFloat = AttributeOps.get(t, context, "parse_float");
        parseInt = AttributeOps.get(t, context, "parse_int");
        parseConstant = AttributeOps.get(t, context, "parse_constant");
    }

    @ExposedNew("(context)")
    static Object newScanner(PyThread t, PyType cls, Object context) {
        return new PyScanner(t, cls, context);
    }

    @ExposedGetter(value = "strict", member = true, doc = "strict")
    Object strict() {
        return refusesControls;
    }

    @ExposedGetter(value = "object_hook", member = true, doc = "object_hook")
    Object objectHook() {
        return objectHook;
    }

    @ExposedGetter(value = "object_pairs_hook", member = true)
    Object objectPairsHook() {
        return objectPairsHook;
    }

    @ExposedGetter(value = "parse_float", member = true, doc = "parse_float")
    Object parseFloat() {
        return parseFloat;
    }

    @ExposedGetter(value = "parse_int", member = true, doc = "parse_int")
    Object parseInt() {
        return parseInt;
    }

    @ExposedGetter(value = "parse_constant", member = true, doc = "parse_constant")
    Object parseConstant() {
        return parseConstant;
    }

    @ExposedMethod("__call__($self, /, string, idx)")
    Object scan(PyThread t, Object string, Object idx) {
        Object text = JsonModule.text(string);
        int i = NumberOps.clippedIndex(t, idx);
        if (i < 0) {
            throw ValueErrors.of("idx cannot be negative");
        }
        Reading reading = new Reading(t, this, text);
        Object value = reading.value(i);
        return PyTuple.of(value, (long) reading.text.end);
    }

    /** One pass over a text. */
    private static final class Reading {
        final JsonText text;
        private final PyThread t;
        private final PyScanner scanner;
        /** Keys seen, so that equal ones are one object with one hash. */
        private final Map<Object, Object> keys = new HashMap<>();

        Reading(PyThread t, PyScanner scanner, Object string) {
            this.t = t;
            this.scanner = scanner;
            this.text = new JsonText(t, string);
        }

        /** The value at a place; {@code text.end} is behind it. */
        Object value(int i) {
            if (i >= text.length) {
                throw JsonText.stop(i);
            }
            switch (text.at(i)) {
                case '"':
                    return text.string(i + 1, scanner.refusesControls);
                case '{':
                    t.enterNative(" while decoding a JSON object from a unicode string");
                    try {
                        return object(i + 1);
                    } finally {
                        t.leaveNative();
                    }
                case '[':
                    t.enterNative(" while decoding a JSON array from a unicode string");
                    try {
                        return array(i + 1);
                    } finally {
                        t.leaveNative();
                    }
                case 'n':
                    if (text.startsWith(i, "null")) {
                        text.end = i + 4;
                        return PyNone.NONE;
                    }
                    break;
                case 't':
                    if (text.startsWith(i, "true")) {
                        text.end = i + 4;
                        return true;
                    }
                    break;
                case 'f':
                    if (text.startsWith(i, "false")) {
                        text.end = i + 5;
                        return false;
                    }
                    break;
                case 'N':
                    if (text.startsWith(i, "NaN")) {
                        return constant("NaN", i);
                    }
                    break;
                case 'I':
                    if (text.startsWith(i, "Infinity")) {
                        return constant("Infinity", i);
                    }
                    break;
                case '-':
                    if (text.startsWith(i, "-Infinity")) {
                        return constant("-Infinity", i);
                    }
                    break;
                default:
            }
            return number(i);
        }

        private Object constant(String word, int i) {
            Object value = CallOps.call1(t, scanner.parseConstant, word);
            text.end = i + word.length();
            return value;
        }

        private Object array(int from) {
            PyList list = new PyList();
            int i = text.skipSpace(from);
            if (!text.is(i, ']')) {
                while (true) {
                    list.append(value(i));
                    i = text.skipSpace(text.end);
                    if (text.is(i, ']')) {
                        break;
                    }
                    i = comma(i, ']', "array");
                }
            }
            text.end = i + 1;
            return list;
        }

        /** Behind the comma and the space after it. */
        private int comma(int i, char close, String what) {
            if (!text.is(i, ',')) {
                throw text.error("Expecting ',' delimiter", i);
            }
            int next = text.skipSpace(i + 1);
            if (text.is(next, close)) {
                throw text.error("Illegal trailing comma before end of " + what, i);
            }
            return next;
        }

        private Object object(int from) {
            boolean asPairs = scanner.objectPairsHook != PyNone.NONE;
            PyDict dict = asPairs ? null : new PyDict();
            PyList pairs = asPairs ? new PyList() : null;
            int i = text.skipSpace(from);
            if (!text.is(i, '}')) {
                while (true) {
                    if (!text.is(i, '"')) {
                        throw text.error("Expecting property name enclosed in double quotes", i);
                    }
                    Object key = text.string(i + 1, scanner.refusesControls);
                    Object known = keys.putIfAbsent(key, key);
                    key = known == null ? key : known;
                    i = text.skipSpace(text.end);
                    if (!text.is(i, ':')) {
                        throw text.error("Expecting ':' delimiter", i);
                    }
                    Object value = value(text.skipSpace(i + 1));
                    if (asPairs) {
                        pairs.append(PyTuple.of(key, value));
                    } else {
                        dict.put(t, key, value);
                    }
                    i = text.skipSpace(text.end);
                    if (text.is(i, '}')) {
                        break;
                    }
                    i = comma(i, '}', "object");
                }
            }
            int end = i + 1;
            Object result = asPairs ? CallOps.call1(t, scanner.objectPairsHook, pairs)
                    : scanner.objectHook != PyNone.NONE ? CallOps.call1(t, scanner.objectHook, dict) : dict;
            text.end = end;
            return result;
        }

        private int digits(int i) {
            while (text.isDigit(i)) {
                i++;
            }
            return i;
        }

        private Object number(int start) {
            int first = text.is(start, '-') ? start + 1 : start;
            if (!text.isDigit(first)) {
                throw JsonText.stop(start);
            }
            int i = text.at(first) == '0' ? first + 1 : digits(first + 1);
            boolean whole = true;
            if (text.is(i, '.') && text.isDigit(i + 1)) {
                whole = false;
                i = digits(i + 2);
            }
            if (text.is(i, 'e') || text.is(i, 'E')) {
                int e = i + 1;
                if (e < text.length - 1 && (text.at(e) == '+' || text.at(e) == '-')) {
                    e++;
                }
                if (text.isDigit(e)) {
                    whole = false;
                    i = digits(e);
                }
            }
            Object value = whole ? whole(start, first, i) : fraction(start, i);
            text.end = i;
            return value;
        }

        private Object whole(int start, int first, int end) {
            if (scanner.parseInt != IntType.TYPE || end - first > SHORT_DIGITS) {
                return CallOps.call1(t, scanner.parseInt, text.slice(start, end));
            }
            long n = 0;
            for (int i = first; i < end; i++) {
                n = 10 * n + text.at(i) - '0';
            }
            return first > start ? -n : n;
        }

        private Object fraction(int start, int end) {
            Object digits = text.slice(start, end);
            return scanner.parseFloat == FloatType.TYPE ? (Object) Double.parseDouble(Str.java(digits)) : CallOps.call1(t, scanner.parseFloat, digits);
        }
    }
}
