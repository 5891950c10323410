package dev.krait.ops;

import dev.krait.thread.PyThread;
import java.util.ArrayList;

/** Keeps {@code repr} of containers that contain themselves finite. Compare CPython {@code Objects/object.c: Py_ReprEnter}. */
public final class ReprGuard {
    private ReprGuard() {
    }

    /** Whether nobody on this thread is at the text of {@code value} already; then {@link #leave} must follow. */
    public static boolean enter(PyThread t, Object value) {
        ArrayList<Object> active = t.representing;
        for (int i = active.size() - 1; i >= 0; i--) {
            if (active.get(i) == value) {
                return false;
            }
        }
        active.add(value);
        return true;
    }

    public static void leave(PyThread t, Object value) {
        ArrayList<Object> active = t.representing;
        for (int i = active.size() - 1; i >= 0; i--) {
            if (active.get(i) == value) {
                active.remove(i);
                return;
            }
        }
    }
}
