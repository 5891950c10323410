package dev.krait.modules.itertools;

import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.IterationOps;
import dev.krait.thread.PyThread;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.sequence.PyTuple;

/** {@code groupby} and the groups that it gives. */
final class Grouping {
    private Grouping() {
    }

    /** {@code groupby}. */
    @ExposedType(value = "itertools.groupby", signature = "(iterable, key=None)",
            doc = "make an iterator that returns consecutive keys and groups from the iterable")
    static final class GroupBy extends BuiltinIterator {
        static final PyType TYPE = PyType.builtin(GroupingGroupByTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
        private final Object iterator;
        private final Object function;
        private Object targetKey;
        private Object currentKey;
        private Object currentValue;
        private Group currentGroup;

        private GroupBy(PyType type, Object iterator, Object function) {
            super(type);
            this.iterator = iterator;
            this.function = function;
        }

        @ExposedNew("(iterable, key=None)")
        static Object newGroupBy(PyThread t, PyType cls, Object iterable, Object key) {
            return new GroupBy(cls, IterationOps.iterator(t, iterable), key == PyNone.NONE ? null : key);
        }

        /** Reads one more value; returns whether there was one. */
        private boolean step(PyThread t) {
            Object value = IterationOps.next(t, iterator);
            if (value == null) {
                return false;
            }
            Object key = function == null ? value : CallOps.call1(t, function, value);
            currentValue = value;
            currentKey = key;
            return true;
        }

        @Override
        public Object next(PyThread t) {
            currentGroup = null;
            for (;;) {
                Object target = targetKey;
                Object key = currentKey;
                if (key != null && (target == null || !CompareOps.equal(t, target, key))) {
                    break;
                }
                if (!step(t)) {
                    return null;
                }
            }
            Object key = currentKey;
            targetKey = key;
            Group group = new Group(this, key);
            currentGroup = group;
            return PyTuple.of(key, group);
        }
    }

    /** One group; at its end as soon as its {@code groupby} has moved on. */
    @ExposedType("itertools._grouper")
    static final class Group extends BuiltinIterator {
        static final PyType TYPE = PyType.builtin(GroupingGroupTable.TABLE, PyType.OBJECT, 0);
        private final GroupBy parent;
        private final Object key;

        private Group(GroupBy parent, Object key) {
            super(TYPE);
            this.parent = parent;
            this.key = key;
        }

        @ExposedNew("(parent, tgtkey, /)")
        static Object newGroup(PyThread t, PyType cls, Object parent, Object key) {
            if (!(parent instanceof GroupBy g)) {
                throw dev.krait.error.TypeErrors.of("_grouper() argument 1 must be itertools.groupby, not " + PyType.of(parent).fullName());
            }
            Group group = new Group(g, key);
            g.currentGroup = group;
            return group;
        }

        @Override
        public Object next(PyThread t) {
            GroupBy p = parent;
            if (p.currentGroup != this) {
                return null;
            }
            if (p.currentValue == null && !p.step(t)) {
                return null;
            }
            if (!CompareOps.equal(t, key, p.currentKey)) {
                return null;
            }
            Object value = p.currentValue;
            p.currentValue = null;
            return value;
        }
    }
}
