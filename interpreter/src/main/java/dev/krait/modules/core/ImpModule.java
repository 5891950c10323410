package dev.krait.modules.core;

import dev.krait.ast.Mod;
import dev.krait.bytecode.Marshal;
import dev.krait.bytecode.PyCode;
import dev.krait.error.ImportErrors;
import dev.krait.error.NotImplementedErrors;
import dev.krait.error.PyException;
import dev.krait.error.RuntimeErrors;
import dev.krait.eval.Execution;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.host.HostException;
import dev.krait.importing.FrozenModules;
import dev.krait.importing.NativeModule;
import dev.krait.importing.NativeModules;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.parser.ParseMode;
import dev.krait.thread.HashSecret;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;

/** The module {@code _imp}: what {@code importlib} asks the interpreter. Compare CPython {@code Python/import.c}. */
@ExposedModule(value = "_imp", doc = "(Extremely) low-level import machinery bits as used by importlib.")
public final class ImpModule implements NativeModule {
    /** CPython 3.14's, so that {@code .pyc} files travel both ways. */
    static final long MAGIC = 3627;

    /** The import lock, and native modules that have been made. */
    static final class State {
        final PyRLock lock = new PyRLock();
        volatile int frozenOverride;
    }

    @Override
    public CallTable table() {
        return ImpModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        String check = t.interpreter.settings.xOptions.getOrDefault("check-hash-based-pycs", "default");
        module.dict.putName("check_hash_based_pycs", check);
        module.dict.putName("pyc_magic_number_token", MAGIC | 0x0A0D0000L);
    }

    private static State state(PyThread t) {
        return t.interpreter.state(State.class, i -> new State());
    }

    @ExposedFunction(value = "lock_held($module, /)", doc = "Return True if the import lock is currently held, else False.")
    static boolean lockHeld(PyThread t) {
        return state(t).lock.locked();
    }

    @ExposedFunction(value = "acquire_lock($module, /)", doc = "Acquires the interpreter's import lock for the current thread.")
    static void acquireLock(PyThread t) {
        state(t).lock.acquire(t, null, null);
    }

    @ExposedFunction(value = "release_lock($module, /)", doc = "Release the interpreter's import lock.")
    static void releaseLock(PyThread t) {
        State state = state(t);
        if (!state.lock.isOwned(t)) {
            throw RuntimeErrors.of("not holding the import lock");
        }
        state.lock.release(t);
    }

    @ExposedFunction(value = "extension_suffixes($module, /)", doc = "Returns the list of file suffixes used to identify extension modules.")
    static Object extensionSuffixes() {
        return new PyList();
    }

    @ExposedFunction(value = "is_builtin($module, name, /)", doc = "Returns True if the module name corresponds to a built-in module.")
    static long isBuiltin(PyThread t, Object name) {
        String text = ArgumentOps.text(name, "is_builtin", "1");
        if (text.equals("sys") || text.equals("builtins")) {
            return -1;
        }
        return t.interpreter.nativeModules.find(text) != null ? 1 : 0;
    }

    @ExposedFunction(value = "create_builtin($module, spec, /)", doc = "Create an extension module.")
    static Object createBuiltin(PyThread t, Object spec) {
        String name = Str.java(AttributeOps.get(t, spec, "name"));
        Object known = t.interpreter.modules.getName(name);
        if (known != null && (name.equals("sys") || name.equals("builtins"))) {
            return known;
        }
        NativeModule entry = t.interpreter.nativeModules.find(name);
        if (entry == null) {
            return PyNone.NONE;
        }
        return NativeModules.create(t, entry);
    }

    @ExposedFunction(value = "exec_builtin($module, mod, /)", doc = "Initialize a built-in module.")
    static long execBuiltin(Object mod) {
        return 0;
    }

    @ExposedFunction(value = "create_dynamic($module, spec, file=None, /)", doc = "Create an extension module.")
    static Object createDynamic(PyThread t, Object spec, Object file) {
        throw ImportErrors.of("extension modules in native code cannot be loaded");
    }

    @ExposedFunction(value = "exec_dynamic($module, mod, /)", doc = "Initialize an extension module.")
    static long execDynamic(Object mod) {
        return 0;
    }

    private static boolean usesFrozen(PyThread t, String name) {
        int override = state(t).frozenOverride;
        if (override > 0) {
            return true;
        }
        boolean bootstrap = name.startsWith("_frozen") || name.equals("zipimport") || name.startsWith("importlib._bootstrap");
        if (override < 0) {
            return bootstrap;
        }
        String option = t.interpreter.settings.xOptions.getOrDefault("frozen_modules", "on");
        return bootstrap || !"off".equals(option);
    }

    /** The entry of a frozen module that may be imported as such: only what the build has really frozen, the bootstrap apart. */
    private static FrozenModules.Entry entry(PyThread t, String name) {
        if (!usesFrozen(t, name)) {
            return null;
        }
        FrozenModules.Entry entry = FrozenModules.find(name);
        if (entry == null) {
            return null;
        }
        boolean bootstrap = name.startsWith("_frozen") || name.equals("zipimport");
        return bootstrap || FrozenModules.exists(t.interpreter, entry) ? entry : null;
    }

    @ExposedFunction(value = "is_frozen($module, name, /)", doc = "Returns True if the module name corresponds to a frozen module.")
    static boolean isFrozen(PyThread t, Object name) {
        return entry(t, ArgumentOps.text(name, "is_frozen", "1")) != null;
    }

    @ExposedFunction(value = "is_frozen_package($module, name, /)", doc = "Returns True if the module name is of a frozen package.")
    static boolean isFrozenPackage(PyThread t, Object name) {
        FrozenModules.Entry entry = entry(t, ArgumentOps.text(name, "is_frozen_package", "1"));
        if (entry == null) {
            throw notFrozen(t, name);
        }
        return entry.isPackage();
    }

