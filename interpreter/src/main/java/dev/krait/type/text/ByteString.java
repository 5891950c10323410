package dev.krait.type.text;

import dev.krait.error.ValueErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedMethod;
import dev.krait.object.ComparedInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.TruthOps;
import dev.krait.protocol.Buffer;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;
import java.util.Arrays;

/**
 * What {@code bytes} and {@code bytearray} share: all methods that read. Results are of the exact built-in type. Compare CPython
 * {@code Objects/bytes_methods.c} and {@code Objects/stringlib}.
 */
public abstract class ByteString extends ComparedInstance implements Buffer {
    protected ByteString(PyType type) {
        super(type);
    }

    /** The contents as they are now; do not write. */
    public abstract byte[] toArray();

    public abstract int length();

    /** An object of the same built-in type; takes the array over if it is fresh. */
    abstract Object same(byte[] contents);

    /** A part; for bytes itself when it is all. */
    Object part(byte[] b, int from, int to) {
        return same(Arrays.copyOfRange(b, from, to));
    }

    private Object stripped(byte[] b, int[] bounds) {
        return part(b, bounds[0], bounds[1]);
    }

    @ExposedMethod("__len__($self, /)")
    public final int len() {
        return length();
    }

    @ExposedMethod("__contains__($self, key, /)")
    public final boolean contains(PyThread t, Object key) {
        return ByteSearch.contains(toArray(), ByteArguments.needle(t, key, true));
    }

    @ExposedMethod("__mul__($self, value, /)")
    public final Object mul(PyThread t, Object value) {
        byte[] b = toArray();
        return same(Bytes.repeat(b, SequenceIndexes.repetitions(t, value, b.length)));
    }

    @ExposedMethod("__rmul__($self, value, /)")
    public final Object rmul(PyThread t, Object value) {
        return mul(t, value);
    }

    @ExposedMethod("__mod__($self, value, /)")
    public final Object mod(PyThread t, Object value) {
        return same(BytesFormat.format(t, toArray(), value));
    }

    @ExposedMethod("__rmod__($self, value, /)")
    public final Object rmod(PyThread t, Object value) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(value = "capitalize($self, /)",
            doc = "As the method of str, for ASCII letters.")
    public final Object capitalize() {
        return same(ByteCase.capitalize(toArray()));
    }

    @ExposedMethod(value = "lower($self, /)",
            doc = "As the method of str, for ASCII letters.")
    public final Object lower() {
        return same(ByteCase.lower(toArray()));
    }

    @ExposedMethod(value = "upper($self, /)",
            doc = "As the method of str, for ASCII letters.")
    public final Object upper() {
        return same(ByteCase.upper(toArray()));
    }

    @ExposedMethod(value = "swapcase($self, /)",
            doc = "As the method of str, for ASCII letters.")
    public final Object swapcase() {
        return same(ByteCase.swapcase(toArray()));
    }

    @ExposedMethod(value = "title($self, /)",
            doc = "As the method of str, for ASCII letters.")
    public final Object title() {
        return same(ByteCase.title(toArray()));
    }

    @ExposedMethod(value = "isalnum($self, /)",
            doc = "As the method of str, for ASCII characters.")
    public final boolean isalnum() {
        return ByteTests.isalnum(toArray());
    }

    @ExposedMethod(value = "isalpha($self, /)",
            doc = "As the method of str, for ASCII characters.")
    public final boolean isalpha() {
        return ByteTests.isalpha(toArray());
    }

    @ExposedMethod(value = "isascii($self, /)",
            doc = "As the method of str, for ASCII characters.")
    public final boolean isascii() {
        return ByteTests.isascii(toArray());
    }

    @ExposedMethod(value = "isdigit($self, /)",
            doc = "As the method of str, for ASCII characters.")
    public final boolean isdigit() {
        return ByteTests.isdigit(toArray());
    }

    @ExposedMethod(value = "islower($self, /)",
            doc = "As the method of str, for ASCII characters.")
    public final boolean islower() {
        return ByteTests.islower(toArray());
    }

