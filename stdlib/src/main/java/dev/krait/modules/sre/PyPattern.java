package dev.krait.modules.sre;

import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.ComparedInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.HashOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.iter.CallableIterator;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.mapping.PyMappingProxy;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A compiled regular expression. Compare CPython {@code Modules/_sre/sre.c: PatternObject}. */
@ExposedType(value = "re.Pattern", doc = "Compiled regular expression object.")
public final class PyPattern extends ComparedInstance {
    public static final PyType TYPE = PyType.builtin(PyPatternTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);
    private static final String[] FLAG_NAMES = {
        null, "re.IGNORECASE", "re.LOCALE", "re.MULTILINE", "re.DOTALL", "re.UNICODE", "re.VERBOSE", "re.DEBUG", "re.ASCII",
    };
    private static final int UNICODE = 32;
    private static final int KIND_FLAGS = 4 | 32 | 256;

    static {
        TYPE.hasWeakref = true;
    }

    final Object pattern;
    final long flags;
    final Program program;
    /** Names of groups to their numbers. */
    final PyDict groupIndex;
    /** The names by number, None where there is none. */
    final PyTuple indexGroup;
    /** Whether the pattern is bytes; null when it is neither bytes nor str. */
    final Boolean bytes;

    PyPattern(Object pattern, long flags, Program program, PyDict groupIndex, PyTuple indexGroup, Boolean bytes) {
        super(TYPE);
        this.pattern = pattern;
        this.flags = flags;
        this.program = program;
        this.groupIndex = groupIndex;
        this.indexGroup = indexGroup;
        this.bytes = bytes;
    }

    int groupCount() {
        return program.groups;
    }

    Matcher matcher(PyThread t, Object string, Object pos, Object endpos) {
        long from = pos == null ? 0 : SequenceIndexes.size(t, pos);
        long to = endpos == null ? Long.MAX_VALUE : SequenceIndexes.size(t, endpos);
        return new Matcher(t, program, Subject.of(t, string, bytes), from, to);
    }

    /** The match that a matcher has just found, or None. */
    Object result(Matcher m, boolean found) {
        return found ? new PyMatch(this, m) : PyNone.NONE;
    }

    @ExposedMethod("match($self, /, string, pos=0, endpos=sys.maxsize)")
    Object match(PyThread t, Object string, Object pos, Object endpos) {
        Matcher m = matcher(t, string, pos, endpos);
        return result(m, m.match(false));
    }

    @ExposedMethod("fullmatch($self, /, string, pos=0, endpos=sys.maxsize)")
    Object fullMatch(PyThread t, Object string, Object pos, Object endpos) {
        Matcher m = matcher(t, string, pos, endpos);
        return result(m, m.match(true));
    }

    @ExposedMethod("search($self, /, string, pos=0, endpos=sys.maxsize)")
    Object search(PyThread t, Object string, Object pos, Object endpos) {
        Matcher m = matcher(t, string, pos, endpos);
        return result(m, m.search());
    }

    @ExposedMethod("findall($self, /, string, pos=0, endpos=sys.maxsize)")
    Object findAll(PyThread t, Object string, Object pos, Object endpos) {
        Matcher m = matcher(t, string, pos, endpos);
        PyList found = new PyList();
        while (m.search()) {
            int n = groupCount();
            Object item;
            if (n <= 1) {
                item = n == 0 ? m.subject.slice(m.start, m.place) : group(m, 0, m.subject.empty());
            } else {
                Object[] groups = new Object[n];
                for (int i = 0; i < n; i++) {
                    groups[i] = group(m, i, m.subject.empty());
                }
                item = PyTuple.of(groups);
            }
            found.append(item);
            m.advance();
        }
        return found;
    }

    /** Group {@code i}, counted from 0 without the whole match, of a match just found. */
    private static Object group(Matcher m, int i, Object otherwise) {
        int from = m.marks[2 * i];
        int to = m.marks[2 * i + 1];
        return from < 0 || to < from ? otherwise : m.subject.slice(from, to);
    }

