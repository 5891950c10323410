package dev.krait.modules.csv;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.number.IntType;
import dev.krait.type.sequence.PyList;
import dev.krait.type.text.Str;
import java.util.Arrays;

/** Module {@code _csv}. Compare CPython {@code Modules/_csv.c}. */
@ExposedModule(value = "_csv", doc = "CSV parsing and writing.\n")
public final class CsvModule implements NativeModule {
    @Override
    public CallTable table() {
        return CsvModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        CsvState state = CsvState.of(t);
        PyDict d = module.dict;
        d.putName("Dialect", PyDialect.TYPE);
        d.putName("Error", state.error);
        d.putName("Reader", PyCsvReader.TYPE);
        d.putName("Writer", PyCsvWriter.TYPE);
        d.putName("_dialects", state.dialects);
        d.putName("QUOTE_MINIMAL", (long) PyDialect.QUOTE_MINIMAL);
        d.putName("QUOTE_ALL", (long) PyDialect.QUOTE_ALL);
        d.putName("QUOTE_NONNUMERIC", (long) PyDialect.QUOTE_NONNUMERIC);
        d.putName("QUOTE_NONE", (long) PyDialect.QUOTE_NONE);
        d.putName("QUOTE_STRINGS", (long) PyDialect.QUOTE_STRINGS);
        d.putName("QUOTE_NOTNULL", (long) PyDialect.QUOTE_NOTNULL);
    }

    /** The dialect of {@code function(first, dialect=…, **options)}. */
    private static PyDialect dialect(PyThread t, String function, Object[] args, PyDict kwargs) {
        if (args.length == 0) {
            throw TypeErrors.of(function + " expected at least 1 argument, got 0");
        }
        if (args.length > 2) {
            throw TypeErrors.of(function + " expected at most 2 arguments, got " + args.length);
        }
        Object[] all = args.length < 2 ? new Object[0] : new Object[] {args[1]};
        Object[] pairs = kwargs == null ? new Object[0] : kwargs.snapshot();
        String[] names = new String[pairs.length / 2];
        all = Arrays.copyOf(all, all.length + names.length);
        for (int i = 0; i < names.length; i++) {
            names[i] = Str.java(pairs[2 * i]).intern();
            all[all.length - names.length + i] = pairs[2 * i + 1];
        }
        return (PyDialect) CallOps.call(t, PyDialect.TYPE, all, names.length == 0 ? null : names);
    }

    @ExposedFunction(value = "reader(*args, **kwargs)",
            doc = "Return a reader object that will process lines from the given iterable.\n\nThe \"iterable\" argument can be any object that returns a line\n"
                    + "of input for each iteration, such as a file object or a list.")
    static Object reader(PyThread t, Object[] args, PyDict kwargs) {
        if (args.length == 0) {
            throw TypeErrors.of("reader expected at least 1 argument, got 0");
        }
        Object lines = IterationOps.iterator(t, args[0]);
        return new PyCsvReader(lines, dialect(t, "reader", args, kwargs));
    }

    @ExposedFunction(value = "writer(*args, **kwargs)", doc = "Return a writer object that will write user data on the given file object.")
    static Object writer(PyThread t, Object[] args, PyDict kwargs) {
        if (args.length == 0) {
            throw TypeErrors.of("writer expected at least 1 argument, got 0");
        }
        Object write = AttributeOps.lookup(t, args[0], "write");
        if (write == null) {
            throw TypeErrors.of("argument 1 must have a \"write\" method");
        }
        return new PyCsvWriter(write, dialect(t, "writer", args, kwargs));
    }

    @ExposedFunction(value = "list_dialects($module, /)", doc = "Return a list of all known dialect names.\n\n    names = csv.list_dialects()")
    static Object listDialects(PyThread t) {
        return PyList.from(t, CsvState.of(t).dialects);
    }

    @ExposedFunction(value = "get_dialect($module, /, name)", doc = "Return the dialect instance associated with name.")
    static Object getDialect(PyThread t, Object name) {
        Object found = CsvState.of(t).dialects.get(t, name);
        if (found == null) {
            throw CsvState.error(t, "unknown dialect");
        }
        return found;
    }

    @ExposedFunction(value = "register_dialect(*args, **kwargs)", doc = "Create a mapping from a string name to a CVS dialect.")
    static void registerDialect(PyThread t, Object[] args, PyDict kwargs) {
        if (args.length == 0) {
            throw TypeErrors.of("register_dialect expected at least 1 argument, got 0");
        }
        if (!Str.is(args[0])) {
            throw TypeErrors.of("dialect name must be a string");
        }
        PyDialect dialect = dialect(t, "register_dialect", args, kwargs);
        CsvState.of(t).dialects.put(t, args[0], dialect);
    }

    @ExposedFunction(value = "unregister_dialect($module, /, name)", doc = "Delete the name/dialect mapping associated with a string name.")
    static void unregisterDialect(PyThread t, Object name) {
        PyDict dialects = CsvState.of(t).dialects;
        if (dialects.get(t, name) == null) {
            throw CsvState.error(t, "unknown dialect");
        }
        dialects.deleteItem(t, name);
    }

    @ExposedFunction(value = "field_size_limit($module, /, new_limit=<unrepresentable>)",
            doc = "Sets an upper limit on parsed fields.\n\nReturns old limit. If limit is not given, no new limit is set and\nthe old limit is returned")
    static long fieldSizeLimit(PyThread t, Object newLimit) {
        CsvState state = CsvState.of(t);
        long old = state.fieldLimit;
        if (newLimit != null) {
            if (IntType.exactOrNull(newLimit) == null || PyType.of(newLimit) != IntType.TYPE) {
                throw TypeErrors.of("limit must be an integer");
            }
            state.fieldLimit = ArgumentOps.longInteger(t, newLimit);
        }
        return old;
    }
}
