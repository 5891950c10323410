package dev.krait.modules.core;

import dev.krait.ast.Mod;
import dev.krait.error.NotImplementedErrors;
import dev.krait.object.PyType;
import dev.krait.parser.ParseMode;
import dev.krait.thread.PyThread;

/** Syntax trees between Python ({@code _ast}) and the front end. */
final class SyntaxTrees {
    private SyntaxTrees() {
    }

    /** Whether a value is an instance of {@code ast.AST}. */
    static boolean isTree(PyThread t, Object value) {
        PyType type = PyType.of(value);
        for (PyType base : type.mro()) {
            if (base.name.equals("AST") && "ast".equals(base.module)) {
                return true;
            }
        }
        return false;
    }

    static Object compile(PyThread t, Object tree, String filename, ParseMode mode, int flags, int optimize) {
        throw NotImplementedErrors.of("compile() of syntax trees is not supported yet");
    }

    static Object toPython(PyThread t, Mod tree, String filename, int flags, int optimize) {
        throw NotImplementedErrors.of("compile() to syntax trees is not supported yet");
    }
}
