package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.Expr;
import dev.krait.ast.Span;
import dev.krait.bytecode.BinaryOp;
import dev.krait.bytecode.Oparg;
import dev.krait.error.SystemErrors;
import java.util.List;

/** Compiles f-strings and t-strings (PEP 750). Compare CPython {@code Python/codegen.c: codegen_joined_str, codegen_template_str}. */
final class StringCompiler {
    private final Compilation c;

    StringCompiler(Compilation c) {
        this.c = c;
    }

    void joined(Expr.JoinedStr e) {
        Span span = e.span();
        int count = e.values().size();
        if (count > Compilation.STACK_USE_GUIDELINE) {
            c.loadConst("", span);
            c.loadMethod("join", span);
            c.emit(BUILD_LIST, 0, span);
            for (Expr value : e.values()) {
                c.expressions.visit(value);
                c.emit(LIST_APPEND, 1, span);
            }
            c.emit(CALL, 1, span);
            return;
        }
        c.expressions.visit(e.values());
        if (count > 1) {
            c.emit(BUILD_STRING, count, span);
        } else if (count == 0) {
            c.loadConst("", span);
        }
    }

    void formatted(Expr.FormattedValue e) {
        c.expressions.visit(e.value());
        if (e.conversion() != -1) {
            c.emit(CONVERT_VALUE, conversion(e.conversion()), e.span());
        }
        if (e.formatSpec() != null) {
            c.expressions.visit(e.formatSpec());
            c.emit(FORMAT_WITH_SPEC, e.span());
        } else {
            c.emit(FORMAT_SIMPLE, e.span());
        }
    }

    private static int conversion(int letter) {
        return switch (letter) {
            case 's' -> Oparg.CONVERT_STR;
            case 'r' -> Oparg.CONVERT_REPR;
            case 'a' -> Oparg.CONVERT_ASCII;
            // only a tree that a program made can ask for it
            default -> throw SystemErrors.of("Unrecognized conversion character " + letter);
        };
    }

    /** A tuple of strings, one more than there are interpolations; a tuple of these; the template. */
    void template(Expr.TemplateStr e) {
        Span span = e.span();
        List<Expr> values = e.values();
        int strings = 0;
        boolean afterInterpolation = true;
        for (int i = 0; i < values.size(); ) {
            if (values.get(i) instanceof Expr.Interpolation) {
                if (afterInterpolation) {
                    c.loadConst("", span);
                    strings++;
                }
                afterInterpolation = true;
                i++;
                continue;
            }
            c.expressions.visit(values.get(i++));
            while (i < values.size() && !(values.get(i) instanceof Expr.Interpolation)) {
                c.expressions.visit(values.get(i++));
                c.emit(BINARY_OP, BinaryOp.NB_INPLACE_ADD, span);
            }
            strings++;
            afterInterpolation = false;
        }
        if (afterInterpolation) {
            c.loadConst("", span);
            strings++;
        }
        c.emit(BUILD_TUPLE, strings, span);
        int interpolations = 0;
        for (Expr value : values) {
            if (value instanceof Expr.Interpolation) {
                c.expressions.visit(value);
                interpolations++;
            }
        }
        c.emit(BUILD_TUPLE, interpolations, span);
        c.emit(BUILD_TEMPLATE, span);
    }

    void interpolation(Expr.Interpolation e) {
        c.expressions.visit(e.value());
        c.loadConst(e.str(), e.span());
        int oparg = 2;
        if (e.formatSpec() != null) {
            oparg++;
            c.expressions.visit(e.formatSpec());
        }
        if (e.conversion() != -1) {
            oparg |= conversion(e.conversion()) << 2;
        }
        c.emit(BUILD_INTERPOLATION, oparg, e.span());
    }
}
