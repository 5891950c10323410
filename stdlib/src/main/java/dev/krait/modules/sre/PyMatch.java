package dev.krait.modules.sre;

import dev.krait.error.IndexErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;
import dev.krait.type.text.Str;

/** The result of a match. Compare CPython {@code Modules/_sre/sre.c: MatchObject}. */
@ExposedType(value = "re.Match", doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.")
public final class PyMatch extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyMatchTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private final PyPattern pattern;
    private final Subject subject;
    private final int pos;
    private final int endpos;
    private final int lastIndex;
    /** Both ends of the whole match and of each group, -1 where unset. */
    private final int[] spans;

    PyMatch(PyPattern pattern, Matcher m) {
        super(TYPE);
        this.pattern = pattern;
        this.subject = m.subject;
        this.pos = m.searchStart;
        this.endpos = m.end;
        this.lastIndex = m.lastIndex;
        this.spans = new int[m.marks.length + 2];
        spans[0] = m.start;
        spans[1] = m.place;
        for (int i = 0; i < m.marks.length; i += 2) {
            boolean set = m.marks[i] >= 0 && m.marks[i + 1] >= m.marks[i];
            spans[i + 2] = set ? m.marks[i] : -1;
            spans[i + 3] = set ? m.marks[i + 1] : -1;
        }
    }

    /** A group by its number, or {@code otherwise} when it took no part. */
    Object slice(int group, Object otherwise) {
        int from = spans[2 * group];
        return from < 0 ? otherwise : subject.slice(from, spans[2 * group + 1]);
    }

    boolean hasGroup(long group) {
        return group >= 0 && 2 * group < spans.length;
    }

    Object empty() {
        return subject.empty();
    }

    /** The number of a group from what the program says: a number or a name. Raises IndexError. */
    private int index(PyThread t, Object group) {
        if (group == null) {
            return 0;
        }
        Object number = null;
        if (SequenceIndexes.isIndex(group)) {
            number = NumberOps.index(t, group);
        } else if (Str.is(group) || pattern.groupIndex.size() > 0) {
            number = pattern.groupIndex.get(t, group);
        }
        if (number instanceof Long n && hasGroup(n)) {
            return (int) (long) n;
        }
        throw IndexErrors.of("no such group");
    }

    @ExposedMethod("group($self, /, *args)")
    Object group(PyThread t, Object[] args) {
        if (args.length < 2) {
            return slice(args.length == 0 ? 0 : index(t, args[0]), PyNone.NONE);
        }
        Object[] groups = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            groups[i] = slice(index(t, args[i]), PyNone.NONE);
        }
        return PyTuple.of(groups);
    }

    @ExposedMethod("__getitem__($self, key, /)")
    Object getItem(PyThread t, Object key) {
        return slice(index(t, key), PyNone.NONE);
    }

    @ExposedMethod("start($self, group=0, /)")
    int start(PyThread t, Object group) {
        return spans[2 * index(t, group)];
    }

    @ExposedMethod("end($self, group=0, /)")
    int end(PyThread t, Object group) {
        return spans[2 * index(t, group) + 1];
    }

    @ExposedMethod("span($self, group=0, /)")
    Object span(PyThread t, Object group) {
        return span(index(t, group));
    }

    private PyTuple span(int group) {
        return PyTuple.of((long) spans[2 * group], (long) spans[2 * group + 1]);
    }

    @ExposedMethod("groups($self, /, default=None)")
    Object groups(Object otherwise) {
        Object[] groups = new Object[spans.length / 2 - 1];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = slice(i + 1, otherwise == null ? PyNone.NONE : otherwise);
        }
        return PyTuple.of(groups);
    }

    @ExposedMethod("groupdict($self, /, default=None)")
    Object groupDict(PyThread t, Object otherwise) {
        PyDict groups = new PyDict();
        Object[] pairs = pattern.groupIndex.snapshot();
        for (int i = 0; i < pairs.length; i += 2) {
            groups.put(t, pairs[i], slice(index(t, pairs[i]), otherwise == null ? PyNone.NONE : otherwise));
        }
        return groups;
    }

    @ExposedMethod("expand($self, /, template)")
    Object expand(PyThread t, Object template) {
        Object parsed = Substitution.template(t, pattern, template);
        return parsed instanceof PyTemplate p ? p.expand(t, this) : parsed;
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

    @ExposedGetter(value = "string", member = true)
    Object string() {
        return subject.object;
    }

    @ExposedGetter(value = "re", member = true)
    Object re() {
        return pattern;
    }

    @ExposedGetter(value = "pos", member = true)
    int pos() {
        return pos;
    }

    @ExposedGetter(value = "endpos", member = true)
    int endpos() {
        return endpos;
    }

    @ExposedGetter("lastindex")
    Object lastIndex() {
        return lastIndex < 0 ? PyNone.NONE : (Object) (long) lastIndex;
    }

    @ExposedGetter("lastgroup")
    Object lastGroup() {
        return lastIndex < 0 || lastIndex >= pattern.indexGroup.size() ? PyNone.NONE : pattern.indexGroup.items[lastIndex];
    }

    @ExposedGetter("regs")
    Object regs() {
        Object[] all = new Object[spans.length / 2];
        for (int i = 0; i < all.length; i++) {
            all[i] = span(i);
        }
        return PyTuple.of(all);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        String text = Str.java(TextOps.repr(t, slice(0, PyNone.NONE)));
        return Str.of("<" + type.fullName() + " object; span=(" + spans[0] + ", " + spans[1] + "), match="
                + (text.codePointCount(0, text.length()) > 50 ? text.substring(0, text.offsetByCodePoints(0, 50)) : text) + ">");
    }
}
