package dev.krait.launcher;

import dev.krait.bytecode.Marshal;
import dev.krait.bytecode.PyCode;
import dev.krait.error.EOFErrors;
import dev.krait.error.PyException;
import dev.krait.error.RuntimeErrors;
import dev.krait.eval.Execution;
import dev.krait.host.Errno;
import dev.krait.host.FileStatus;
import dev.krait.host.HostException;
import dev.krait.importing.Bootstrap;
import dev.krait.importing.Imports;
import dev.krait.modules.core.Compilation;
import dev.krait.modules.core.SourceLines;
import dev.krait.modules.core.ExitFunctions;
import dev.krait.modules.core.SysHooks;
import dev.krait.type.weakref.Finaliser;
import dev.krait.type.weakref.References;
import dev.krait.modules.core.TracebackText;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.io.PrintStream;
import java.util.Arrays;

/** One run of one program, from start-up to exit status. Compare CPython {@code Modules/main.c: pymain_run_python}. */
final class Program {
    private static final int PYC_HEADER = 16;

    private final Interpreter interpreter;
    private final CommandLine line;
    private final PrintStream err;
    private PyThread t;

    Program(Interpreter interpreter, CommandLine line, PrintStream err) {
        this.interpreter = interpreter;
        this.line = line;
        this.err = err;
    }

    int run() {
        t = interpreter.enter();
        SignalHandlers.install(interpreter);
        try {
            Bootstrap.start(t);
            if (interpreter.settings.faulthandler && interpreter.nativeModules.find("faulthandler") != null) {
                CallOps.callMethod(t, Imports.load(t, "faulthandler"), "enable");
            }
        } catch (PyException e) {
            if (e.is(ExceptionTypes.SYSTEM_EXIT)) {
                return finish(exitStatus(e.value));
            }
            err.println("Fatal Python error: init_import_site: Failed to initialize the interpreter");
            TracebackText.print(t, e.value, err::print);
            return 1;
        }
        int status;
        try {
            status = program();
        } catch (PyException e) {
            status = uncaught(e);
        }
        status = inspect(status);
        return finish(status);
    }

    private int program() {
        if (line.command != null) {
            return command();
        }
        if (line.module != null) {
            return module(line.module, true);
        }
        if (line.file != null && !line.file.equals("-")) {
            return file(line.file);
        }
        return standardInput();
    }

    private PyDict main() {
        return ((PyModule) interpreter.modules.getName("__main__")).dict;
    }

    private void prependPath(String directory) {
        if (!interpreter.settings.safePath) {
            Bootstrap.prependPath(t, directory);
        }
    }

    private int command() {
        prependPath("");
        byte[] source = line.command.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        PyCode code = Compilation.compileFile(t, PyBytes.of(source), "<string>");
        // so that tracebacks show the source
        CallOps.callMethod(t, Imports.load(t, "linecache"), "_register_code", code, Str.of(line.command), "<string>");
        Execution.run(t, code, main(), main(), null);
        return 0;
    }

    private int module(String name, boolean alterArgv) {
        if (alterArgv) {
            prependPath(interpreter.host.currentDirectory());
        }
        Object run = AttributeOps.get(t, Imports.load(t, "runpy"), "_run_module_as_main");
        CallOps.call2(t, run, Str.of(name), alterArgv);
        return 0;
    }

    private int file(String given) {
        String name = absolute(given.startsWith("./") ? given.substring(2) : given);
        FileStatus status;
        try {
            status = interpreter.host.status(name, true);
        } catch (HostException e) {
            return cannotOpen(name, e.errno);
        }
        if (status.isDirectory() || isArchive(name)) {
            return directory(name);
        }
        byte[] bytes;
        try {
            bytes = SourceLines.read(interpreter.host, name);
        } catch (HostException e) {
            return cannotOpen(name, e.errno);
        }
        prependPath(directoryOf(name));
        PyDict main = main();
        main.putName("__file__", Str.of(name));
        boolean compiled = name.endsWith(".pyc") || isCompiled(bytes);
        String loader = compiled ? "SourcelessFileLoader" : "SourceFileLoader";
        Object external = interpreter.modules.getName("_frozen_importlib_external");
        main.putName("__loader__", CallOps.callMethod(t, external, loader, "__main__", Str.of(name)));
        PyCode code = compiled ? readCode(bytes) : Compilation.compileScript(t, skipLine(bytes), name);
        Execution.run(t, code, main, main, null);
        return 0;
    }

