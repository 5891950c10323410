package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Alias;
import dev.krait.ast.Stmt;
import java.util.ArrayList;
import java.util.List;

/** Imports. Compare CPython {@code Grammar/python.gram}, Import statements. */
final class ImportRules extends Chapter {
    ImportRules(Rules rules) {
        super(rules);
    }

    Stmt importStatement() {
        if (r.invalid) {
            r.invalidStatements.importStatement();
        }
        return t.at(IMPORT) ? importName() : importFrom();
    }

    /** {@code 'import' dotted_as_names}. */
    private Stmt importName() {
        int first = t.mark++;
        List<Alias> names = new ArrayList<>(2);
        do {
            Alias name = dottedAsName();
            if (name == null) {
                // the comma stays: nothing of the rule may end in one
                return fail(first);
            }
            names.add(name);
        } while (t.accept(COMMA));
        return new Stmt.Import(frozen(names), t.spanFrom(first));
    }

    private Alias dottedAsName() {
        int first = t.mark;
        if (r.invalid) {
            r.invalidStatements.importTarget(true);
        }
        String name = dottedName();
        return name == null ? fail(first) : alias(first, name);
    }

    private Alias alias(int first, String name) {
        String as = null;
        if (t.at(AS) && t.kindAfter() == NAME) {
            t.mark += 2;
            as = t.name(t.mark - 1);
        }
        return new Alias(name, as, t.spanFrom(first));
    }

    /** {@code dotted_name: NAME ('.' NAME)*}, joined. */
    String dottedName() {
        int first = t.take(NAME);
        if (first < 0) {
            return null;
        }
        String name = t.name(first);
        while (t.at(DOT) && t.kindAfter() == NAME) {
            t.mark += 2;
            name = name + "." + t.name(t.mark - 1);
        }
        return name;
    }

    /** {@code 'from' ('.' | '...')* dotted_name 'import' import_from_targets}. */
    private Stmt importFrom() {
        int first = t.mark++;
        int level = 0;
        while (t.at(DOT) || t.at(ELLIPSIS)) {
            level += t.at(DOT) ? 1 : 3;
            t.mark++;
        }
        String module = dottedName();
        if (module == null && level == 0 || !t.accept(IMPORT)) {
            return fail(first);
        }
        List<Alias> names = targets();
        if (names == null) {
            return fail(first);
        }
        if ("__future__".equals(module) && level == 0) {
            for (Alias name : names) {
                r.barryAsFlufl |= name.name().equals("barry_as_FLUFL");
            }
        }
        return new Stmt.ImportFrom(module, names, level, t.spanFrom(first));
    }

    private List<Alias> targets() {
        int first = t.mark;
        if (t.accept(STAR)) {
            return List.of(new Alias("*", null, t.span(first)));
        }
        if (t.accept(LPAR)) {
            List<Alias> names = names();
            if (names != null) {
                t.accept(COMMA);
                if (t.accept(RPAR)) {
                    return names;
                }
            }
            t.mark = first;
        } else {
            List<Alias> names = names();
            if (names != null && !t.at(COMMA)) {
                return names;
            }
            t.mark = first;
        }
        if (r.invalid) {
            r.invalidStatements.importTargets();
        }
        return null;
    }

    /** {@code import_from_as_names}. */
    List<Alias> names() {
        List<Alias> names = new ArrayList<>(4);
        do {
            int first = t.mark;
            if (r.invalid) {
                r.invalidStatements.importTarget(false);
            }
            if (t.take(NAME) < 0) {
                if (names.isEmpty()) {
                    return null;
                }
                t.mark = first - 1;
                break;
            }
            names.add(alias(first, t.name(first)));
        } while (t.accept(COMMA));
        return frozen(names);
    }
}
