package dev.krait.runtime;

import dev.krait.eval.CompiledEntry;
import dev.krait.eval.FrameOperations;
import dev.krait.eval.StackDepths;
import dev.krait.frame.PyFrame;
import dev.krait.ops.IterationOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.generator.PyGenerator;
import dev.krait.type.generator.Resumable;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyRange;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.RangeIterators;
import dev.krait.type.sequence.SequenceIterators;
import dev.krait.type.text.StrIterators;

/** Iteration, delegation, awaiting. */
public final class Iteration {
    /** What a delegation gives that has ended. */
    private record Ended(Object value) {}

    private Iteration() {
    }

    /** The class of iterators over ranges of machine ints. */
    public static Class<?> rangeIteratorClass() {
        return RangeIterators.Small.class;
    }

    public static Object iterator(PyThread t, Object value) {
        return IterationOps.iterator(t, value);
    }

    /** The iterator of an exact list. */
    public static Object listIterator(Object list) {
        return ((PyList) list).iter();
    }

    /** The iterator of an exact tuple. */
    public static Object tupleIterator(Object tuple) {
        return ((PyTuple) tuple).iter();
    }

    /** The iterator of a range, or null when it is no simple one. */
    public static Object rangeIterator(long start, long stop, long step) {
        return PyRange.iterator(start, stop, step);
    }

    public static Object next(PyThread t, Object iterator) {
        return IterationOps.next(t, iterator);
    }

    /** The way into a generator or coroutine. */
    public static CompiledEntry resumption(Resumable generator) {
        return generator.resumption();
    }

    /** Takes a generator for this thread, and gives its frame; null when it is not simply to be entered. */
    public static PyFrame begin(Resumable generator, PyThread t, Object sent) {
        return generator.begin(t, sent);
    }

    /** A generator's code has been left with what it yields or returns; gives what it yields, else null. */
    public static Object end(Object out, Resumable generator, PyThread t) {
        return generator.end(t, out);
    }

    /** A generator's code has been left by an exception; gives that. */
    public static Throwable failed(Throwable thrown, Resumable generator, PyThread t) {
        generator.failed(t);
        return thrown;
    }

    /** Resumes a generator that {@link #begin} declined. */
    public static Object evaluate(Resumable generator, PyThread t, Object sent) {
        return generator.evaluate(t, sent);
    }

    /** What is sent into a suspended frame that is about to be evaluated. */
    public static Object sent(PyFrame f) {
        return f.slots[StackDepths.afterYield(f) - 1];
    }

    /** Whether a value is a generator. */
    public static boolean isGenerator(Object value) {
        return value instanceof PyGenerator;
    }

    public static boolean isListIterator(Object value) {
        return value instanceof SequenceIterators.OfList;
    }

    public static boolean isTupleIterator(Object value) {
        return value instanceof SequenceIterators.OfTuple;
    }

    /** An iterator has come to its end: what a generator's body returned is not wanted. */
    public static void ended(Object iterator) {
        if (iterator instanceof PyGenerator generator) {
            generator.takeResult();
        }
    }

    /** Raises the StopIteration of a generator whose body has just returned. */
    public static void stop(PyThread t, Object generator) {
        throw Resumable.stopIteration(((Resumable) generator).takeResult());
    }

    /** What a generator's body has just returned. */
    public static Object takeResult(Object generator) {
        return ((Resumable) generator).takeResult();
    }

    public static boolean rangeMore(Object iterator) {
        return ((RangeIterators.Small) iterator).more();
    }

    public static long rangeNext(Object iterator) {
        return ((RangeIterators.Small) iterator).take();
    }

    public static Object listNext(Object iterator) {
        return ((SequenceIterators.OfList) iterator).next(null);
    }

    /** The iterator of an exact string. */
    public static Object strIterator(Object text) {
        return StrIterators.of(text);
    }

    public static Object strNext(Object iterator) {
        return ((StrIterators.Stepper) iterator).next(null);
    }

    public static Object tupleNext(Object iterator) {
        return ((SequenceIterators.OfTuple) iterator).next(null);
    }

    public static Object yieldFromIterator(PyThread t, PyFrame f, Object value) {
        return FrameOperations.yieldFromIterator(t, f, value);
    }

    public static Object awaitable(PyThread t, Object value, long where) {
        return FrameOperations.awaitable(t, value, (int) where);
    }

    public static Object asyncIterator(PyThread t, Object value) {
        return FrameOperations.asyncIterator(t, value);
    }

    public static Object asyncNext(PyThread t, Object iterator) {
        return FrameOperations.asyncNext(t, iterator);
    }

    public static void endAsyncFor(PyThread t, Object exception) {
        FrameOperations.endAsyncFor((PyBaseException) exception);
    }

    /** Sends a value; what comes back is what was yielded, or stands for the end. */
    public static Object send(PyThread t, PyFrame f, Object receiver, Object value) {
        if (receiver instanceof PyGenerator g) {
            Object yielded = g.send(t, value);
            return yielded != null ? yielded : new Ended(g.takeResult());
        }
        Object[] out = new Object[1];
        return FrameOperations.send(t, receiver, value, out) ? out[0] : new Ended(out[0]);
    }

    public static boolean sentMore(Object answer) {
        return !(answer instanceof Ended);
    }

    public static Object sentValue(Object answer) {
        return ((Ended) answer).value;
    }
}
