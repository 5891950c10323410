package dev.krait.ops;

import dev.krait.error.TypeErrors;
import dev.krait.eval.Evaluation;
import dev.krait.frame.PyFrame;
import dev.krait.object.ClassMaker;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;
import dev.krait.type.function.PyCell;
import dev.krait.type.function.PyFunction;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The class statement. Compare CPython {@code Python/bltinmodule.c: builtin___build_class__}. */
public final class ClassOps {
    private ClassOps() {
    }

    /** {@code __build_class__(body, name, *bases, metaclass=None, **keywords)}. */
    public static Object buildClass(PyThread t, Object[] arguments, String[] keywords) {
        int given = arguments.length - (keywords == null ? 0 : keywords.length);
        if (given < 2) {
            throw TypeErrors.of("__build_class__: not enough arguments");
        }
        if (!(arguments[0] instanceof PyFunction body)) {
            throw TypeErrors.of("__build_class__: func must be a function");
        }
        Object name = arguments[1];
        if (!Str.is(name)) {
            throw TypeErrors.of("__build_class__: name is not a string");
        }
        PyTuple originalBases = PyTuple.of(Arrays.copyOfRange(arguments, 2, given));
        PyTuple bases = resolveBases(t, originalBases);
        Object metaclass = null;
        List<String> names = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (int i = 0; keywords != null && i < keywords.length; i++) {
            if (keywords[i].equals("metaclass")) {
                metaclass = arguments[given + i];
            } else {
                names.add(keywords[i]);
                values.add(arguments[given + i]);
            }
        }
        if (metaclass == null) {
            metaclass = bases.size() == 0 ? PyType.TYPE : PyType.of(bases.items[0]);
        }
        if (metaclass instanceof PyType type) {
            metaclass = ClassMaker.metaclass(type, bases);
        }
        String[] left = names.isEmpty() ? null : names.toArray(new String[0]);
        Object namespace = prepare(t, metaclass, name, bases, values, left);
        Object cell = runBody(t, body, namespace);
        if (bases != originalBases) {
            SubscriptOps.set(t, namespace, "__orig_bases__", originalBases);
        }
        Object cls = CallOps.call(t, metaclass, join(values, name, bases, namespace), left);
        checkCell(t, cls, name, cell);
        return cls;
    }

    private static Object[] join(List<Object> values, Object... first) {
        Object[] all = Arrays.copyOf(first, first.length + values.size());
        for (int i = 0; i < values.size(); i++) {
            all[first.length + i] = values.get(i);
        }
        return all;
    }

    private static Object prepare(PyThread t, Object metaclass, Object name, PyTuple bases, List<Object> values, String[] names) {
        if (metaclass == PyType.TYPE) {
            return new PyDict();
        }
        Object prepare = AttributeOps.lookup(t, metaclass, "__prepare__");
        if (prepare == null) {
            return new PyDict();
        }
        Object namespace = CallOps.call(t, prepare, join(values, name, bases), names);
        PyType type = PyType.of(namespace);
        if (!(namespace instanceof PyDict) && type.slot(Slot.GETITEM) == null) {
            throw TypeErrors.of((metaclass instanceof PyType m ? m.name : "<metaclass>") + ".__prepare__() must return a mapping, not " + type.name);
        }
        return namespace;
    }

    /** Runs a class body in its namespace; gives what it returns: the cell of {@code __class__} if it has one. */
    private static Object runBody(PyThread t, PyFunction body, Object namespace) {
        PyFrame frame = new PyFrame(body.code, body.globals, body.builtins, namespace);
        frame.function = body;
        return Evaluation.start(t, frame);
    }

    private static void checkCell(PyThread t, Object cls, Object name, Object cell) {
        if (!(cls instanceof PyType) || !(cell instanceof PyCell c)) {
            return;
        }
        Object held = c.get();
        if (held == null) {
            throw dev.krait.error.RuntimeErrors.of("__class__ not set defining " + Str.java(TextOps.repr(t, name)) + " as " + Str.java(TextOps.repr(t, cls))
                    + ". Was __classcell__ propagated to type.__new__?");
        }
        if (held != cls) {
            throw TypeErrors.of("__class__ set to " + Str.java(TextOps.repr(t, held)) + " defining " + Str.java(TextOps.repr(t, name)) + " as "
                    + Str.java(TextOps.repr(t, cls)));
        }
    }

    /** Replaces bases that are no classes by what their {@code __mro_entries__} give; the same tuple when there are none. */
    public static PyTuple resolveBases(PyThread t, PyTuple bases) {
        List<Object> resolved = new ArrayList<>();
        boolean changed = false;
        for (Object base : bases.items) {
            Object entries = base instanceof PyType ? null : AttributeOps.lookup(t, base, "__mro_entries__");
            if (entries == null) {
                resolved.add(base);
                continue;
            }
            if (!(CallOps.call1(t, entries, bases) instanceof PyTuple replacement)) {
                throw TypeErrors.of("__mro_entries__ must return a tuple");
            }
            changed = true;
            resolved.addAll(Arrays.asList(replacement.items));
        }
        return changed ? PyTuple.of(resolved.toArray()) : bases;
    }
}
