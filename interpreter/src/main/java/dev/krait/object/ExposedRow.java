package dev.krait.object;

import dev.krait.error.TypeErrors;
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
 */
public record ExposedRow(CallTable table, int id, int setter, Kind kind, String name, String signature, String doc, String parameters,
                         int parameterCount, int positionalOnly, int positional, long required, boolean varArgs, boolean varKeywords) {

    /** What the member becomes in the type's or module's dict. */
    public enum Kind { METHOD, PLAIN_METHOD, CLASS_METHOD, STATIC_METHOD, NEW, FUNCTION, GETSET, MEMBER }

    /** 1 when the first value is the instance or the class, which is not among the parameters. */
    public int bound() {
        return kind == Kind.STATIC_METHOD || kind == Kind.FUNCTION ? 0 : 1;
    }

    /** Whether {@code n} positional values (the instance or class counted) fit exactly, with nothing to fill in. */
    private boolean exact(int n) {
        return !varArgs && !varKeywords && n - bound() == positional && positional == parameterCount;
    }

    public Object call0(PyThread t) {
        return exact(0) ? table.call0(id, t) : call(t, CallOps.NO_ARGUMENTS, null);
    }

    public Object call1(PyThread t, Object a) {
        return exact(1) ? table.call1(id, t, a) : call(t, new Object[] {a}, null);
    }

    public Object call2(PyThread t, Object a, Object b) {
        return exact(2) ? table.call2(id, t, a, b) : call(t, new Object[] {a, b}, null);
    }

    public Object call3(PyThread t, Object a, Object b, Object c) {
        return exact(3) ? table.call3(id, t, a, b, c) : call(t, new Object[] {a, b, c}, null);
    }

    public Object call4(PyThread t, Object a, Object b, Object c, Object d) {
        return exact(4) ? table.call4(id, t, a, b, c, d) : call(t, new Object[] {a, b, c, d}, null);
    }

    /** Binds and calls; the instance or class, if any, comes first in {@code arguments}. Raises TypeError as Argument Clinic does. */
    public Object call(PyThread t, Object[] arguments, String[] keywords) {
        int keywordCount = keywords == null ? 0 : keywords.length;
        int given = arguments.length - keywordCount;
        int skip = bound();
        int count = parameterCount;
        Object[] values = new Object[skip + count + (varArgs ? 1 : 0) + (varKeywords ? 1 : 0)];
        if (skip == 1) {
            values[0] = arguments[0];
        }
        int byPosition = given - skip;
        if (byPosition > positional && !varArgs) {
            throw tooMany(byPosition);
        }
        int direct = Math.min(byPosition, positional);
        System.arraycopy(arguments, skip, values, skip, direct);
        if (varArgs) {
            values[skip + count] = byPosition > direct ? Arrays.copyOfRange(arguments, skip + direct, given) : CallOps.NO_ARGUMENTS;
        }
        if (keywordCount > 0) {
            bindKeywords(t, arguments, keywords, given, values, direct);
        }
        checkRequired(values, skip, count, byPosition, keywordCount);
        return dispatch(t, values);
    }

    private void bindKeywords(PyThread t, Object[] arguments, String[] keywords, int given, Object[] values, int direct) {
        int skip = bound();
        if (parameters.isEmpty() && !varKeywords) {
            throw TypeErrors.of(qualifiedName() + "() takes no keyword arguments");
        }
        String[] names = parameters.isEmpty() ? new String[0] : parameters.split(",");
        if (positionalOnly == names.length && !varKeywords) {
            throw TypeErrors.of(qualifiedName() + "() takes no keyword arguments");
        }
        PyDict rest = null;
        for (int i = 0; i < keywords.length; i++) {
            int index = Arrays.asList(names).indexOf(keywords[i]);
            if (index >= positionalOnly) {
                if (index < direct || values[skip + index] != null) {
                    throw TypeErrors.of("argument for " + name + "() given by name ('" + keywords[i] + "') and position (" + (index + 1) + ")");
                }
                values[skip + index] = arguments[given + i];
            } else if (varKeywords) {
                if (rest == null) {
                    rest = new PyDict();
                }
                rest.putName(keywords[i], arguments[given + i]);
            } else {
                throw TypeErrors.of(name + "() got an unexpected keyword argument '" + keywords[i] + "'");
            }
        }
        if (varKeywords) {
            values[values.length - 1] = rest;
        }
    }

    private void checkRequired(Object[] values, int skip, int count, int byPosition, int keywordCount) {
        for (int i = 0; i < count; i++) {
            if (values[skip + i] == null && (required >>> i & 1) != 0) {
                throw tooFew(i, byPosition);
            }
        }
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
        if (kind == Kind.NEW) {
            return table.name();
        }
        return kind == Kind.FUNCTION && table.name().equals("builtins") ? name : table.name() + "." + name;
    }

    private int leastPositional() {
        int least = 0;
        for (int i = 0; i < positional; i++) {
            if ((required >>> i & 1) != 0) {
                least = i + 1;
            }
        }
        return least;
    }

    private RuntimeException tooMany(int given) {
        int least = leastPositional();
        if (positional == 0 && parameterCount == 0) {
            return TypeErrors.of(qualifiedName() + "() takes no arguments (" + given + " given)");
        }
        return arity(given, least);
    }

    private RuntimeException tooFew(int index, int given) {
        if (positionalOnly > index) {
            return arity(given, leastPositional());
        }
        String[] names = parameters.split(",");
        return TypeErrors.of(name + "() missing required argument '" + names[index] + "' (pos " + (index + 1) + ")");
    }

    /** The count message. Compare CPython {@code Python/getargs.c: _PyArg_CheckPositional} and {@code Objects/descrobject.c: method_vectorcall_O}. */
    private RuntimeException arity(int given, int least) {
        if (least == positional && positional == 1 && parameterCount == 1 && positionalOnly == 1) {
            return TypeErrors.of(qualifiedName() + "() takes exactly one argument (" + given + " given)");
        }
        if (positionalOnly < positional) {
            return TypeErrors.of(name + "() takes " + (least == positional ? "exactly" : "at most") + " " + positional + " "
                    + (positionalOnly < positional && least < positional ? "" : "positional ")
                    + "argument" + (positional == 1 ? "" : "s") + " (" + given + " given)");
        }
        boolean few = given < least;
        int limit = few ? least : positional;
        return TypeErrors.of(name + " expected " + (least == positional ? "" : few ? "at least " : "at most ") + limit + " argument"
                + (limit == 1 ? "" : "s") + ", got " + given);
    }
}
