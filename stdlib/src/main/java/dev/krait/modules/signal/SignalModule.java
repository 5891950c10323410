package dev.krait.modules.signal;

import dev.krait.error.OSErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.host.Errno;
import dev.krait.importing.NativeModule;
import dev.krait.modules.core.Signals;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.CompareOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;

/** The module {@code _signal}. Compare CPython {@code Modules/signalmodule.c}. */
@ExposedModule(value = "_signal", doc = "This module provides mechanisms to use signal handlers in Python.")
public final class SignalModule implements NativeModule {
    private static final String[] NAMES = {null, "SIGHUP", "SIGINT", "SIGQUIT", "SIGILL", "SIGTRAP", "SIGABRT", "SIGBUS", "SIGFPE", "SIGKILL", "SIGUSR1",
        "SIGSEGV", "SIGUSR2", "SIGPIPE", "SIGALRM", "SIGTERM", "SIGSTKFLT", "SIGCHLD", "SIGCONT", "SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGURG",
        "SIGXCPU", "SIGXFSZ", "SIGVTALRM", "SIGPROF", "SIGWINCH", "SIGIO", "SIGPWR", "SIGSYS"};
    private static final String[] TEXTS = {null, "Hangup", "Interrupt", "Quit", "Illegal instruction", "Trace/breakpoint trap", "Aborted", "Bus error",
        "Floating point exception", "Killed", "User defined signal 1", "Segmentation fault", "User defined signal 2", "Broken pipe", "Alarm clock",
        "Terminated", "Stack fault", "Child exited", "Continued", "Stopped (signal)", "Stopped", "Stopped (tty input)", "Stopped (tty output)",
        "Urgent I/O condition", "CPU time limit exceeded", "File size limit exceeded", "Virtual timer expired", "Profiling timer expired",
        "Window changed", "I/O possible", "Power failure", "Bad system call"};

    /** The one timer that {@code alarm} and {@code setitimer(ITIMER_REAL)} share. */
    static final class Timer {
        private Thread thread;
        private long due;
        private long interval;

        synchronized double[] set(Interpreter interpreter, double delay, double every) {
            double left = thread == null ? 0 : Math.max(0, (due - System.nanoTime()) / 1e9);
            double[] before = {left, thread == null ? 0 : interval / 1e9};
            Thread old = thread;
            thread = null;
            if (old != null) {
                notifyAll();
            }
            if (delay > 0) {
                due = System.nanoTime() + (long) (delay * 1e9);
                interval = (long) (every * 1e9);
                thread = Thread.ofPlatform().daemon(true).name("python-timer").start(() -> run(interpreter));
            }
            return before;
        }

        private void run(Interpreter interpreter) {
            while (true) {
                synchronized (this) {
                    long left = due - System.nanoTime();
                    if (thread != Thread.currentThread()) {
                        return;
                    }
                    if (left > 0) {
                        try {
                            wait(left / 1_000_000, (int) (left % 1_000_000));
                        } catch (InterruptedException e) {
                            return;
                        }
                        continue;
                    }
                    if (interval > 0) {
                        due += interval;
                    } else {
                        thread = null;
                    }
                }
                Signals.arrived(interpreter, 14);
                synchronized (this) {
                    if (thread != Thread.currentThread()) {
                        return;
                    }
                }
            }
        }
    }

    @Override
    public CallTable table() {
        return SignalModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        PyDict d = module.dict;
        for (int i = 1; i < NAMES.length; i++) {
            d.putName(NAMES[i], (long) i);
        }
        d.putName("SIGCLD", 17L);
        d.putName("SIGPOLL", 29L);
        d.putName("SIGIOT", 6L);
        d.putName("SIGRTMIN", 34L);
        d.putName("SIGRTMAX", 64L);
        d.putName("NSIG", 65L);
        d.putName("SIG_DFL", Signals.DEFAULT);
        d.putName("SIG_IGN", Signals.IGNORE);
        d.putName("SIG_BLOCK", 0L);
        d.putName("SIG_UNBLOCK", 1L);
        d.putName("SIG_SETMASK", 2L);
        d.putName("ITIMER_REAL", 0L);
        d.putName("ITIMER_VIRTUAL", 1L);
        d.putName("ITIMER_PROF", 2L);
        d.putName("ItimerError", ExceptionTypes.OS_ERROR);
        Signals signals = Signals.of(t.interpreter);
        if (signals.handler(Signals.SIGINT) == null) {
            signals.handler(Signals.SIGINT, d.getName("default_int_handler"));
        }
    }

    private static int number(PyThread t, Object value) {
        int n = ArgumentOps.integer(t, value);
        if (n < 1 || n > 64) {
            throw ValueErrors.of("signal number out of range");
        }
        return n;
    }

