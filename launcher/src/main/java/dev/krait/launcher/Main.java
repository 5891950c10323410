package dev.krait.launcher;

import dev.krait.host.Host;
import dev.krait.host.NioHost;
import dev.krait.jit.JitOptions;
import dev.krait.modules.LibraryModules;
import dev.krait.modules.core.Signals;
import dev.krait.thread.Interpreter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The command {@code krait}. The one class where the parts meet: host, interpreter, evaluator, signals, stack. */
public final class Main {
    /** Room for Python's recursion: the limit is a counter, the stack must be the larger (architecture D12). */
    private static final long STACK = 256L << 20;

    private Main() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        Host host = new NioHost();
        int[] status = new int[1];
        Thread python = new Thread(null, () -> status[0] = run(host, arguments), "python-main", STACK);
        python.start();
        python.join();
        if (status[0] == Program.INTERRUPTED) {
            SignalHandlers.die(host, Signals.SIGINT);
        }
        // threads of Python that are daemons, and the JDK's own, do not keep the process
        Runtime.getRuntime().halt(status[0] & 0xFF);
    }

    /** Runs a command line; returns the exit status. */
    private static int run(Host host, String[] arguments) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        CommandLine line;
        JitOptions jit;
        try {
            line = new CommandLine(arguments, host.environment());
            jit = Evaluator.options(line.settings.xOptions);
        } catch (CommandLine.UsageError e) {
            err.println(e.getMessage());
            if (!e.getMessage().startsWith("Fatal")) {
                err.print(Texts.shortUsage(System.getProperty("krait.executable", "krait")));
                return 2;
            }
            err.println("Python runtime state: preinitialized\n\nCurrent thread 0x0000000000000001 [python-main] (most recent call first):\n"
                    + "  <no Python frame>");
            return 1;
        }
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        if (line.version > 0) {
            out.println(line.version > 1 ? Texts.longVersion() : "Python 3.14.3");
            return 0;
        }
        if (line.help != null) {
            out.print(Texts.help(line.help, line.settings.executable));
            return 0;
        }
        boolean extended = !"none".equals(System.getProperty("krait.extensions"));
        line.settings.nativeSources = extended ? null : LibraryModules.sources();
        Interpreter interpreter = new Interpreter(host, line.settings);
        Evaluator.install(interpreter, jit);
        if (extended) {
            interpreter.evaluators.installProvided(interpreter);
        }
        return new Program(interpreter, line, err).run();
    }
}
