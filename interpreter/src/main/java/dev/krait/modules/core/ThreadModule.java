package dev.krait.modules.core;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Keywords;
import dev.krait.thread.ThreadEnd;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.StructSequence;
import dev.krait.type.text.Str;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The module {@code _thread}. Compare CPython {@code Modules/_threadmodule.c}. */
@ExposedModule(value = "_thread", doc = "This module provides primitive operations to write multi-threaded programs.\n"
        + "The 'threading' module provides a more convenient interface.")
public final class ThreadModule implements NativeModule {
    private static final StructSequence EXCEPT_HOOK_ARGS = StructSequence.of("_thread._ExceptHookArgs", "ExceptHookArgs\n\nType used to pass arguments "
            + "to threading.excepthook.", "exc_type", "exc_value", "exc_traceback", "thread");

    /** The threads that Python started. */
    static final class State {
        final AtomicInteger running = new AtomicInteger();
        final Set<PyThreadHandle> joinable = ConcurrentHashMap.newKeySet();
        volatile long stackSize;
    }

    @Override
    public CallTable table() {
        return ThreadModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("error", ExceptionTypes.RUNTIME_ERROR);
        module.dict.putName("LockType", PyLock.TYPE);
        module.dict.putName("lock", PyLock.TYPE);
        module.dict.putName("RLock", PyRLock.TYPE);
        module.dict.putName("_local", PyThreadLocal.TYPE);
        module.dict.putName("_ThreadHandle", PyThreadHandle.TYPE);
        module.dict.putName("_ExceptHookArgs", EXCEPT_HOOK_ARGS.type());
        module.dict.putName("TIMEOUT_MAX", PyLock.TIMEOUT_MAX);
        module.dict.putName("_NAME_MAXLEN", 15L);
    }

    private static State state(Interpreter interpreter) {
        return interpreter.state(State.class, i -> new State());
    }

    @ExposedFunction(value = "allocate_lock($module, /)", doc = "Create a new lock object. See help(type(threading.Lock())) for information about locks.")
    static Object allocateLock() {
        return new PyLock();
    }

    @ExposedFunction(value = "allocate($module, /)", doc = "An obsolete synonym of allocate_lock().")
    static Object allocate() {
        return new PyLock();
    }

    @ExposedFunction(value = "get_ident($module, /)", doc = "Return a non-zero integer that uniquely identifies the current thread\n"
            + "amongst other threads that exist simultaneously.")
    static long getIdent(PyThread t) {
        return t.ident;
    }

    @ExposedFunction(value = "get_native_id($module, /)", doc = "Return a non-negative integer identifying the thread as reported by the OS (kernel).")
    static long getNativeId(PyThread t) {
        return Thread.currentThread().threadId();
    }

    @ExposedFunction(value = "_get_main_thread_ident($module, /)", doc = "Internal only. Return a non-zero integer that uniquely identifies the main thread.")
    static long mainIdent(PyThread t) {
        return t.interpreter.mainThread.ident;
    }

    @ExposedFunction(value = "_is_main_interpreter($module, /)", doc = "Return True if the current interpreter is the main Python interpreter.")
    static boolean isMainInterpreter(PyThread t) {
        return true;
    }

    @ExposedFunction(value = "daemon_threads_allowed($module, /)", doc = "Return True if daemon threads are allowed in the current interpreter.")
    static boolean daemonThreadsAllowed() {
        return true;
    }

    @ExposedFunction(value = "_count($module, /)", doc = "Return the number of currently running Python threads, excluding the main thread.")
    static long count(PyThread t) {
        return state(t.interpreter).running.get();
    }

    private static final long LEAST_STACK = 8L << 20;

