package dev.krait.modules.codecs;

import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.thread.PyThread;
import dev.krait.type.text.ErrorHandlers;

/** The built-in error handlers as functions, which {@code _codecs.lookup_error} gives out. */
@ExposedModule("_codecs")
public final class HandlerFunctions {
    private HandlerFunctions() {
    }

    @ExposedFunction("strict_errors($module, exception, /)")
    static Object strict(PyThread t, Object exception) {
        return ErrorHandlers.handle(t, "strict", exception);
    }

    @ExposedFunction("ignore_errors($module, exception, /)")
    static Object ignore(PyThread t, Object exception) {
        return ErrorHandlers.handle(t, "ignore", exception);
    }

    @ExposedFunction("replace_errors($module, exception, /)")
    static Object replace(PyThread t, Object exception) {
        return ErrorHandlers.handle(t, "replace", exception);
    }

    @ExposedFunction("backslashreplace_errors($module, exception, /)")
    static Object backslashreplace(PyThread t, Object exception) {
        return ErrorHandlers.handle(t, "backslashreplace", exception);
    }

    @ExposedFunction("xmlcharrefreplace_errors($module, exception, /)")
    static Object xmlcharrefreplace(PyThread t, Object exception) {
        return ErrorHandlers.handle(t, "xmlcharrefreplace", exception);
    }

    @ExposedFunction("namereplace_errors($module, exception, /)")
    static Object namereplace(PyThread t, Object exception) {
        return ErrorHandlers.handle(t, "namereplace", exception);
    }

    @ExposedFunction("surrogatepass($module, exception, /)")
    static Object surrogatepass(PyThread t, Object exception) {
        return ErrorHandlers.handle(t, "surrogatepass", exception);
    }

    @ExposedFunction("surrogateescape($module, exception, /)")
    static Object surrogateescape(PyThread t, Object exception) {
        return ErrorHandlers.handle(t, "surrogateescape", exception);
    }
}
