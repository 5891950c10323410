package dev.krait.modules.core;

import dev.krait.error.PyErrors;
import dev.krait.error.RecursionErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.frame.PyFrame;
import dev.krait.importing.NativeModule;
import dev.krait.importing.NativeModules;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.SlotOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** The module {@code sys}: functions; its constants are in {@link SysConstants}, its hooks in {@link SysHooks}. */
@ExposedModule(value = "sys", doc = "This module provides access to some objects used or maintained by the\n"
        + "interpreter and to functions that interact strongly with the interpreter.")
public final class SysModule implements NativeModule {
    /** What the module remembers. */
    static final class State {
        volatile double switchInterval = 0.005;
        volatile long openFlags = 2;
    }

    @Override
    public CallTable table() {
        return SysModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        SysConstants.add(t, module.dict);
        module.dict.putName("_jit", NativeModules.create(t, new SysJitModule()));
        dev.krait.monitoring.TracingFunctions.addTo(t, module);
    }

    private static State state(PyThread t) {
        return t.interpreter.state(State.class, i -> new State());
    }

    @ExposedFunction(value = "exit($module, status=None, /)", doc = "Exit the interpreter by raising SystemExit(status).")
    static Object exit(PyThread t, Object status) {
        if (status == null) {
            throw PyErrors.raised(t, ExceptionTypes.SYSTEM_EXIT);
        }
        Object error = status instanceof PyTuple tuple ? CallOps.call(t, ExceptionTypes.SYSTEM_EXIT, tuple.items.clone(), null)
                : CallOps.call1(t, ExceptionTypes.SYSTEM_EXIT, status);
        throw PyErrors.raised(t, error);
    }

    @ExposedFunction(value = "exc_info($module, /)", doc = "Return current exception information: (type, value, traceback).")
    static Object excInfo(PyThread t) {
        PyBaseException e = handled(t);
        if (e == null) {
            return PyTuple.of(PyNone.NONE, PyNone.NONE, PyNone.NONE);
        }
        return PyTuple.of(e.type, e, ArgumentOps.orNone(e.traceback));
    }

    @ExposedFunction(value = "exception($module, /)", doc = "Return the current exception.")
    static Object exception(PyThread t) {
        return ArgumentOps.orNone(handled(t));
    }

    private static PyBaseException handled(PyThread t) {
        for (PyThread.HandledException h = t.handled; h != null; h = h.previous) {
            if (h.value != null) {
                return h.value;
            }
        }
        return null;
    }

    @ExposedFunction(value = "_getframe($module, depth=0, /)", doc = "Return a frame object from the call stack.")
    static Object getframe(PyThread t, Object depthValue) {
        int depth = ArgumentOps.integer(t, depthValue, 0);
        PyFrame frame = t.frame;
        while (depth > 0 && frame != null) {
            frame = frame.back;
            depth--;
        }
        if (frame == null) {
            throw ValueErrors.of("call stack is not deep enough");
        }
        SysAudit.audit(t, "sys._getframe", frame);
        return frame.kept();
    }

    @ExposedFunction(value = "_getframemodulename($module, /, depth=0)", doc = "Return the name of the module for a calling frame.")
    static Object getframemodulename(PyThread t, Object depthValue) {
        int depth = ArgumentOps.integer(t, depthValue, 0);
        SysAudit.audit(t, "sys._getframemodulename", (long) depth);
        PyFrame frame = t.frame;
        while (depth > 0 && frame != null) {
            frame = frame.back;
            depth--;
        }
        if (frame == null || frame.function == null) {
            return PyNone.NONE;
        }
        Object module = dev.krait.ops.AttributeOps.lookup(t, frame.function, "__module__");
        return ArgumentOps.orNone(module);
    }

    @ExposedFunction(value = "_current_frames($module, /)", doc = "Return a dict mapping each thread's thread id to its current stack frame.")
    static Object currentFrames(PyThread t) {
        PyDict frames = new PyDict();
        SysAudit.audit(t, "sys._current_frames");
        java.util.Map<Long, PyFrame> found = new java.util.concurrent.ConcurrentHashMap<>();
        t.interpreter.handshake(t, t.interpreter.threads(), other -> {
            if (other.frame != null) {
                found.put(other.ident, other.frame.kept());
            }
        });
        for (PyThread other : t.interpreter.threads()) {
            PyFrame frame = found.get(other.ident);
            if (frame == null) {
                // detached: what it did before it left Python is what its frame shows
                frame = other.frame;
            }
            if (frame != null) {
                frames.put(t, other.ident, frame.kept());
            }
        }
        return frames;
    }