    @ExposedFunction(value = "stack_size($module, size=0, /)", doc = "Return the thread stack size used when creating new threads.")
    static long stackSize(PyThread t, Object size) {
        State state = state(t.interpreter);
        long old = state.stackSize;
        if (size != null) {
            long n = ArgumentOps.longInteger(t, size);
            if (n < 0) {
                throw ValueErrors.of("size must be 0 or a positive value");
            }
            if (n != 0 && n < 32768) {
                throw ValueErrors.of("size not valid: " + n + " bytes");
            }
            state.stackSize = n;
        }
        return old;
    }

    @ExposedFunction(value = "exit($module, /)", doc = "This is synonymous to ``raise SystemExit''.")
    static Object exit(PyThread t) {
        throw PyErrors.raised(t, ExceptionTypes.SYSTEM_EXIT);
    }

    @ExposedFunction(value = "exit_thread($module, /)", doc = "An obsolete synonym of exit().")
    static Object exitThread(PyThread t) {
        return exit(t);
    }

    @ExposedFunction(value = "interrupt_main($module, signum=2, /)", doc = "Simulate the arrival of the given signal in the main thread.")
    static void interruptMain(PyThread t, Object signum) {
        int number = ArgumentOps.integer(t, signum, 2);
        if (number < 1 || number >= 65) {
            throw ValueErrors.of("signal number out of range");
        }
        Signals.deliver(t.interpreter, number);
        // on the main thread it arrives before the next instruction
        t.poll();
    }

    @ExposedFunction(value = "set_name($module, /, name)", doc = "Set the name of the current thread.")
    static void setName(PyThread t, Object name) {
        Thread.currentThread().setName(ArgumentOps.text(name, "set_name", "'name'"));
    }

    @ExposedFunction(value = "_get_name($module, /)", doc = "Get the name of the current thread.")
    static Object getName() {
        return Str.of(Thread.currentThread().getName());
    }

    @ExposedFunction(value = "_make_thread_handle($module, ident, /)", doc = "Internal only. Make a thread handle for threads not spawned by the _thread or threading module.")
    static Object makeThreadHandle(PyThread t, Object ident) {
        PyThreadHandle handle = new PyThreadHandle();
        handle.starting();
        handle.running(ArgumentOps.longInteger(t, ident));
        return handle;
    }

    @ExposedFunction(value = "start_new_thread(function, args, kwargs=None, /)", doc = "Start a new thread and return its identifier.")
    static long startNewThread(PyThread t, Object function, Object args, Object kwargs) {
        requireCallable(function, "first arg must be callable");
        if (!(args instanceof PyTuple tuple)) {
            throw TypeErrors.of("2nd arg must be a tuple");
        }
        if (kwargs != null && !(kwargs instanceof PyDict)) {
            throw TypeErrors.of("optional 3rd arg must be a dictionary");
        }
        SysAudit.audit(t, "_thread.start_new_thread", function, args, kwargs == null ? PyNone.NONE : kwargs);
        return start(t, function, tuple.items.clone(), (PyDict) kwargs, new PyThreadHandle(), true);
    }

    @ExposedFunction(value = "start_new(function, args, kwargs=None, /)", doc = "An obsolete synonym of start_new_thread().")
    static long startNew(PyThread t, Object function, Object args, Object kwargs) {
        return startNewThread(t, function, args, kwargs);
    }

    @ExposedFunction(value = "start_joinable_thread($module, /, function, handle=None, daemon=True)", doc = "*For internal use only*: start a new thread.")
    static Object startJoinableThread(PyThread t, Object function, Object handle, Object daemon) {
        requireCallable(function, "thread function must be callable");
        PyThreadHandle h;
        if (handle == null || handle == PyNone.NONE) {
            h = new PyThreadHandle();
        } else if (handle instanceof PyThreadHandle given) {
            h = given;
        } else {
            throw TypeErrors.of("'handle' must be a _ThreadHandle");
        }
        SysAudit.audit(t, "_thread.start_joinable_thread", function, daemon == null ? Boolean.TRUE : daemon, h);
        start(t, function, CallOps.NO_ARGUMENTS, null, h, ArgumentOps.truth(t, daemon, true));
        return h;
    }

