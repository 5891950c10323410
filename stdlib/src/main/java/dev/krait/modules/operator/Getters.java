package dev.krait.modules.operator;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.ArityOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.ReprGuard;
import dev.krait.ops.SubscriptOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Keywords;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.Arrays;

/** {@code itemgetter}, {@code attrgetter} and {@code methodcaller}. Compare CPython {@code Modules/_operator.c}. */
final class Getters {
    private Getters() {
    }

    private static Object only(String name, Object[] arguments, String[] keywords) {
        if (keywords != null && keywords.length > 0) {
            throw TypeErrors.of(name + "() takes no keyword arguments");
        }
        ArityOps.check(name, arguments, 1, 1);
        return arguments[0];
    }

    private static Object repr(PyThread t, PyObject self, String name, Object[] items, PyDict keywords) {
        if (!ReprGuard.enter(t, self)) {
            return Str.of(name + "(...)");
        }
        try {
            StringBuilder out = new StringBuilder();
            for (Object item : items) {
                out.append(out.isEmpty() ? "" : ", ").append(Str.java(TextOps.repr(t, item)));
            }
            Object[] pairs = keywords == null ? new Object[0] : keywords.snapshot();
            for (int i = 0; i < pairs.length; i += 2) {
                out.append(", ").append(Str.java(pairs[i])).append('=').append(Str.java(TextOps.repr(t, pairs[i + 1])));
            }
            return Str.of(name + "(" + out + ")");
        } finally {
            ReprGuard.leave(t, self);
        }
    }

    /** {@code itemgetter}. */
    @ExposedType(value = "operator.itemgetter", signature = "(item, /, *items)",
            doc = "Return a callable object that fetches the given item(s) from its operand.\n"
                    + "After f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])")
    static final class ItemGetter extends PyObject {
        static final PyType TYPE = PyType.builtin(GettersItemGetterTable.TABLE, PyType.OBJECT, 0);
        private final Object[] items;

        private ItemGetter(Object[] items) {
            super(TYPE);
            this.items = items;
        }

        @ExposedNew("(*args, **kwargs)")
        static Object newItemGetter(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
            ArityOps.noKeywords("itemgetter", kwargs);
            if (args.length == 0) {
                ArityOps.check("itemgetter", args, 1, 1);
            }
            return new ItemGetter(args);
        }

        @Override
        public Object call1(PyThread t, Object a) {
            if (items.length == 1) {
                return SubscriptOps.get(t, a, items[0]);
            }
            Object[] found = new Object[items.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = SubscriptOps.get(t, a, items[i]);
            }
            return PyTuple.of(found);
        }

        @Override
        public Object call(PyThread t, Object[] arguments, String[] keywords) {
            return call1(t, only("itemgetter", arguments, keywords));
        }

        @ExposedMethod("__call__($self, /, *args, **kwargs)")
        Object callFromPython(PyThread t, Object[] args, PyDict kwargs) {
            ArityOps.noKeywords("itemgetter", kwargs);
            return call(t, args, null);
        }

        @ExposedGetter("__text_signature__")
        String textSignature() {
            return "(obj, /)";
        }

        @ExposedMethod("__repr__($self, /)")
        Object repr(PyThread t) {
            return Getters.repr(t, this, "operator.itemgetter", items, null);
        }

        @ExposedMethod(value = "__reduce__($self, /)", plain = true)
        Object reduce() {
            return PyTuple.of(TYPE, PyTuple.of(items.clone()));
        }
    }

    /** {@code attrgetter}. */
    @ExposedType(value = "operator.attrgetter", signature = "(attr, /, *attrs)",
            doc = "Return a callable object that fetches the given attribute(s) from its operand.\n"
                    + "After f = attrgetter('name'), the call f(r) returns r.name.\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) returns\n"
                    + "(r.name.first, r.name.last).")
    static final class AttrGetter extends PyObject {
        static final PyType TYPE = PyType.builtin(GettersAttrGetterTable.TABLE, PyType.OBJECT, 0);
        private final Object[] names;
        private final String[][] paths;

        private AttrGetter(Object[] names, String[][] paths) {
            super(TYPE);
            this.names = names;
            this.paths = paths;
        }