    @ExposedMethod(value = "isspace($self, /)",
            doc = "As the method of str, for ASCII characters.")
    public final boolean isspace() {
        return ByteTests.isspace(toArray());
    }

    @ExposedMethod(value = "istitle($self, /)",
            doc = "As the method of str, for ASCII characters.")
    public final boolean istitle() {
        return ByteTests.istitle(toArray());
    }

    @ExposedMethod(value = "isupper($self, /)",
            doc = "As the method of str, for ASCII characters.")
    public final boolean isupper() {
        return ByteTests.isupper(toArray());
    }

    @ExposedMethod(value = "center($self, width, fillchar=b' ', /)",
            doc = "Padded to a width.")
    public final Object center(PyThread t, Object width, Object fillchar) {
        byte[] b = toArray();
        int padding = TextPadding.width(t, width) - b.length;
        int fill = ByteArguments.fill(t, fillchar, "center");
        int left = TextPadding.leftOfCentre(padding, b.length);
        return same(Bytes.pad(b, left, padding - left, fill));
    }

    @ExposedMethod(value = "ljust($self, width, fillchar=b' ', /)",
            doc = "Padded to a width.")
    public final Object ljust(PyThread t, Object width, Object fillchar) {
        byte[] b = toArray();
        int padding = TextPadding.width(t, width) - b.length;
        int fill = ByteArguments.fill(t, fillchar, "ljust");
        int left = 0;
        return same(Bytes.pad(b, left, padding - left, fill));
    }

    @ExposedMethod(value = "rjust($self, width, fillchar=b' ', /)",
            doc = "Padded to a width.")
    public final Object rjust(PyThread t, Object width, Object fillchar) {
        byte[] b = toArray();
        int padding = TextPadding.width(t, width) - b.length;
        int fill = ByteArguments.fill(t, fillchar, "rjust");
        int left = padding;
        return same(Bytes.pad(b, left, padding - left, fill));
    }

    @ExposedMethod(value = "count($self, sub[, start[, end]], /)",
            doc = "How often a part occurs without overlap.")
    public final int count(PyThread t, Object sub, Object start, Object end) {
        byte[] part = ByteArguments.needle(t, sub, false);
        byte[] b = toArray();
        TextRange r = TextRange.of(t, start, end, b.length);
        return ByteSearch.count(b, part, r.start(), r.end());
    }

    @ExposedMethod(value = "decode($self, /, encoding='utf-8', errors='strict')",
            doc = "The string that the bytes say in an encoding.")
    public final Object decode(PyThread t, Object encoding, Object errors) {
        return Codecs.decode(t, toArray(), StrType.name(encoding, "decode", "encoding"), StrType.name(errors, "decode", "errors"));
    }

    @ExposedMethod(value = "startswith($self, prefix[, start[, end]], /)",
            doc = "Whether the bytes begin with one of the given ones.")
    public final boolean startswith(PyThread t, Object prefix, Object start, Object end) {
        return ByteArguments.affix(t, toArray(), prefix, start, end, true);
    }

    @ExposedMethod(value = "endswith($self, suffix[, start[, end]], /)",
            doc = "Whether the bytes end with one of the given ones.")
    public final boolean endswith(PyThread t, Object suffix, Object start, Object end) {
        return ByteArguments.affix(t, toArray(), suffix, start, end, false);
    }

    @ExposedMethod(value = "expandtabs($self, /, tabsize=8)",
            doc = "Tabs replaced by spaces.")
    public final Object expandtabs(PyThread t, Object tabsize) {
        return same(Bytes.expandTabs(toArray(), tabsize == null ? 8 : TextPadding.tabSize(t, tabsize)));
    }

    @ExposedMethod(value = "find($self, sub[, start[, end]], /)",
            doc = "Where a part stands, from the left, or -1.")
    public final int find(PyThread t, Object sub, Object start, Object end) {
        byte[] part = ByteArguments.needle(t, sub, false);
        byte[] b = toArray();
        TextRange r = TextRange.of(t, start, end, b.length);
        int found = ByteSearch.find(b, part, r.start(), r.end());
        return found;
    }

