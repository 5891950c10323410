package dev.krait.importing;

import dev.krait.error.ImportErrors;
import dev.krait.error.PyErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/** What {@code __import__} does. Compare CPython {@code Python/import.c: PyImport_ImportModuleLevelObject}. */
public final class Imports {
    private Imports() {
    }

    /** {@code __import__}: the module, or its top-level package when {@code fromlist} is empty. */
    public static Object importModule(PyThread t, Object name, Object globals, Object locals, Object fromlist, Object levelValue) {
        if (!Str.is(name)) {
            throw TypeErrors.of("module name must be a string");
        }
        int level = ArgumentOps.integer(t, levelValue, 0);
        if (level < 0) {
            throw ValueErrors.of("level must be >= 0");
        }
        Interpreter interpreter = t.interpreter;
        String absolute = Str.java(name);
        if (level > 0) {
            absolute = resolve(t, absolute, globals, level);
        } else if (absolute.isEmpty()) {
            throw ValueErrors.of("Empty module name");
        }
        Object module = interpreter.modules.get(t, Str.of(absolute));
        if (module != null && module != PyNone.NONE) {
            awaitInitialised(t, module, absolute);
        } else {
            module = CallOps.callMethod(t, importlib(interpreter), "_find_and_load", Str.of(absolute), interpreter.importFunction);
        }
        boolean from = fromlist != null && fromlist != PyNone.NONE && TruthOps.isTrue(t, fromlist);
        if (from) {
            Object path = AttributeOps.lookup(t, module, "__path__");
            return path == null ? module
                    : CallOps.callMethod(t, importlib(interpreter), "_handle_fromlist", module, fromlist, interpreter.importFunction);
        }
        return topLevel(t, Str.java(name), absolute, level, module);
    }

    private static Object importlib(Interpreter interpreter) {
        if (interpreter.importlib == null) {
            throw ImportErrors.of("the import system is not initialised");
        }
        return interpreter.importlib;
    }

    /** {@code import a.b} gives {@code a}. */
    private static Object topLevel(PyThread t, String name, String absolute, int level, Object module) {
        int dot = name.indexOf('.');
        if (level > 0 && name.isEmpty()) {
            return module;
        }
        if (dot < 0) {
            return module;
        }
        if (level == 0) {
            return importModule(t, Str.of(name.substring(0, dot)), null, null, null, 0L);
        }
        String front = absolute.substring(0, absolute.length() - (name.length() - dot));
        Object found = t.interpreter.modules.get(t, Str.of(front));
        if (found == null) {
            throw PyErrors.with(ExceptionTypes.KEY_ERROR, Str.of("'" + front + "' not in sys.modules as expected"));
        }
        return found;
    }

    /** Waits for another thread that is importing the module. */
    private static void awaitInitialised(PyThread t, Object module, String name) {
        Object spec = module instanceof PyModule m ? m.dict.getName("__spec__") : AttributeOps.lookup(t, module, "__spec__");
        if (spec == null || spec == PyNone.NONE) {
            return;
        }
        Object initialising = AttributeOps.lookup(t, spec, "_initializing");
        if (initialising != null && TruthOps.isTrue(t, initialising)) {
            CallOps.callMethod(t, importlib(t.interpreter), "_lock_unlock_module", Str.of(name));
        }
    }

    /** The absolute name of a relative one. Compare CPython {@code Python/import.c: resolve_name}. */
    private static String resolve(PyThread t, String name, Object globals, int level) {
        if (globals == null || globals == PyNone.NONE) {
            throw PyErrors.of(ExceptionTypes.KEY_ERROR, "'__name__' not in globals");
        }
        if (!(globals instanceof PyDict dict)) {
            throw TypeErrors.of("globals must be a dict");
        }
        String parent = packageName(t, dict);
        if (parent.isEmpty()) {
            throw ImportErrors.of("attempted relative import with no known parent package");
        }
        for (int i = 1; i < level; i++) {
            int dot = parent.lastIndexOf('.');
            if (dot < 0) {
                throw ImportErrors.of("attempted relative import beyond top-level package");
            }
            parent = parent.substring(0, dot);
        }
        return name.isEmpty() ? parent : parent + "." + name;
    }

    private static String packageName(PyThread t, PyDict globals) {
        Object name = globals.getName("__package__");
        Object spec = globals.getName("__spec__");
        if (name != null && name != PyNone.NONE) {
            if (!Str.is(name)) {
                throw TypeErrors.of("package must be a string");
            }
            if (spec != null && spec != PyNone.NONE) {
                Object parent = AttributeOps.get(t, spec, "parent");
                if (!dev.krait.ops.CompareOps.equal(t, name, parent)) {
                    warn(t, ExceptionTypes.DEPRECATION_WARNING, "__package__ != __spec__.parent");
                }
            }
            return Str.java(name);
        }
        if (spec != null && spec != PyNone.NONE) {
            Object parent = AttributeOps.get(t, spec, "parent");
            if (!Str.is(parent)) {
                throw TypeErrors.of("__spec__.parent must be a string");
            }
            return Str.java(parent);
        }
        warn(t, ExceptionTypes.IMPORT_WARNING, "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__");
        Object own = globals.getName("__name__");
        if (own == null) {
            throw PyErrors.of(ExceptionTypes.KEY_ERROR, "'__name__' not in globals");
        }
        if (!Str.is(own)) {
            throw TypeErrors.of("__name__ must be a string");
        }
        String text = Str.java(own);
        if (globals.getName("__path__") == null) {
            int dot = text.lastIndexOf('.');
            return dot < 0 ? "" : text.substring(0, dot);
        }
        return text;
    }

    private static void warn(PyThread t, PyType category, String message) {
        dev.krait.ops.WarningOps.warn(t, category, message, 1);
    }

    /** Imports a module by its absolute name and gives the module itself ({@code importlib.import_module}). */
    public static Object load(PyThread t, String name) {
        importModule(t, Str.of(name), null, null, null, 0L);
        return t.interpreter.modules.get(t, Str.of(name));
    }
}
