package dev.krait.runtime;

import dev.krait.eval.FrameOperations;
import dev.krait.frame.PyFrame;
import dev.krait.ops.ImportOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.PyCell;
import dev.krait.type.function.PyFunction;

/** Names, variables, cells, imports. */
public final class Variables {
    private Variables() {
    }

    /** {@code site} is a {@link GlobalSite}. */
    public static Object global(PyThread t, PyFrame f, Object site) {
        return ((GlobalSite) site).load(t, f);
    }

    /** The value of a global that is where it was when the code was compiled, or null. */
    public static Object cachedGlobal(PyFrame f, Object site) {
        return ((GlobalSite) site).inGlobals(f.globals);
    }

    public static Object cachedGlobal(PyFunction f, Object site) {
        return ((GlobalSite) site).inGlobals(f.globals);
    }

    /** Likewise of a name that was found in the builtins: a method of its own, so that HotSpot knows which. */
    public static Object cachedBuiltin(PyFrame f, Object site) {
        return ((GlobalSite) site).inBuiltins(f.globals, f.builtins);
    }

    public static Object cachedBuiltin(PyFunction f, Object site) {
        return ((GlobalSite) site).inBuiltins(f.globals, f.builtins);
    }

    /** Likewise for a function whose body stands inside another's. */
    public static Object cachedGlobalOf(Object function, Object site) {
        return cachedGlobal((PyFunction) function, site);
    }

    public static Object cachedBuiltinOf(Object function, Object site) {
        return cachedBuiltin((PyFunction) function, site);
    }

    public static void storeGlobal(PyThread t, PyFrame f, Object name, Object value) {
        FrameOperations.storeGlobal(t, f, (String) name, value);
    }

    public static void deleteGlobal(PyThread t, PyFrame f, Object name) {
        FrameOperations.deleteGlobal(t, f, (String) name);
    }

    public static Object name(PyThread t, PyFrame f, Object name) {
        return FrameOperations.loadName(t, f, (String) name);
    }

    public static void storeName(PyThread t, PyFrame f, Object name, Object value) {
        FrameOperations.storeName(t, f, (String) name, value);
    }

    public static void deleteName(PyThread t, PyFrame f, Object name) {
        FrameOperations.deleteName(t, f, (String) name);
    }

    public static Object locals(PyThread t, PyFrame f) {
        return FrameOperations.locals(f);
    }

    public static Object dictOrGlobal(PyThread t, PyFrame f, Object mapping, Object name) {
        return FrameOperations.loadFromDictOrGlobals(t, f, mapping, (String) name);
    }

    public static Object dictOrCell(PyThread t, PyFrame f, Object mapping, long slot) {
        return FrameOperations.loadFromDictOrDeref(t, f, mapping, (int) slot);
    }

    public static Object makeCell(Object value) {
        return new PyCell(value);
    }

    /** What a cell holds, or null. */
    public static Object cellGet(Object cell) {
        return ((PyCell) cell).get();
    }

    public static void cellSet(Object cell, Object value) {
        ((PyCell) cell).set(value);
    }

    /** A cell of the running function's closure. */
    public static Object freeVariable(PyFrame f, long index) {
        return f.function.closure.items[(int) index];
    }

    public static Object buildClass(PyThread t, PyFrame f) {
        return FrameOperations.buildClass(t, f);
    }

    public static void setupAnnotations(PyThread t, PyFrame f) {
        FrameOperations.setUpAnnotations(t, f);
    }

    public static Object importName(PyThread t, PyFrame f, Object name, Object from, Object level) {
        return ImportOps.importName(t, f, (String) name, from, level);
    }

    public static Object importFrom(PyThread t, Object module, Object name) {
        return ImportOps.importFrom(t, module, (String) name);
    }

    public static Object importStar(PyThread t, PyFrame f, Object module) {
        return dev.krait.ops.IntrinsicOps.call1(t, f, dev.krait.bytecode.Intrinsic.INTRINSIC_IMPORT_STAR, module);
    }

}