    @ExposedMethod("split($self, /, string, maxsplit=0)")
    Object split(PyThread t, Object string, Object maxsplit) {
        long limit = maxsplit == null ? 0 : SequenceIndexes.size(t, maxsplit);
        Matcher m = matcher(t, string, null, null);
        PyList parts = new PyList();
        int last = 0;
        for (long n = 0; (limit == 0 || n < limit) && m.search(); n++) {
            parts.append(m.subject.slice(last, m.start));
            for (int i = 0; i < groupCount(); i++) {
                parts.append(group(m, i, PyNone.NONE));
            }
            last = m.place;
            m.advance();
        }
        parts.append(m.subject.slice(last, m.end));
        return parts;
    }

    @ExposedMethod("sub($self, /, repl, string, count=0)")
    Object sub(PyThread t, Object repl, Object string, Object count) {
        return Substitution.run(t, this, repl, string, count).items[0];
    }

    @ExposedMethod("subn($self, /, repl, string, count=0)")
    Object subn(PyThread t, Object repl, Object string, Object count) {
        return Substitution.run(t, this, repl, string, count);
    }

    @ExposedMethod("scanner($self, /, string, pos=0, endpos=sys.maxsize)")
    Object scanner(PyThread t, Object string, Object pos, Object endpos) {
        return new PyScanner(this, matcher(t, string, pos, endpos));
    }

    @ExposedMethod("finditer($self, /, string, pos=0, endpos=sys.maxsize)")
    Object findIter(PyThread t, Object string, Object pos, Object endpos) {
        Object search = AttributeOps.get(t, scanner(t, string, pos, endpos), "search");
        return new CallableIterator(search, PyNone.NONE);
    }

    @ExposedMethod(value = "__copy__($self, /)", plain = true)
    Object copy() {
        return this;
    }

    @ExposedMethod(value = "__deepcopy__($self, memo, /)", plain = true)
    Object deepCopy(Object memo) {
        return this;
    }

    @ExposedMethod(value = "__class_getitem__($type, object, /)", binding = Binding.CLASS)
    static Object classGetItem(PyThread t, PyType cls, Object key) {
        return TypeOps.genericAlias(t, cls, key);
    }

    @ExposedGetter(value = "pattern", member = true)
    Object pattern() {
        return pattern;
    }

    @ExposedGetter(value = "flags", member = true)
    long flags() {
        return flags;
    }

    @ExposedGetter(value = "groups", member = true)
    int groups() {
        return groupCount();
    }

    @ExposedGetter("groupindex")
    Object groupIndex() {
        return new PyMappingProxy(groupIndex);
    }

    @Override
    public Object richCompare(PyThread t, Object other, int op) {
        if (op != CompareOps.EQ && op != CompareOps.NE || !(other instanceof PyPattern b)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        boolean equal = this == b || flags == b.flags && java.util.Objects.equals(bytes, b.bytes) && Arrays.equals(program.code, b.program.code)
                && CompareOps.equal(t, pattern, b.pattern);
        return equal == (op == CompareOps.EQ);
    }

    @ExposedMethod("__hash__($self, /)")
    long hash(PyThread t) {
        return HashOps.hash(t, pattern) ^ Arrays.hashCode(program.code) ^ flags ^ groupCount();
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        long shown = Boolean.TRUE.equals(bytes) || (flags & KIND_FLAGS) != UNICODE ? flags : flags & ~UNICODE;
        List<String> names = new ArrayList<>();
        for (int bit = 1; bit < FLAG_NAMES.length; bit++) {
            if ((shown >> bit & 1) != 0) {
                names.add(FLAG_NAMES[bit]);
                shown &= ~(1L << bit);
            }
        }
        if (shown != 0) {
            names.add("0x" + Long.toHexString(shown));
        }
        Object text = TextOps.repr(t, pattern);
        String full = Str.java(text);
        String cut = full.codePointCount(0, full.length()) > 200 ? full.substring(0, full.offsetByCodePoints(0, 200)) : full;
        return Str.of("re.compile(" + cut + (names.isEmpty() ? ")" : ", " + String.join("|", names) + ")"));
    }
}
