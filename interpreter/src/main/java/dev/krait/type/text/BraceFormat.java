package dev.krait.type.text;

import dev.krait.error.IndexErrors;
import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.ValueErrors;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;

/** {@code str.format} and {@code str.format_map}. Compare CPython {@code Objects/stringlib/unicode_format.h: build_string}. */
final class BraceFormat {
    private static final int DEPTH = 2;

    private final PyThread t;
    private final Object[] arguments;
    private final PyDict keywords;
    private final Object mapping;
    /** The next automatic number; -1 once numbers were given by hand. */
    private long automatic;
    private boolean numbered;

    private BraceFormat(PyThread t, Object[] arguments, PyDict keywords, Object mapping) {
        this.t = t;
        this.arguments = arguments;
        this.keywords = keywords;
        this.mapping = mapping;
    }

    /** Formats with arguments, or with a mapping when {@code arguments} is null. */
    static Object format(PyThread t, Object text, Object[] arguments, PyDict keywords, Object mapping) {
        return new BraceFormat(t, arguments, keywords, mapping).build(text, DEPTH);
    }

    private Object build(Object text, int depth) {
        if (depth == 0) {
            throw ValueErrors.of("Max string recursion exceeded");
        }
        TextBuilder out = new TextBuilder(Str.length(text) + 16);
        MarkupReader reader = new MarkupReader(text);
        while (reader.next()) {
            out.append(reader.literal);
            if (reader.field != null) {
                out.append(render(reader, depth));
            }
        }
        return out.build();
    }

    private Object render(MarkupReader reader, int depth) {
        int conversion = reader.conversion;
        Object rawSpec = reader.spec;
        boolean nested = reader.nested;
        Object value = lookUp(reader.field);
        if (conversion != 0) {
            value = convert(value, conversion);
        }
        Object spec = nested ? build(rawSpec, depth - 1) : rawSpec;
        return Str.exactOrNull(TextOps.format(t, value, spec));
    }

    private Object convert(Object value, int conversion) {
        return switch (conversion) {
            case 'r' -> TextOps.repr(t, value);
            case 's' -> TextOps.str(t, value);
            case 'a' -> TextOps.ascii(t, value);
            default -> throw unknownConversion(conversion);
        };
    }

    private static PyException unknownConversion(int c) {
        return ValueErrors.of("Unknown conversion specifier " + (c > 32 && c < 127 ? String.valueOf((char) c) : "\\x" + Integer.toHexString(c)));
    }

    private Object lookUp(Object field) {
        FieldName name = FieldName.parse(field);
        Object first = name.first();
        if (first instanceof Long || "".equals(first)) {
            first = number(first);
        }
        Object value = first instanceof Long index ? byIndex(index) : byName(first);
        for (FieldName.Part part : name.parts()) {
            value = part.attribute() ? AttributeOps.get(t, value, Str.java(part.name()).intern()) : SubscriptOps.get(t, value, part.name());
        }
        return value;
    }

    private Object number(Object first) {
        boolean empty = "".equals(first);
        if (!numbered) {
            numbered = true;
            automatic = empty ? 0 : -1;
        } else if (empty && automatic < 0) {
            throw ValueErrors.of("cannot switch from manual field specification to automatic field numbering");
        } else if (!empty && automatic >= 0) {
            throw ValueErrors.of("cannot switch from automatic field numbering to manual field specification");
        }
        return empty ? (Object) automatic++ : first;
    }

    private Object byIndex(long index) {
        if (arguments == null) {
            throw ValueErrors.of("Format string contains positional fields");
        }
        if (index >= arguments.length) {
            throw IndexErrors.of("Replacement index " + index + " out of range for positional args tuple");
        }
        return arguments[(int) index];
    }

    private Object byName(Object name) {
        if (mapping != null) {
            return SubscriptOps.get(t, mapping, name);
        }
        Object value = keywords == null ? null : keywords.getName(Str.java(name));
        if (value == null) {
            throw PyErrors.with(ExceptionTypes.KEY_ERROR, name);
        }
        return value;
    }
}
