package dev.krait.eval;

import dev.krait.bytecode.PyCode;
import dev.krait.error.NameErrors;
import dev.krait.error.PyException;
import dev.krait.error.UnboundLocalErrors;
import dev.krait.frame.PyFrame;
import dev.krait.ops.SubscriptOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.function.PyCell;
import dev.krait.type.mapping.PyDict;

/** Names and variables of a frame. */
final class Variables {
    private Variables() {
    }

    /** The error for a local, cell or free variable without a value. Compare CPython {@code Python/ceval.c: _PyEval_FormatExcUnbound}. */
    static PyException unbound(PyFrame f, int slot) {
        String name = f.code.localsplusnames[slot];
        if ((f.code.localspluskinds[slot] & PyCode.CO_FAST_FREE) != 0) {
            return NameErrors.of("cannot access free variable '" + name + "' where it is not associated with a value in enclosing scope", name);
        }
        return UnboundLocalErrors.of("cannot access local variable '" + name + "' where it is not associated with a value", name);
    }

    private static PyException undefined(String name) {
        return NameErrors.of("name '" + name + "' is not defined", name);
    }

    static Object loadGlobal(PyThread t, PyFrame f, String name) {
        Object value = inMapping(t, f.globals, name);
        if (value == null) {
            value = inMapping(t, f.builtins, name);
        }
        if (value == null) {
            throw undefined(name);
        }
        return value;
    }

    /** The value of a name in a dict or any other mapping, or null. */
    static Object inMapping(PyThread t, Object mapping, String name) {
        if (mapping instanceof PyDict dict && dict.type == PyDict.TYPE) {
            return dict.getName(name);
        }
        try {
            return SubscriptOps.get(t, mapping, name(name));
        } catch (PyException e) {
            if (e.is(ExceptionTypes.KEY_ERROR)) {
                return null;
            }
            throw e;
        }
    }

    static Object name(String name) {
        return dev.krait.type.text.Str.of(name);
    }

    private static Object locals(PyFrame f, String what, String name) {
        if (f.locals == null) {
            throw dev.krait.error.SystemErrors.of("no locals " + what + " '" + name + "'");
        }
        return f.locals;
    }

    static Object loadName(PyThread t, PyFrame f, String name) {
        Object value = inMapping(t, locals(f, "when loading", name), name);
        return value != null ? value : loadGlobal(t, f, name);
    }

    static void storeName(PyThread t, PyFrame f, String name, Object value) {
        Object locals = locals(f, "found when storing", name);
        if (locals instanceof PyDict dict && dict.type == PyDict.TYPE) {
            dict.putName(name, value);
        } else {
            SubscriptOps.set(t, locals, name(name), value);
        }
    }

    static void deleteName(PyThread t, PyFrame f, String name) {
        Object locals = locals(f, "when deleting", name);
        if (locals instanceof PyDict dict && dict.type == PyDict.TYPE) {
            if (dict.removeName(name) == null) {
                throw undefined(name);
            }
            return;
        }
        try {
            SubscriptOps.delete(t, locals, name(name));
        } catch (PyException e) {
            if (e.is(ExceptionTypes.KEY_ERROR)) {
                throw undefined(name);
            }
            throw e;
        }
    }

    static void storeGlobal(PyThread t, PyFrame f, String name, Object value) {
        f.globals.putName(name, value);
    }

    static void deleteGlobal(PyThread t, PyFrame f, String name) {
        if (f.globals.removeName(name) == null) {
            throw undefined(name);
        }
    }

    static Object loadFromDictOrGlobals(PyThread t, PyFrame f, Object mapping, String name) {
        Object value = inMapping(t, mapping, name);
        return value != null ? value : loadGlobal(t, f, name);
    }

    static Object loadFromDictOrDeref(PyThread t, PyFrame f, Object mapping, int slot) {
        Object value = inMapping(t, mapping, f.code.localsplusnames[slot]);
        if (value == null) {
            value = ((PyCell) f.slots[slot]).get();
        }
        if (value == null) {
            throw unbound(f, slot);
        }
        return value;
    }

    static void deleteDeref(PyFrame f, int slot) {
        if (((PyCell) f.slots[slot]).getAndSet(null) == null) {
            throw unbound(f, slot);
        }
    }

    static void deleteFast(PyFrame f, int slot) {
        if (f.slots[slot] == null) {
            throw unbound(f, slot);
        }
        f.slots[slot] = null;
    }
}
