package dev.krait.modules.core;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.frame.PyFrame;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TruthOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** The module {@code _warnings}. Compare CPython {@code Python/_warnings.c}. */
@ExposedModule(value = "_warnings", doc = "_warnings provides basic warning filtering support.\n"
        + "It is a helper module to speed up interpreter start-up.")
public final class WarningsModule implements NativeModule {
    /** What the interpreter remembers of warnings. */
    static final class State {
        final PyRLock lock = new PyRLock();
        final PyDict onceRegistry = new PyDict();
        volatile PyList filters;
        volatile long version;

        State(Interpreter interpreter) {
            filters = defaultFilters();
        }
    }

    private static PyList defaultFilters() {
        return PyList.of(
                filter("default", ExceptionTypes.DEPRECATION_WARNING, "__main__"),
                filter("ignore", ExceptionTypes.DEPRECATION_WARNING, PyNone.NONE),
                filter("ignore", ExceptionTypes.PENDING_DEPRECATION_WARNING, PyNone.NONE),
                filter("ignore", ExceptionTypes.IMPORT_WARNING, PyNone.NONE),
                filter("ignore", ExceptionTypes.RESOURCE_WARNING, PyNone.NONE));
    }

    private static PyTuple filter(String action, PyType category, Object module) {
        return PyTuple.of(action, PyNone.NONE, category, module, 0L);
    }

    private static State state(PyThread t) {
        return t.interpreter.state(State.class, State::new);
    }

    @Override
    public CallTable table() {
        return WarningsModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        State state = state(t);
        module.dict.putName("filters", state.filters);
        module.dict.putName("_onceregistry", state.onceRegistry);
        module.dict.putName("_defaultaction", "default");
        module.dict.putName("_warnings_context", PyNone.NONE);
    }

    @ExposedFunction("_acquire_lock()")
    static void acquireLock(PyThread t) {
        state(t).lock.acquire(t, null, null);
    }

    @ExposedFunction("_release_lock()")
    static void releaseLock(PyThread t) {
        state(t).lock.release(t);
    }

    @ExposedFunction("_filters_mutated_lock_held()")
    static void filtersMutated(PyThread t) {
        if (!state(t).lock.isOwned(t)) {
            throw RuntimeErrors.of("warnings._lock must be held");
        }
        state(t).version++;
    }

    @ExposedFunction(value = "warn($module, /, message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())",
            doc = "Issue a warning, or maybe ignore it or raise an exception.")
    static void warn(PyThread t, Object message, Object category, Object stacklevel, Object source, Object prefixes) {
        PyType type = category(message, category);
        long level = ArgumentOps.longInteger(t, stacklevel, 1);
        Object[] skip = {};
        if (prefixes != null) {
            if (!(prefixes instanceof PyTuple tuple)) {
                throw TypeErrors.of("warn() argument 'skip_file_prefixes' must be tuple, not " + ArgumentOps.typeName(prefixes));
            }
            skip = tuple.items;
        }
        if (skip.length > 0 && level < 2) {
            level = 2;
        }
        PyFrame frame = caller(t, level, skip);
        PyDict globals = frame == null ? t.interpreter.sys : frame.globals;
        Object filename = frame == null ? "<sys>" : frame.code.filename;
        long line = frame == null ? 0 : Math.max(0, dev.krait.bytecode.Locations.of(frame.code).lineOf(frame.lasti));
        Object module = globals.getName("__name__");
        PyDict registry;
        Object known = globals.getName("__warningregistry__");
        if (known instanceof PyDict d) {
            registry = d;
        } else {
            registry = new PyDict();
            globals.putName("__warningregistry__", registry);
        }
        explicit(t, type, message, filename, line, module == null ? "<string>" : module, registry, source);
    }

