package dev.krait.eval;

import dev.krait.error.PyException;
import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;

/** The slow paths of polls. */
final class Polls {
    private Polls() {
    }

    /** The poll at the start or the resumption of a frame; gives the exception that it raised, or null. */
    static PyException atEntry(PyThread t, PyFrame f) {
        try {
            t.poll();
            return null;
        } catch (PyException e) {
            return e;
        }
    }

    /** The poll at a loop's back edge. */
    static void atBackEdge(PyThread t, PyFrame f, int pc) {
        f.lasti = pc >> 2;
        t.poll();
    }
}
