package dev.krait.type.set;

import dev.krait.error.RuntimeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.sequence.FastSequence;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;

/** Iterates over a set by slot. Compare CPython {@code Objects/setobject.c: setiter_iternext}. */
@ExposedType("set_iterator")
public final class SetIterator extends BuiltinIterator {
    public static final PyType TYPE = PyType.builtin(SetIteratorTable.TABLE, PyType.OBJECT, 0);
    private static final int BROKEN = -1;

    private SetStorage set;
    private int expected;
    private int position;
    private int left;

    SetIterator(SetStorage set) {
        super(TYPE);
        this.set = set;
        this.expected = left = set.size();
    }

    @Override
    public Object next(PyThread t) {
        SetStorage s = set;
        if (s == null) {
            return null;
        }
        SetTable tb = s.table();
        if (tb.used != expected) {
            expected = BROKEN;
            throw RuntimeErrors.of("Set changed size during iteration");
        }
        int slot = tb.next(position);
        if (slot < 0) {
            set = null;
            return null;
        }
        position = slot + 1;
        left--;
        return tb.keys[slot];
    }

    @ExposedMethod(value = "__length_hint__($self, /)", plain = true)
    int lengthHint() {
        return set != null && set.size() == expected ? left : 0;
    }

    /** As an iterator over a list of what is left; this one stays where it is. */
    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce(PyThread t) {
        SetStorage s = set;
        int p = position;
        int l = left;
        Object[] rest = FastSequence.drain(t, this, l);
        set = s;
        position = p;
        left = l;
        return PyTuple.of(builtin(t, "iter"), PyTuple.of(PyList.of(rest)));
    }
}
