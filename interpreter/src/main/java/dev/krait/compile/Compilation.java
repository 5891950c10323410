package dev.krait.compile;

import static dev.krait.bytecode.CodeFlags.CO_ASYNC_GENERATOR;
import static dev.krait.bytecode.CodeFlags.CO_COROUTINE;
import static dev.krait.bytecode.CodeFlags.CO_FUTURE_ANNOTATIONS;
import static dev.krait.bytecode.CodeFlags.CO_GENERATOR;
import static dev.krait.bytecode.CodeFlags.CO_HAS_DOCSTRING;
import static dev.krait.bytecode.CodeFlags.CO_METHOD;
import static dev.krait.bytecode.CodeFlags.CO_NESTED;
import static dev.krait.bytecode.CodeFlags.CO_NEWLOCALS;
import static dev.krait.bytecode.CodeFlags.CO_OPTIMIZED;
import static dev.krait.bytecode.CodeFlags.CO_VARARGS;
import static dev.krait.bytecode.CodeFlags.CO_VARKEYWORDS;
import static dev.krait.bytecode.CodeFlags.PYCF_MASK;

import dev.krait.ast.Span;
import dev.krait.bytecode.ConstantCache;
import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.Oparg;
import dev.krait.bytecode.PyCode;
import dev.krait.compile.CodeUnit.Scope;
import dev.krait.flowgraph.CodeUnitMetadata;
import dev.krait.flowgraph.CodeUnitOptimizer;
import dev.krait.flowgraph.ConstantPool;
import dev.krait.flowgraph.Locations;
import dev.krait.object.PyNone;
import dev.krait.parser.ParseError;
import dev.krait.parser.WarningSink;
import dev.krait.symtable.Mangling;
import dev.krait.symtable.SymbolBlock;
import dev.krait.symtable.SymbolFlags;
import dev.krait.symtable.SymbolTable;
import dev.krait.symtable.SyntaxErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The state of one compilation: the unit being compiled and those around it, and the means to write instructions to it.
 * Compare CPython {@code Python/compile.c: struct _PyCompiler}.
 */
final class Compilation {
    /** How deep blocks may be nested in one unit. */
    private static final int MAX_FRAME_BLOCKS = 21;

    /** Displays and calls that need more of the stack are built step by step. */
    static final int STACK_USE_GUIDELINE = 30;

    final String filename;
    final int flags;
    final int optimize;
    final SymbolTable table;
    private final WarningSink warnings;
    private final ConstantCache constants = new ConstantCache();

    /** The unit being compiled. */
    CodeUnit unit;

    /** The units around it, the module first. */
    final List<CodeUnit> enclosing = new ArrayList<>();

    /** Whether expression statements of the module are printed. */
    boolean interactive;

    /** Whether the instructions of finished units are kept with those of the unit around them. */
    boolean keepsNested;

    /** Whether location tables hold columns. */
    boolean columns = true;

    /** A {@code finally} body is compiled twice but warns once. */
    private int disabledWarnings;

    final StatementCompiler statements = new StatementCompiler(this);
    final ExpressionCompiler expressions = new ExpressionCompiler(this);
    final NameCompiler names = new NameCompiler(this);
    final ConditionCompiler conditions = new ConditionCompiler(this);
    final CallCompiler calls = new CallCompiler(this);
    final DisplayCompiler displays = new DisplayCompiler(this);
    final SubscriptCompiler subscripts = new SubscriptCompiler(this);
    final StringCompiler strings = new StringCompiler(this);
    final ComprehensionCompiler comprehensions = new ComprehensionCompiler(this);
    final FunctionCompiler functions = new FunctionCompiler(this);
    final ClassCompiler classes = new ClassCompiler(this);
    final TypeParameterCompiler typeParameters = new TypeParameterCompiler(this);
    final AnnotationCompiler annotations = new AnnotationCompiler(this);
    final Unwinding unwinding = new Unwinding(this);
    final OperandWarnings operandWarnings = new OperandWarnings(this);

    Compilation(String filename, int flags, int optimize, SymbolTable table, WarningSink warnings) {
        this.filename = filename;
        this.flags = flags;
        this.optimize = optimize;
        this.table = table;
        this.warnings = warnings;
    }

    boolean futureAnnotations() {
        return (flags & CO_FUTURE_ANNOTATIONS) != 0;
    }

