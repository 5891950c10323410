package dev.krait.object;

import dev.krait.error.TypeErrors;
import java.util.Arrays;

/**
 * What exposed methods say about arguments that do not bind, word for word. Compare CPython {@code Python/getargs.c: _PyArg_UnpackKeywords,
 * _PyArg_CheckPositional} and {@code Objects/typeobject.c: check_num_args}.
 */
final class RowErrors {
    private RowErrors() {
    }

    private static boolean isWrapper(ExposedRow row) {
        return row.kind() == ExposedRow.Kind.METHOD && Slot.isWrapped(row.name()) && !row.name().equals("__init__") && !row.name().equals("__call__");
    }

    /** The name with that of its type or module before it; a method of a class or metaclass shows the class that it was called on. */
    private static String qualified(ExposedRow row, Object[] arguments) {
        boolean bound = row.bound() == 1 && row.kind() != ExposedRow.Kind.NEW && !row.name().equals("__init__");
        return bound && arguments.length > 0 && arguments[0] instanceof PyType cls ? cls.qualname + "." + row.name() : row.qualifiedName();
    }

    /** The name without a type or module before it. */
    private static String shortName(ExposedRow row) {
        return row.kind() == ExposedRow.Kind.NEW || row.name().equals("__init__") ? row.qualifiedName() : row.name();
    }

    static RuntimeException noKeywords(ExposedRow row, Object[] arguments) {
        return TypeErrors.of((isWrapper(row) ? "wrapper " + row.name() : qualified(row, arguments)) + "() takes no keyword arguments");
    }

    /** A keyword that fits no parameter, or one that is filled already. */
    static RuntimeException badKeyword(ExposedRow row, String keyword, int direct) {
        int index = Arrays.asList(row.names()).indexOf(keyword);
        if (index >= row.positionalOnly() && index < direct) {
            return TypeErrors.of("argument for " + shortName(row) + "() given by name ('" + keyword + "') and position (" + (index + 1) + ")");
        }
        return TypeErrors.of(shortName(row) + "() got an unexpected keyword argument '" + keyword + "'");
    }

    private static int leastPositional(ExposedRow row) {
        long required = row.required() & (1L << row.positional()) - 1;
        return 64 - Long.numberOfLeadingZeros(required);
    }

    static RuntimeException tooMany(ExposedRow row, int given, int keywords, Object[] arguments) {
        if (row.positionalOnly() == row.parameterCount()) {
            return arity(row, given, arguments);
        }
        int total = row.parameterCount();
        if (given + keywords > total) {
            return TypeErrors.of(shortName(row) + "() takes at most " + total + " argument" + plural(total) + " (" + (given + keywords) + " given)");
        }
        int most = row.positional();
        if (most == 0) {
            return TypeErrors.of(shortName(row) + "() takes no positional arguments");
        }
        return TypeErrors.of(shortName(row) + "() takes " + (leastPositional(row) < most ? "at most " : "exactly ") + most + " positional argument"
                + plural(most) + " (" + given + " given)");
    }

    static RuntimeException tooFew(ExposedRow row, int index, int given, Object[] arguments) {
        if (row.positionalOnly() == row.parameterCount()) {
            return arity(row, given, arguments);
        }
        if (index < row.positionalOnly()) {
            int least = 64 - Long.numberOfLeadingZeros(row.required() & (1L << row.positionalOnly()) - 1);
            return TypeErrors.of(shortName(row) + "() takes " + (least < row.positional() ? "at least " : "exactly ") + least + " positional argument"
                    + plural(least) + " (" + given + " given)");
        }
        return TypeErrors.of(shortName(row) + "() missing required argument '" + row.names()[index] + "' (pos " + (index + 1) + ")");
    }

    /** The count message of a row whose parameters are all positional-only. */
    private static RuntimeException arity(ExposedRow row, int given, Object[] arguments) {
        int least = leastPositional(row);
        int most = row.positional();
        if (isWrapper(row) && most <= 1) {
            return TypeErrors.of("expected " + most + " argument" + plural(most) + ", got " + given);
        }
        if (isWrapper(row) && row.name().endsWith("pow__")) {
            return TypeErrors.of("expected 1 or 2 arguments, got " + given);
        }
        boolean maker = row.kind() == ExposedRow.Kind.NEW || row.name().equals("__init__");
        if (most == 0 && !maker) {
            return TypeErrors.of(qualified(row, arguments) + "() takes no arguments (" + given + " given)");
        }
        if (most == 1 && least == 1 && !maker && !row.varArgs()) {
            return TypeErrors.of(qualified(row, arguments) + "() takes exactly one argument (" + given + " given)");
        }
        boolean few = given < least;
        int limit = few ? least : most;
        String bound = least == most && !row.varArgs() ? "" : few ? "at least " : "at most ";
        return TypeErrors.of(shortName(row) + " expected " + bound + limit + " argument" + plural(limit) + ", got " + given);
    }

    private static String plural(int count) {
        return count == 1 ? "" : "s";
    }
}
