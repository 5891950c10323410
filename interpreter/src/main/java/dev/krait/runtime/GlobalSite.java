package dev.krait.runtime;

import dev.krait.eval.FrameOperations;
import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;

/**
 * The inline cache of a compiled {@code LOAD_GLOBAL}: the number of the name's entry in the globals, or in the builtins while the globals have the same keys.
 * The fields are written without locks; every use checks them anew, so a torn pair costs a look-up, never a wrong value.
 */
public final class GlobalSite {
    private record Found(int slot, Object globalKeys, PyDict builtins) {}

    public final String name;
    private Found found;

    public GlobalSite(String name) {
        this.name = name;
    }

    Object load(PyThread t, PyFrame f) {
        Object value = cached(f.globals, f.builtins);
        if (value != null) {
            return value;
        }
        fill(f.globals, f.builtins);
        return FrameOperations.loadGlobal(t, f, name);
    }

    /** Whether the name was found in the builtins. */
    public boolean isBuiltin() {
        Found at = found;
        return at != null && at.globalKeys != null;
    }

    /** The value, if it is where it was found before; else null. */
    Object cached(PyDict globals, Object builtins) {
        return isBuiltin() ? inBuiltins(globals, builtins) : inGlobals(globals);
    }

    /** The value, if it is where it was found before in the globals; else null. */
    Object inGlobals(PyDict globals) {
        Found at = found;
        return at == null || at.globalKeys != null ? null : globals.valueAt(at.slot, name);
    }

    /** The value, if it is where it was found before in the builtins, and the globals have no new names; else null. */
    Object inBuiltins(PyDict globals, Object builtins) {
        Found at = found;
        return at != null && globals.sameKeys(at.globalKeys) && builtins == at.builtins ? at.builtins.valueAt(at.slot, name) : null;
    }

    /** Looks the name up and remembers where it is; returns the value, or null when it cannot be remembered. */
    public Object fill(PyDict globals, Object mapping) {
        if (globals.type == PyDict.TYPE) {
            int slot = globals.slotOf(name);
            if (slot >= 0) {
                Object value = globals.valueAt(slot, name);
                if (value != null) {
                    found = new Found(slot, null, null);
                    return value;
                }
            } else if (mapping instanceof PyDict builtins && builtins.type == PyDict.TYPE) {
                Object keys = globals.keysToken();
                int inBuiltins = builtins.slotOf(name);
                if (inBuiltins >= 0 && globals.getName(name) == null && globals.sameKeys(keys)) {
                    found = new Found(inBuiltins, keys, builtins);
                    return builtins.valueAt(inBuiltins, name);
                }
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "global " + name;
    }
}
