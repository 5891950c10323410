package dev.krait.object;

import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import java.util.Arrays;

/**
 * One exposed member: where to call it and how its Python parameters bind. A record, so that HotSpot trusts its fields as constants.
 *
 * @param id row of the table (the getter of an attribute)
 * @param setter row of the setter, or -1
 * @param parameters names of the parameters separated by commas, positional ones first, {@code self} and the class left out
 * @param parameterCount how many names that are
 * @param positionalOnly how many of them cannot be given by keyword
 * @param positional how many of them can be given by position
 * @param required a bit for each one that has no default
 * @param arity how many values the Java method takes (the instance or class counted) when positional ones alone can fill them, else -1
 * @param least how many values must be given by position then
 * @param split room for the names of the parameters one by one, which few calls need
 */
public record ExposedRow(CallTable table, int id, int setter, Kind kind, String name, String signature, String doc, String parameters,
                         int parameterCount, int positionalOnly, int positional, long required, boolean varArgs, boolean varKeywords, int arity,
                         int least, String[][] split) {

    /** What the member becomes in the type's or module's dict. */
    public enum Kind { METHOD, PLAIN_METHOD, CLASS_METHOD, STATIC_METHOD, NEW, FUNCTION, GETSET, MEMBER }

    /** A row; {@code arity} and {@code least} follow from the rest. */
    static ExposedRow of(CallTable table, int id, int setter, Kind kind, String name, String signature, String doc, String parameters,
            int parameterCount, int positionalOnly, int positional, long required, boolean varArgs, boolean varKeywords) {
        int self = bound(kind);
        boolean simple = !varArgs && !varKeywords && required >>> positional == 0;
        int least = self + 64 - Long.numberOfLeadingZeros(required);
        return new ExposedRow(table, id, setter, kind, name, signature, doc, parameters, parameterCount, positionalOnly, positional, required, varArgs,
                varKeywords, simple ? self + parameterCount : -1, least, new String[1][]);
    }

    private static int bound(Kind kind) {
        return kind == Kind.STATIC_METHOD || kind == Kind.FUNCTION ? 0 : 1;
    }

    /** 1 when the first value is the instance or the class, which is not among the parameters. */
    public int bound() {
        return bound(kind);
    }

    /** Whether so many positional values bind, all others being left out. */
    private boolean binds(int given) {
        return arity >= 0 && given >= least && given <= bound() + positional;
    }

    public Object call0(PyThread t) {
        if (arity == 0) {
            return table.call0(id, t);
        }
        if (!binds(0)) {
            return call(t, CallOps.NO_ARGUMENTS, null);
        }
        return switch (arity) {
            case 1 -> table.call1(id, t, null);
            case 2 -> table.call2(id, t, null, null);
            case 3 -> table.call3(id, t, null, null, null);
            case 4 -> table.call4(id, t, null, null, null, null);
            default -> table.callArray(id, t, new Object[arity]);
        };
    }

    public Object call1(PyThread t, Object a) {
        if (arity == 1) {
            return table.call1(id, t, a);
        }
        if (!binds(1)) {
            return call(t, new Object[] {a}, null);
        }
        return switch (arity) {
            case 2 -> table.call2(id, t, a, null);
            case 3 -> table.call3(id, t, a, null, null);
            case 4 -> table.call4(id, t, a, null, null, null);
            default -> table.callArray(id, t, padded(a, null, null, null));
        };
    }

    public Object call2(PyThread t, Object a, Object b) {
        if (arity == 2 && binds(2)) {
            return table.call2(id, t, a, b);
        }
        if (!binds(2)) {
            return call(t, new Object[] {a, b}, null);
        }
        return switch (arity) {
            case 3 -> table.call3(id, t, a, b, null);
            case 4 -> table.call4(id, t, a, b, null, null);
            default -> table.callArray(id, t, padded(a, b, null, null));
        };
    }

    public Object call3(PyThread t, Object a, Object b, Object c) {
        if (!binds(3)) {
            return call(t, new Object[] {a, b, c}, null);
        }
        return switch (arity) {
            case 3 -> table.call3(id, t, a, b, c);
            case 4 -> table.call4(id, t, a, b, c, null);
            default -> table.callArray(id, t, padded(a, b, c, null));
        };
    }

    public Object call4(PyThread t, Object a, Object b, Object c, Object d) {
        if (!binds(4)) {
            return call(t, new Object[] {a, b, c, d}, null);
        }
        return arity == 4 ? table.call4(id, t, a, b, c, d) : table.callArray(id, t, padded(a, b, c, d));
    }

    private Object[] padded(Object a, Object b, Object c, Object d) {
        Object[] values = new Object[arity];
        values[0] = a;
        values[1] = b;
        values[2] = c;
        values[3] = d;
        return values;
    }

    /** Binds and calls; the instance or class, if any, comes first in {@code arguments}. Raises TypeError as Argument Clinic does. */
    public Object call(PyThread t, Object[] arguments, String[] keywords) {
        int keywordCount = keywords == null ? 0 : keywords.length;
        int given = arguments.length - keywordCount;
        int skip = bound();
        int count = parameterCount;
        if (keywordCount > 0 && positionalOnly == count && !varKeywords) {
            throw RowErrors.noKeywords(this, arguments);
        }
        Object[] values = new Object[skip + count + (varArgs ? 1 : 0) + (varKeywords ? 1 : 0)];
        if (skip == 1) {
            values[0] = arguments[0];
        }
        int byPosition = given - skip;
        if (byPosition > positional && !varArgs) {
            throw RowErrors.tooMany(this, byPosition, keywordCount, arguments);
        }
        int direct = Math.min(byPosition, positional);
        System.arraycopy(arguments, skip, values, skip, direct);
        if (varArgs) {
            values[skip + count] = byPosition > direct ? Arrays.copyOfRange(arguments, skip + direct, given) : CallOps.NO_ARGUMENTS;
        }
        String bad = keywordCount > 0 ? bindKeywords(arguments, keywords, given, values, direct) : null;
        for (int i = 0; i < count; i++) {
            if (values[skip + i] == null && (required >>> i & 1) != 0) {
                throw RowErrors.tooFew(this, i, byPosition, arguments);
            }
        }
        if (bad != null) {
            throw RowErrors.badKeyword(this, bad, direct);
        }
        return dispatch(t, values);
    }

    /** Puts keyword arguments into their places; returns the first that has none. */
    private String bindKeywords(Object[] arguments, String[] keywords, int given, Object[] values, int direct) {
        int skip = bound();
        String[] names = names();
        PyDict rest = null;
        String bad = null;
        for (int i = 0; i < keywords.length; i++) {
            int index = names.length - 1;
            while (index >= 0 && !names[index].equals(keywords[i])) {
                index--;
            }
            if (index >= positionalOnly && values[skip + index] == null) {
                values[skip + index] = arguments[given + i];
            } else if (varKeywords && index < positionalOnly) {
                if (rest == null) {
                    rest = new PyDict();
                }
                rest.putName(keywords[i], arguments[given + i]);
            } else if (bad == null) {
                bad = keywords[i];
            }
        }
        if (varKeywords) {
            values[values.length - 1] = rest;
        }
        return bad;
    }

    /** The names of the parameters. */
    String[] names() {
        String[] names = split[0];
        if (names == null) {
            names = parameters.isEmpty() ? new String[0] : parameters.split(",");
            split[0] = names;
        }
        return names;
    }

    /** Calls the row with exactly its values, none left to bind. */
    private Object dispatch(PyThread t, Object[] v) {
        return switch (v.length) {
            case 0 -> table.call0(id, t);
            case 1 -> table.call1(id, t, v[0]);
            case 2 -> table.call2(id, t, v[0], v[1]);
            case 3 -> table.call3(id, t, v[0], v[1], v[2]);
            case 4 -> table.call4(id, t, v[0], v[1], v[2], v[3]);
            default -> table.callArray(id, t, v);
        };
    }

    /** The name that error messages use: {@code list.append} for a method, {@code gcd} → {@code math.gcd} for a function. */
    public String qualifiedName() {
        if (kind == Kind.NEW || name.equals("__init__")) {
            return table.name().substring(table.name().lastIndexOf('.') + 1);
        }
        if (kind != Kind.FUNCTION) {
            return table.name().substring(table.name().lastIndexOf('.') + 1) + "." + name;
        }
        return table.name().equals("builtins") ? name : table.name() + "." + name;
    }
}