    private static void requireCallable(Object function, String message) {
        if (PyType.of(function).slot(Slot.CALL) == null) {
            throw TypeErrors.of(message);
        }
    }

    private static long start(PyThread t, Object function, Object[] arguments, PyDict keywords, PyThreadHandle handle, boolean daemon) {
        Interpreter interpreter = t.interpreter;
        if (interpreter.finalizing() != null) {
            throw PyErrors.of(ExceptionTypes.PYTHON_FINALIZATION_ERROR, "can't create new thread at interpreter shutdown");
        }
        handle.starting();
        State state = state(interpreter);
        PyThread thread = interpreter.newThread();
        handle.running(thread.ident);
        if (!daemon) {
            state.joinable.add(handle);
        }
        state.running.incrementAndGet();
        // calls of Python functions take room here that they do not take on CPython: the recursion limit is to be met first
        long stack = state.stackSize != 0 ? Math.max(LEAST_STACK, state.stackSize) : 64L << 20;
        Thread.ofPlatform().daemon(true).stackSize(stack).name("python-" + thread.ident)
                .start(() -> run(interpreter, thread, function, arguments, keywords, handle));
        return thread.ident;
    }

    /** What is said of an exception that left a thread, or null when the function cannot say what it is. */
    private static String ignoredIn(PyThread thread, Object function) {
        try {
            return "Exception ignored in thread started by " + Str.java(TextOps.repr(thread, function));
        } catch (PyException e) {
            return null;
        }
    }

    private static void run(Interpreter interpreter, PyThread thread, Object function, Object[] arguments, PyDict keywords, PyThreadHandle handle) {
        State state = state(interpreter);
        try {
            interpreter.begin(thread);
            try {
                Keywords.call(thread, function, arguments, keywords);
            } catch (PyException e) {
                if (!e.is(ExceptionTypes.SYSTEM_EXIT)) {
                    SysHooks.writeUnraisable(thread, e, ignoredIn(thread, function), null);
                }
            }
        } catch (ThreadEnd e) {
            // the interpreter is ending and nobody will look at this thread any more
            return;
        } finally {
            state.running.decrementAndGet();
            state.joinable.remove(handle);
            interpreter.leave(thread);
            handle.done();
        }
    }

    @ExposedFunction(value = "_shutdown($module, /)", doc = "Wait for all non-daemon threads (other than the calling thread) to stop.")
    static void shutdown(PyThread t) {
        State state = state(t.interpreter);
        while (true) {
            PyThreadHandle next = null;
            for (PyThreadHandle handle : state.joinable) {
                if (handle.ident != t.ident) {
                    next = handle;
                    break;
                }
            }
            if (next == null) {
                return;
            }
            next.join(t, null);
        }
    }

    @ExposedFunction(value = "_excepthook($module, args, /)", doc = "Handle uncaught Thread.run() exception.")
    static void excepthook(PyThread t, Object args) {
        if (PyType.of(args) != EXCEPT_HOOK_ARGS.type()) {
            throw TypeErrors.of("_thread.excepthook argument type must be ExceptHookArgs");
        }
        Object[] items = ((PyTuple) args).items;
        if (items[0] == ExceptionTypes.SYSTEM_EXIT) {
            return;
        }
        Object thread = items[3];
        Object err = t.interpreter.sys.getName("stderr");
        if (err == null || err == PyNone.NONE) {
            if (thread == PyNone.NONE) {
                return;
            }
            err = AttributeOps.get(t, thread, "_stderr");
            if (err == PyNone.NONE) {
                return;
            }
        }
        Object name = thread == PyNone.NONE ? Long.toString(t.ident) : TextOps.str(t, AttributeOps.get(t, thread, "name"));
        CallOps.callMethod(t, err, "write", Str.concat("Exception in thread ", Str.concat(name, ":\n")));
        SysHooks.except(t, items[0], items[1], items[2]);
        ConsoleOps.flushQuietly(t, err);
    }
}
