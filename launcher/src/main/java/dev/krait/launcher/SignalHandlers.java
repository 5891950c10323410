package dev.krait.launcher;

import dev.krait.host.Host;
import dev.krait.host.HostException;
import dev.krait.modules.core.Signals;
import dev.krait.thread.Interpreter;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Connects the process's signals with the interpreter: ^C becomes KeyboardInterrupt at the main thread's next poll. */
final class SignalHandlers {
    private static final String[] NAMES = {null, "HUP", "INT", null, "ILL", "TRAP", "ABRT", "BUS", null, null, "USR1", null, "USR2", "PIPE", "ALRM",
        "TERM", null, "CHLD", "CONT", null, "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS"};

    private static final int SIGPIPE = 13;
    /** Those that the JVM leaves alone when they were ignored at the start: HUP, INT, TERM. */
    private static final int[] INHERITED = {1, Signals.SIGINT, 15};

    private SignalHandlers() {
    }

    static void install(Interpreter interpreter) {
        Signals signals = Signals.of(interpreter);
        try {
            Signal.handle(new Signal("PIPE"), SignalHandler.SIG_IGN);
            signals.handler(SIGPIPE, Signals.IGNORE);
            for (int number : INHERITED) {
                if (isIgnored(number)) {
                    signals.handler(number, Signals.IGNORE);
                }
            }
            Signal.handle(new Signal("INT"), s -> Signals.arrived(interpreter, Signals.SIGINT));
        } catch (IllegalArgumentException e) {
            // the JVM was told to leave signals alone (-Xrs)
            return;
        } finally {
            signals.installer = (number, handler) -> connect(interpreter, number, handler);
        }
    }

    /** Whether the process was started with a signal ignored, as nohup and shells in the background do. The JVM then leaves it ignored for ever. */
    private static boolean isIgnored(int number) {
        Signal signal = new Signal(NAMES[number]);
        SignalHandler before = Signal.handle(signal, SignalHandler.SIG_DFL);
        if (before != SignalHandler.SIG_IGN) {
            Signal.handle(signal, before);
        }
        return before == SignalHandler.SIG_IGN;
    }

    /** Ends the process as if it had not caught a signal, so that a shell sees what happened. Returns where that cannot be done. */
    static void die(Host host, int number) {
        try {
            Signal.handle(new Signal(NAMES[number]), SignalHandler.SIG_DFL);
            // Signal.raise refuses signals that it does not handle
            host.kill(host.processId(), number);
        } catch (IllegalArgumentException | HostException e) {
            // the JVM was told to leave signals alone (-Xrs), or there is no command for this: the status has to say it
            return;
        }
    }

    private static boolean connect(Interpreter interpreter, int number, Object handler) {
        if (number >= NAMES.length || NAMES[number] == null) {
            return false;
        }
        try {
            Signal signal = new Signal(NAMES[number]);
            if (handler == Signals.DEFAULT) {
                Signal.handle(signal, SignalHandler.SIG_DFL);
            } else if (handler == Signals.IGNORE) {
                Signal.handle(signal, SignalHandler.SIG_IGN);
            } else {
                Signal.handle(signal, s -> Signals.arrived(interpreter, number));
            }
            return true;
        } catch (IllegalArgumentException e) {
            // a signal that the JVM keeps for itself: delivered from Python (raise_signal) it still works
            return false;
        }
    }
}
