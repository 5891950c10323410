package dev.krait.protocol;

import dev.krait.thread.PyThread;

/**
 * A built-in iterator, stepped without exceptions.
 *
 * <p>Implemented by Java classes whose Python subclasses, if any, cannot override {@code __next__} unseen: {@code ops.IterationOps} asks the exact type first.
 */
public interface PyIterator {
    /** The next value, or null when there is no more. */
    Object next(PyThread t);
}
