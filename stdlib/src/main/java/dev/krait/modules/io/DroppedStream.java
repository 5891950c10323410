package dev.krait.modules.io;

import dev.krait.error.PyException;
import dev.krait.object.Slot;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.SlotOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TruthOps;
import dev.krait.ops.WarningOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.function.Unraisable;
import dev.krait.type.text.Str;
import dev.krait.type.weakref.Finaliser;
import dev.krait.type.weakref.Finaliser.AtExit;
import dev.krait.type.weakref.References;

/**
 * Closes a stream that was dropped open, so that what it has kept back is written. Compare CPython {@code Modules/_io/iobase.c: iobase_finalize}.
 *
 * <p>CPython finalises what refers to a stream before the stream. The JVM finalises in any order, so order is made here. Of streams around each other
 * only the outermost is watched: closing it closes the others. And a file of the classes of this package waits for one more collection: whatever else was
 * dropped together with it, a generator, an object with {@code __del__} or a stream written in Python, has had its last word by then, in which it may
 * have written.
 */
final class DroppedStream {
    private final PyIOBase stream;
    /** Null while nobody needs to see to the stream: it is closed, or another one around it is watched. */
    private Finaliser finaliser;
    /** Whether closing the stream runs code of the program, which may use other files. */
    private boolean runsCode;

    DroppedStream(PyIOBase stream) {
        this.stream = stream;
        this.runsCode = stream.type.isHeap();
    }

    /** From now on the stream is closed when it has been dropped. */
    void watch(PyThread t) {
        if (finaliser == null) {
            finaliser = runsCode ? References.finaliser(t, this::lastWord, AtExit.CODE) : References.finaliser(t, this::unreachable, AtExit.STREAM);
        }
    }

    /** The same, for a stream around another one, which need not be watched any more. */
    void watchInsteadOf(PyThread t, Object inner) {
        DroppedStream other = inner instanceof PyIOBase s ? s.dropped() : null;
        runsCode |= other == null || other.runsCode;
        if (other != null && other.finaliser != null && finaliser == null && !runsCode) {
            finaliser = other.finaliser;
            other.finaliser = null;
            finaliser.serve(this::unreachable, AtExit.STREAM);
            return;
        }
        watch(t);
        if (other != null) {
            other.forget(t);
        }
    }

    /** The stream is not around the other one any more. */
    void leave(PyThread t, Object inner) {
        forget(t);
        if (inner instanceof PyIOBase s) {
            s.dropped().watch(t);
        }
    }

    /** The stream is closed. */
    void forget(PyThread t) {
        Finaliser served = finaliser;
        if (served != null) {
            finaliser = null;
            served.release(t);
        }
    }

    private void unreachable(PyThread t) {
        finaliser = References.finaliser(t, this::lastWord, AtExit.STREAM);
    }

    private void lastWord(PyThread t) {
        finaliser = null;
        if (isStandard(t)) {
            return; // the interpreter ends, and flushes these itself
        }
        if (!stream.type.isHeap()) {
            close(t, stream);
            return;
        }
        Object method = stream.type.slot(Slot.DEL);
        try {
            SlotOps.call(t, method, stream);
        } catch (PyException e) {
            Unraisable.report(t, e, "Exception ignored while calling deallocator", method);
        }
    }

    private boolean isStandard(PyThread t) {
        for (String name : new String[] {"stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__"}) {
            if (t.interpreter.sys.getName(name) == stream) {
                return true;
            }
        }
        return false;
    }

    /** Closes a stream unless it is closed; one that cannot tell is in no state for it. */
    static void close(PyThread t, PyIOBase stream) {
        boolean closed;
        try {
            Object value = AttributeOps.lookup(t, stream, "closed");
            closed = value == null || TruthOps.isTrue(t, value);
        } catch (PyException e) {
            return;
        }
        if (closed) {
            return;
        }
        try {
            AttributeOps.set(t, stream, "_finalizing", true);
        } catch (PyException e) {
            closed = false; // a class may have no room for the attribute, and warns of nothing then
        }
        try {
            CallOps.callMethod(t, stream, "close");
        } catch (PyException e) {
            Unraisable.report(t, e, "Exception ignored while finalizing file", stream);
        }
    }

    /** Warns that a file was left open; an error that the filters make of it cannot be caught. */
    static void warn(PyThread t, PyFileIO file, Object source) {
        try {
            WarningOps.warnResource(t, "unclosed file " + Str.java(TextOps.repr(t, source)), source);
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.WARNING)) {
                throw e;
            }
            Unraisable.report(t, e, "Exception ignored while finalizing file", file);
        }
    }
}