    boolean isInteractiveTopLevel() {
        return interactive && enclosing.isEmpty();
    }

    // ---- units

    /**
     * Begins a code object.
     *
     * @param className the class whose body this is, else null
     */
    CodeUnitMetadata enterScope(String name, Scope scope, SymbolBlock block, int line, String className) {
        String mangler = className == null && unit != null ? unit.className : className;
        CodeUnit entered = new CodeUnit(block, scope, name, mangler, new ConstantPool(constants));
        CodeUnitMetadata metadata = entered.metadata;
        metadata.firstLine = line;
        metadata.columns = columns;
        for (String parameter : block.varnames) {
            CodeUnitMetadata.index(metadata.varnames, parameter);
        }
        addByScope(metadata.cellvars, block, SymbolFlags.CELL, SymbolFlags.DEF_COMP_CELL, 0);
        if (block.needsClassClosure) {
            CodeUnitMetadata.index(metadata.cellvars, "__class__");
        }
        if (block.needsClassDict) {
            CodeUnitMetadata.index(metadata.cellvars, "__classdict__");
        }
        if (block.hasConditionalAnnotations) {
            CodeUnitMetadata.index(metadata.cellvars, "__conditional_annotations__");
        }
        addByScope(
                metadata.freevars, block, SymbolFlags.FREE, SymbolFlags.DEF_FREE_CLASS, metadata.cellvars.size());
        if (unit != null) {
            enclosing.add(unit);
        }
        unit = entered;
        if (scope != Scope.MODULE) {
            metadata.qualname = qualname();
        }
        boolean module = scope == Scope.MODULE;
        Span span = new Span(module ? 0 : line, 0, line, 0);
        emit(Opcode.RESUME, Oparg.RESUME_AT_FUNC_START, span);
        if (module) {
            emit(Opcode.ANNOTATIONS_PLACEHOLDER, span);
        }
        return metadata;
    }

