package dev.krait.benchmarks;

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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** An interpreter inside the benchmark's JVM, on the benchmark's thread. */
final class Embedded {
    final PyThread thread;

    /** @param mode as in {@code -X jit=…} */
    Embedded(String mode) {
        Settings settings = new Settings();
        settings.noSite = true;
        Interpreter interpreter = new Interpreter(new NioHost(), settings);
        JitOptions options = JitOptions.parse(mode);
        Jit.install(interpreter, options, new ClassBackend(options));
        thread = interpreter.enter();
        Bootstrap.start(thread);
    }

    static Path root() {
        return Path.of(System.getProperty("krait.root", ".")).toAbsolutePath().normalize();
    }

    /** The names of a program that has been run as a module, with {@code print} doing nothing. */
    PyDict load(Path program) throws IOException {
        String source = Files.readString(program) + "\nprint = lambda *a, **k: None\n";
        PyDict globals = new PyDict();
        globals.putName("__name__", "program");
        globals.putName("__builtins__", thread.interpreter.builtins);
        Execution.run(thread, compile(source.getBytes(StandardCharsets.UTF_8), program.toString()), globals, globals, null);
        return globals;
    }

    PyCode compile(byte[] source, String name) {
        return Compilation.compileFile(thread, PyBytes.of(source), name);
    }

    Object call(PyDict module, String function, Object argument) {
        return CallOps.call1(thread, module.getName(function), argument);
    }

    void close() {
        thread.interpreter.leave(thread);
    }
}
