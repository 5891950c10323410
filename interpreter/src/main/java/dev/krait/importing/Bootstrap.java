package dev.krait.importing;

import dev.krait.error.ImportErrors;
import dev.krait.error.PyException;
import dev.krait.modules.core.ImpModule;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.ops.CallOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.thread.Settings;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.text.Str;

/**
 * Makes a new interpreter ready to run programs: the core modules, the import system from the library's own {@code importlib}, the standard
 * streams, {@code __main__} and {@code site}. Compare CPython {@code Python/pylifecycle.c: init_interp_main}.
 */
public final class Bootstrap {
    private Bootstrap() {
    }

    /** Runs every step; afterwards programs can run. */
    public static void start(PyThread t) {
        core(t);
        importSystem(t);
        standardStreams(t);
        main(t);
        Settings settings = t.interpreter.settings;
        if (!settings.warnOptions.isEmpty()) {
            Imports.load(t, "warnings");
        }
        if (!settings.noSite) {
            Imports.load(t, "site");
        }
    }

    /** {@code builtins} and {@code sys}. */
    static void core(PyThread t) {
        Interpreter interpreter = t.interpreter;
        interpreter.intMaxStrDigits = interpreter.settings.intMaxStrDigits;
        PyModule builtins = NativeModules.create(t, interpreter.nativeModules.find("builtins"), interpreter.builtins);
        interpreter.modules.putName("builtins", builtins);
        interpreter.importFunction = interpreter.builtins.getName("__import__");
        interpreter.allFunction = interpreter.builtins.getName("all");
        interpreter.anyFunction = interpreter.builtins.getName("any");
        PyModule sys = NativeModules.create(t, interpreter.nativeModules.find("sys"), interpreter.sys);
        interpreter.modules.putName("sys", sys);
        for (String stream : new String[] {"stdin", "stdout", "stderr"}) {
            interpreter.sys.putName(stream, PyNone.NONE);
        }
    }

    static void importSystem(PyThread t) {
        Interpreter interpreter = t.interpreter;
        PyModule importlib = ImpModule.load(t, "_frozen_importlib", FrozenModules.find("_frozen_importlib"));
        PyModule imp = NativeModules.create(t, interpreter.nativeModules.find("_imp"));
        interpreter.modules.putName("_imp", imp);
        CallOps.callMethod(t, importlib, "_install", interpreter.modules.getName("sys"), imp);
        interpreter.importlib = importlib;
        CallOps.callMethod(t, importlib, "_install_external_importers");
        ((PyList) interpreter.sys.getName("path_hooks")).insert(t, 0L, ZipHook.function());
    }

    /** {@code sys.stdin}, {@code sys.stdout}, {@code sys.stderr} and {@code open}. */
    static void standardStreams(PyThread t) {
        Interpreter interpreter = t.interpreter;
        Object io = Imports.load(t, "_io");
        if (!(io instanceof PyModule module)) {
            throw ImportErrors.of("_io is no module");
        }
        interpreter.builtins.putName("open", module.dict.getName("open"));
        boolean line = interpreter.settings.interactive > 0;
        stream(t, module, 0, "stdin", "r", "strict", line);
        stream(t, module, 1, "stdout", "w", "strict", line);
        stream(t, module, 2, "stderr", "w", "backslashreplace", true);
    }

    private static void stream(PyThread t, PyModule io, int descriptor, String name, String mode, String errors, boolean lineBuffered) {
        Interpreter interpreter = t.interpreter;
        Settings settings = interpreter.settings;
        String encoding = "utf-8";
        String setting = settings.readsEnvironment() ? interpreter.host.environment().get("PYTHONIOENCODING") : null;
        if (setting != null && !setting.isEmpty()) {
            int colon = setting.indexOf(':');
            String given = colon < 0 ? setting : setting.substring(0, colon);
            encoding = given.isEmpty() ? encoding : given;
            if (colon >= 0 && descriptor != 2) {
                errors = setting.substring(colon + 1);
            }
        } else if (descriptor != 2 && isCLocale(interpreter)) {
            errors = "surrogateescape";
        }
        PyDict sys = interpreter.sys;
        Object stream;
        try {
            boolean raw = settings.unbuffered && descriptor != 0;
            Object open = io.dict.getName("open");
            Object buffer = CallOps.call(t, open, new Object[] {(long) descriptor, mode + "b", raw ? 0L : -1L, PyNone.NONE, PyNone.NONE,
                PyNone.NONE, Boolean.FALSE}, null);
            Object rawStream = raw ? buffer : dev.krait.ops.AttributeOps.get(t, buffer, "raw");
            dev.krait.ops.AttributeOps.set(t, rawStream, "name", "<" + name + ">");
            boolean terminal = interpreter.host.isTerminal(descriptor);
            Object newline = descriptor == 0 ? PyNone.NONE : "\n";
            stream = CallOps.call(t, io.dict.getName("TextIOWrapper"), new Object[] {buffer, encoding, errors, newline,
                !raw && (lineBuffered || terminal), raw}, null);
            dev.krait.ops.AttributeOps.set(t, stream, "mode", mode);
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.OS_ERROR)) {
                throw e;
            }
            // the descriptor is closed
            stream = PyNone.NONE;
        }
        sys.putName(name, stream);
        sys.putName("__" + name + "__", stream);
    }

    private static boolean isCLocale(Interpreter interpreter) {
        java.util.Map<String, String> environment = interpreter.host.environment();
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = environment.get(name);
            if (value != null && !value.isEmpty()) {
                return value.equals("C") || value.equals("POSIX");
            }
        }
        return true;
    }

    /** An empty {@code __main__}. */
    static void main(PyThread t) {
        PyModule main = PyModule.of("__main__", PyNone.NONE);
        main.dict.putName("__builtins__", t.interpreter.modules.getName("builtins"));
        Object importer = ((PyModule) t.interpreter.importlib).dict.getName("BuiltinImporter");
        main.dict.putName("__loader__", importer);
        t.interpreter.modules.putName("__main__", main);
    }

    /** Puts a directory at the front of {@code sys.path}. */
    public static void prependPath(PyThread t, String directory) {
        ((PyList) t.interpreter.sys.getName("path")).insert(t, 0L, Str.of(directory));
    }
}