    @ExposedMethod(value = "rfind($self, sub[, start[, end]], /)",
            doc = "Where a part stands, from the right, or -1.")
    public final int rfind(PyThread t, Object sub, Object start, Object end) {
        byte[] part = ByteArguments.needle(t, sub, false);
        byte[] b = toArray();
        TextRange r = TextRange.of(t, start, end, b.length);
        int found = ByteSearch.rfind(b, part, r.start(), r.end());
        return found;
    }

    @ExposedMethod(value = "index($self, sub[, start[, end]], /)",
            doc = "Where a part stands, from the left, or ValueError.")
    public final int index(PyThread t, Object sub, Object start, Object end) {
        byte[] part = ByteArguments.needle(t, sub, false);
        byte[] b = toArray();
        TextRange r = TextRange.of(t, start, end, b.length);
        int found = ByteSearch.find(b, part, r.start(), r.end());
        if (found < 0) {
            throw ValueErrors.of("subsection not found");
        }
        return found;
    }

    @ExposedMethod(value = "rindex($self, sub[, start[, end]], /)",
            doc = "Where a part stands, from the right, or ValueError.")
    public final int rindex(PyThread t, Object sub, Object start, Object end) {
        byte[] part = ByteArguments.needle(t, sub, false);
        byte[] b = toArray();
        TextRange r = TextRange.of(t, start, end, b.length);
        int found = ByteSearch.rfind(b, part, r.start(), r.end());
        if (found < 0) {
            throw ValueErrors.of("subsection not found");
        }
        return found;
    }

    @ExposedMethod(value = "fromhex($type, string, /)", binding = Binding.CLASS,
            doc = "The bytes that hexadecimal digits say.")
    public static Object fromHex(PyThread t, PyType cls, Object string) {
        byte[] b = ByteHex.parse(t, string);
        return cls == PyBytes.TYPE ? PyBytes.of(b) : cls == PyByteArray.TYPE ? PyByteArray.of(b) : CallOps.call1(t, cls, PyBytes.of(b));
    }

    @ExposedMethod(value = "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)",
            doc = "The bytes as hexadecimal digits.")
    public final Object hex(PyThread t, Object sep, Object bytes_per_sep) {
        return ByteHex.format(t, toArray(), sep, bytes_per_sep);
    }

    @ExposedMethod(value = "join($self, iterable_of_bytes, /)",
            doc = "The bytes of an iterable, with these ones between them.")
    public final Object join(PyThread t, Object iterable_of_bytes) {
        return same(Bytes.join(t, toArray(), iterable_of_bytes));
    }

    @ExposedMethod(value = "strip($self, bytes=None, /)",
            doc = "Without white space, or given bytes, at the ends.")
    public final Object strip(PyThread t, Object bytes) {
        byte[] b = toArray();
        return stripped(b, Bytes.strip(b, bytes == null || bytes == PyNone.NONE ? null : BufferOps.bytes(t, bytes), true, true));
    }

    @ExposedMethod(value = "lstrip($self, bytes=None, /)",
            doc = "Without white space, or given bytes, at the start.")
    public final Object lstrip(PyThread t, Object bytes) {
        byte[] b = toArray();
        return stripped(b, Bytes.strip(b, bytes == null || bytes == PyNone.NONE ? null : BufferOps.bytes(t, bytes), true, false));
    }

    @ExposedMethod(value = "rstrip($self, bytes=None, /)",
            doc = "Without white space, or given bytes, at the end.")
    public final Object rstrip(PyThread t, Object bytes) {
        byte[] b = toArray();
        return stripped(b, Bytes.strip(b, bytes == null || bytes == PyNone.NONE ? null : BufferOps.bytes(t, bytes), false, true));
    }

    @ExposedMethod(value = "maketrans(frm, to, /)", binding = Binding.STATIC,
            doc = "A table for translate().")
    public static Object maketrans(PyThread t, Object frm, Object to) {
        byte[] from = BufferOps.bytes(t, frm);
        byte[] by = BufferOps.bytes(t, to);
        if (from.length != by.length) {
            throw ValueErrors.of("maketrans arguments must have same length");
        }
        return PyBytes.of(Bytes.table(from, by));
    }