    @ExposedFunction(value = "_current_exceptions($module, /)", doc = "Return a dict mapping each thread's identifier to its current raised exception.")
    static Object currentExceptions(PyThread t) {
        PyDict exceptions = new PyDict();
        for (PyThread other : t.interpreter.threads()) {
            exceptions.put(t, other.ident, ArgumentOps.orNone(handled(other)));
        }
        return exceptions;
    }

    @ExposedFunction(value = "getrecursionlimit($module, /)", doc = "Return the current value of the recursion limit.")
    static long getrecursionlimit(PyThread t) {
        return t.interpreter.recursionLimit;
    }

    @ExposedFunction(value = "setrecursionlimit($module, limit, /)", doc = "Set the maximum depth of the Python interpreter stack to n.")
    static void setrecursionlimit(PyThread t, Object limit) {
        int n = ArgumentOps.integer(t, limit);
        if (n < 1) {
            throw ValueErrors.of("recursion limit must be greater or equal than 1");
        }
        if (t.depth >= n) {
            throw RecursionErrors.of("cannot set the recursion limit to " + n + " at the recursion depth " + t.depth
                    + ": the limit is too low");
        }
        t.interpreter.recursionLimit = n;
    }

    @ExposedFunction(value = "intern($module, string, /)", doc = "``Intern'' the given string.")
    static Object intern(Object string) {
        if (string instanceof String s) {
            return s.intern();
        }
        if (Str.isExact(string)) {
            return string;
        }
        throw TypeErrors.of(Str.is(string) ? "can't intern " + PyType.of(string).name
                : "intern() argument must be str, not " + ArgumentOps.typeName(string));
    }

    @ExposedFunction(value = "_is_interned($module, string, /)", doc = "Return True if the given string is \"interned\".")
    static boolean isInterned(Object string) {
        if (!Str.is(string)) {
            throw TypeErrors.of("_is_interned() argument must be str, not " + ArgumentOps.typeName(string));
        }
        return string instanceof String s && s.intern() == s;
    }

    @ExposedFunction(value = "_is_immortal($module, op, /)", doc = "Return True if the given object is \"immortal\" per PEP 683.")
    static boolean isImmortal(Object op) {
        return op == PyNone.NONE || op instanceof Boolean;
    }

    @ExposedFunction(value = "_is_gil_enabled($module, /)", doc = "Return True if the GIL is currently enabled and False if the GIL is disabled.")
    static boolean isGilEnabled() {
        return false;
    }

    @ExposedFunction(value = "getsizeof(object, default=None)", doc = "getsizeof(object [, default]) -> int\n\nReturn the size of object in bytes.")
    static Object getsizeof(PyThread t, Object object, Object otherwise) {
        Object sizeof = PyType.of(object).lookup("__sizeof__");
        if (sizeof == null) {
            if (otherwise != null) {
                return otherwise;
            }
            throw TypeErrors.of("Type " + PyType.of(object).name + " doesn't define __sizeof__");
        }
        Object size = SlotOps.call(t, sizeof, object);
        long n = ArgumentOps.longInteger(t, size);
        if (n < 0) {
            throw ValueErrors.of("__sizeof__() should return >= 0");
        }
        return n;
    }

    @ExposedFunction(value = "getrefcount($module, object, /)", doc = "Return the reference count of object.\n\n"
            + "Nothing counts references here; an object that is asked about has one.")
    static long getrefcount(Object object) {
        return 1;
    }

    @ExposedFunction(value = "getallocatedblocks($module, /)", doc = "Return the number of memory blocks currently allocated.")
    static long getallocatedblocks() {
        return 0;
    }

    @ExposedFunction(value = "getunicodeinternedsize($module, /, *, _only_immortal=False)", doc = "Return the number of elements of the unicode interned dictionary.")
    static long getunicodeinternedsize(Object only) {
        return 0;
    }

    @ExposedFunction(value = "getdefaultencoding($module, /)", doc = "Return the current default encoding used by the Unicode implementation.")
    static Object getdefaultencoding() {
        return "utf-8";
    }