    private static PyException notFrozen(PyThread t, Object name) {
        Object error = CallOps.call(t, ExceptionTypes.IMPORT_ERROR, new Object[] {Str.of("No such frozen object named " + Str.java(name)), name},
                new String[] {"name"});
        return new PyException((PyBaseException) error);
    }

    @ExposedFunction(value = "find_frozen($module, name, /, *, withdata=False)", doc = "Return info about the corresponding frozen module (if there is one) or None.")
    static Object findFrozen(PyThread t, Object name, Object withdata) {
        String text = ArgumentOps.text(name, "find_frozen", "1");
        FrozenModules.Entry entry = entry(t, text);
        if (entry == null) {
            return PyNone.NONE;
        }
        Object data = ArgumentOps.truth(t, withdata, false) ? PyBytes.of(FrozenModules.code(t.interpreter, entry)) : PyNone.NONE;
        return PyTuple.of(data, entry.isPackage(), Str.of(entry.name()));
    }

    @ExposedFunction(value = "get_frozen_object($module, name, data=None, /)", doc = "Create a code object for a frozen module.")
    static Object getFrozenObject(PyThread t, Object name, Object data) {
        if (data != null && data != PyNone.NONE) {
            byte[] bytes = BufferOps.bytes(t, data);
            return Marshal.loads(t, bytes, true);
        }
        FrozenModules.Entry entry = entry(t, ArgumentOps.text(name, "get_frozen_object", "1"));
        if (entry == null) {
            throw notFrozen(t, name);
        }
        return code(t, entry);
    }

    /** The code of a frozen module. */
    public static PyCode code(PyThread t, FrozenModules.Entry entry) {
        byte[] frozen = FrozenModules.code(t.interpreter, entry);
        if (frozen != null) {
            return Marshal.loadsFrozen(t, frozen);
        }
        return compile(t, entry);
    }

    /** Compiles the source of a frozen module. */
    public static PyCode compile(PyThread t, FrozenModules.Entry entry) {
        byte[] source;
        try {
            source = SourceLines.read(t.interpreter.host, t.interpreter.settings.library() + "/" + entry.source());
        } catch (HostException e) {
            throw ImportErrors.of("cannot find the library: " + t.interpreter.settings.library() + "/" + entry.source());
        }
        String filename = "<frozen " + entry.name() + ">";
        Mod tree = Compilation.parse(t, PyBytes.of(source), filename, ParseMode.EXEC, 0, -1, "compile");
        return Compilation.compile(t, tree, filename, 0, t.interpreter.settings.optimize);
    }

    @ExposedFunction(value = "init_frozen($module, name, /)", doc = "Initializes a frozen module.")
    static Object initFrozen(PyThread t, Object name) {
        String text = ArgumentOps.text(name, "init_frozen", "1");
        FrozenModules.Entry entry = entry(t, text);
        return entry == null ? PyNone.NONE : load(t, text, entry);
    }

    /** Makes a module from its frozen code, and puts it into {@code sys.modules}. */
    public static PyModule load(PyThread t, String name, FrozenModules.Entry entry) {
        Interpreter interpreter = t.interpreter;
        PyModule module = PyModule.of(Str.of(name), PyNone.NONE);
        interpreter.modules.putName(name.intern(), module);
        module.dict.putName("__builtins__", interpreter.builtins);
        Execution.run(t, code(t, entry), module.dict, module.dict, null);
        module.dict.putName("__origname__", Str.of(entry.name()));
        return module;
    }

    @ExposedFunction(value = "_frozen_module_names($module, /)", doc = "Returns the list of available frozen modules.")
    static Object frozenModuleNames() {
        PyList names = new PyList();
        for (String name : FrozenModules.names()) {
            names.append(name);
        }
        return names;
    }

    @ExposedFunction(value = "_override_frozen_modules_for_tests($module, override, /)", doc = "(internal-only) Override PyConfig.use_frozen_modules.")
    static void overrideFrozenModules(PyThread t, Object override) {
        state(t).frozenOverride = ArgumentOps.integer(t, override);
    }

    @ExposedFunction(value = "_override_multi_interp_extensions_check($module, override, /)", doc = "(internal-only) Override PyInterpreterConfig.check_multi_interp_extensions.")
    static Object overrideMultiInterp(PyThread t, Object override) {
        throw NotImplementedErrors.of("there are no extension modules to check");
    }

    @ExposedFunction(value = "_fix_co_filename($module, code, path, /)", doc = "Changes code.co_filename to specify the passed-in path.")
    static void fixFilename(PyThread t, Object code, Object path) {
        if (code instanceof PyCode c && !Str.java(c.filename).equals(Str.java(path))) {
            rename(c, c.filename, path);
        }
    }

    private static void rename(PyCode code, Object from, Object to) {
        code.filename = to;
        for (Object constant : code.consts) {
            if (constant instanceof PyCode nested && Str.java(nested.filename).equals(Str.java(from))) {
                rename(nested, from, to);
            }
        }
    }

    @ExposedFunction(value = "source_hash($module, /, key, source)", doc = "Compute the hash of source text for a hash-based pyc.")
    static Object sourceHash(PyThread t, Object key, Object source) {
        byte[] bytes = BufferOps.bytes(t, source);
        long hash = new HashSecret(ArgumentOps.longInteger(t, key), 0).hash(bytes);
        byte[] out = new byte[8];
        for (int i = 0; i < 8; i++) {
            out[i] = (byte) (hash >>> 8 * i);
        }
        return PyBytes.of(out);
    }
}
