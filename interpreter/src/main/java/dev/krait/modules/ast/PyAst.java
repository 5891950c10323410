package dev.krait.modules.ast;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.object.Fields;
import dev.krait.object.PyInstance;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Keywords;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.Arrays;

/** A node of a syntax tree: an instance of {@code ast.AST}. Compare CPython {@code Python/Python-ast.c: ast_type_init}. */
@ExposedType(value = "ast.AST")
public final class PyAst extends PyInstance {
    PyAst(PyType type) {
        super(type);
        this.shape = type.rootShape;
    }

    /** A new class {@code ast.AST}: every interpreter has its own, because programs can change it. */
    static PyType newType(Interpreter interpreter) {
        PyType type = PyType.builtin(PyAstTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.MANAGED_DICT);
        type.allocator = PyAst::new;
        type.interpreter = interpreter;
        type.flags &= ~PyType.IMMUTABLE;
        type.setAttribute("_fields", PyTuple.EMPTY);
        type.setAttribute("_attributes", PyTuple.EMPTY);
        type.setAttribute("__match_args__", PyTuple.EMPTY);
        return type;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newNode(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return new PyAst(cls);
    }

    @ExposedMethod(value = "__init__($self, /, *args, **kwargs)", doc = "Initialize self.  See help(type(self)) for accurate signature.")
    void init(PyThread t, Object[] args, PyDict kwargs) {
        new NodeConstruction(t, this).init(args, kwargs);
    }

    @ExposedGetter("__dict__")
    Object dict() {
        return Fields.dictionary(this);
    }

    @ExposedSetter("__dict__")
    void setDict(Object value) {
        if (!(value instanceof PyDict dict)) {
            throw TypeErrors.of(value == null ? "cannot delete __dict__"
                    : "__dict__ must be set to a dictionary, not a '" + PyType.of(value).fullName() + "'");
        }
        Fields.setDictionary(this, dict);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return Str.of(new NodeText(t).node(this, NodeText.DEPTH));
    }

    /** Positional arguments stand for the fields that lead and are there, so that unpickling warns of no missing field. */
    @ExposedMethod("__reduce__($self, /)")
    Object reduce(PyThread t) {
        PyDict dict = Fields.dictionary(this);
        Object fields = AttributeOps.lookup(t, type, "_fields");
        int leading = 0;
        if (fields != null) {
            for (Object field : PyTuple.from(t, fields).items) {
                if (dict.get(t, field) == null) {
                    break;
                }
                leading++;
            }
        }
        Object[] arguments = new Object[leading];
        Arrays.fill(arguments, dev.krait.object.PyNone.NONE);
        return PyTuple.of(type, PyTuple.of(arguments), dict);
    }

    @ExposedMethod(value = "__replace__($self, /, *args, **fields)", doc = "Return a copy of the AST node with new values for the specified fields.")
    Object replace(PyThread t, Object[] args, PyDict fields) {
        if (args.length > 0) {
            throw TypeErrors.of("__replace__() takes no positional arguments");
        }
        NodeConstruction construction = new NodeConstruction(t, this);
        PyDict own = Fields.dictionary(this);
        construction.checkReplacement(own, fields);
        PyDict payload = construction.payload(own);
        if (fields != null) {
            payload.update(t, new Object[] {fields}, null);
        }
        return Keywords.call(t, type, CallOps.NO_ARGUMENTS, payload);
    }
}