    @ExposedFunction("signal($module, signalnum, handler, /)")
    static Object signal(PyThread t, Object signalnum, Object handler) {
        if (t != t.interpreter.mainThread) {
            throw ValueErrors.of("signal only works in main thread of the main interpreter");
        }
        int n = number(t, signalnum);
        Object value = handler;
        if (PyType.of(handler).slot(Slot.CALL) == null) {
            if (CompareOps.equal(t, handler, Signals.DEFAULT)) {
                value = Signals.DEFAULT;
            } else if (CompareOps.equal(t, handler, Signals.IGNORE)) {
                value = Signals.IGNORE;
            } else {
                throw TypeErrors.of("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
            }
        }
        if (n == 9 || n == 19) {
            throw OSErrors.of(t, Errno.EINVAL);
        }
        t.poll();
        Signals signals = Signals.of(t.interpreter);
        Object before = signals.handler(n);
        signals.handler(n, value);
        return before == null ? PyNone.NONE : before;
    }

    @ExposedFunction("getsignal($module, signalnum, /)")
    static Object getsignal(PyThread t, Object signalnum) {
        return ArgumentOps.orNone(Signals.of(t.interpreter).handler(number(t, signalnum)));
    }

    @ExposedFunction("default_int_handler($module, signalnum, frame, /)")
    static Object defaultIntHandler(PyThread t, Object signalnum, Object frame) {
        throw dev.krait.error.PyErrors.raised(t, ExceptionTypes.KEYBOARD_INTERRUPT);
    }

    @ExposedFunction("raise_signal($module, signalnum, /)")
    static void raiseSignal(PyThread t, Object signalnum) {
        int n = number(t, signalnum);
        try {
            Signals.send(t, n);
        } catch (dev.krait.host.HostException e) {
            throw OSErrors.of(t, e);
        }
    }

    @ExposedFunction("strsignal($module, signalnum, /)")
    static Object strsignal(PyThread t, Object signalnum) {
        int n = number(t, signalnum);
        return n < TEXTS.length ? TEXTS[n] : n < 34 ? PyNone.NONE : "Real-time signal " + (n - 34);
    }

    @ExposedFunction("valid_signals($module, /)")
    static Object validSignals(PyThread t) {
        Object[] all = new Object[62];
        int k = 0;
        for (int i = 1; i <= 64; i++) {
            if (i != 32 && i != 33) {
                all[k++] = (long) i;
            }
        }
        return dev.krait.ops.CallOps.call1(t, dev.krait.type.set.PySet.TYPE, PyTuple.of(all));
    }

    @ExposedFunction("alarm($module, seconds, /)")
    static long alarm(PyThread t, Object seconds) {
        double[] before = timer(t).set(t.interpreter, ArgumentOps.integer(t, seconds), 0);
        return (long) Math.ceil(before[0]);
    }

    @ExposedFunction("setitimer($module, which, seconds, interval=0.0, /)")
    static Object setitimer(PyThread t, Object which, Object seconds, Object interval) {
        requireReal(t, which);
        double[] before = timer(t).set(t.interpreter, ArgumentOps.real(t, seconds), interval == null ? 0 : ArgumentOps.real(t, interval));
        return PyTuple.of(before[0], before[1]);
    }

    @ExposedFunction("getitimer($module, which, /)")
    static Object getitimer(PyThread t, Object which) {
        requireReal(t, which);
        Timer timer = timer(t);
        synchronized (timer) {
            return timer.thread == null ? PyTuple.of(0.0, 0.0) : PyTuple.of(Math.max(0, (timer.due - System.nanoTime()) / 1e9), timer.interval / 1e9);
        }
    }

    private static void requireReal(PyThread t, Object which) {
        if (ArgumentOps.integer(t, which) != 0) {
            throw OSErrors.of(t, Errno.EINVAL);
        }
    }

    private static Timer timer(PyThread t) {
        return t.interpreter.state(Timer.class, i -> new Timer());
    }

    @ExposedFunction("pause($module, /)")
    static void pause(PyThread t) {
        // the first question is asked before waiting, the second after a signal's handler has run
        boolean[] asked = new boolean[1];
        t.await(new Object(), -1, () -> {
            boolean again = asked[0];
            asked[0] = true;
            return again;
        });
    }

    @ExposedFunction("set_wakeup_fd(fd, /, *, warn_on_full_buffer=True)")
    static long setWakeupFd(PyThread t, Object fd, Object warn) {
        if (ArgumentOps.integer(t, fd) == -1) {
            return -1;
        }
        throw dev.krait.error.NotImplementedErrors.of("a wake-up descriptor is not supported");
    }

    @ExposedFunction("siginterrupt($module, signalnum, flag, /)")
    static void siginterrupt(PyThread t, Object signalnum, Object flag) {
        number(t, signalnum);
    }
}
