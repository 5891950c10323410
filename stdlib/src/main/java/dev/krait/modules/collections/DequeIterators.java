package dev.krait.modules.collections;

import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.sequence.PyTuple;

/** The iterators of deques. */
final class DequeIterators {
    private DequeIterators() {
    }

    /** Steps by index; a change of the deque is an error. */
    abstract static class Walk extends BuiltinIterator {
        final PyDeque deque;
        private final boolean back;
        private final long state;
        private int left;

        Walk(PyType type, PyDeque deque, boolean back) {
            super(type);
            this.deque = deque;
            this.back = back;
            this.state = deque.state();
            this.left = deque.size();
        }

        @Override
        public final Object next(PyThread t) {
            if (deque.state() != state) {
                left = 0;
                throw RuntimeErrors.of("deque mutated during iteration");
            }
            if (left == 0) {
                return null;
            }
            Object item = deque.at(back ? left - 1 : deque.size() - left);
            left--;
            return item;
        }

        final void skip(PyThread t, Object count) {
            int n = count == null ? 0 : NumberOps.clippedIndex(t, count);
            left = Math.max(0, left - Math.max(0, n));
        }

        @ExposedMethod(value = "__length_hint__($self, /)", plain = true)
        public final int lengthHint() {
            return left;
        }

        @ExposedMethod(value = "__reduce__($self, /)", plain = true)
        public final Object reduce() {
            return PyTuple.of(type, PyTuple.of(deque, (long) (deque.size() - left)));
        }

        static PyDeque deque(Object value) {
            if (value instanceof PyDeque d) {
                return d;
            }
            throw TypeErrors.of("argument 1 must be collections.deque, not " + PyType.of(value).fullName());
        }
    }

    /** From the left. */
    @ExposedType("collections._deque_iterator")
    static final class Forward extends Walk {
        static final PyType TYPE = PyType.builtin(DequeIteratorsForwardTable.TABLE, PyType.OBJECT, 0);

        Forward(PyDeque deque) {
            super(TYPE, deque, false);
        }

        @ExposedNew("(deque, index=0, /)")
        static Object newForward(PyThread t, PyType cls, Object deque, Object index) {
            Forward it = new Forward(deque(deque));
            it.skip(t, index);
            return it;
        }
    }

    /** From the right. */
    @ExposedType("collections._deque_reverse_iterator")
    static final class Backward extends Walk {
        static final PyType TYPE = PyType.builtin(DequeIteratorsBackwardTable.TABLE, PyType.OBJECT, 0);

        Backward(PyDeque deque) {
            super(TYPE, deque, true);
        }

        @ExposedNew("(deque, index=0, /)")
        static Object newBackward(PyThread t, PyType cls, Object deque, Object index) {
            Backward it = new Backward(deque(deque));
            it.skip(t, index);
            return it;
        }
    }
}
