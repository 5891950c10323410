package dev.krait.modules.ast;

import dev.krait.ast.Mod;
import dev.krait.ast.Span;
import dev.krait.error.OverflowErrors;
import dev.krait.error.RecursionErrors;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.modules.ast.AbstractGrammar.Constructor;
import dev.krait.modules.ast.AbstractGrammar.Count;
import dev.krait.modules.ast.AbstractGrammar.Field;
import dev.krait.modules.ast.AbstractGrammar.Group;
import dev.krait.modules.ast.AbstractGrammar.Position;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.number.IntType;
import dev.krait.type.sequence.PyList;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes the front end's tree from Python objects, whose fields the program may have filled with anything. Compare CPython {@code PyAST_obj2mod}. */
public final class TreeReader {
    /** As deep as the compiler goes. */
    private static final int LIMIT = 28_970;

    private final PyThread t;
    private final NodeTypes types;
    private int depth;

    private TreeReader(PyThread t) {
        this.t = t;
        this.types = NodeTypes.of(t);
    }

    /** A reader for a tree whose root must be of a class. */
    public static TreeReader checkRoot(PyThread t, Object tree, String root) {
        TreeReader reader = new TreeReader(t);
        if (!TypeOps.realIsInstance(t, tree, reader.types.type(root))) {
            throw TypeErrors.of("expected " + root + " node, got " + PyType.of(tree).name);
        }
        return reader;
    }

    /** Reads a tree whose root must be of a class ({@code Module} and so on); nothing but the types of the fields is checked. */
    public static Mod read(PyThread t, Object tree, String root) {
        TreeReader reader = checkRoot(t, tree, root);
        try {
            return (Mod) reader.node(AbstractGrammar.group("mod"), tree);
        } catch (StackOverflowError e) {
            throw tooDeep(PyType.of(tree).name);
        }
    }

    private static RuntimeException tooDeep(String name) {
        return RecursionErrors.of("maximum recursion depth exceeded while traversing '" + name + "' node");
    }

    /** A node of a type; null for None. */
    private Object node(Group group, Object value) {
        if (group.product()) {
            Constructor c = group.constructors().getFirst();
            Object[] fields = fields(c, value);
            Span span = span(group, value);
            require(c, fields);
            return NodeRecords.make(c.name(), fields, span);
        }
        boolean plain = isPlain(group);
        if (value == PyNone.NONE && !plain) {
            return null;
        }
        Span span = span(group, value);
        for (Constructor c : group.constructors()) {
            if (TypeOps.realIsInstance(t, value, types.type(c.name()))) {
                Object[] fields = fields(c, value);
                require(c, fields);
                return NodeRecords.make(c.name(), fields, span);
            }
        }
        throw TypeErrors.of("expected some sort of " + group.name() + ", but got " + Str.java(TextOps.repr(t, value)));
    }

    /** Whether no class of the type has fields: operators and contexts. */
    private static boolean isPlain(Group group) {
        return group.position() == Position.NONE && group.constructors().stream().allMatch(c -> c.fields().isEmpty());
    }

    private Span span(Group group, Object value) {
        if (group.position() == Position.NONE) {
            return null;
        }
        int line = number(position(group, value, "lineno"));
        int column = number(position(group, value, "col_offset"));
        boolean optional = group.position() == Position.START_AND_OPTIONAL_END;
        return new Span(line, column, end(group, value, "end_lineno", optional, line), end(group, value, "end_col_offset", optional, column));
    }

    private int end(Group group, Object value, String name, boolean optional, int start) {
        if (!optional) {
            return number(position(group, value, name));
        }
        Object end = AttributeOps.lookup(t, value, name);
        return end == null || end == PyNone.NONE ? start : number(end);
    }

    private Object position(Group group, Object value, String name) {
        Object number = AttributeOps.lookup(t, value, name);
        if (number == null) {
            throw missing(name, group.name());
        }
        return number;
    }

    private static RuntimeException missing(String field, String name) {
        return TypeErrors.of("required field \"" + field + "\" missing from " + name);
    }

    private Object[] fields(Constructor c, Object value) {
        if (++depth > LIMIT) {
            throw tooDeep(c.name());
        }
        Object[] result = new Object[c.fields().size()];
        for (int i = 0; i < result.length; i++) {
            Field field = c.fields().get(i);
            Object given = AttributeOps.lookup(t, value, field.name());
            if (field.count() == Count.MANY) {
                result[i] = many(c, field, given);
            } else if (given != null && (field.count() == Count.ONE || given != PyNone.NONE)) {
                result[i] = one(field, given);
            } else if (field.count() == Count.ONE) {
                throw missing(field.name(), c.name());
            } else if (field.type().equals("int")) {
                result[i] = 0;
            }
        }
        depth--;
        return result;
    }

    private Object one(Field field, Object value) {
        return switch (field.type()) {
            case "identifier" -> text(value, "identifier");
            case "string" -> text(value, "string");
            case "int" -> number(value);
            case "constant" -> value;
            default -> node(AbstractGrammar.group(field.type()), value);
        };
    }

    private String text(Object value, String what) {
        if (value == PyNone.NONE) {
            return null;
        }
        if (Str.isExact(value)) {
            return Str.java(value).intern();
        }
        if (what.equals("string") && PyType.of(value) == PyBytes.TYPE) {
            // type comments and prefixes, which no code depends on
            return new String(BufferOps.bytes(t, value), StandardCharsets.ISO_8859_1);
        }
        throw TypeErrors.of("AST " + what + " must be of type str");
    }

    private int number(Object value) {
        if (!PyType.of(value).isSubtype(IntType.TYPE)) {
            throw ValueErrors.of("invalid integer value: " + Str.java(TextOps.repr(t, value)));
        }
        long number = value instanceof BigInteger ? Long.MAX_VALUE : ArgumentOps.longInteger(t, value);
        if (number != (int) number) {
            throw OverflowErrors.of("Python int too large to convert to C int");
        }
        return (int) number;
    }

    private List<Object> many(Constructor c, Field field, Object given) {
        if (given == null) {
            return List.of();
        }
        if (!(given instanceof PyList list)) {
            throw TypeErrors.of(c.name() + " field \"" + field.name() + "\" must be a list, not a " + PyType.of(given).fullName());
        }
        int size = list.size();
        List<Object> result = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Object element = one(field, list.get(i));
            if (list.size() != size) {
                throw RuntimeErrors.of(c.name() + " field \"" + field.name() + "\" changed size during iteration");
            }
            if (element == null && !field.type().equals("expr") && !field.type().equals("stmt")) {
                // CPython crashes here
                throw ValueErrors.of("None disallowed in " + field.type() + " list");
            }
            result.add(element);
        }
        return result;
    }

    private static void require(Constructor c, Object[] values) {
        for (int i = 0; i < values.length; i++) {
            Field field = c.fields().get(i);
            if (values[i] == null && field.count() == Count.ONE) {
                throw ValueErrors.of("field '" + field.name() + "' is required for " + c.name());
            }
        }
    }
}
