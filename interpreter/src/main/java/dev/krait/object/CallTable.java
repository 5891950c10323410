package dev.krait.object;

import dev.krait.thread.PyThread;

/**
 * The dispatch table of an exposed type or module, written by the exposer's processor.
 *
 * <p>A row is called with as many values as its Java method has Python parameters, {@code self} first, {@code null} for each one left out:
 * {@code call0} to {@code call4}, and {@code callArray} for five or more. {@link ExposedRow} binds what a Python caller gave.
 */
public abstract class CallTable {
    private final String name;
    private final String doc;
    private final String signature;
    private final Class<?> owner;

    protected CallTable(String name, String doc, String signature, Class<?> owner) {
        this.name = name;
        this.doc = doc;
        this.signature = signature;
        this.owner = owner;
    }

    /** The Python name of the type or module, with the module's name before a dot unless it is {@code builtins}. */
    public final String name() {
        return name;
    }

    public final String doc() {
        return doc;
    }

    /** The text signature of the type's constructor, empty if it shows none. */
    public final String signature() {
        return signature;
    }

    /** The Java class whose members the rows are. */
    public final Class<?> owner() {
        return owner;
    }

    /** The rows, made anew by each call. */
    public abstract ExposedRow[] rows();

    public Object call0(int id, PyThread t) {
        throw noRow(id);
    }

    public Object call1(int id, PyThread t, Object a) {
        throw noRow(id);
    }

    public Object call2(int id, PyThread t, Object a, Object b) {
        throw noRow(id);
    }

    public Object call3(int id, PyThread t, Object a, Object b, Object c) {
        throw noRow(id);
    }

    public Object call4(int id, PyThread t, Object a, Object b, Object c, Object d) {
        throw noRow(id);
    }

    public Object callArray(int id, PyThread t, Object[] a) {
        throw noRow(id);
    }

    protected final AssertionError noRow(int id) {
        return new AssertionError("no row " + id + " of that arity in " + name);
    }

    /** A row for a method, a constructor or a function. */
    protected static ExposedRow row(CallTable table, int id, ExposedRow.Kind kind, String name, String signature, String doc, String parameters,
            int positionalOnly, int positional, long required, boolean varArgs, boolean varKeywords) {
        int count = parameters.isEmpty() ? 0 : parameters.split(",").length;
        return ExposedRow.of(table, id, -1, kind, name, signature, doc, parameters, count, positionalOnly, positional, required, varArgs, varKeywords);
    }

    /** A row for an attribute; {@code setter} is -1 when it cannot be written. */
    protected static ExposedRow getset(CallTable table, int getter, int setter, String name, String doc, boolean member) {
        return ExposedRow.of(table, getter, setter, member ? ExposedRow.Kind.MEMBER : ExposedRow.Kind.GETSET, name, "", doc, "", 0, 0, 0, 0L, false,
                false);
    }

    /** The kinds under a short name for the generated rows. */
    protected static final class Kind {
        public static final ExposedRow.Kind METHOD = ExposedRow.Kind.METHOD;
        public static final ExposedRow.Kind PLAIN_METHOD = ExposedRow.Kind.PLAIN_METHOD;
        public static final ExposedRow.Kind CLASS_METHOD = ExposedRow.Kind.CLASS_METHOD;
        public static final ExposedRow.Kind STATIC_METHOD = ExposedRow.Kind.STATIC_METHOD;
        public static final ExposedRow.Kind NEW = ExposedRow.Kind.NEW;
        public static final ExposedRow.Kind FUNCTION = ExposedRow.Kind.FUNCTION;

        private Kind() {
        }
    }
}
