package dev.krait.modules.core;

import dev.krait.ast.Mod;
import dev.krait.bytecode.PyCode;
import dev.krait.compile.Preprocessor;
import dev.krait.importing.SourceErrors;
import dev.krait.modules.ast.PyAst;
import dev.krait.modules.ast.TreeReader;
import dev.krait.modules.ast.TreeValidator;
import dev.krait.modules.ast.TreeWriter;
import dev.krait.parser.ParseError;
import dev.krait.parser.ParseMode;
import dev.krait.parser.WarningSink;
import dev.krait.symtable.FutureImports;
import dev.krait.thread.PyThread;

/** {@code compile()} to and from syntax trees. Compare CPython {@code Python/bltinmodule.c: builtin_compile_impl}. */
final class SyntaxTrees {
    /** The bit of {@code PyCF_OPTIMIZED_AST} that {@code PyCF_ONLY_AST} does not have. */
    private static final int OPTIMIZED = Compilation.OPTIMIZED_AST & ~Compilation.ONLY_AST;

    private SyntaxTrees() {
    }

    /** Whether a value is an instance of {@code ast.AST}. */
    static boolean isTree(PyThread t, Object value) {
        return value instanceof PyAst;
    }

    /** Compiles a tree, or prepares it as the compiler would; without the wish for that it comes back as it is. */
    static Object compile(PyThread t, Object tree, String filename, ParseMode mode, int flags, int optimize) {
        boolean onlyTree = (flags & Compilation.ONLY_AST) != 0;
        if (onlyTree && (flags & OPTIMIZED) == 0) {
            TreeReader.checkRoot(t, tree, root(mode));
            return tree;
        }
        Mod mod = TreeReader.read(t, tree, root(mode));
        TreeValidator.validate(t, mod);
        if (onlyTree) {
            return TreeWriter.write(t, preprocess(t, mod, filename, flags, optimize));
        }
        PyCode code = Compilation.compile(t, mod, filename, flags, optimize);
        return code;
    }

    private static String root(ParseMode mode) {
        return switch (mode) {
            case EXEC -> "Module";
            case EVAL -> "Expression";
            case SINGLE -> "Interactive";
            case FUNC_TYPE -> "FunctionType";
        };
    }

    /** A parsed tree for Python. The compiler's preparation runs in any case, for its errors; warnings are for those who compile. */
    static Object toPython(PyThread t, Mod tree, String filename, int flags, int optimize) {
        return TreeWriter.write(t, tree instanceof Mod.FunctionType ? tree : preprocess(t, tree, filename, flags, optimize));
    }

    private static Mod preprocess(PyThread t, Mod tree, String filename, int flags, int optimize) {
        try {
            int features = FutureImports.of(tree, filename).with(flags & ~Compilation.OPTIMIZED_AST).flags();
            return (flags & OPTIMIZED) != 0 ? Preprocessor.preprocess(tree, filename, features, optimize, WarningSink.NONE)
                    : Preprocessor.check(tree, filename, features, optimize, WarningSink.NONE);
        } catch (ParseError e) {
            throw SourceErrors.of(t, e);
        }
    }
}
