package dev.krait.properties;

import dev.krait.bytecode.PyCode;
import dev.krait.codegen.ClassBackend;
import dev.krait.eval.Execution;
import dev.krait.host.NioHost;
import dev.krait.importing.Bootstrap;
import dev.krait.jit.Jit;
import dev.krait.jit.JitOptions;
import dev.krait.modules.core.Compilation;
import dev.krait.ops.CallOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.thread.Settings;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An interpreter of its own inside this JVM, on a thread of its own; made anew after a program that hung. The functions are those of {@code server.py}. Since several
 * threads run Python in one JVM, containers lock, other than in a {@link ProgramServer} of its own process.
 */
final class InterpreterWay implements Way {
    private static final long SECONDS = 30;
    private static final long STACK = 256L << 20;

    private final String mode;
    private ExecutorService executor;
    private PyThread thread;
    private Object outcome;

    /** @param mode as in {@code -X jit=…} */
    InterpreterWay(String mode) {
        this.mode = mode;
    }

    @Override
    public String name() {
        return "jit=" + mode;
    }

    @Override
    public synchronized String run(String program) {
        try {
            if (executor == null) {
                ThreadFactory threads = task -> {
                    Thread python = new Thread(null, task, "python " + mode, STACK);
                    python.setDaemon(true);
                    return python;
                };
                executor = Executors.newSingleThreadExecutor(threads);
                executor.submit(this::start).get();
            }
            return executor.submit(() -> outcome(program)).get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // its thread goes on until the JVM ends
            executor.shutdown();
            executor = null;
            return "hung for " + SECONDS + " seconds";
        } catch (ExecutionException e) {
            return "interpreter ended: " + e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void start() {
        System.setProperty("krait.home", System.getProperty("krait.home", Pythons.root().resolve("launcher/target/krait").toString()));
        Settings settings = new Settings();
        settings.noSite = true;
        settings.hashSeed = 0L;
        Interpreter interpreter = new Interpreter(new NioHost(), settings);
        JitOptions options = JitOptions.parse(mode);
        Jit.install(interpreter, options, new ClassBackend(options));
        thread = interpreter.enter();
        Bootstrap.start(thread);
        PyCode code = Compilation.compileFile(thread, PyBytes.of(source()), "server.py");
        PyDict globals = new PyDict();
        globals.putName("__name__", "server");
        globals.putName("__builtins__", interpreter.builtins);
        Execution.run(thread, code, globals, globals, null);
        outcome = globals.getName("outcome");
        // others may want to attach while this thread waits for work
        thread.detach();
    }

    private String outcome(String program) {
        thread.attach();
        try {
            return Str.java(CallOps.call1(thread, outcome, Str.of(program)));
        } finally {
            thread.detach();
        }
    }

    private static byte[] source() {
        try (InputStream in = InterpreterWay.class.getResourceAsStream("server.py")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (executor != null) {
            executor.submit(() -> thread.interpreter.leave(thread));
            executor.shutdown();
            executor = null;
        }
    }
}