    private int cannotOpen(String name, int errno) {
        err.println(interpreter.settings.executable + ": can't open file '" + absolute(name) + "': [Errno " + errno + "] " + Errno.message(errno));
        return 2;
    }

    private String absolute(String name) {
        return name.startsWith("/") ? name : interpreter.host.currentDirectory() + "/" + name;
    }

    /** The directory of a script, links resolved, as {@code sys.path[0]}. */
    private String directoryOf(String name) {
        String real;
        try {
            real = interpreter.host.realPath(name);
        } catch (HostException e) {
            real = absolute(name);
        }
        int slash = real.lastIndexOf('/');
        return slash <= 0 ? "/" : real.substring(0, slash);
    }

    private boolean isArchive(String name) {
        try {
            int descriptor = interpreter.host.open(name, 0, 0);
            try {
                byte[] head = new byte[4];
                int n = interpreter.host.read(descriptor, head, 0, 4);
                return n == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
            } finally {
                interpreter.host.close(descriptor);
            }
        } catch (HostException e) {
            return false;
        }
    }

    /** A directory or an archive with a {@code __main__} in it. */
    private int directory(String name) {
        Bootstrap.prependPath(t, absolute(name).replaceAll("/+$", ""));
        return module("__main__", false);
    }

    private static boolean isCompiled(byte[] bytes) {
        return bytes.length >= 4 && (bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8) == 3627 && bytes[2] == '\r' && bytes[3] == '\n';
    }

    private PyCode readCode(byte[] bytes) {
        if (bytes.length >= 4 && !isCompiled(bytes)) {
            throw RuntimeErrors.of("Bad magic number in .pyc file");
        }
        if (bytes.length < PYC_HEADER) {
            throw EOFErrors.of("EOF read where not expected");
        }
        Object code;
        try {
            code = Marshal.loads(t, java.util.Arrays.copyOfRange(bytes, PYC_HEADER, bytes.length), true);
        } catch (PyException e) {
            // whatever is wrong with the data, the message is one
            code = null;
        }
        if (code instanceof PyCode c) {
            return c;
        }
        throw RuntimeErrors.of("Bad code object in .pyc file");
    }

    private byte[] skipLine(byte[] source) {
        if (!interpreter.settings.skipFirstLine) {
            return source;
        }
        int i = 0;
        while (i < source.length && source[i] != '\n') {
            i++;
        }
        // the line end stays, so that line numbers are the file's
        return Arrays.copyOfRange(source, i, source.length);
    }

    private int standardInput() {
        prependPath("");
        if (interpreter.host.isTerminal(0) || interpreter.settings.interactive > 0) {
            return interactive();
        }
        byte[] source;
        try {
            source = SourceLines.readAll(interpreter.host, 0);
        } catch (HostException e) {
            return cannotOpen("<stdin>", e.errno);
        }
        PyCode code = Compilation.compileFile(t, PyBytes.of(source), "<stdin>");
        Execution.run(t, code, main(), main(), null);
        return 0;
    }

    private int interactive() {
        if (interpreter.settings.quiet == 0) {
            err.println(Texts.longVersion() + "\nType \"help\", \"copyright\", \"credits\" or \"license\" for more information.");
        }
        runStartup();
        new InteractiveLoop(t, main()).run();
        return 0;
    }

    /** The file that PYTHONSTARTUP names; what goes wrong there is reported and forgotten. */
    private void runStartup() {
        String name = interpreter.settings.readsEnvironment() ? interpreter.host.environment().get("PYTHONSTARTUP") : null;
        if (name == null || name.isEmpty()) {
            return;
        }
        try {
            PyCode code = Compilation.compileFile(t, PyBytes.of(SourceLines.read(interpreter.host, name)), name);
            Execution.run(t, code, main(), main(), null);
        } catch (HostException e) {
            err.println("Could not open PYTHONSTARTUP\nFileNotFoundError: [Errno " + e.errno + "] " + Errno.message(e.errno) + ": '" + name + "'");
        } catch (PyException e) {
            if (e.is(ExceptionTypes.SYSTEM_EXIT)) {
                throw e;
            }
            SysHooks.reportUncaught(t, e.value);
        }
    }

