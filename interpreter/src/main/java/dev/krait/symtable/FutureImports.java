package dev.krait.symtable;

import dev.krait.ast.Alias;
import dev.krait.ast.Expr;
import dev.krait.ast.Mod;
import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.bytecode.CodeFlags;
import java.util.List;

/** Finds the {@code from __future__} imports at the beginning of a module. Compare CPython {@code Python/future.c}. */
public final class FutureImports {
    private FutureImports() {}

    /** The features that the module imports; an unknown one is a syntax error. */
    public static FutureFeatures of(Mod module, String filename) {
        List<Stmt> body = switch (module) {
            case Mod.Module m -> m.body();
            case Mod.Interactive m -> m.body();
            case Mod.Expression m -> List.of();
            case Mod.FunctionType m -> List.of();
        };
        FutureFeatures features = new FutureFeatures(0, new Span(-1, -1, -1, -1));
        boolean first = true;
        for (Stmt statement : body) {
            if (statement instanceof Stmt.ImportFrom from && isFuture(from)) {
                features = new FutureFeatures(features.flags() | flags(from, filename), from.span());
            } else if (!(first && isDocstring(statement))) {
                break;
            }
            first = false;
        }
        return features;
    }

    private static boolean isFuture(Stmt.ImportFrom from) {
        return "__future__".equals(from.module()) && (from.level() == null || from.level() == 0);
    }

    private static boolean isDocstring(Stmt statement) {
        return Docstring.of(List.of(statement)) != null;
    }

    private static int flags(Stmt.ImportFrom from, String filename) {
        int flags = 0;
        for (Alias alias : from.names()) {
            flags |= switch (alias.name()) {
                case "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
                        "unicode_literals", "generator_stop" -> 0;
                case "barry_as_FLUFL" -> CodeFlags.CO_FUTURE_BARRY_AS_BDFL;
                case "annotations" -> CodeFlags.CO_FUTURE_ANNOTATIONS;
                case "braces" -> throw SyntaxErrors.at(filename, alias.span(), "not a chance").withPlaceApart();
                default -> throw SyntaxErrors.at(
                        filename, alias.span(), "future feature " + shortened(alias.name()) + " is not defined").withPlaceApart();
            };
        }
        return flags;
    }

    /** CPython formats the name with {@code %.100s}. */
    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= 100 ? name : name.substring(0, name.offsetByCodePoints(0, 100));
    }
}
