package dev.krait.ops;

import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What is left to raise after {@code except*} blocks. Compare CPython {@code Objects/exceptions.c: _PyExc_PrepReraiseStar}. */
final class GroupOps {
    private GroupOps() {
    }

    /** The exception to raise after all blocks ran, or None: {@code raised} holds what they raised and the part that none of them took. */
    static Object prepareReraise(PyThread t, Object original, PyList raised) {
        Object[] all = raised.toArray();
        if (all.length == 0) {
            return PyNone.NONE;
        }
        PyBaseException orig = (PyBaseException) original;
        if (!orig.type.isSubtype(ExceptionTypes.BASE_EXCEPTION_GROUP)) {
            // A naked exception was caught and wrapped: only one block can have run.
            return all[0];
        }
        List<Object> fresh = new ArrayList<>();
        List<Object> again = new ArrayList<>();
        for (Object e : all) {
            if (e != PyNone.NONE) {
                (sameMetadata((PyBaseException) e, orig) ? again : fresh).add(e);
            }
        }
        Object rest = project(t, orig, again);
        if (fresh.isEmpty()) {
            return rest;
        }
        if (rest != PyNone.NONE) {
            fresh.add(rest);
        }
        if (fresh.size() == 1) {
            return fresh.get(0);
        }
        return CallOps.call2(t, t.interpreter.builtins.getName("ExceptionGroup"), "", PyList.of(fresh.toArray()));
    }

    private static boolean sameMetadata(PyBaseException a, PyBaseException b) {
        return a.type.isSubtype(ExceptionTypes.BASE_EXCEPTION_GROUP) && a.traceback == b.traceback && a.cause == b.cause && a.context == b.context;
    }

    /** The part of {@code orig} whose leaves are in {@code keep}. Compare {@code exception_group_projection}. */
    private static Object project(PyThread t, PyBaseException orig, List<Object> keep) {
        Map<Object, Boolean> leaves = new IdentityHashMap<>();
        for (Object e : keep) {
            collect(t, e, leaves);
        }
        return leaves.isEmpty() ? PyNone.NONE : filter(t, orig, leaves);
    }

    private static void collect(PyThread t, Object e, Map<Object, Boolean> leaves) {
        if (!PyType.of(e).isSubtype(ExceptionTypes.BASE_EXCEPTION_GROUP)) {
            leaves.put(e, true);
            return;
        }
        for (Object inner : ((PyTuple) AttributeOps.get(t, e, "exceptions")).items) {
            collect(t, inner, leaves);
        }
    }

    private static Object filter(PyThread t, Object e, Map<Object, Boolean> leaves) {
        if (!PyType.of(e).isSubtype(ExceptionTypes.BASE_EXCEPTION_GROUP)) {
            return leaves.containsKey(e) ? e : PyNone.NONE;
        }
        PyTuple inner = (PyTuple) AttributeOps.get(t, e, "exceptions");
        List<Object> kept = new ArrayList<>();
        boolean whole = true;
        for (Object one : inner.items) {
            Object part = filter(t, one, leaves);
            whole &= part == one;
            if (part != PyNone.NONE) {
                kept.add(part);
            }
        }
        if (whole) {
            return e;
        }
        return kept.isEmpty() ? PyNone.NONE : derive(t, (PyBaseException) e, kept);
    }

    private static Object derive(PyThread t, PyBaseException e, List<Object> parts) {
        Object derived = CallOps.callMethod(t, e, "derive", PyList.of(parts.toArray()));
        if (derived instanceof PyBaseException d) {
            d.traceback = e.traceback;
            d.context = e.context;
            d.cause = e.cause;
            Object notes = AttributeOps.lookup(t, e, "__notes__");
            if (notes != null) {
                AttributeOps.set(t, d, "__notes__", PyList.from(t, notes));
            }
        }
        return derived;
    }
}
