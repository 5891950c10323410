package dev.krait.modules.core;

import dev.krait.error.NotImplementedErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyInstance;
import dev.krait.object.PyModule;
import dev.krait.object.PyObject;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.weakref.References;

/**
 * The module {@code gc}. The JVM's collector cannot be switched off, counted or asked who refers to what; settings are remembered, and {@code collect} does
 * what its callers want: weak references cleared and finalisers run before it returns. Compare CPython {@code Modules/gcmodule.c}.
 */
@ExposedModule(value = "gc", doc = "This module provides access to the garbage collector for reference cycles.")
public final class GcModule implements NativeModule {
    private static final long[] FLAGS = {1, 2, 4, 32, 38};
    private static final String[] FLAG_NAMES = {"DEBUG_STATS", "DEBUG_COLLECTABLE", "DEBUG_UNCOLLECTABLE", "DEBUG_SAVEALL", "DEBUG_LEAK"};

    /** What programs have set, and how often they have collected. */
    private static final class Settings {
        volatile boolean enabled = true;
        volatile long debug;
        volatile long[] threshold = {2000, 10, 0};
        final long[] collections = new long[3];
        final long[] collected = new long[3];
    }

    private static Settings settings(PyThread t) {
        return t.interpreter.state(Settings.class, i -> new Settings());
    }

    @Override
    public CallTable table() {
        return GcModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("garbage", new PyList());
        module.dict.putName("callbacks", new PyList());
        for (int i = 0; i < FLAGS.length; i++) {
            module.dict.putName(FLAG_NAMES[i], FLAGS[i]);
        }
    }

    @ExposedFunction(value = "enable()", doc = "Enable automatic garbage collection.")
    static void enable(PyThread t) {
        settings(t).enabled = true;
    }

    @ExposedFunction(value = "disable()", doc = "Disable automatic garbage collection.")
    static void disable(PyThread t) {
        settings(t).enabled = false;
    }

    @ExposedFunction(value = "isenabled()", doc = "Returns true if automatic garbage collection is enabled.")
    static boolean isEnabled(PyThread t) {
        return settings(t).enabled;
    }

    @ExposedFunction(value = "collect(generation=2)", doc = "Run the garbage collector.\n\nWith no arguments, run a full collection.  The optional "
            + "argument\nmay be an integer specifying which generation to collect.  A ValueError\nis raised if the generation number is invalid.\n\n"
            + "The number of unreachable objects is returned.")
    static long collect(PyThread t, Object generation) {
        long n = generation == null ? 2 : NumberOps.clippedIndex(t, generation);
        if (n < 0 || n > 2) {
            throw ValueErrors.of("invalid generation");
        }
        long cleared = References.of(t.interpreter).collect(t);
        Settings s = settings(t);
        synchronized (s) {
            s.collections[(int) n]++;
            s.collected[(int) n] += cleared;
        }
        return cleared;
    }

    @ExposedFunction(value = "set_debug(flags, /)", doc = "Set the garbage collection debugging flags.")
    static void setDebug(PyThread t, Object flags) {
        settings(t).debug = NumberOps.clippedIndex(t, flags);
    }

    @ExposedFunction(value = "get_debug()", doc = "Get the garbage collection debugging flags.")
    static long getDebug(PyThread t) {
        return settings(t).debug;
    }

    @ExposedFunction(value = "set_threshold(*args)", doc = "set_threshold(threshold0, [threshold1, [threshold2]])\nSet the collection thresholds (the "
            + "collection frequency).\n\nSetting 'threshold0' to zero disables collection.")
    static void setThreshold(PyThread t, Object[] args) {
        if (args.length < 1 || args.length > 3) {
            throw TypeErrors.of("gc.set_threshold requires 1 to 3 arguments");
        }
        long[] next = settings(t).threshold.clone();
        for (int i = 0; i < args.length && i < 2; i++) {
            next[i] = NumberOps.clippedIndex(t, args[i]);
        }
        settings(t).threshold = next;
    }

    @ExposedFunction(value = "get_threshold()", doc = "Return the current collection thresholds.")
    static Object getThreshold(PyThread t) {
        long[] now = settings(t).threshold;
        return PyTuple.of(now[0], now[1], now[2]);
    }

    @ExposedFunction(value = "get_count()", doc = "Return a three-tuple of the current collection counts.")
    static Object count() {
        return PyTuple.of(0L, 0L, 0L);
    }

    @ExposedFunction(value = "get_stats()", doc = "Return a list of dictionaries containing per-generation statistics.")
    static Object stats(PyThread t) {
        Settings s = settings(t);
        Object[] all = new Object[3];
        synchronized (s) {
            for (int i = 0; i < 3; i++) {
                PyDict one = new PyDict();
                one.putName("collections", s.collections[i]);
                one.putName("collected", s.collected[i]);
                one.putName("uncollectable", 0L);
                all[i] = one;
            }
        }
        return PyList.of(all);
    }

    @ExposedFunction(value = "freeze()", doc = "Freeze all current tracked objects and ignore them for future collections.")
    static void freeze() {
    }

    @ExposedFunction(value = "unfreeze()", doc = "Unfreeze all objects in the permanent generation.")
    static void unfreeze() {
    }

    @ExposedFunction(value = "get_freeze_count()", doc = "Return the number of objects in the permanent generation.")
    static long freezeCount() {
        return 0;
    }

    @ExposedFunction(value = "is_tracked(obj, /)", doc = "Returns true if the object is tracked by the garbage collector.")
    static boolean isTracked(Object object) {
        return object instanceof PyInstance || object instanceof PyObject o && o.type.isHeap();
    }

    @ExposedFunction(value = "is_finalized(obj, /)", doc = "Returns true if the object has been already finalized by the GC.")
    static boolean isFinalized(Object object) {
        return object instanceof dev.krait.type.weakref.FinalisedInstance f && f.isFinalised();
    }

    private static RuntimeException unknowable(String function) {
        return NotImplementedErrors.of("gc." + function + "() is not available: the JVM does not tell who refers to what");
    }

    @ExposedFunction(value = "get_objects(generation=None)", doc = "Return a list of objects tracked by the collector (excluding the list returned).")
    static Object objects(Object generation) {
        throw unknowable("get_objects");
    }

    @ExposedFunction(value = "get_referrers(*objs)", doc = "Return the list of objects that directly refer to any of 'objs'.")
    static Object referrers(Object[] objects) {
        throw unknowable("get_referrers");
    }

    @ExposedFunction(value = "get_referents(*objs)", doc = "Return the list of objects that are directly referred to by 'objs'.")
    static Object referents(Object[] objects) {
        throw unknowable("get_referents");
    }
}
