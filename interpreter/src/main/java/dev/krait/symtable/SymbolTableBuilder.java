package dev.krait.symtable;

import static dev.krait.symtable.SymbolFlags.DEF_ANNOT;
import static dev.krait.symtable.SymbolFlags.DEF_COMP_ITER;
import static dev.krait.symtable.SymbolFlags.DEF_GLOBAL;
import static dev.krait.symtable.SymbolFlags.DEF_IMPORT;
import static dev.krait.symtable.SymbolFlags.DEF_LOCAL;
import static dev.krait.symtable.SymbolFlags.DEF_NONLOCAL;
import static dev.krait.symtable.SymbolFlags.DEF_PARAM;
import static dev.krait.symtable.SymbolFlags.DEF_TYPE_PARAM;
import static dev.krait.symtable.SymbolFlags.USE;

import dev.krait.ast.ExprContext;
import dev.krait.ast.Mod;
import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.bytecode.CodeFlags;
import dev.krait.parser.ParseError;
import dev.krait.symtable.SymbolBlock.Comprehension;
import dev.krait.symtable.SymbolBlock.Kind;
import dev.krait.symtable.SymbolTable.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * The first pass: enters and leaves blocks and notes the names. The walk over the tree itself is in {@link StatementSymbols}
 * and {@link ExpressionSymbols}. Compare CPython {@code Python/symtable.c}.
 */
final class SymbolTableBuilder {
    final String filename;
    final FutureFeatures future;
    final SymbolTable table = new SymbolTable();
    final StatementSymbols statements = new StatementSymbols(this);
    final ExpressionSymbols expressions = new ExpressionSymbols(this);
    final DefinitionSymbols definitions = new DefinitionSymbols(this);
    private final List<SymbolBlock> stack = new ArrayList<>();

    /** The block that the walk is in. */
    SymbolBlock current;

    /** The innermost class around, for mangling; or null. */
    String className;

    SymbolTableBuilder(String filename, FutureFeatures future) {
        this.filename = filename;
        this.future = future;
    }

    SymbolTable build(Mod tree) {
        enter(newBlock("top", Kind.MODULE, tree, Role.BODY, new Span(0, 0, 0, 0)));
        table.top = current;
        switch (tree) {
            case Mod.Module module -> {
                current.hasDocstring = Docstring.of(module.body()) != null;
                statements.visit(module.body());
            }
            case Mod.Interactive module -> statements.visit(module.body());
            case Mod.Expression expression -> expressions.visit(expression.body());
            case Mod.FunctionType type -> throw new AssertionError("a function type is no code");
        }
        leave();
        return table;
    }

    // ---- blocks

    SymbolBlock newBlock(String name, Kind kind, Object node, Role role, Span span) {
        SymbolBlock block = new SymbolBlock(name, kind, span, current);
        table.add(node, role, block);
        return block;
    }

    /** Makes a block and enters it. */
    void enterNew(String name, Kind kind, Object node, Role role, Span span) {
        enter(newBlock(name, kind, node, role, span));
        if (kind == Kind.ANNOTATION || kind == Kind.TYPE_VARIABLE || kind == Kind.TYPE_ALIAS) {
            // the parameter of an annotate function
            define(".format", DEF_PARAM, span);
            define(".format", USE, span);
        }
    }

    void enter(SymbolBlock block) {
        SymbolBlock previous = current;
        boolean isAnotherAnnotation = previous != null && previous.annotationBlock == block;
        stack.add(block);
        if (previous != null) {
            // no assignment expression anywhere in the iterable of a comprehension, not even in a nested lambda
            block.comprehensionIterables = previous.comprehensionIterables;
            if (previous.mangledNames != null && block.kind != Kind.CLASS) {
                block.mangledNames = previous.mangledNames;
            }
        }
        current = block;
        if (block.kind == Kind.ANNOTATION && futureAnnotations()) {
            return; // becomes a string: has no part in the table
        }
        if (previous != null && !isAnotherAnnotation) {
            previous.children.add(block);
        }
    }

    void leave() {
        stack.removeLast();
        current = stack.isEmpty() ? null : stack.getLast();
    }

    boolean futureAnnotations() {
        return (future.flags() & CodeFlags.CO_FUTURE_ANNOTATIONS) != 0;
    }

    boolean allowsTopLevelAwait() {
        return (future.flags() & CodeFlags.PYCF_ALLOW_TOP_LEVEL_AWAIT) != 0 && current.kind == Kind.MODULE;
    }

    // ---- names

    int lookup(SymbolBlock block, String name) {
        return block.symbol(Mangling.mangle(className, block, name));
    }

    int lookup(String name) {
        return lookup(current, name);
    }

    /** Notes a use or a binding in the current block. */
    void define(String name, int flag, Span span) {
        define(name, flag, span, flag == USE ? ExprContext.LOAD : ExprContext.STORE);
    }