    /** {@code -i}: a console after the program. */
    private int inspect(int status) {
        boolean wanted = interpreter.settings.inspect > 0 && (line.file != null || line.command != null || line.module != null);
        if (!wanted) {
            return status;
        }
        try {
            new InteractiveLoop(t, main()).run();
            return status;
        } catch (PyException e) {
            return uncaught(e);
        }
    }

    /** The status of a program that an unhandled KeyboardInterrupt ended: the process dies of the signal, or ends with the low byte. */
    static final int INTERRUPTED = 1 << 8 | 128 + 2;

    /** Reports what ended the program; returns the exit status. */
    private int uncaught(PyException e) {
        if (e.is(ExceptionTypes.SYSTEM_EXIT)) {
            return exitStatus(e.value);
        }
        boolean interrupted = e.is(ExceptionTypes.KEYBOARD_INTERRUPT);
        try {
            SysHooks.reportUncaught(t, e.value);
        } catch (PyException failed) {
            if (failed.is(ExceptionTypes.SYSTEM_EXIT)) {
                return exitStatus(failed.value);
            }
            TracebackText.print(t, failed.value, err::print);
        }
        return interrupted ? INTERRUPTED : 1;
    }

    /** What {@code SystemExit} asks for. Compare CPython {@code Python/pythonrun.c: _Py_HandleSystemExitAndKeyboardInterrupt}. */
    private int exitStatus(PyBaseException exit) {
        Object code = AttributeOps.lookup(t, exit, "code");
        if (code == null || code == PyNone.NONE) {
            return 0;
        }
        if (code instanceof Long n) {
            return (int) (n & 0xFF);
        }
        if (code instanceof Boolean b) {
            return b ? 1 : 0;
        }
        Object stderr = interpreter.sys.getName("stderr");
        try {
            if (stderr == null || stderr == PyNone.NONE) {
                err.println(dev.krait.ops.TextOps.str(t, code));
            } else {
                flush("stdout");
                CallOps.callMethod(t, stderr, "write", Str.concat(Str.exactOrNull(dev.krait.ops.TextOps.str(t, code)), "\n"));
                CallOps.callMethod(t, stderr, "flush");
            }
        } catch (PyException e) {
            TracebackText.print(t, e.value, err::print);
        }
        return 1;
    }

    /** Joins threads, runs exit functions, flushes; returns the final status. Compare CPython {@code Python/pylifecycle.c: Py_FinalizeEx}. */
    private int finish(int status) {
        try {
            Object threading = interpreter.modules.getName("threading");
            if (threading != null) {
                CallOps.callMethod(t, threading, "_shutdown");
            }
        } catch (PyException e) {
            SysHooks.writeUnraisable(t, e, "Exception ignored on threading shutdown", null);
        }
        ExitFunctions.run(t);
        References.of(interpreter).finaliseAll(t, Finaliser.AtExit.CODE);
        int flushed = flushStreams();
        interpreter.startFinalizing(t);
        return flushed != 0 && status == 0 ? flushed : status;
    }

    private int flushStreams() {
        int status = 0;
        try {
            flush("stdout");
        } catch (PyException e) {
            if (e.is(ExceptionTypes.BROKEN_PIPE_ERROR) || e.is(ExceptionTypes.EXCEPTION)) {
                SysHooks.writeUnraisable(t, e, "Exception ignored while flushing sys.stdout", null);
                status = 120;
            }
        }
        References.of(interpreter).finaliseAll(t, Finaliser.AtExit.STREAM);
        try {
            flush("stderr");
        } catch (PyException e) {
            status = 120;
        }
        return status;
    }

    private void flush(String name) {
        Object stream = interpreter.sys.getName(name);
        if (stream == null || stream == PyNone.NONE) {
            return;
        }
        Object closed = AttributeOps.lookup(t, stream, "closed");
        if (closed == null || !dev.krait.ops.TruthOps.isTrue(t, closed)) {
            CallOps.callMethod(t, stream, "flush");
        }
    }
}
