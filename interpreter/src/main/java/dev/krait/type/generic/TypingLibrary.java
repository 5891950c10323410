package dev.krait.type.generic;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyEllipsis;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.Str;

/** What the types here ask of {@code Lib/typing.py}, and the text of a type in an annotation. Compare CPython {@code Objects/typevarobject.c}. */
final class TypingLibrary {
    private TypingLibrary() {
    }

    /** Calls a function of {@code typing}, which is imported if need be. */
    static Object call(PyThread t, String function, Object... arguments) {
        return CallOps.call(t, function(t, function), arguments, null);
    }

    /** A name of {@code typing}, which is imported if need be. */
    static Object function(PyThread t, String name) {
        Object module = t.interpreter.modules.getName("typing");
        if (module == null) {
            module = CallOps.call1(t, t.interpreter.builtins.getName("__import__"), "typing");
        }
        return AttributeOps.get(t, module, name);
    }

    /** A type to be used as bound, constraint or member of a union; None means its type. Raises TypeError with the message for anything else. */
    static Object check(PyThread t, Object arg, String message) {
        if (arg == PyNone.NONE) {
            return PyType.of(arg);
        }
        return arg instanceof PyType ? arg : call(t, "_type_check", arg, message);
    }

    /** The name of the module whose code is running, or None. */
    static Object callingModule(PyThread t) {
        Object name = t.frame == null ? null : t.frame.globals.getName("__name__");
        return name == null ? PyNone.NONE : name;
    }

    /** Compare CPython {@code Objects/unionobject.c, typevarobject.c: _Py_typing_type_repr}. */
    static String repr(PyThread t, Object type) {
        if (type == PyEllipsis.ELLIPSIS) {
            return "...";
        }
        if (type == PyType.of(PyNone.NONE)) {
            return "None";
        }
        if (!(AttributeOps.has(t, type, "__origin__") && AttributeOps.has(t, type, "__args__"))) {
            Object qualname = AttributeOps.lookup(t, type, "__qualname__");
            Object module = qualname == null ? null : AttributeOps.lookup(t, type, "__module__");
            if (module != null && module != PyNone.NONE) {
                String name = Str.java(TextOps.str(t, qualname));
                return Str.is(module) && Str.java(module).equals("builtins") ? name : Str.java(TextOps.str(t, module)) + "." + name;
            }
        }
        return Str.java(TextOps.repr(t, type));
    }

    static RuntimeException cannotSubclass(String what) {
        return TypeErrors.of("Cannot subclass an instance of " + what);
    }
}
