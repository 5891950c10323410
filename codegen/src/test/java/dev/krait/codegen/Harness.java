package dev.krait.codegen;

import dev.krait.bytecode.Marshal;
import dev.krait.bytecode.PyCode;
import dev.krait.error.PyException;
import dev.krait.eval.Evaluation;
import dev.krait.frame.PyFrame;
import dev.krait.host.NioHost;
import dev.krait.jit.Jit;
import dev.krait.jit.JitOptions;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.TextOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs a {@code .pyc} file with as many built-ins as there are, in one of the modes: for differential tests. */
public final class Harness {
    /** {@code print} of positional arguments, into a buffer. */
    static final class Print extends PyObject {
        final StringBuilder out;

        Print(StringBuilder out) {
            super(PyType.OBJECT);
            this.out = out;
        }

        @Override
        public Object call(PyThread t, Object[] arguments, String[] keywords) {
            for (int i = 0; i < arguments.length; i++) {
                out.append(i == 0 ? "" : " ").append(text(t, arguments[i]));
            }
            out.append('\n');
            return dev.krait.object.PyNone.NONE;
        }
    }

    private static String text(PyThread t, Object value) {
        return value instanceof Boolean b ? b ? "True" : "False" : value instanceof Number n ? n.toString() : Str.java(TextOps.str(t, value));
    }

    /** {@code math.sqrt}. */
    static final class Sqrt extends PyObject {
        Sqrt() {
            super(PyType.OBJECT);
        }

        @Override
        public Object call(PyThread t, Object[] arguments, String[] keywords) {
            return Math.sqrt(((Number) arguments[0]).doubleValue());
        }
    }

    public final StringBuilder out = new StringBuilder();
    public final Interpreter interpreter;
    public final PyThread thread;
    public Jit jit;

    public Harness(JitOptions options) {
        interpreter = new Interpreter(new NioHost());
        thread = new PyThread(interpreter);
        PyThread.bind(thread);
        thread.attach();
        PyDict b = interpreter.builtins;
        dev.krait.importing.CoreStart.run(thread);
        if (options != null) {
            jit = Jit.install(interpreter, options, new ClassBackend(options));
        }
        b.putName("print", new Print(out));
        b.putName("sqrt", new Sqrt());
        b.putName("pi", Math.PI);
    }

    /** Runs the code of a {@code .pyc} file as module {@code __main__}. */
    public PyDict run(Path pyc) throws java.io.IOException {
        byte[] bytes = Files.readAllBytes(pyc);
        PyCode code = (PyCode) Marshal.loads(thread, Arrays.copyOfRange(bytes, 16, bytes.length), true);
        PyDict globals = new PyDict();
        globals.putName("__name__", "__main__");
        globals.putName("__builtins__", interpreter.builtins);
        PyFrame frame = new PyFrame(code, globals, interpreter.builtins, globals);
        try {
            Evaluation.start(thread, frame);
        } catch (PyException e) {
            out.append(e.value.type.name).append(": ").append(Str.java(TextOps.str(thread, e.value))).append('\n');
        }
        return globals;
    }

    public static void main(String[] args) throws Exception {
        Harness h = new Harness(args[0].equals("int") ? null : JitOptions.parse(args[0]));
        long start = System.nanoTime();
        h.run(Path.of(args[1]));
        System.out.print(h.out);
        System.err.printf("%.3f s, cpu %.3f s%n", (System.nanoTime() - start) / 1e9,
                java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9);
        if (h.jit != null) {
            var s = h.jit.statistics();
            System.err.println("units " + s.units() + " bytes " + s.bytes());
            for (var r : dev.krait.deopt.DeoptReason.values()) {
                if (s.exits(r) > 0) {
                    System.err.println("  exits " + r + " " + s.exits(r));
                }
            }
            for (var r : dev.krait.jit.BailoutReason.values()) {
                if (s.bailouts(r) > 0) {
                    System.err.println("  bailouts " + r + " " + s.bailouts(r));
                }
            }
            if (Boolean.getBoolean("graphs")) {
                h.jit.dump(System.err);
            }
            if (s.lastError() != null) {
                System.err.println(s.lastErrorCode());
                s.lastError().printStackTrace();
            }
        }
    }
}
