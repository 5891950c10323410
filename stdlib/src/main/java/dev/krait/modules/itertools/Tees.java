package dev.krait.modules.itertools;

import dev.krait.error.RuntimeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.IterationOps;
import dev.krait.thread.PyThread;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;

/** {@code tee}: iterators over one linked list that grows as the first of them reads. */
final class Tees {
    private Tees() {
    }

    static PyTuple tee(PyThread t, Object iterable, Object n) {
        long count = n == null ? 2 : SequenceIndexes.size(t, n);
        if (count < 0) {
            throw ValueErrors.of("n must be >= 0");
        }
        if (count == 0) {
            return PyTuple.EMPTY;
        }
        Object[] tees = new Object[(int) Math.min(count, Integer.MAX_VALUE - 16)];
        Tee first = of(t, iterable);
        tees[0] = first;
        for (int i = 1; i < tees.length; i++) {
            tees[i] = first.copy();
        }
        return PyTuple.of(tees);
    }

    private static Tee of(PyThread t, Object iterable) {
        Object iterator = IterationOps.iterator(t, iterable);
        return iterator instanceof Tee tee ? tee.copy() : new Tee(new Source(iterator), new Link());
    }

    /** The common iterator of some tees. */
    private static final class Source {
        final Object iterator;
        boolean running;

        Source(Object iterator) {
            this.iterator = iterator;
        }
    }

    /** One value that was read, or the place of the next one. */
    private static final class Link {
        Object value;
        Link next;
    }

    /** One of the iterators. */
    @ExposedType(value = "itertools._tee", doc = "Iterator wrapped to make it copyable.", signature = "(iterable, /)")
    static final class Tee extends BuiltinIterator {
        static final PyType TYPE = PyType.builtin(TeesTeeTable.TABLE, PyType.OBJECT, 0);

        static {
            TYPE.hasWeakref = true;
        }

        private final Source source;
        private Link link;

        private Tee(Source source, Link link) {
            super(TYPE);
            this.source = source;
            this.link = link;
        }

        @ExposedNew("(iterable, /)")
        static Object newTee(PyThread t, PyType cls, Object iterable) {
            return of(t, iterable);
        }

        @Override
        public Object next(PyThread t) {
            Link l = link;
            if (l.value == null) {
                synchronized (source) {
                    if (source.running) {
                        throw RuntimeErrors.of("cannot re-enter the tee iterator");
                    }
                    source.running = true;
                }
                try {
                    Object value = IterationOps.next(t, source.iterator);
                    if (value == null) {
                        return null;
                    }
                    l.next = new Link();
                    l.value = value;
                } finally {
                    source.running = false;
                }
            }
            link = l.next;
            return l.value;
        }

        @ExposedMethod(value = "__copy__($self, /)", plain = true)
        Tee copy() {
            return new Tee(source, link);
        }
    }
}
