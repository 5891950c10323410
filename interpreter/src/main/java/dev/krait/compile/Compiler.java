package dev.krait.compile;

import dev.krait.ast.Mod;
import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.bytecode.PyCode;
import dev.krait.error.PyException;
import dev.krait.flowgraph.CodeUnitMetadata;
import dev.krait.flowgraph.InstructionSequence;
import dev.krait.parser.WarningSink;
import dev.krait.symtable.FutureFeatures;
import dev.krait.symtable.FutureImports;
import dev.krait.symtable.SymbolTable;
import java.util.List;

/** Compiles a syntax tree to a code object. Compare CPython {@code Python/compile.c: _PyAST_Compile}. */
public final class Compiler {
    private Compiler() {}

    /**
     * The code object of a module, an expression or an interactive statement.
     *
     * @param flags    {@code CO_FUTURE_} and {@code PYCF_} bits, as {@code compile()} takes them
     * @param optimize 0, 1 (no assertions, {@code __debug__} is false) or 2 (and no docstrings)
     * @throws dev.krait.parser.ParseError for the syntax errors that the parser cannot see
     * @throws PyException a RecursionError for trees that are too deep, a UnicodeEncodeError for docstrings with surrogates
     */
    public static PyCode compile(Mod tree, String filename, int flags, int optimize, WarningSink warnings) {
        return compile(tree, filename, flags, optimize, true, warnings);
    }

    /**
     * The same, of which the location tables may go without columns.
     *
     * @param columns whether they hold columns and end lines
     */
    public static PyCode compile(Mod tree, String filename, int flags, int optimize, boolean columns, WarningSink warnings) {
        try {
            return generator(tree, filename, flags, optimize, columns, warnings, false).exitScope(!(tree instanceof Mod.Expression));
        } catch (StackOverflowError e) {
            // A small Java stack gives out before the depth limit; all that was touched is garbage now.
            throw TreeDepth.tooDeep();
        }
    }

    /** The symbol table of a tree that is not to be compiled. Compare CPython {@code Modules/symtablemodule.c}. */
    public static SymbolTable symbols(Mod tree, String filename) {
        try {
            return SymbolTable.build(tree, filename, FutureImports.of(tree, filename));
        } catch (StackOverflowError e) {
            throw TreeDepth.tooDeep();
        }
    }

    /** What the code generator wrote for a module, before any pass over it. */
    public record Generated(InstructionSequence instructions, CodeUnitMetadata metadata) {}

    /**
     * The instructions of a module as the code generator writes them, those of the blocks inside nested in them. For tests of this stage.
     * Compare CPython {@code Python/compile.c: _PyCompile_CodeGen}.
     */
    public static Generated generate(Mod tree, String filename, int optimize, WarningSink warnings) {
        Compilation c = generator(tree, filename, 0, optimize, true, warnings, true);
        c.addReturn(!(tree instanceof Mod.Expression));
        c.unit.sequence.resolveLabels();
        return new Generated(c.unit.sequence, c.unit.metadata);
    }

    /** The state of the compilation when the body of the module has been visited. */
    private static Compilation generator(
            Mod tree, String filename, int flags, int optimize, boolean columns, WarningSink warnings, boolean keepsNested) {
        FutureFeatures future = FutureImports.of(tree, filename).with(flags);
        Mod preprocessed = Preprocessor.preprocess(tree, filename, future.flags(), optimize, warnings);
        SymbolTable table = SymbolTable.build(preprocessed, filename, future);
        Compilation c = new Compilation(filename, future.flags(), optimize, table, warnings);
        c.keepsNested = keepsNested;
        c.columns = columns;
        c.enterScope("<module>", CodeUnit.Scope.MODULE, table.top(), 1, null);
        switch (preprocessed) {
            case Mod.Module module -> c.statements.module(module.body(), start(module.body()), false);
            case Mod.Interactive module -> {
                c.interactive = true;
                c.statements.module(module.body(), start(module.body()), true);
            }
            case Mod.Expression expression -> c.expressions.visit(expression.body());
            case Mod.FunctionType type -> throw new AssertionError("a function type is no code");
        }
        return c;
    }

    /** The set-up of annotations takes the line of the first statement. */
    private static Span start(List<Stmt> body) {
        return body.isEmpty() ? new Span(1, 0, 1, 0) : body.getFirst().span();
    }
}