    void define(String name, int flag, Span span, ExprContext context) {
        if ((flag & (DEF_PARAM | DEF_LOCAL | DEF_IMPORT)) != 0) {
            checkName(name, span, context);
        }
        if ((flag & DEF_TYPE_PARAM) != 0 && current.mangledNames != null) {
            current.mangledNames.add(name);
        }
        define(current, name, flag, span);
    }

    /** Notes a use or a binding in the given block. */
    void define(SymbolBlock block, String name, int flag, Span span) {
        String mangled = Mangling.mangle(className, current, name);
        int value = block.symbol(mangled);
        if ((flag & value & DEF_PARAM) != 0) {
            throw error(span, "duplicate argument '" + name + "' in function definition");
        }
        if ((flag & value & DEF_TYPE_PARAM) != 0) {
            throw error(span, "duplicate type parameter '" + name + "'");
        }
        value |= flag;
        if (block.inComprehensionTarget) {
            if ((value & (DEF_GLOBAL | DEF_NONLOCAL)) != 0) {
                throw error(
                        span,
                        "comprehension inner loop cannot rebind assignment expression target '" + name + "'");
            }
            value |= DEF_COMP_ITER;
        }
        block.symbols.put(mangled, value);
        if ((flag & DEF_PARAM) != 0) {
            block.varnames.add(mangled);
        } else if ((flag & DEF_GLOBAL) != 0) {
            table.top.symbols.merge(mangled, flag, (old, added) -> old | added);
        }
    }

    /** Forbids binding {@code __debug__}. */
    void checkName(String name, Span span, ExprContext context) {
        if (name.equals("__debug__")) {
            if (context == ExprContext.STORE) {
                throw error(span, "cannot assign to __debug__");
            }
            if (context == ExprContext.DEL) {
                throw error(span, "cannot delete __debug__");
            }
        }
    }

    void recordDirective(String name, Span span) {
        current.directives.putIfAbsent(Mangling.mangle(className, current, name), span);
    }

    /** A {@code global} or {@code nonlocal} statement. */
    void declare(List<String> names, Stmt statement, int flag) {
        String word = flag == DEF_GLOBAL ? "global" : "nonlocal";
        for (String name : names) {
            int symbol = lookup(name);
            if ((symbol & (DEF_PARAM | DEF_LOCAL | USE | DEF_ANNOT)) != 0) {
                String message;
                if ((symbol & DEF_PARAM) != 0) {
                    message = "name '" + name + "' is parameter and " + word;
                } else if ((symbol & USE) != 0) {
                    message = "name '" + name + "' is used prior to " + word + " declaration";
                } else if ((symbol & DEF_ANNOT) != 0) {
                    message = "annotated name '" + name + "' can't be " + word;
                } else {
                    message = "name '" + name + "' is assigned to before " + word + " declaration";
                }
                throw error(statement.span(), message);
            }
            define(name, flag, statement.span());
            recordDirective(name, statement.span());
        }
    }

    /** Binds the target of an assignment expression in the block around the comprehensions that it stands in. */
    void defineNamedTarget(String name, Span span) {
        for (int i = stack.size() - 1; i >= 0; i--) {
            SymbolBlock block = stack.get(i);
            if (block.comprehension != Comprehension.NONE) {
                int symbol = lookup(block, name);
                if ((symbol & DEF_COMP_ITER) != 0 && (symbol & DEF_LOCAL) != 0) {
                    throw error(
                            span, "assignment expression cannot rebind comprehension iteration variable '" + name + "'");
                }
                continue;
            }
            switch (block.kind) {
                case FUNCTION -> {
                    define(name, (lookup(block, name) & DEF_GLOBAL) != 0 ? DEF_GLOBAL : DEF_NONLOCAL, span);
                    recordDirective(name, span);
                    define(block, name, DEF_LOCAL, span);
                    return;
                }
                case MODULE -> {
                    define(name, DEF_GLOBAL, span);
                    recordDirective(name, span);
                    define(block, name, DEF_GLOBAL, span);
                    return;
                }
                case CLASS -> throw namedTargetError(span, "used in a class body");
                case TYPE_PARAMETERS -> throw namedTargetError(span, "used within the definition of a generic");
                case TYPE_ALIAS -> throw namedTargetError(span, "used in a type alias");
                case TYPE_VARIABLE -> throw namedTargetError(span, "used in a TypeVar bound");
                case ANNOTATION -> { } // the annotation block itself refuses assignment expressions
            }
        }
        throw new AssertionError("no block around a comprehension");
    }

    private ParseError namedTargetError(Span span, String where) {
        return error(span, "assignment expression within a comprehension cannot be " + where);
    }

    ParseError error(Span span, String message) {
        return SyntaxErrors.at(filename, span, message).withPlaceApart();
    }
}