    @ExposedFunction(value = "getfilesystemencoding($module, /)", doc = "Return the encoding used to convert Unicode filenames to OS filenames.")
    static Object getfilesystemencoding() {
        return "utf-8";
    }

    @ExposedFunction(value = "getfilesystemencodeerrors($module, /)", doc = "Return the error mode used for Unicode to OS filename conversion.")
    static Object getfilesystemencodeerrors() {
        return "surrogateescape";
    }

    @ExposedFunction(value = "getswitchinterval($module, /)", doc = "Return the current thread switch interval; see sys.setswitchinterval().")
    static double getswitchinterval(PyThread t) {
        return state(t).switchInterval;
    }

    @ExposedFunction(value = "setswitchinterval($module, interval, /)", doc = "Set the ideal thread switching delay inside the Python interpreter.")
    static void setswitchinterval(PyThread t, Object interval) {
        double seconds = ArgumentOps.real(t, interval);
        if (!(seconds > 0)) {
            throw ValueErrors.of("switch interval must be strictly positive");
        }
        state(t).switchInterval = seconds;
    }

    @ExposedFunction(value = "getdlopenflags($module, /)", doc = "Return the current value of the flags that are used for dlopen calls.")
    static long getdlopenflags(PyThread t) {
        return state(t).openFlags;
    }

    @ExposedFunction(value = "setdlopenflags($module, flags, /)", doc = "Set the flags used by the interpreter for dlopen calls.")
    static void setdlopenflags(PyThread t, Object flags) {
        state(t).openFlags = ArgumentOps.integer(t, flags);
    }

    @ExposedFunction(value = "get_int_max_str_digits($module, /)", doc = "Return the maximum string digits limit for non-binary int<->str conversions.")
    static long getIntMaxStrDigits(PyThread t) {
        return t.interpreter.intMaxStrDigits;
    }

    @ExposedFunction(value = "set_int_max_str_digits($module, /, maxdigits)", doc = "Set the maximum string digits limit for non-binary int<->str conversions.")
    static void setIntMaxStrDigits(PyThread t, Object maxdigits) {
        int n = ArgumentOps.integer(t, maxdigits);
        if (n != 0 && n < 640) {
            throw ValueErrors.of("maxdigits must be >= 640 or 0 for unlimited");
        }
        t.interpreter.intMaxStrDigits = n;
        t.interpreter.sys.putName("flags", SysStructs.flags(t.interpreter.settings));
    }

    @ExposedFunction(value = "is_finalizing($module, /)", doc = "Return True if Python is exiting.")
    static boolean isFinalizing(PyThread t) {
        return t.interpreter.finalizing() != null;
    }

    @ExposedFunction(value = "call_tracing($module, func, args, /)", doc = "Call func(*args), while tracing is enabled.")
    static Object callTracing(PyThread t, Object func, Object args) {
        if (!(args instanceof PyTuple tuple)) {
            throw TypeErrors.of("call_tracing() argument 2 must be tuple, not " + ArgumentOps.typeName(args));
        }
        return CallOps.call(t, func, tuple.items.clone(), null);
    }

    @ExposedFunction(value = "audit(event, *args)", doc = "audit(event, *args)\n\nPasses the event to any hooks that are attached.")
    static void audit(PyThread t, Object event, Object[] args) {
        SysAudit.audit(t, ArgumentOps.text(event, "audit", "1"), args);
    }

    @ExposedFunction(value = "addaudithook($module, /, hook)", doc = "Adds a new audit hook callback.")
    static void addaudithook(PyThread t, Object hook) {
        try {
            SysAudit.audit(t, "sys.addaudithook");
        } catch (dev.krait.error.PyException e) {
            if (e.is(ExceptionTypes.RUNTIME_ERROR)) {
                return;
            }
            throw e;
        }
        SysAudit.add(t, hook);
    }

    @ExposedFunction(value = "get_asyncgen_hooks($module, /)", doc = "Return the installed asynchronous generators hooks.")
    static Object getAsyncgenHooks(PyThread t) {
        return SysStructs.asyncgenHooks(ArgumentOps.orNone(t.asyncGeneratorFirstIteration), ArgumentOps.orNone(t.asyncGeneratorFinalizer));
    }

