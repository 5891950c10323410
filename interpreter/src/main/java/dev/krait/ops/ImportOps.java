package dev.krait.ops;

import dev.krait.error.ImportErrors;
import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.frame.PyFrame;
import dev.krait.importing.Imports;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/** The import instructions. Compare CPython {@code Python/ceval.c: _PyEval_ImportName, _PyEval_ImportFrom}, {@code intrinsics.c: import_all_from}. */
public final class ImportOps {
    private ImportOps() {
    }

    /** {@code import name}, by the {@code __import__} that the frame's builtins hold. */
    public static Object importName(PyThread t, PyFrame f, String name, Object fromlist, Object level) {
        Object function = f.builtins instanceof PyDict dict ? dict.getName("__import__") : ofMapping(t, f.builtins);
        if (function == null) {
            throw ImportErrors.of("__import__ not found");
        }
        if (function == t.interpreter.importFunction) {
            return Imports.importModule(t, Str.of(name), f.globals, PyNone.NONE, fromlist, level);
        }
        Object locals = f.locals == null ? PyNone.NONE : f.locals;
        return CallOps.call(t, function, new Object[] {Str.of(name), f.globals, locals, fromlist, level}, null);
    }

    private static Object ofMapping(PyThread t, Object builtins) {
        try {
            return SubscriptOps.get(t, builtins, "__import__");
        } catch (PyException e) {
            if (e.is(ExceptionTypes.KEY_ERROR)) {
                return null;
            }
            throw e;
        }
    }

    /** A top-level module, imported if need be. */
    public static Object module(PyThread t, String name) {
        Object module = t.interpreter.modules.getName(name);
        return module != null ? module : CallOps.call1(t, t.interpreter.builtins.getName("__import__"), name);
    }

    /** {@code from module import name}: the attribute, or the submodule that is being imported. */
    public static Object importFrom(PyThread t, Object module, String name) {
        Object found = AttributeOps.lookup(t, module, name);
        if (found != null) {
            return found;
        }
        Object packageName = AttributeOps.lookup(t, module, "__name__");
        boolean named = packageName != null && Str.is(packageName);
        if (named) {
            Object submodule = t.interpreter.modules.get(t, Str.concat(Str.concat(packageName, "."), Str.of(name)));
            if (submodule != null) {
                return submodule;
            }
        }
        throw cannotImport(t, module, name, named ? packageName : null);
    }

    private static PyException cannotImport(PyThread t, Object module, String name, Object packageName) {
        Object shown = packageName == null ? "<unknown module name>" : packageName;
        Object spec = AttributeOps.lookup(t, module, "__spec__");
        Object origin = origin(t, module, spec);
        boolean initializing = spec != null && spec != PyNone.NONE && isTrue(t, AttributeOps.lookup(t, spec, "_initializing"));
        String from = Str.java(TextOps.repr(t, shown));
        String message = initializing
                ? "cannot import name '" + name + "' from partially initialized module " + from + " (most likely due to a circular import) ("
                : "cannot import name '" + name + "' from " + from + " (";
        message += (origin == null ? "unknown location" : Str.java(origin)) + ")";
        PyException e = PyErrors.of(ExceptionTypes.IMPORT_ERROR, message);
        AttributeOps.set(t, e.value, "name", shown);
        AttributeOps.set(t, e.value, "path", origin == null ? PyNone.NONE : origin);
        AttributeOps.set(t, e.value, "name_from", Str.of(name));
        return e;
    }

    private static boolean isTrue(PyThread t, Object value) {
        return value != null && TruthOps.isTrue(t, value);
    }

    private static Object origin(PyThread t, Object module, Object spec) {
        Object origin = null;
        if (spec != null && spec != PyNone.NONE && isTrue(t, AttributeOps.lookup(t, spec, "has_location"))) {
            origin = AttributeOps.lookup(t, spec, "origin");
        }
        if (origin == null || !Str.is(origin)) {
            origin = module instanceof PyModule m ? m.dict.getName("__file__") : null;
        }
        return origin != null && Str.is(origin) ? origin : null;
    }

    /** {@code from module import *} into a frame's names. */
    public static void importStar(PyThread t, PyFrame f, Object module) {
        Object all = AttributeOps.lookup(t, module, "__all__");
        boolean skipUnderscores = all == null;
        if (all == null) {
            Object dict = AttributeOps.lookup(t, module, "__dict__");
            if (dict == null) {
                throw ImportErrors.of("from-import-* object has no __dict__ and no __all__");
            }
            all = CallOps.callMethod(t, dict, "keys");
            all = dev.krait.type.sequence.PyList.from(t, all);
        }
        Object iterator = IterationOps.iterator(t, all);
        for (Object name = IterationOps.next(t, iterator); name != null; name = IterationOps.next(t, iterator)) {
            if (!Str.is(name)) {
                throw badName(t, module, name, skipUnderscores);
            }
            if (skipUnderscores && Str.length(name) > 0 && Str.codePointAt(name, 0) == '_') {
                continue;
            }
            Object value = AttributeOps.get(t, module, Str.java(name).intern());
            if (f.locals instanceof PyDict dict && dict.type == PyDict.TYPE) {
                dict.put(t, name, value);
            } else {
                SubscriptOps.set(t, f.locals, name, value);
            }
        }
    }

    private static PyException badName(PyThread t, Object module, Object name, boolean key) {
        Object of = AttributeOps.get(t, module, "__name__");
        if (!Str.is(of)) {
            return TypeErrors.of("module __name__ must be a string, not " + PyType.of(of).fullName());
        }
        return TypeErrors.of((key ? "Key" : "Item") + " in " + Str.java(of) + (key ? ".__dict__" : ".__all__") + " must be str, not " + PyType.of(name).fullName());
    }
}
