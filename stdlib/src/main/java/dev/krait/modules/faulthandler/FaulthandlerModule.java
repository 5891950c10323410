package dev.krait.modules.faulthandler;

import dev.krait.error.OSErrors;
import dev.krait.error.OverflowErrors;
import dev.krait.error.PyException;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.error.Warnings;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.host.Errno;
import dev.krait.importing.NativeModule;
import dev.krait.modules.core.Signals;
import dev.krait.object.CallTable;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.number.IntType;
import java.util.List;

/**
 * Module {@code faulthandler}. The JVM keeps most fatal signals for itself and writes a report of its own; what {@code enable} sees are those that the program
 * sends itself, and SIGABRT and SIGBUS. Compare CPython {@code Modules/faulthandler.c}.
 */
@ExposedModule(value = "faulthandler", doc = "faulthandler module.")
public final class FaulthandlerModule implements NativeModule {
    private static final int SIGKILL = 9;
    private static final int SIGSTOP = 19;

    @Override
    public CallTable table() {
        return FaulthandlerModuleTable.TABLE;
    }

    private static FaultState state(PyThread t) {
        return FaultState.of(t.interpreter);
    }

    /** Where a file argument leads to; raises what CPython raises for something else. */
    private static FaultState.Target target(PyThread t, Object file, Object allThreads) {
        Object f = file;
        if (f == null || f == PyNone.NONE) {
            f = t.interpreter.sys.getName("stderr");
            if (f == null) {
                throw RuntimeErrors.of("unable to get sys.stderr");
            }
            if (f == PyNone.NONE) {
                throw RuntimeErrors.of("sys.stderr is None");
            }
        }
        return new FaultState.Target(f, descriptor(t, f), ArgumentOps.truth(t, allThreads, true));
    }

    private static int descriptor(PyThread t, Object file) {
        if (file instanceof Boolean) {
            Warnings.warn(t, ExceptionTypes.RUNTIME_WARNING, "bool is used as a file descriptor");
        }
        if (PyType.of(file).isSubtype(IntType.TYPE)) {
            long d = ArgumentOps.longInteger(t, file);
            if (d != (int) d) {
                throw OverflowErrors.of("Python int too large to convert to C int");
            }
            if (d < 0) {
                throw ValueErrors.of("file is not a valid file descriptor");
            }
            return (int) d;
        }
        Object number = CallOps.callMethod(t, file, "fileno");
        if (!(number instanceof Long d) || d < 0 || d > Integer.MAX_VALUE) {
            throw RuntimeErrors.of("file.fileno() is not a valid file descriptor");
        }
        try {
            CallOps.callMethod(t, file, "flush");
        } catch (PyException e) {
            // as on CPython: what comes now is worth more than what waits there
            return (int) (long) d;
        }
        return (int) (long) d;
    }

    @ExposedFunction(value = "enable($module, /, file=sys.stderr, all_threads=True, c_stack=True)", doc = "Enable the fault handler.")
    static void enable(PyThread t, Object file, Object allThreads, Object cStack) {
        state(t).enable(target(t, file, allThreads), ArgumentOps.truth(t, cStack, true));
    }

    @ExposedFunction(value = "disable($module, /)", doc = "Disable the fault handler.")
    static boolean disable(PyThread t) {
        return state(t).disable();
    }

    @ExposedFunction(value = "is_enabled($module, /)", doc = "Check if the handler is enabled.")
    static boolean isEnabled(PyThread t) {
        return state(t).isEnabled();
    }

    @ExposedFunction(value = "dump_traceback($module, /, file=sys.stderr, all_threads=True)",
            doc = "Dump the traceback of the current thread, or of all threads if all_threads is True, into file.")
    static void dumpTraceback(PyThread t, Object file, Object allThreads) {
        FaultState.Target target = target(t, file, allThreads);
        write(t, target, target.stacks(t.interpreter, t));
    }

    @ExposedFunction(value = "dump_c_stack($module, /, file=sys.stderr)", doc = "Dump the C stack of the current thread.")
    static void dumpCStack(PyThread t, Object file) {
        write(t, target(t, file, null), FaultState.C_STACK);
    }

    private static void write(PyThread t, FaultState.Target target, String text) {
        t.blocking(() -> {
            StackDump.write(t.interpreter, target.descriptor(), List.of(text));
            return null;
        });
    }

    @ExposedFunction(value = "dump_traceback_later($module, /, timeout, repeat=False, file=sys.stderr, exit=False)",
            doc = "Dump the traceback of all threads in timeout seconds,\nor each timeout seconds if repeat is True. If exit is True, call _exit(1) which "
                    + "is not safe.")
    static void dumpTracebackLater(PyThread t, Object timeout, Object repeat, Object file, Object exit) {
        long nanos = ArgumentOps.nanoseconds(t, timeout);
        if (nanos <= 0) {
            throw ValueErrors.of("timeout must be greater than 0");
        }
        boolean again = ArgumentOps.truth(t, repeat, false);
        boolean end = ArgumentOps.truth(t, exit, false);
        FaultState.Target target = target(t, file, null);
        state(t).watchdog(new Watchdog(t.interpreter, target, Math.ceilDiv(nanos, 1000), again, end));
    }

    @ExposedFunction(value = "cancel_dump_traceback_later($module, /)", doc = "Cancel the previous call to dump_traceback_later().")
    static void cancelDumpTracebackLater(PyThread t) {
        state(t).watchdog(null);
    }

    private static int signal(PyThread t, Object signum) {
        int n = ArgumentOps.integer(t, signum);
        if (FaultState.Fatal.of(n) != null) {
            throw RuntimeErrors.of("signal " + n + " cannot be registered, use enable() instead");
        }
        if (n < 1 || n >= Signals.COUNT) {
            throw ValueErrors.of("signal number out of range");
        }
        return n;
    }

    @ExposedFunction(value = "register($module, /, signum, file=sys.stderr, all_threads=True, chain=False)",
            doc = "Register a handler for the signal 'signum': dump the traceback of the current thread, or of all threads if all_threads is True, into file.")
    static void register(PyThread t, Object signum, Object file, Object allThreads, Object chain) {
        int n = signal(t, signum);
        FaultState.Target target = target(t, file, allThreads);
        if (n == SIGKILL || n == SIGSTOP) {
            throw OSErrors.of(t, Errno.EINVAL);
        }
        if (!state(t).register(n, target, ArgumentOps.truth(t, chain, false))) {
            throw RuntimeErrors.of("signal " + n + " cannot be registered: the JVM does not hand it on");
        }
    }

    @ExposedFunction(value = "unregister($module, signum, /)", doc = "Unregister the handler of the signal 'signum' registered by register().")
    static boolean unregister(PyThread t, Object signum) {
        return state(t).unregister(signal(t, signum));
    }
}