    private static PyType category(Object message, Object category) {
        if (PyType.of(message).isSubtype(ExceptionTypes.WARNING)) {
            return PyType.of(message);
        }
        if (category == null || category == PyNone.NONE) {
            return ExceptionTypes.USER_WARNING;
        }
        if (category instanceof PyType type && type.isSubtype(ExceptionTypes.WARNING)) {
            return type;
        }
        throw TypeErrors.of("category must be a Warning subclass, not '" + PyType.of(category).name + "'");
    }

    /** The frame that a warning is about: {@code level} frames up, those of the import system and of skipped files not counted. */
    private static PyFrame caller(PyThread t, long level, Object[] skip) {
        PyFrame frame = t.frame;
        if (level <= 1 || isInternal(frame)) {
            for (long i = 1; i < level && frame != null; i++) {
                frame = frame.back;
            }
            return frame;
        }
        for (long i = 1; i < level && frame != null; i++) {
            do {
                frame = frame.back;
            } while (frame != null && (isInternal(frame) || isSkipped(frame, skip)));
        }
        return frame;
    }

    private static boolean isInternal(PyFrame frame) {
        if (frame == null) {
            return false;
        }
        String name = Str.java(frame.code.filename);
        return name.contains("importlib") && name.contains("_bootstrap");
    }

    private static boolean isSkipped(PyFrame frame, Object[] skip) {
        for (Object prefix : skip) {
            if (!Str.is(prefix)) {
                throw TypeErrors.of("Found non-str '" + PyType.of(prefix).name + "' in skip_file_prefixes.");
            }
            if (Str.java(frame.code.filename).startsWith(Str.java(prefix))) {
                return true;
            }
        }
        return false;
    }

    @ExposedFunction(value = "warn_explicit($module, /, message, category, filename, lineno, module=<unrepresentable>, registry=None, "
            + "module_globals=None, source=None)", doc = "Issue a warning, or maybe ignore it or raise an exception.")
    static void warnExplicit(PyThread t, Object message, Object category, Object filename, Object lineno, Object module, Object registry,
            Object globals, Object source) {
        if (registry != null && registry != PyNone.NONE && !(registry instanceof PyDict)) {
            throw TypeErrors.of("'registry' must be a dict or None");
        }
        Object name = module == null || module == PyNone.NONE ? moduleName(Str.java(filename)) : module;
        explicit(t, category(message, category), message, filename, ArgumentOps.integer(t, lineno), name,
                registry instanceof PyDict d ? d : null, source);
    }

    private static Object moduleName(String filename) {
        if (filename.isEmpty()) {
            return "<unknown>";
        }
        return Str.of(filename.endsWith(".py") ? filename.substring(0, filename.length() - 3) : filename);
    }

    private static void explicit(PyThread t, PyType category, Object given, Object filename, long line, Object module, PyDict registry,
            Object source) {
        State state = state(t);
        boolean instance = PyType.of(given).isSubtype(ExceptionTypes.WARNING);
        Object text = instance ? TextOps.str(t, given) : given;
        Object message = instance ? given : CallOps.call1(t, category, given);
        Object key = PyTuple.of(text, category, line);
        state.lock.acquire(t, null, null);
        try {
            if (registry != null && alreadyWarned(t, state, registry, key, false)) {
                return;
            }
            PyTuple[] matched = new PyTuple[1];
            String action = action(t, state, category, text, line, module, matched);
            if (action.equals("error")) {
                throw PyErrors.raised(t, message);
            }
            if (action.equals("ignore")) {
                return;
            }
            if (!record(t, state, action, registry, key, text, category, matched[0])) {
                return;
            }
        } finally {
            state.lock.release(t);
        }
        show(t, category, message, text, filename, line, source);
    }

    /** Notes the warning as the action wants; false when it was given before. */
    private static boolean record(PyThread t, State state, String action, PyDict registry, Object key, Object text, PyType category, PyTuple item) {
        if (action.equals("always") || action.equals("all")) {
            return true;
        }
        if (registry != null) {
            registry.put(t, key, Boolean.TRUE);
        }
        switch (action) {
            case "once": {
                Object own = attribute(t, "onceregistry");
                PyDict all = own instanceof PyDict d ? d : state.onceRegistry;
                return !alreadyWarned(t, state, all, PyTuple.of(text, category), true);
            }
            case "module":
                return registry == null || !alreadyWarned(t, state, registry, PyTuple.of(text, category, 0L), true);
            case "default":
                return true;
            default:
                throw RuntimeErrors.of("Unrecognized action (" + action + ") in warnings.filters:\n " + (item == null ? "???"
                        : Str.java(TextOps.repr(t, item))));
        }
    }

