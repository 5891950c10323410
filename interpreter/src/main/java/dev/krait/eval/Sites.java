package dev.krait.eval;

import dev.krait.bytecode.BinaryOp;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyType;
import dev.krait.ops.BinaryOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.ContainmentOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.ops.TruthOps;
import dev.krait.ops.UnaryOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;

/** Instructions with inline caches or feedback: the operation, and what is remembered about it. */
final class Sites {
    private Sites() {
    }

    private static int unit(PyFrame f, int pc) {
        int unit = pc >> 2;
        f.lasti = unit;
        return unit;
    }

    static Object binary(PyThread t, PyFrame f, Form form, int pc, Object a, Object b) {
        form.feedback.recordOperands(unit(f, pc), a, b);
        return BinaryOps.binary(t, a, b, form.words[pc] >>> 16);
    }

    static Object subscript(PyThread t, PyFrame f, Form form, int pc, Object container, Object key) {
        if (key instanceof Long index) {
            if (container instanceof PyList list && list.type == PyList.TYPE) {
                long i = index;
                if (i < 0) {
                    i += list.size();
                }
                Object item = i == (int) i ? list.get((int) i) : null;
                if (item != null) {
                    form.feedback.recordKinds(pc >> 2, Feedback.LIST, Feedback.INT);
                    return item;
                }
            } else if (container instanceof PyTuple tuple && tuple.type == PyTuple.TYPE) {
                long i = index < 0 ? index + tuple.items.length : index;
                if (i >= 0 && i < tuple.items.length) {
                    form.feedback.recordKinds(pc >> 2, Feedback.TUPLE, Feedback.INT);
                    return tuple.items[(int) i];
                }
            }
        }
        form.feedback.record(unit(f, pc), container, key);
        if (container instanceof PyDict dict && dict.type == PyDict.TYPE) {
            return dict.getItem(t, key);
        }
        return BinaryOps.binary(t, container, key, BinaryOp.NB_SUBSCR);
    }

    static void storeSubscript(PyThread t, PyFrame f, Form form, int pc, Object container, Object key, Object value) {
        if (container instanceof PyList list && list.type == PyList.TYPE && key instanceof Long index) {
            long i = index < 0 ? index + list.size() : index;
            if (i == (int) i && list.set((int) i, value)) {
                form.feedback.recordKinds(pc >> 2, Feedback.LIST, Feedback.INT);
                return;
            }
        }
        form.feedback.record(unit(f, pc), container, key);
        if (container instanceof PyDict dict && dict.type == PyDict.TYPE) {
            dict.put(t, key, value);
        } else {
            SubscriptOps.set(t, container, key, value);
        }
    }

    static Object compare(PyThread t, PyFrame f, Form form, int pc, Object a, Object b) {
        int op = form.words[pc] >>> 16;
        if ((op & 8) != 0) {
            return compareTruth(t, f, form, pc, a, b);
        }
        form.feedback.record(unit(f, pc), a, b);
        return CompareOps.compare(t, a, b, op & 7);
    }

    static boolean compareTruth(PyThread t, PyFrame f, Form form, int pc, Object a, Object b) {
        int op = form.words[pc] >>> 16 & 7;
        form.feedback.record(unit(f, pc), a, b);
        Boolean floats = Arithmetic.compare(a, b, op);
        return floats != null ? floats : TruthOps.isTrue(t, CompareOps.compare(t, a, b, op));
    }

    static boolean contains(PyThread t, PyFrame f, int pc, Object value, Object container) {
        f.lasti = pc >> 2;
        CodeState.of(f.code).feedback.record(pc >> 2, value, container);
        if (container instanceof PyDict dict && dict.type == PyDict.TYPE) {
            return dict.contains(t, value);
        }
        return ContainmentOps.contains(t, container, value);
    }

    static boolean truth(PyThread t, PyFrame f, Form form, int pc, Object value) {
        form.feedback.record(unit(f, pc), value);
        return TruthOps.isTrue(t, value);
    }