        @ExposedNew("(*args, **kwargs)")
        static Object newAttrGetter(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
            ArityOps.noKeywords("attrgetter", kwargs);
            if (args.length == 0) {
                ArityOps.check("attrgetter", args, 1, 1);
            }
            String[][] paths = new String[args.length][];
            for (int i = 0; i < args.length; i++) {
                if (!Str.is(args[i])) {
                    throw TypeErrors.of("attribute name must be a string");
                }
                String[] path = Str.java(Str.exactOrNull(args[i])).split("\\.", -1);
                for (int k = 0; k < path.length; k++) {
                    path[k] = path[k].intern();
                }
                paths[i] = path;
            }
            return new AttrGetter(args, paths);
        }

        private static Object follow(PyThread t, Object value, String[] path) {
            for (String name : path) {
                value = AttributeOps.get(t, value, name);
            }
            return value;
        }

        @Override
        public Object call1(PyThread t, Object a) {
            if (paths.length == 1) {
                return follow(t, a, paths[0]);
            }
            Object[] found = new Object[paths.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = follow(t, a, paths[i]);
            }
            return PyTuple.of(found);
        }

        @Override
        public Object call(PyThread t, Object[] arguments, String[] keywords) {
            return call1(t, only("attrgetter", arguments, keywords));
        }

        @ExposedMethod("__call__($self, /, *args, **kwargs)")
        Object callFromPython(PyThread t, Object[] args, PyDict kwargs) {
            ArityOps.noKeywords("attrgetter", kwargs);
            return call(t, args, null);
        }

        @ExposedGetter("__text_signature__")
        String textSignature() {
            return "(obj, /)";
        }

        @ExposedMethod("__repr__($self, /)")
        Object repr(PyThread t) {
            return Getters.repr(t, this, "operator.attrgetter", names, null);
        }

        @ExposedMethod(value = "__reduce__($self, /)", plain = true)
        Object reduce() {
            return PyTuple.of(TYPE, PyTuple.of(names.clone()));
        }
    }

    /** {@code methodcaller}. */
    @ExposedType(value = "operator.methodcaller", signature = "(name, /, *args, **kwargs)",
            doc = "Return a callable object that calls the given method on its operand.\nAfter f = methodcaller('name'), the call f(r) returns r.name().\n"
                    + "After g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).")
    static final class MethodCaller extends PyObject {
        static final PyType TYPE = PyType.builtin(GettersMethodCallerTable.TABLE, PyType.OBJECT, 0);
        private final Object name;
        private final Object[] arguments;
        private final PyDict keywords;

        private MethodCaller(Object name, Object[] arguments, PyDict keywords) {
            super(TYPE);
            this.name = name;
            this.arguments = arguments;
            this.keywords = keywords;
        }

        @ExposedNew("(*args, **kwargs)")
        static Object newMethodCaller(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
            if (args.length == 0) {
                throw TypeErrors.of("methodcaller needs at least one argument, the method name");
            }
            if (!Str.is(args[0])) {
                throw TypeErrors.of("method name must be a string");
            }
            return new MethodCaller(args[0], Arrays.copyOfRange(args, 1, args.length), kwargs);
        }

        @Override
        public Object call1(PyThread t, Object a) {
            Object method = AttributeOps.get(t, a, Str.java(Str.exactOrNull(name)).intern());
            return Keywords.call(t, method, arguments.clone(), keywords);
        }

        @Override
        public Object call(PyThread t, Object[] given, String[] names) {
            return call1(t, only("methodcaller", given, names));
        }

        @ExposedMethod("__call__($self, /, *args, **kwargs)")
        Object callFromPython(PyThread t, Object[] args, PyDict kwargs) {
            ArityOps.noKeywords("methodcaller", kwargs);
            return call(t, args, null);
        }

        private Object[] withName() {
            Object[] all = new Object[arguments.length + 1];
            all[0] = name;
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            return all;
        }

        @ExposedGetter("__text_signature__")
        String textSignature() {
            return "(obj, /)";
        }

        @ExposedMethod("__repr__($self, /)")
        Object repr(PyThread t) {
            return Getters.repr(t, this, "operator.methodcaller", withName(), keywords);
        }

        @ExposedMethod(value = "__reduce__($self, /)", plain = true)
        Object reduce(PyThread t) {
            if (keywords == null || keywords.size() == 0) {
                return PyTuple.of(TYPE, PyTuple.of(withName()));
            }
            Object functools = CallOps.call1(t, t.interpreter.builtins.getName("__import__"), "functools");
            Object partial = AttributeOps.get(t, functools, "partial");
            return PyTuple.of(Keywords.call(t, partial, new Object[] {TYPE, name}, keywords), PyTuple.of(arguments.clone()));
        }
    }
}