    /** The names of a scope, or with a flag, sorted, numbered from an offset. */
    private static void addByScope(
            Map<String, Integer> table, SymbolBlock block, int scope, int flag, int offset) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, Integer> symbol : block.symbols.entrySet()) {
            if (SymbolFlags.scope(symbol.getValue()) == scope || (symbol.getValue() & flag) != 0) {
                names.add(symbol.getKey());
            }
        }
        names.sort(CodePointOrder.ORDER);
        for (String name : names) {
            table.put(name, offset + table.size());
        }
    }

    private String qualname() {
        String name = unit.metadata.name;
        if (enclosing.size() <= 1) {
            return name;
        }
        CodeUnit parent = enclosing.getLast();
        if (parent.scope == Scope.ANNOTATIONS) {
            if (enclosing.size() == 2) {
                return name;
            }
            parent = enclosing.get(enclosing.size() - 2);
        }
        if (unit.scope == Scope.FUNCTION || unit.scope == Scope.ASYNC_FUNCTION || unit.scope == Scope.CLASS) {
            String mangled = Mangling.mangle(parent.className, name);
            if (parent.block.scope(mangled) == SymbolFlags.GLOBAL_EXPLICIT) {
                return name;
            }
        }
        boolean local =
                parent.scope == Scope.FUNCTION || parent.scope == Scope.ASYNC_FUNCTION || parent.scope == Scope.LAMBDA;
        return parent.metadata.qualname + (local ? ".<locals>." : ".") + name;
    }

    /** Finishes the code object; falling off its end returns {@code None}, or what is on the stack. */
    PyCode exitScope(boolean returnNone) {
        addReturn(returnNone);
        CodeUnit finished = unit;
        unit = enclosing.isEmpty() ? null : enclosing.removeLast();
        if (keepsNested && unit != null) {
            finished.sequence.resolveLabels();
            unit.sequence.addNested(finished.sequence.copy());
        }
        return CodeUnitOptimizer.assemble(
                finished.sequence, finished.metadata, finished.block.varnames.size(), codeFlags(finished), filename);
    }

    /** Ends the unit's instructions. */
    void addReturn(boolean returnNone) {
        if (returnNone) {
            loadConst(PyNone.NONE, Locations.NONE);
        }
        emit(Opcode.RETURN_VALUE, Locations.NONE);
    }

    private int codeFlags(CodeUnit finished) {
        SymbolBlock block = finished.block;
        int result = flags & PYCF_MASK;
        if (block.isFunctionLike()) {
            result |= CO_NEWLOCALS | CO_OPTIMIZED;
            result |= block.nested ? CO_NESTED : 0;
            result |= block.generator && !block.coroutine ? CO_GENERATOR : 0;
            result |= block.generator && block.coroutine ? CO_ASYNC_GENERATOR : 0;
            result |= block.varargs ? CO_VARARGS : 0;
            result |= block.varkeywords ? CO_VARKEYWORDS : 0;
            result |= block.hasDocstring ? CO_HAS_DOCSTRING : 0;
            result |= block.method ? CO_METHOD : 0;
        }
        if (block.coroutine && !block.generator) {
            result |= CO_COROUTINE;
        }
        return result;
    }

    // ---- instructions

    int newLabel() {
        return unit.sequence.newLabel();
    }

    void use(int label) {
        unit.sequence.use(label);
    }

    void emit(int opcode, Span span) {
        unit.sequence.add(opcode, 0, span);
    }

    void emit(int opcode, int oparg, Span span) {
        unit.sequence.add(opcode, oparg, span);
    }

    void jump(int opcode, int label, Span span) {
        unit.sequence.add(opcode, label, span);
    }

    void loadConst(Object value, Span span) {
        unit.sequence.add(Opcode.LOAD_CONST, unit.metadata.constants.add(value), span);
    }

    /** An instruction whose argument is the index of a name. */
    void emitName(int opcode, String name, Span span) {
        emit(opcode, nameIndex(name), span);
    }

    /** {@code LOAD_ATTR} of an attribute. */
    void loadAttribute(String name, Span span) {
        emit(Opcode.LOAD_ATTR, nameIndex(name) << 1, span);
    }

    /** {@code LOAD_ATTR} of a method that is called at once. */
    void loadMethod(String name, Span span) {
        emit(Opcode.LOAD_ATTR, nameIndex(name) << 1 | 1, span);
    }

    /** The index of a name, mangled in classes. */
    int nameIndex(String name) {
        return CodeUnitMetadata.index(unit.metadata.names, mangle(name));
    }

    String mangle(String name) {
        return Mangling.mangle(unit.className, unit.block, name);
    }

    /** Waits for the awaitable, or delegates to the iterator, on the stack; {@code None} is above it. */
    void yieldFrom(boolean await, Span span) {
        int send = newLabel();
        int fail = newLabel();
        int exit = newLabel();
        use(send);
        jump(Opcode.SEND, exit, span);
        // A virtual try around the yield: close() and throw() may raise StopIteration there.
        jump(Opcode.SETUP_FINALLY, fail, span);
        emit(Opcode.YIELD_VALUE, 1, span);
        emit(Opcode.POP_BLOCK, Locations.NONE);
        emit(Opcode.RESUME, await ? Oparg.RESUME_AFTER_AWAIT : Oparg.RESUME_AFTER_YIELD_FROM, span);
        jump(Opcode.JUMP_NO_INTERRUPT, send, span);
        use(fail);
        emit(Opcode.CLEANUP_THROW, span);
        use(exit);
        emit(Opcode.END_SEND, span);
    }

    /** Awaits the value on the stack. */
    void await(int oparg, Span span) {
        emit(Opcode.GET_AWAITABLE, oparg, span);
        loadConst(PyNone.NONE, span);
        yieldFrom(true, span);
    }

    // ---- frame blocks

    void pushFrameBlock(FrameBlock block) {
        if (unit.frameBlocks.size() >= MAX_FRAME_BLOCKS) {
            throw error(block.span(), "too many statically nested blocks");
        }
        unit.frameBlocks.add(block);
        if (block.kind() == FrameBlock.Kind.FINALLY_END) {
            disabledWarnings++;
        }
    }

    void popFrameBlock(FrameBlock.Kind kind) {
        FrameBlock popped = unit.frameBlocks.removeLast();
        if (popped.kind() != kind) {
            throw new AssertionError("expected " + kind + ", found " + popped.kind());
        }
        if (kind == FrameBlock.Kind.FINALLY_END) {
            disabledWarnings--;
        }
    }

    // ---- errors

    ParseError error(Span span, String message) {
        return SyntaxErrors.at(filename, span, message);
    }

    void warn(Span span, String message) {
        if (disabledWarnings == 0 && !warnings.syntaxWarning(message, filename, span.line())) {
            throw error(span, message);
        }
    }
}