    @ExposedMethod(value = "partition($self, sep, /)",
            doc = "Three parts: before a separator, the separator, after it.")
    public final Object partition(PyThread t, Object sep) {
        byte[] separator = ByteArguments.separator(t, sep);
        byte[] b = toArray();
        int at = ByteSearch.find(b, separator, 0, b.length);
        if (at < 0) {
            return PyTuple.of(same(b), same(Bytes.NONE), same(Bytes.NONE));
        }
        return PyTuple.of(part(b, 0, at), same(separator), part(b, at + separator.length, b.length));
    }

    @ExposedMethod(value = "rpartition($self, sep, /)",
            doc = "Three parts: before a separator, the separator, after it.")
    public final Object rpartition(PyThread t, Object sep) {
        byte[] separator = ByteArguments.separator(t, sep);
        byte[] b = toArray();
        int at = ByteSearch.rfind(b, separator, 0, b.length);
        if (at < 0) {
            return PyTuple.of(same(Bytes.NONE), same(Bytes.NONE), same(b));
        }
        return PyTuple.of(part(b, 0, at), same(separator), part(b, at + separator.length, b.length));
    }

    @ExposedMethod(value = "replace($self, old, new, count=-1, /)",
            doc = "A copy with one part replaced by another.")
    public final Object replace(PyThread t, Object old, Object by, Object count) {
        byte[] from = BufferOps.bytes(t, old);
        byte[] to = BufferOps.bytes(t, by);
        return same(ByteSearch.replace(toArray(), from, to, StrType.limit(t, count)));
    }

    @ExposedMethod(value = "removeprefix($self, prefix, /)",
            doc = "Without a prefix if it is there.")
    public final Object removeprefix(PyThread t, Object prefix) {
        byte[] p = BufferOps.bytes(t, prefix);
        byte[] b = toArray();
        return part(b, ByteSearch.matches(b, p, 0) ? p.length : 0, b.length);
    }

    @ExposedMethod(value = "removesuffix($self, suffix, /)",
            doc = "Without a suffix if it is there.")
    public final Object removesuffix(PyThread t, Object suffix) {
        byte[] s = BufferOps.bytes(t, suffix);
        byte[] b = toArray();
        return part(b, 0, s.length <= b.length && ByteSearch.matches(b, s, b.length - s.length) ? b.length - s.length : b.length);
    }

    @ExposedMethod(value = "split($self, /, sep=None, maxsplit=-1)",
            doc = "A list of the parts between separators; white space when none is given.")
    public final Object split(PyThread t, Object sep, Object maxsplit) {
        long limit = StrType.limit(t, maxsplit);
        byte[] separator = sep == null || sep == PyNone.NONE ? null : ByteArguments.separator(t, sep);
        return new ByteSplit(this, toArray()).split(separator, limit);
    }

    @ExposedMethod(value = "rsplit($self, /, sep=None, maxsplit=-1)",
            doc = "A list of the parts between separators; white space when none is given.")
    public final Object rsplit(PyThread t, Object sep, Object maxsplit) {
        long limit = StrType.limit(t, maxsplit);
        byte[] separator = sep == null || sep == PyNone.NONE ? null : ByteArguments.separator(t, sep);
        return new ByteSplit(this, toArray()).rsplit(separator, limit);
    }

    @ExposedMethod(value = "splitlines($self, /, keepends=False)",
            doc = "A list of the lines.")
    public final Object splitlines(PyThread t, Object keepends) {
        return new ByteSplit(this, toArray()).lines(keepends != null && TruthOps.isTrue(t, keepends));
    }

    @ExposedMethod(value = "translate($self, table, /, delete=b'')",
            doc = "Each byte replaced by what a table says, some deleted before.")
    public final Object translate(PyThread t, Object table, Object delete) {
        return same(Bytes.translate(t, toArray(), table, delete));
    }

    @ExposedMethod(value = "zfill($self, width, /)",
            doc = "Padded with zeros after the sign.")
    public final Object zfill(PyThread t, Object width) {
        return same(Bytes.zeroFill(toArray(), TextPadding.width(t, width)));
    }
}
