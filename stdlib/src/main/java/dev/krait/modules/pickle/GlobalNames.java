package dev.krait.modules.pickle;

import dev.krait.error.PyException;
import dev.krait.error.RuntimeErrors;
import dev.krait.importing.Imports;
import dev.krait.object.PyNone;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Encoders;
import dev.krait.type.text.Str;

/** Writes classes and functions by module and name. Compare CPython {@code Modules/_pickle.c: save_global}. */
final class GlobalNames {
    private final PickleWriter writer;
    private final PyThread t;

    GlobalNames(PickleWriter writer) {
        this.writer = writer;
        this.t = writer.t;
    }

    /** Writes an object by its own qualified name, or by the one given. */
    void save(Object object, Object given) {
        Object name = given;
        if (name == null) {
            name = AttributeOps.lookup(t, object, "__qualname__");
            name = name != null ? name : AttributeOps.get(t, object, "__name__");
        }
        String[] path = Str.java(name).split("\\.", -1);
        Object module = moduleOf(object, name, path);
        if (writer.protocol >= 2 && savedAsExtension(module, name)) {
            return;
        }
        if (writer.protocol >= 4) {
            writer.save(module);
            writer.save(name);
            writer.out().op(PickleOps.STACK_GLOBAL);
        } else if (path.length > 1) {
            nested(module, path);
        } else {
            topLevel(module, name);
        }
        writer.memoize(object);
    }

    private boolean savedAsExtension(Object module, Object name) {
        Object code = PickleState.of(t).extensions.get(t, PyTuple.of(module, name));
        if (code == null) {
            return false;
        }
        if (!(code instanceof Long n) || n <= 0 || n > 0x7FFFFFFFL) {
            throw RuntimeErrors.of("extension code " + Str.java(TextOps.repr(t, code)) + " is out of range");
        }
        writer.out().op(n <= 0xFF ? PickleOps.EXT1 : n <= 0xFFFF ? PickleOps.EXT2 : PickleOps.EXT4, n, n <= 0xFF ? 1 : n <= 0xFFFF ? 2 : 4);
        return true;
    }

    /** {@code getattr(getattr(module.first, second), third)}, for protocols that know names without dots only. */
    private void nested(Object module, String[] path) {
        Object getattr = t.interpreter.builtins.getName("getattr");
        boolean brief = writer.protocol >= 2;
        for (int i = 1; i < path.length; i++) {
            writer.save(getattr);
            if (!brief) {
                writer.out().op(PickleOps.MARK);
            }
        }
        topLevel(module, Str.of(path[0]));
        for (int i = 1; i < path.length; i++) {
            writer.save(Str.of(path[i]));
            writer.out().op(brief ? PickleOps.TUPLE2 : PickleOps.TUPLE);
            writer.out().op(PickleOps.REDUCE);
        }
    }

    private void topLevel(Object module, Object name) {
        Object m = module;
        Object n = name;
        if (writer.protocol < 3 && writer.pickler.fixImports) {
            PickleState state = PickleState.of(t);
            Object renamed = state.reverseNameMapping.get(t, PyTuple.of(module, name));
            Object moved = renamed != null ? null : state.reverseImportMapping.get(t, module);
            if (renamed instanceof PyTuple pair && pair.size() == 2) {
                m = pair.items[0];
                n = pair.items[1];
            } else if (moved != null) {
                m = moved;
            }
        }
        writer.out().op(PickleOps.GLOBAL);
        line(m, "module");
        line(n, "global");
    }

    private void line(Object text, String kind) {
        try {
            writer.out().raw(writer.protocol >= 3 ? Encoders.utf8(t, text, "strict") : Encoders.ascii(t, text, "strict"));
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.UNICODE_ENCODE_ERROR)) {
                throw e;
            }
            throw raisedFrom(e, "can't pickle " + kind + " identifier " + repr(text) + " using pickle protocol " + writer.protocol);
        }
        writer.out().op('\n');
    }

    private String repr(Object object) {
        return Str.java(TextOps.repr(t, object));
    }

    /** A PicklingError in whose context the other stands. */
    private PyException raisedFrom(PyException e, String message) {
        PyException raised = PickleState.pickling(t, message);
        dev.krait.type.exception.Exceptions.setContext(raised.value, e.value);
        return raised;
    }

    // ---- where an object is found ------------------------------------------------------------------------------------------------

    private Object moduleOf(Object object, Object name, String[] path) {
        Object module = AttributeOps.lookup(t, object, "__module__");
        for (String step : path) {
            if (step.equals("<locals>")) {
                throw PickleState.pickling(t, "Can't pickle local object " + repr(object));
            }
        }
        if (module == null || module == PyNone.NONE) {
            Object found = searched(object, path);
            if (found != null) {
                return found;
            }
            module = "__main__";
        }
        Object loaded;
        try {
            loaded = module(module);
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.IMPORT_ERROR) && !e.is(ExceptionTypes.VALUE_ERROR) && !e.is(ExceptionTypes.KEY_ERROR)) {
                throw e;
            }
            throw raisedFrom(e, "Can't pickle " + repr(object) + ": " + Str.java(TextOps.str(t, e.value)));
        }
        try {
            if (follow(loaded, path) == object) {
                return module;
            }
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.ATTRIBUTE_ERROR)) {
                throw e;
            }
            throw raisedFrom(e, "Can't pickle " + repr(object) + ": it's not found as " + Str.java(module) + "." + Str.java(name));
        }
        throw PickleState.pickling(t, "Can't pickle " + repr(object) + ": it's not the same object as " + Str.java(module) + "." + Str.java(name));
    }

    private Object module(Object name) {
        Object known = Str.is(name) ? t.interpreter.modules.get(t, name) : null;
        return known != null && known != PyNone.NONE ? known : load(t, name);
    }

    /** Imports a module by its full name; the module itself, not its package. */
    static Object load(PyThread t, Object name) {
        Imports.importModule(t, name, null, null, null, 0L);
        Object module = t.interpreter.modules.get(t, name);
        if (module == null) {
            throw dev.krait.error.PyErrors.with(ExceptionTypes.KEY_ERROR, name);
        }
        return module;
    }

    private Object follow(Object from, String[] path) {
        Object found = from;
        for (String step : path) {
            found = AttributeOps.get(t, found, step.intern());
        }
        return found;
    }

    /** The name of a loaded module through which an object that does not say its module can be had. */
    private Object searched(Object object, String[] path) {
        PyDict modules = t.interpreter.modules;
        Object[] pairs = modules.snapshot();
        for (int i = 0; i < pairs.length; i += 2) {
            if ("__main__".equals(pairs[i]) || "__mp_main__".equals(pairs[i]) || pairs[i + 1] == PyNone.NONE) {
                continue;
            }
            try {
                if (follow(pairs[i + 1], path) == object) {
                    return pairs[i];
                }
            } catch (PyException e) {
                if (!e.is(ExceptionTypes.ATTRIBUTE_ERROR)) {
                    throw e;
                }
            }
        }
        return null;
    }
}