    static Object negative(PyThread t, PyFrame f, Form form, int pc, Object value) {
        form.feedback.record(unit(f, pc), value);
        return UnaryOps.negative(t, value);
    }

    static Object invert(PyThread t, PyFrame f, Form form, int pc, Object value) {
        form.feedback.record(unit(f, pc), value);
        return UnaryOps.invert(t, value);
    }

    static Object next(PyThread t, PyFrame f, Form form, int pc, Object iterator) {
        int unit = unit(f, pc);
        PyType type = PyType.of(iterator);
        if (form.caches[unit] != type) {
            form.caches[unit] = type;
            form.feedback.record(unit, iterator);
        }
        return IterationOps.next(t, iterator);
    }

    static Object loadAttribute(PyThread t, PyFrame f, Form form, int pc, Object owner) {
        return AttributeCaches.load(t, form, unit(f, pc), owner, form.code.names[form.words[pc + 2]]);
    }

    static void loadMethod(PyThread t, PyFrame f, Form form, int pc, Object owner, Object[] s, int at) {
        AttributeCaches.loadMethod(t, form, unit(f, pc), owner, form.code.names[form.words[pc + 2]], s, at);
    }

    static void storeAttribute(PyThread t, PyFrame f, Form form, int pc, Object owner, Object value) {
        AttributeCaches.store(t, form, unit(f, pc), owner, form.code.names[form.words[pc + 3]], value);
    }

    /** Where a global name was found: the entry's number in the globals, or in the builtins while the globals have these keys. */
    private record GlobalSite(int slot, Object globalKeys, PyDict builtins) {}

    static Object loadGlobal(PyThread t, PyFrame f, Form form, int pc) {
        String name = form.code.names[form.words[pc + 1]];
        if (form.caches[pc >> 2] instanceof GlobalSite site) {
            if (site.globalKeys == null) {
                Object value = f.globals.valueAt(site.slot, name);
                if (value != null) {
                    return value;
                }
            } else if (f.globals.sameKeys(site.globalKeys)) {
                Object value = site.builtins.valueAt(site.slot, name);
                if (value != null && f.builtins == site.builtins) {
                    return value;
                }
            }
        }
        return findGlobal(t, f, form, pc, name);
    }

    private static Object findGlobal(PyThread t, PyFrame f, Form form, int pc, String name) {
        int unit = unit(f, pc);
        if (f.globals.type == PyDict.TYPE) {
            int slot = f.globals.slotOf(name);
            if (slot >= 0) {
                Object value = f.globals.valueAt(slot, name);
                if (value != null) {
                    form.caches[unit] = new GlobalSite(slot, null, null);
                    return value;
                }
            } else if (f.builtins instanceof PyDict builtins && builtins.type == PyDict.TYPE) {
                Object keys = f.globals.keysToken();
                int inBuiltins = builtins.slotOf(name);
                if (inBuiltins >= 0 && f.globals.getName(name) == null && f.globals.sameKeys(keys)) {
                    form.caches[unit] = new GlobalSite(inBuiltins, keys, builtins);
                }
            }
        }
        return Variables.loadGlobal(t, f, name);
    }

    /** Sends a value into an iterator; leaves what comes out on the stack and returns whether it was yielded. */
    static boolean send(PyThread t, PyFrame f, Form form, int pc, Object[] s, int sp) {
        form.feedback.record(unit(f, pc), s[sp - 2]);
        return Generators.send(t, s[sp - 2], s[sp - 1], s, sp - 1);
    }

    /** Leaves the loop in the middle of a merged instruction, with the truth that its second half is to branch on. */
    static Object leave(PyFrame f, Form form, int pc, boolean truth) {
        f.lasti = pc >> 2;
        form.storeUnmerged(f, truth);
        return Resumption.SWITCH;
    }
}
