package dev.krait.modules.ast;

import dev.krait.modules.ast.AbstractGrammar.Constructor;
import dev.krait.modules.ast.AbstractGrammar.Count;
import dev.krait.modules.ast.AbstractGrammar.Field;
import dev.krait.modules.ast.AbstractGrammar.Group;
import dev.krait.modules.ast.AbstractGrammar.Position;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.number.IntType;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import dev.krait.type.text.StrType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The node classes of one interpreter. Compare CPython {@code Python/Python-ast.c: init_types}. */
public final class NodeTypes {
    /** {@code ast.AST}. */
    final PyType ast;
    private final Map<String, PyType> types = new LinkedHashMap<>();
    /** The one instance of each class of operators and contexts that trees made by the parser hold. */
    private final Map<String, PyAst> singletons = new HashMap<>();
    /** {@code list[ast.x]} and {@code ast.x | None}, each made once. */
    private final Map<String, Object> fieldTypes = new HashMap<>();

    private NodeTypes(PyThread t) {
        ast = PyAst.newType(t.interpreter);
        for (Group group : AbstractGrammar.groups()) {
            PyType base = group.product() ? ast : make(t, group.name(), group.doc(), List.of(), ast);
            for (Constructor c : group.constructors()) {
                PyType type = make(t, c.name(), c.doc(), c.fields(), base);
                if (group.product()) {
                    addAttributes(type, group);
                }
                for (Field field : c.fields()) {
                    if (field.count() == Count.OPTIONAL) {
                        type.setAttribute(field.name(), PyNone.NONE);
                    }
                }
                if (c.fields().isEmpty() && group.position() == Position.NONE) {
                    singletons.put(c.name(), new PyAst(type));
                }
            }
            if (!group.product()) {
                addAttributes(base, group);
            }
        }
        for (Group group : AbstractGrammar.groups()) {
            for (Constructor c : group.constructors()) {
                addFieldTypes(t, c);
            }
        }
    }

    /** The classes of a thread's interpreter. */
    static NodeTypes of(PyThread t) {
        return t.interpreter.state(NodeTypes.class, i -> new NodeTypes(t));
    }

    /** All classes by name, in order, without {@code AST}. */
    Map<String, PyType> all() {
        return types;
    }

    PyType type(String name) {
        return types.get(name);
    }

    /** A new node without attributes. */
    PyAst make(String name) {
        return new PyAst(types.get(name));
    }

    PyAst singleton(String name) {
        return singletons.get(name);
    }

    private PyType make(PyThread t, String name, String doc, List<Field> fields, PyType base) {
        PyDict dict = new PyDict();
        PyTuple names = PyTuple.of(fields.stream().map(f -> Str.of(f.name())).toArray());
        dict.putName("_fields", names);
        dict.putName("__match_args__", names);
        dict.putName("__module__", "ast");
        dict.putName("__doc__", doc);
        PyType type = (PyType) CallOps.call3(t, PyType.TYPE, Str.of(name), PyTuple.of(base), dict);
        types.put(name, type);
        return type;
    }

    private static void addAttributes(PyType type, Group group) {
        boolean positioned = group.position() != Position.NONE;
        type.setAttribute("_attributes", positioned ? PyTuple.of(AbstractGrammar.POSITION.toArray()) : PyTuple.EMPTY);
        if (group.position() == Position.START_AND_OPTIONAL_END) {
            type.setAttribute("end_lineno", PyNone.NONE);
            type.setAttribute("end_col_offset", PyNone.NONE);
        }
    }

    private void addFieldTypes(PyThread t, Constructor c) {
        PyDict dict = new PyDict();
        for (Field field : c.fields()) {
            dict.putName(field.name(), fieldTypes.computeIfAbsent(field.type() + field.count(), key -> fieldType(t, field)));
        }
        PyType type = types.get(c.name());
        type.setAttribute("_field_types", dict);
        AttributeOps.set(t, type, "__annotations__", dict);
    }

    private Object fieldType(PyThread t, Field field) {
        PyType one = switch (field.type()) {
            case "identifier", "string" -> StrType.TYPE;
            case "int" -> IntType.TYPE;
            case "constant" -> PyType.OBJECT;
            default -> types.get(field.type());
        };
        return switch (field.count()) {
            case ONE -> one;
            case OPTIONAL -> TypeOps.union(t, one, PyNone.NONE);
            case MANY -> TypeOps.genericAlias(t, PyList.TYPE, one);
        };
    }
}