    @ExposedFunction(value = "set_asyncgen_hooks(firstiter=None, finalizer=None)", doc = "set_asyncgen_hooks([firstiter] [, finalizer])\n\n"
            + "Set a finalizer for async generators objects.")
    static void setAsyncgenHooks(PyThread t, Object firstiter, Object finalizer) {
        checkHook("finalizer", finalizer);
        checkHook("firstiter", firstiter);
        if (finalizer != null) {
            t.asyncGeneratorFinalizer = finalizer == PyNone.NONE ? null : finalizer;
        }
        if (firstiter != null) {
            t.asyncGeneratorFirstIteration = firstiter == PyNone.NONE ? null : firstiter;
        }
    }

    private static void checkHook(String name, Object hook) {
        if (hook != null && hook != PyNone.NONE && PyType.of(hook).slot(Slot.CALL) == null) {
            throw TypeErrors.of("callable " + name + " expected, got " + PyType.of(hook).name);
        }
    }

    @ExposedFunction(value = "get_coroutine_origin_tracking_depth($module, /)", doc = "Check status of origin tracking for coroutine objects in this thread.")
    static long getOriginDepth(PyThread t) {
        return t.coroutineOriginDepth;
    }

    @ExposedFunction(value = "set_coroutine_origin_tracking_depth($module, /, depth)", doc = "Enable or disable origin tracking for coroutine objects in this thread.")
    static void setOriginDepth(PyThread t, Object depth) {
        int n = ArgumentOps.integer(t, depth);
        if (n < 0) {
            throw ValueErrors.of("depth must be >= 0");
        }
        t.coroutineOriginDepth = n;
    }

    @ExposedFunction(value = "displayhook($module, object, /)", doc = "Print an object to sys.stdout and also save it in builtins._")
    static void displayhook(PyThread t, Object object) {
        SysHooks.display(t, object);
    }

    @ExposedFunction(value = "excepthook($module, exctype, value, traceback, /)", doc = "Handle an exception by displaying it with a traceback on sys.stderr.")
    static void excepthook(PyThread t, Object type, Object value, Object traceback) {
        SysHooks.except(t, type, value, traceback);
    }

    @ExposedFunction(value = "unraisablehook($module, unraisable, /)", doc = "Handle an unraisable exception.")
    static void unraisablehook(PyThread t, Object unraisable) {
        SysHooks.unraisable(t, unraisable);
    }

    @ExposedFunction(value = "breakpointhook(*args, **kws)", doc = "breakpointhook(*args, **kws)\n\nThis hook function is called by built-in breakpoint().\n")
    static Object breakpointhook(PyThread t, Object[] args, PyDict kws) {
        return SysHooks.breakpoint(t, args, kws);
    }

    @ExposedFunction(value = "_clear_type_cache($module, /)", doc = "Clear the internal type lookup cache.")
    static void clearTypeCache() {
        // look-up caches are replaced whenever a type changes; there is nothing to clear
    }

    @ExposedFunction(value = "_clear_internal_caches($module, /)", doc = "Clear all internal performance-related caches.")
    static void clearInternalCaches() {
        // see _clear_type_cache
    }

    @ExposedFunction(value = "_clear_type_descriptors($module, type, /)", doc = "Private function for clearing certain descriptors from a type's dictionary")
    static void clearTypeDescriptors(Object type) {
        if (!(type instanceof PyType cls)) {
            throw TypeErrors.of("argument must be type, not " + PyType.of(type).name);
        }
        if (!cls.isHeap()) {
            throw TypeErrors.of("argument is immutable");
        }
        cls.setAttribute("__dict__", null);
        cls.setAttribute("__weakref__", null);
    }

    @ExposedFunction(value = "_get_cpu_count_config($module, /)", doc = "Private function for getting PyConfig.cpu_count")
    static long cpuCountConfig() {
        return -1;
    }

    @ExposedFunction(value = "is_stack_trampoline_active($module, /)", doc = "Return *True* if a stack profiler trampoline is active.")
    static boolean isStackTrampolineActive() {
        return false;
    }

    @ExposedFunction(value = "is_remote_debug_enabled($module, /)", doc = "Return True if remote debugging is enabled, False otherwise.")
    static boolean isRemoteDebugEnabled() {
        return false;
    }
}
