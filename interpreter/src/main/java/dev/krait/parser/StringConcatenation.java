package dev.krait.parser;

import dev.krait.ast.Expr;
import dev.krait.ast.Span;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.List;

/** Joins literals that stand side by side. Compare CPython {@code Parser/action_helpers.c: _PyPegen_concatenate_strings}. */
final class StringConcatenation {
    private final Rules r;

    StringConcatenation(Rules rules) {
        this.r = rules;
    }

    /** Plain strings and f-strings. */
    Expr strings(List<Expr> parts, Span span) {
        boolean formatted = false;
        boolean unicode = false;
        boolean bytes = false;
        for (Expr part : parts) {
            if (part instanceof Expr.Constant c) {
                bytes |= c.value() instanceof PyBytes;
                unicode |= !(c.value() instanceof PyBytes);
            } else {
                formatted = true;
            }
        }
        if ((unicode || formatted) && bytes) {
            throw r.errors.atLastToken("cannot mix bytes and nonbytes literals");
        }
        if (!formatted && parts.size() == 1) {
            return parts.getFirst();
        }
        if (bytes) {
            return new Expr.Constant(joinBytes(parts), kind(parts.getFirst()), span);
        }
        if (!formatted) {
            return new Expr.Constant(joinText(parts), kind(parts.getFirst()), span);
        }
        return new Expr.JoinedStr(folded(flattened(parts), true), span);
    }

    /** Templates. */
    Expr templates(List<Expr> parts, Span span) {
        return new Expr.TemplateStr(folded(flattened(parts), true), span);
    }

    /** The parts of a format specification. */
    Expr formatSpec(List<Expr> parts, Span span) {
        if (parts.isEmpty() || parts.size() == 1 && parts.getFirst() instanceof Expr.Constant) {
            return new Expr.JoinedStr(Chapter.frozen(parts), span);
        }
        return strings(parts, span) instanceof Expr.JoinedStr joined ? joined : new Expr.JoinedStr(folded(parts, true), span);
    }

    private static String kind(Expr part) {
        return ((Expr.Constant) part).kind();
    }

    private static List<Expr> flattened(List<Expr> parts) {
        List<Expr> all = new ArrayList<>();
        for (Expr part : parts) {
            switch (part) {
                case Expr.JoinedStr j -> all.addAll(j.values());
                case Expr.TemplateStr s -> all.addAll(s.values());
                default -> all.add(part);
            }
        }
        return all;
    }

    /** Runs of constants become one; empty ones go. */
    private static List<Expr> folded(List<Expr> parts, boolean dropEmpty) {
        List<Expr> out = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            Expr part = parts.get(i);
            int last = i;
            while (part instanceof Expr.Constant && last + 1 < parts.size() && parts.get(last + 1) instanceof Expr.Constant) {
                last++;
            }
            if (last > i) {
                List<Expr> run = parts.subList(i, last + 1);
                part = new Expr.Constant(joinText(run), kind(part), part.span().to(parts.get(last).span()));
                i = last;
            }
            if (!(dropEmpty && part instanceof Expr.Constant c && Str.length(c.value()) == 0)) {
                out.add(part);
            }
        }
        return Chapter.frozen(out);
    }

    /** All at once: a long run of literals must not cost the square of its length. */
    private static Object joinText(List<Expr> parts) {
        int n = 0;
        for (Expr part : parts) {
            n += Str.length(((Expr.Constant) part).value());
        }
        int[] all = new int[n];
        int at = 0;
        for (Expr part : parts) {
            Object text = ((Expr.Constant) part).value();
            for (int i = 0; i < Str.length(text); i++) {
                all[at++] = Str.codePointAt(text, i);
            }
        }
        return Str.of(all, 0, n);
    }

    private static PyBytes joinBytes(List<Expr> parts) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (Expr part : parts) {
            out.writeBytes(((PyBytes) ((Expr.Constant) part).value()).value);
        }
        return PyBytes.of(out.toByteArray());
    }
}
