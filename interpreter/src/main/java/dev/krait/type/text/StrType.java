package dev.krait.type.text;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.ops.CompareOps;
import dev.krait.ops.HashOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;

/**
 * The type {@code str}: its methods as static functions over host values. Each is a line or two; the kernels stand in classes of their own. The table is better
 * whole than split.
 */
@ExposedType(value = "str", doc = "A string; str(object) is how an object shows itself, str(bytes, encoding, errors) decodes.")
public final class StrType {
    public static final PyType TYPE = PyType.builtin(StrTypeTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.UNICODE_SUBCLASS);

    private StrType() {
    }

    private static Object value(Object self) {
        return self instanceof StrInstance s ? s.value : self;
    }

    @ExposedNew("(object='', encoding='utf-8', errors='strict')")
    static Object newStr(PyThread t, PyType cls, Object object, Object encoding, Object errors) {
        String codec = name(encoding, "str", "encoding");
        String handler = name(errors, "str", "errors");
        Object text;
        if (object == null) {
            text = "";
        } else if (codec == null && handler == null) {
            text = TextOps.str(t, object);
        } else {
            text = Codecs.decodeObject(t, object, codec, handler);
        }
        return cls == TYPE ? text : new StrInstance(cls, value(text));
    }

    private static Object compare(Object self, Object value, int op) {
        Object other = Str.exactOrNull(value);
        if (other == null || !Str.is(self)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        Object text = value(self);
        return switch (op) {
            case CompareOps.EQ -> text.equals(other);
            case CompareOps.NE -> !text.equals(other);
            default -> CompareOps.compare(Str.compare(text, other), 0, op);
        };
    }

    /** The exact string of an argument; raises TypeError. */
    static Object argument(Object value, String method, int number) {
        Object text = Str.exactOrNull(value);
        if (text == null) {
            throw TypeErrors.of(method + "() argument " + number + " must be str, not " + PyType.of(value).name);
        }
        return text;
    }

    private static Object argument(Object value, String method) {
        Object text = Str.exactOrNull(value);
        if (text == null) {
            throw TypeErrors.of(method + "() argument must be str, not " + PyType.of(value).name);
        }
        return text;
    }

    private static Object required(Object value) {
        Object text = Str.exactOrNull(value);
        if (text == null) {
            throw TypeErrors.of("must be str, not " + PyType.of(value).name);
        }
        if (Str.length(text) == 0) {
            throw ValueErrors.of("empty separator");
        }
        return text;
    }

    /** The separator of split(), null for white space. */
    private static Object separator(Object value) {
        if (value == null || value == PyNone.NONE) {
            return null;
        }
        Object text = Str.exactOrNull(value);
        if (text == null) {
            throw TypeErrors.of("must be str or None, not " + PyType.of(value).name);
        }
        if (Str.length(text) == 0) {
            throw ValueErrors.of("empty separator");
        }
        return text;
    }

    private static Object stripped(Object chars, String method) {
        if (chars == null || chars == PyNone.NONE) {
            return null;
        }
        Object text = Str.exactOrNull(chars);
        if (text == null) {
            throw TypeErrors.of(method + " arg must be None or str");
        }
        return text;
    }

    /** The name of an encoding or an error handler, or null when left out. */
    static String name(Object value, String method, String parameter) {
        if (value == null) {
            return null;
        }
        Object text = Str.exactOrNull(value);
        if (text == null) {
            throw TypeErrors.of(method + "() argument '" + parameter + "' must be str, not " + PyType.of(value).name);
        }
        String name = Str.java(text);
        if (name.indexOf('\0') >= 0) {
            throw ValueErrors.of("embedded null character");
        }
        return name;
    }

    /** A count that may be left out; below zero is without limit. */
    static long limit(PyThread t, Object count) {
        return count == null ? -1 : SequenceIndexes.size(t, count);
    }

    private static int search(PyThread t, Object self, Object sub, Object start, Object end) {
        Object s = value(self);
        TextRange r = TextRange.of(t, start, end, Str.length(s));
        return TextSearch.find(s, sub, r.start(), r.end());
    }

    private static int rsearch(PyThread t, Object self, Object sub, Object start, Object end) {
        Object s = value(self);
        TextRange r = TextRange.of(t, start, end, Str.length(s));
        return TextSearch.rfind(s, sub, r.start(), r.end());
    }

    private static long sizeOf(Object s) {
        int n = Str.length(s);
        int greatest = 0;
        for (int i = 0; i < n; i++) {
            greatest = Math.max(greatest, Str.codePointAt(s, i));
        }
        return greatest < 128 ? 41L + n : greatest < 256 ? 57L + n : greatest < 0x10000 ? 58L + 2L * n : 60L + 4L * n;
    }

    @ExposedMethod("__repr__($self, /)")
    static Object repr(Object self) {
        return StrRepr.repr(value(self));
    }

    @ExposedMethod("__str__($self, /)")
    static Object str(Object self) {
        return value(self);
    }

    @ExposedMethod("__hash__($self, /)")
    static long hash(PyThread t, Object self) {
        return HashOps.hashText(t, value(self));
    }

    @ExposedMethod("__lt__($self, value, /)")
    static Object lt(Object self, Object value) {
        return compare(self, value, CompareOps.LT);
    }

    @ExposedMethod("__le__($self, value, /)")
    static Object le(Object self, Object value) {
        return compare(self, value, CompareOps.LE);
    }

    @ExposedMethod("__eq__($self, value, /)")
    static Object eq(Object self, Object value) {
        return compare(self, value, CompareOps.EQ);
    }

    @ExposedMethod("__ne__($self, value, /)")
    static Object ne(Object self, Object value) {
        return compare(self, value, CompareOps.NE);
    }

    @ExposedMethod("__gt__($self, value, /)")
    static Object gt(Object self, Object value) {
        return compare(self, value, CompareOps.GT);
    }

    @ExposedMethod("__ge__($self, value, /)")
    static Object ge(Object self, Object value) {
        return compare(self, value, CompareOps.GE);
    }

    @ExposedMethod("__iter__($self, /)")
    static Object iter(Object self) {
        return StrIterators.of(value(self));
    }

    @ExposedMethod("__len__($self, /)")
    static int len(Object self) {
        return Str.length(value(self));
    }

    @ExposedMethod("__getitem__($self, key, /)")
    static Object getitem(PyThread t, Object self, Object key) {
        return StrSubscripts.get(t, value(self), key);
    }

    @ExposedMethod("__contains__($self, key, /)")
    static boolean contains(Object self, Object key) {
        Object sub = Str.exactOrNull(key);
        if (sub == null) {
            throw TypeErrors.of("'in <string>' requires string as left operand, not " + PyType.of(key).name);
        }
        return TextSearch.contains(value(self), sub);
    }

    @ExposedMethod("__add__($self, value, /)")
    static Object add(Object self, Object value) {
        Object other = Str.exactOrNull(value);
        if (other == null) {
            throw TypeErrors.of("can only concatenate str (not \"" + PyType.of(value).fullName() + "\") to str");
        }
        return Str.concat(value(self), other);
    }

    @ExposedMethod("__mul__($self, value, /)")
    static Object mul(PyThread t, Object self, Object value) {
        Object s = value(self);
        return Str.repeat(s, SequenceIndexes.repetitions(t, value, Str.length(s)));
    }

    @ExposedMethod("__rmul__($self, value, /)")
    static Object rmul(PyThread t, Object self, Object value) {
        return mul(t, self, value);
    }

    @ExposedMethod("__mod__($self, value, /)")
    static Object mod(PyThread t, Object self, Object value) {
        return Str.is(self) ? PercentFormat.format(t, value(self), value) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod("__rmod__($self, value, /)")
    static Object rmod(PyThread t, Object self, Object value) {
        return Str.is(value) ? PercentFormat.format(t, value(value), self) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(value = "encode($self, /, encoding='utf-8', errors='strict')",
            doc = "The bytes of the string in an encoding.")
    static Object encode(PyThread t, Object self, Object encoding, Object errors) {
        return Codecs.encode(t, value(self), name(encoding, "encode", "encoding"), name(errors, "encode", "errors"));
    }

    @ExposedMethod(value = "replace($self, old, new, /, count=-1)",
            doc = "A copy with one substring replaced by another.")
    static Object replace(PyThread t, Object self, Object old, Object by, Object count) {
        return TextSearch.replace(value(self), argument(old, "replace", 1), argument(by, "replace", 2), limit(t, count));
    }

    @ExposedMethod(value = "split($self, /, sep=None, maxsplit=-1)",
            doc = "A list of the words between separators; white space when none is given.")
    static Object split(PyThread t, Object self, Object sep, Object maxsplit) {
        long limit = limit(t, maxsplit);
        Object separator = separator(sep);
        return separator == null ? TextSplit.whitespace(value(self), limit) : TextSplit.at(value(self), separator, limit);
    }

    @ExposedMethod(value = "rsplit($self, /, sep=None, maxsplit=-1)",
            doc = "A list of the words between separators; white space when none is given.")
    static Object rsplit(PyThread t, Object self, Object sep, Object maxsplit) {
        long limit = limit(t, maxsplit);
        Object separator = separator(sep);
        return separator == null ? TextSplit.whitespaceFromRight(value(self), limit) : TextSplit.fromRightAt(value(self), separator, limit);
    }

    @ExposedMethod(value = "join($self, iterable, /)",
            doc = "The strings of an iterable, with this one between them.")
    static Object join(PyThread t, Object self, Object iterable) {
        return TextJoin.join(t, value(self), iterable);
    }

    @ExposedMethod(value = "capitalize($self, /)",
            doc = "The first character as a title, the others small.")
    static Object capitalize(Object self) {
        return TextCase.capitalize(value(self));
    }

    @ExposedMethod(value = "casefold($self, /)",
            doc = "For comparison without regard to case.")
    static Object casefold(Object self) {
        return TextCase.casefold(value(self));
    }

    @ExposedMethod(value = "title($self, /)",
            doc = "Each word with a title-cased first letter.")
    static Object title(Object self) {
        return TextCase.title(value(self));
    }

    @ExposedMethod(value = "lower($self, /)",
            doc = "All small.")
    static Object lower(Object self) {
        return TextCase.lower(value(self));
    }

    @ExposedMethod(value = "upper($self, /)",
            doc = "All capital.")
    static Object upper(Object self) {
        return TextCase.upper(value(self));
    }

    @ExposedMethod(value = "swapcase($self, /)",
            doc = "Small for capital and capital for small.")
    static Object swapcase(Object self) {
        return TextCase.swapCase(value(self));
    }

    @ExposedMethod(value = "center($self, width, fillchar=' ', /)",
            doc = "Padded to a width.")
    static Object center(PyThread t, Object self, Object width, Object fillchar) {
        Object s = value(self);
        int padding = TextPadding.width(t, width) - Str.length(s);
        int left = TextPadding.leftOfCentre(padding, Str.length(s));
        return TextPadding.pad(s, left, padding - left, TextPadding.fill(fillchar));
    }

    @ExposedMethod(value = "ljust($self, width, fillchar=' ', /)",
            doc = "Padded to a width.")
    static Object ljust(PyThread t, Object self, Object width, Object fillchar) {
        Object s = value(self);
        int padding = TextPadding.width(t, width) - Str.length(s);
        int left = 0;
        return TextPadding.pad(s, left, padding - left, TextPadding.fill(fillchar));
    }

    @ExposedMethod(value = "rjust($self, width, fillchar=' ', /)",
            doc = "Padded to a width.")
    static Object rjust(PyThread t, Object self, Object width, Object fillchar) {
        Object s = value(self);
        int padding = TextPadding.width(t, width) - Str.length(s);
        int left = padding;
        return TextPadding.pad(s, left, padding - left, TextPadding.fill(fillchar));
    }

    @ExposedMethod(value = "count($self, sub[, start[, end]], /)",
            doc = "How often a substring occurs without overlap.")
    static int count(PyThread t, Object self, Object sub, Object start, Object end) {
        Object s = value(self);
        Object part = argument(sub, "count", 1);
        TextRange r = TextRange.of(t, start, end, Str.length(s));
        return TextSearch.count(s, part, r.start(), r.end());
    }

    @ExposedMethod(value = "expandtabs($self, /, tabsize=8)",
            doc = "Tabs replaced by spaces.")
    static Object expandtabs(PyThread t, Object self, Object tabsize) {
        return TextPadding.expandTabs(value(self), tabsize == null ? 8 : TextPadding.tabSize(t, tabsize));
    }

    @ExposedMethod(value = "find($self, sub[, start[, end]], /)",
            doc = "Where a substring stands, from the left, or -1.")
    static int find(PyThread t, Object self, Object sub, Object start, Object end) {
        int found = search(t, self, argument(sub, "find", 1), start, end);
        return found;
    }

    @ExposedMethod(value = "rfind($self, sub[, start[, end]], /)",
            doc = "Where a substring stands, from the right, or -1.")
    static int rfind(PyThread t, Object self, Object sub, Object start, Object end) {
        int found = rsearch(t, self, argument(sub, "rfind", 1), start, end);
        return found;
    }

    @ExposedMethod(value = "index($self, sub[, start[, end]], /)",
            doc = "Where a substring stands, from the left, or ValueError.")
    static int index(PyThread t, Object self, Object sub, Object start, Object end) {
        int found = search(t, self, argument(sub, "index", 1), start, end);
        if (found < 0) {
            throw ValueErrors.of("substring not found");
        }
        return found;
    }

    @ExposedMethod(value = "rindex($self, sub[, start[, end]], /)",
            doc = "Where a substring stands, from the right, or ValueError.")
    static int rindex(PyThread t, Object self, Object sub, Object start, Object end) {
        int found = rsearch(t, self, argument(sub, "rindex", 1), start, end);
        if (found < 0) {
            throw ValueErrors.of("substring not found");
        }
        return found;
    }

    @ExposedMethod(value = "partition($self, sep, /)",
            doc = "Three parts: before a separator, the separator, after it.")
    static Object partition(Object self, Object sep) {
        return TextPadding.partition(value(self), required(sep));
    }

    @ExposedMethod(value = "rpartition($self, sep, /)",
            doc = "Three parts: before a separator, the separator, after it.")
    static Object rpartition(Object self, Object sep) {
        return TextPadding.rpartition(value(self), required(sep));
    }

    @ExposedMethod(value = "strip($self, chars=None, /)",
            doc = "Without white space, or given characters, at the ends.")
    static Object strip(Object self, Object chars) {
        return TextPadding.strip(value(self), stripped(chars, "strip"), true, true);
    }

    @ExposedMethod(value = "lstrip($self, chars=None, /)",
            doc = "Without white space, or given characters, at the start.")
    static Object lstrip(Object self, Object chars) {
        return TextPadding.strip(value(self), stripped(chars, "lstrip"), true, false);
    }

    @ExposedMethod(value = "rstrip($self, chars=None, /)",
            doc = "Without white space, or given characters, at the end.")
    static Object rstrip(Object self, Object chars) {
        return TextPadding.strip(value(self), stripped(chars, "rstrip"), false, true);
    }

    @ExposedMethod(value = "splitlines($self, /, keepends=False)",
            doc = "A list of the lines.")
    static Object splitlines(PyThread t, Object self, Object keepends) {
        return TextSplit.lines(value(self), keepends != null && TruthOps.isTrue(t, keepends));
    }

    @ExposedMethod(value = "translate($self, table, /)",
            doc = "Each character replaced by what a table says.")
    static Object translate(PyThread t, Object self, Object table) {
        return Translation.translate(t, value(self), table);
    }

    @ExposedMethod(value = "startswith($self, prefix[, start[, end]], /)",
            doc = "Whether the string starts with one of the given ones.")
    static boolean startswith(PyThread t, Object self, Object prefix, Object start, Object end) {
        return AffixTests.test(t, value(self), prefix, start, end, true);
    }

    @ExposedMethod(value = "endswith($self, suffix[, start[, end]], /)",
            doc = "Whether the string ends with one of the given ones.")
    static boolean endswith(PyThread t, Object self, Object suffix, Object start, Object end) {
        return AffixTests.test(t, value(self), suffix, start, end, false);
    }

    @ExposedMethod(value = "removeprefix($self, prefix, /)",
            doc = "Without a prefix if it is there.")
    static Object removeprefix(Object self, Object prefix) {
        Object s = value(self);
        Object part = argument(prefix, "removeprefix");
        int m = Str.length(part);
        return m <= Str.length(s) && TextSearch.matches(s, part, 0, m) ? Str.slice(s, m, Str.length(s)) : s;
    }

    @ExposedMethod(value = "removesuffix($self, suffix, /)",
            doc = "Without a suffix if it is there.")
    static Object removesuffix(Object self, Object suffix) {
        Object s = value(self);
        Object part = argument(suffix, "removesuffix");
        int rest = Str.length(s) - Str.length(part);
        return rest >= 0 && TextSearch.matches(s, part, rest, Str.length(part)) ? Str.slice(s, 0, rest) : s;
    }

    @ExposedMethod(value = "isascii($self, /)",
            doc = "Whether all characters are ASCII.")
    static boolean isascii(Object self) {
        return TextCase.isAscii(value(self));
    }

    @ExposedMethod(value = "islower($self, /)",
            doc = "Whether all cased characters are small, and there is one.")
    static boolean islower(Object self) {
        return TextTests.islower(value(self));
    }

    @ExposedMethod(value = "isupper($self, /)",
            doc = "Whether all cased characters are capital, and there is one.")
    static boolean isupper(Object self) {
        return TextTests.isupper(value(self));
    }

    @ExposedMethod(value = "istitle($self, /)",
            doc = "Whether words begin with a title-cased or capital letter.")
    static boolean istitle(Object self) {
        return TextTests.istitle(value(self));
    }

    @ExposedMethod(value = "isspace($self, /)",
            doc = "Whether all characters are space, and there is one.")
    static boolean isspace(Object self) {
        return TextTests.isspace(value(self));
    }

    @ExposedMethod(value = "isdecimal($self, /)",
            doc = "Whether all characters are decimal, and there is one.")
    static boolean isdecimal(Object self) {
        return TextTests.isdecimal(value(self));
    }

    @ExposedMethod(value = "isdigit($self, /)",
            doc = "Whether all characters are digit, and there is one.")
    static boolean isdigit(Object self) {
        return TextTests.isdigit(value(self));
    }

    @ExposedMethod(value = "isnumeric($self, /)",
            doc = "Whether all characters are numeric, and there is one.")
    static boolean isnumeric(Object self) {
        return TextTests.isnumeric(value(self));
    }

    @ExposedMethod(value = "isalpha($self, /)",
            doc = "Whether all characters are alpha, and there is one.")
    static boolean isalpha(Object self) {
        return TextTests.isalpha(value(self));
    }

    @ExposedMethod(value = "isalnum($self, /)",
            doc = "Whether all characters are alnum, and there is one.")
    static boolean isalnum(Object self) {
        return TextTests.isalnum(value(self));
    }

    @ExposedMethod(value = "isidentifier($self, /)",
            doc = "Whether the string is an identifier or keyword.")
    static boolean isidentifier(Object self) {
        return TextTests.isidentifier(value(self));
    }

    @ExposedMethod(value = "isprintable($self, /)",
            doc = "Whether repr() shows all characters as they are.")
    static boolean isprintable(Object self) {
        return TextTests.isprintable(value(self));
    }

    @ExposedMethod(value = "zfill($self, width, /)",
            doc = "Padded with zeros after the sign.")
    static Object zfill(PyThread t, Object self, Object width) {
        return TextPadding.zeroFill(value(self), TextPadding.width(t, width));
    }

    @ExposedMethod(value = "format($self, /, *args, **kwargs)",
            doc = "The string with its fields in braces replaced by formatted values.")
    static Object formatMethod(PyThread t, Object self, Object[] args, dev.krait.type.mapping.PyDict kwargs) {
        return BraceFormat.format(t, value(self), args, kwargs, null);
    }

    @ExposedMethod(value = "format_map($self, mapping, /)",
            doc = "As format(), the values taken from a mapping.")
    static Object formatMap(PyThread t, Object self, Object mapping) {
        return BraceFormat.format(t, value(self), null, null, mapping);
    }

    @ExposedMethod(value = "__format__($self, format_spec, /)", plain = true,
            doc = "Formats by the format mini-language.")
    static Object format(PyThread t, Object self, Object format_spec) {
        return StrFormat.format(t, self, Str.specOf(format_spec));
    }

    @ExposedMethod(value = "maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)", binding = Binding.STATIC,
            doc = "A table for translate().")
    static Object maketrans(PyThread t, Object x, Object y, Object z) {
        return Translation.makeTable(t, x, y, z);
    }

    @ExposedMethod(value = "__sizeof__($self, /)", plain = true,
            doc = "Bytes in memory, as CPython would take.")
    static long size(Object self) {
        return sizeOf(value(self));
    }

    @ExposedMethod(value = "__getnewargs__($self, /)", plain = true)
    static Object getnewargs(Object self) {
        return PyTuple.of(value(self));
    }
}
