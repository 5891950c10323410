package dev.krait.importing;

import dev.krait.object.CallTable;
import dev.krait.object.ExposedRow;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.thread.PyThread;
import dev.krait.type.function.BuiltinFunction;
import dev.krait.type.mapping.PyDict;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** The native modules that an interpreter can import: its own, those of every {@link NativeModuleSource} on the class path, and those of parts wired to it. */
public final class NativeModules {
    private final List<NativeModuleSource> sources = new CopyOnWriteArrayList<>();

    /** Those of the sources that are given; null: of the services on the class path. */
    public NativeModules(List<NativeModuleSource> given) {
        sources.add(new CoreModules());
        sources.add(new ObjectModules());
        if (given != null) {
            sources.addAll(given);
        } else {
            ServiceLoader.load(NativeModuleSource.class, NativeModules.class.getClassLoader()).forEach(sources::add);
        }
    }

    /** Adds the modules of a part that is wired to this interpreter. */
    public void add(NativeModuleSource source) {
        sources.add(source);
    }

    /** {@code sys.builtin_module_names}, sorted. */
    public List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        for (NativeModuleSource source : sources) {
            names.addAll(source.names());
        }
        return List.copyOf(names);
    }

    /** The entry of a module, or null when it is not native. */
    public NativeModule find(String name) {
        for (NativeModuleSource source : sources) {
            NativeModule module = source.find(name);
            if (module != null) {
                return module;
            }
        }
        return null;
    }

    /** A new module made from its entry. */
    public static PyModule create(PyThread t, NativeModule entry) {
        return create(t, entry, new PyDict());
    }

    /** A new module made from its entry, over a dict. */
    public static PyModule create(PyThread t, NativeModule entry, PyDict dict) {
        String name = entry.table().name();
        String doc = entry.table().doc();
        PyModule module = PyModule.of(name, doc.isEmpty() ? PyNone.NONE : doc, dict);
        addFunctions(module, entry.table());
        entry.init(t, module);
        return module;
    }

    /** Puts the functions of a table into a module: its own, or a further one where the functions are spread over several classes. */
    public static void addFunctions(PyModule module, CallTable table) {
        for (ExposedRow row : table.rows()) {
            module.dict.putName(row.name(), new BuiltinFunction(row, module, table.name()));
        }
    }
}