    private static boolean alreadyWarned(PyThread t, State state, PyDict registry, Object key, boolean set) {
        Object version = registry.getName("version");
        if (!(version instanceof Long v) || v != state.version) {
            registry.clear();
            registry.putName("version", state.version);
        } else {
            Object warned = registry.get(t, key);
            if (warned != null && TruthOps.isTrue(t, warned)) {
                return true;
            }
        }
        if (set) {
            registry.put(t, key, Boolean.TRUE);
        }
        return false;
    }

    private static String action(PyThread t, State state, PyType category, Object text, long line, Object module, PyTuple[] matched) {
        Object filters = attribute(t, "filters");
        Object[] items = (filters instanceof PyList list ? list : state.filters).toArray();
        for (Object item : items) {
            if (!(item instanceof PyTuple filter) || filter.items.length != 5) {
                throw ValueErrors.of("warnings.filters item " + java.util.Arrays.asList(items).indexOf(item) + " isn't a 5-tuple");
            }
            if (!Str.is(filter.items[0])) {
                throw TypeErrors.of("action must be a string, not '" + PyType.of(filter.items[0]).name + "'");
            }
            long at = (Long) NumberOps.index(t, filter.items[4]);
            if (TypeOps.isSubclass(t, category, filter.items[2]) && (at == 0 || at == line) && matches(t, filter.items[1], text)
                    && matches(t, filter.items[3], module)) {
                matched[0] = filter;
                return Str.java(filter.items[0]);
            }
        }
        Object action = attribute(t, "defaultaction");
        return action != null && Str.is(action) ? Str.java(action) : "default";
    }

    private static boolean matches(PyThread t, Object pattern, Object text) {
        if (pattern == PyNone.NONE) {
            return true;
        }
        if (Str.isExact(pattern)) {
            return CompareOps.equal(t, pattern, text);
        }
        return TruthOps.isTrue(t, CallOps.callMethod(t, pattern, "match", text));
    }

    /** An attribute of module {@code warnings}, or null while nobody has imported it. */
    private static Object attribute(PyThread t, String name) {
        Object warnings = t.interpreter.modules.getName("warnings");
        return warnings == null ? null : AttributeOps.lookup(t, warnings, name);
    }

    private static void show(PyThread t, PyType category, Object message, Object text, Object filename, long line, Object source) {
        Object show = attribute(t, "_showwarnmsg");
        Object record = show == null ? null : attribute(t, "WarningMessage");
        if (record == null) {
            print(t, category, text, filename, line);
            return;
        }
        Object shown = CallOps.call(t, record, new Object[] {message, category, filename, line, PyNone.NONE, PyNone.NONE,
            source == null ? PyNone.NONE : source}, null);
        CallOps.call1(t, show, shown);
    }

    private static void print(PyThread t, PyType category, Object text, Object filename, long line) {
        Object err = t.interpreter.sys.getName("stderr");
        if (err == null || err == PyNone.NONE) {
            return;
        }
        try {
            String shown = Str.java(filename) + ":" + line + ": " + category.name + ": " + Str.java(TextOps.str(t, text)) + "\n";
            CallOps.callMethod(t, err, "write", Str.of(shown));
            if (line > 0) {
                String sourceLine = SourceLines.find(t, Str.java(filename), (int) line);
                if (sourceLine != null && !sourceLine.isBlank()) {
                    CallOps.callMethod(t, err, "write", Str.of("  " + sourceLine.strip() + "\n"));
                }
            }
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.OS_ERROR)) {
                throw e;
            }
        }
    }
}
