package dev.krait.modules.faulthandler;

import dev.krait.modules.core.Signals;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import java.util.List;

/** What an interpreter's fault handler has been told to do. Guarded by itself. */
final class FaultState {
    static final String C_STACK = "Current thread's C stack trace (most recent call first):\n  <cannot get C stack on this system>\n";

    /** Where a dump goes; holds the file so that its descriptor stays open. */
    record Target(Object file, int descriptor, boolean allThreads) {
        String stacks(Interpreter interpreter, PyThread sender) {
            PyThread current = sender != null ? sender : interpreter.mainThread;
            return allThreads ? StackDump.all(interpreter, sender, current) : StackDump.one(interpreter, sender, current);
        }
    }

    /** A signal that somebody registered. */
    record Registration(Interpreter interpreter, Target target, boolean chain) implements Signals.Watcher {
        @Override
        public boolean arrived(PyThread sender, int signal) {
            StackDump.write(interpreter, target.descriptor, List.of(target.stacks(interpreter, sender)));
            return chain;
        }
    }

    /** The signals that end a process. From outside only those come here that the JVM does not keep for itself. */
    enum Fatal {
        BUS(7, "Bus error"), ILL(4, "Illegal instruction"), FPE(8, "Floating-point exception"), ABRT(6, "Aborted"), SEGV(11, "Segmentation fault");

        final int signal;
        final String text;

        Fatal(int signal, String text) {
            this.signal = signal;
            this.text = text;
        }

        static Fatal of(int signal) {
            for (Fatal f : values()) {
                if (f.signal == signal) {
                    return f;
                }
            }
            return null;
        }
    }

    private record FatalWatcher(Interpreter interpreter, Target target, boolean cStack) implements Signals.Watcher {
        @Override
        public boolean arrived(PyThread sender, int signal) {
            Signals.of(interpreter).watch(signal, null);
            StackDump.write(interpreter, target.descriptor, List.of("Fatal Python error: ", Fatal.of(signal).text, "\n\n", target.stacks(interpreter, sender),
                    cStack ? "\n" + C_STACK : ""));
            return true;
        }
    }

    private final Interpreter interpreter;
    private FatalWatcher fatal;
    private final Registration[] registered = new Registration[Signals.COUNT];
    private Watchdog watchdog;

    private FaultState(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    static FaultState of(Interpreter interpreter) {
        return interpreter.state(FaultState.class, FaultState::new);
    }

    synchronized void enable(Target target, boolean cStack) {
        disable();
        fatal = new FatalWatcher(interpreter, target, cStack);
        for (Fatal f : Fatal.values()) {
            Signals.of(interpreter).watch(f.signal, fatal);
        }
    }

    synchronized boolean disable() {
        FatalWatcher old = fatal;
        fatal = null;
        for (Fatal f : Fatal.values()) {
            endWatch(f.signal, old);
        }
        return old != null;
    }

    synchronized boolean isEnabled() {
        return fatal != null;
    }

    private void endWatch(int signal, Signals.Watcher watcher) {
        if (watcher != null && Signals.of(interpreter).watcher(signal) == watcher) {
            Signals.of(interpreter).watch(signal, null);
        }
    }

    /** Returns false when the process does not get this signal. */
    synchronized boolean register(int signal, Target target, boolean chain) {
        Registration made = new Registration(interpreter, target, chain);
        if (!Signals.of(interpreter).watch(signal, made)) {
            Signals.of(interpreter).watch(signal, null);
            registered[signal] = null;
            return false;
        }
        registered[signal] = made;
        return true;
    }

    synchronized boolean unregister(int signal) {
        Registration old = registered[signal];
        registered[signal] = null;
        endWatch(signal, old);
        return old != null;
    }

    /** Starts another watchdog, or none when that is null. */
    void watchdog(Watchdog next) {
        Watchdog old;
        synchronized (this) {
            old = watchdog;
            watchdog = next;
        }
        if (old != null) {
            old.cancel();
        }
        if (next != null) {
            next.start();
        }
    }
}
