package dev.krait.protocol;

import dev.krait.thread.PyThread;

/** What {@code yield from} and {@code await} can drive without exceptions. Compare CPython {@code Objects/abstract.c: PyIter_Send}. */
public interface PySender {
    /** Sends a value in (None for a mere step); gives what is yielded, or null when it has returned: then {@link #takeResult} has the result. */
    Object send(PyThread t, Object value);

    /** The result of a return that {@link #send} has just reported. */
    Object takeResult();
}
