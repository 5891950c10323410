package dev.krait.type.text;

import dev.krait.error.IndexErrors;
import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PySlice;
import dev.krait.type.sequence.SequenceIndexes;
import dev.krait.type.sequence.SliceIndices;

/** Subscripts of strings. */
public final class StrSubscripts {
    private StrSubscripts() {
    }

    /** {@code s[key]} of an exact string. */
    public static Object get(PyThread t, Object s, Object key) {
        int n = Str.length(s);
        if (key instanceof PySlice slice) {
            SliceIndices indices = SliceIndices.of(t, slice, n);
            return slice(s, indices);
        }
        if (!SequenceIndexes.isIndex(key)) {
            throw TypeErrors.of("string indices must be integers, not '" + PyType.of(key).name + "'");
        }
        long index = SequenceIndexes.index(t, key);
        if (index < 0) {
            index += n;
        }
        if (index < 0 || index >= n) {
            throw IndexErrors.of("string index out of range");
        }
        return Str.ofCodePoint(Str.codePointAt(s, (int) index));
    }

    private static Object slice(Object s, SliceIndices indices) {
        if (indices.count() == 0) {
            return "";
        }
        if (indices.step() == 1) {
            return Str.slice(s, indices.start(), indices.start() + indices.count());
        }
        TextBuilder out = new TextBuilder(indices.count());
        for (int i = 0; i < indices.count(); i++) {
            out.appendCodePoint(Str.codePointAt(s, indices.at(i)));
        }
        return out.build();
    }
}
