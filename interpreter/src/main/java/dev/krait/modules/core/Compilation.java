package dev.krait.modules.core;

import dev.krait.ast.Mod;
import dev.krait.bytecode.PyCode;
import dev.krait.compile.Compiler;
import dev.krait.error.SystemErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.eval.Execution;
import dev.krait.frame.PyFrame;
import dev.krait.importing.SourceErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.parser.NameForm;
import dev.krait.parser.ParseError;
import dev.krait.parser.ParseMode;
import dev.krait.parser.Parser;
import dev.krait.parser.ParserFlags;
import dev.krait.source.SourceText;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** {@code compile}, {@code eval} and {@code exec}. Compare CPython {@code Python/bltinmodule.c: builtin_compile_impl, builtin_exec_impl}. */
public final class Compilation {
    // PyCF_ flags of compile()
    static final int DONT_IMPLY_DEDENT = 0x200;
    static final int ONLY_AST = 0x400;
    static final int TYPE_COMMENTS = 0x1000;
    static final int ALLOW_TOP_LEVEL_AWAIT = 0x2000;
    static final int ALLOW_INCOMPLETE_INPUT = 0x4000;
    static final int OPTIMIZED_AST = 0x8000 | ONLY_AST;
    static final int BARRY_AS_FLUFL = 0x400000;
    private static final int FUTURE = 0x20000 | 0x40000 | 0x80000 | 0x100000 | 0x200000 | BARRY_AS_FLUFL | 0x800000 | 0x1000000;
    private static final int KNOWN = FUTURE | 0x10 | DONT_IMPLY_DEDENT | OPTIMIZED_AST | TYPE_COMMENTS | ALLOW_TOP_LEVEL_AWAIT
            | ALLOW_INCOMPLETE_INPUT | 0x100;

    private Compilation() {
    }

    /** The future features that the calling code was compiled with. */
    static int inherited(PyThread t) {
        PyFrame frame = t.frame;
        return frame == null ? 0 : frame.code.flags & FUTURE;
    }

    static Object compile(PyThread t, Object source, Object filename, Object mode, Object flagsValue, Object dontInherit, Object optimizeValue,
            Object version) {
        String file = Paths.text(t, filename);
        String modeName = ArgumentOps.text(mode, "compile", "'mode'");
        int flags = ArgumentOps.integer(t, flagsValue, 0);
        int optimize = ArgumentOps.integer(t, optimizeValue, -1);
        if ((flags & ~KNOWN) != 0) {
            throw ValueErrors.of("compile(): unrecognised flags");
        }
        if (optimize < -1 || optimize > 2) {
            throw ValueErrors.of("compile(): invalid optimize value");
        }
        if (!ArgumentOps.truth(t, dontInherit, false)) {
            flags |= inherited(t);
        }
        ParseMode parseMode = switch (modeName) {
            case "exec" -> ParseMode.EXEC;
            case "eval" -> ParseMode.EVAL;
            case "single" -> ParseMode.SINGLE;
            case "func_type" -> ParseMode.FUNC_TYPE;
            default -> throw ValueErrors.of((flags & ONLY_AST) != 0
                    ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'" : "compile() mode must be 'exec', 'eval' or 'single'");
        };
        if (parseMode == ParseMode.FUNC_TYPE && (flags & ONLY_AST) == 0) {
            throw ValueErrors.of("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
        }
        int level = optimize < 0 ? t.interpreter.settings.optimize : optimize;
        if (SyntaxTrees.isTree(t, source)) {
            return SyntaxTrees.compile(t, source, file, parseMode, flags, level);
        }
        Mod tree = parse(t, source, file, parseMode, flags, ArgumentOps.integer(t, version, -1), "compile");
        if ((flags & ONLY_AST) != 0) {
            return SyntaxTrees.toPython(t, tree, file, flags, level);
        }
        return compile(t, tree, file, flags, level);
    }

    /** The code object of a tree; syntax errors become Python's. */
    public static PyCode compile(PyThread t, Mod tree, String filename, int flags, int optimize) {
        try {
            return Compiler.compile(tree, filename, flags & ~OPTIMIZED_AST, optimize, t.interpreter.settings.codeDebugRanges, SourceErrors.warnings(t));
        } catch (ParseError e) {
            throw SourceErrors.of(t, e);
        }
    }

    /** The code of a program in bytes. */
    public static PyCode compileFile(PyThread t, Object source, String filename) {
        return compile(t, parse(t, source, filename, ParseMode.EXEC, 0, -1, "compile"), filename, 0, t.interpreter.settings.optimize);
    }

    /** The code of a script. Compare CPython {@code Python/pythonrun.c: pyrun_file}. */
    public static PyCode compileScript(PyThread t, byte[] source, String filename) {
        Mod tree;
        try {
            tree = Parser.parseFile(filename, source, SourceErrors.recoder(t), flags(t, 0, -1), SourceErrors.warnings(t));
        } catch (ParseError e) {
            throw SourceErrors.inFile(t, e);
        }
        return compile(t, tree, filename, 0, t.interpreter.settings.optimize);
    }

    private static ParserFlags flags(PyThread t, int flags, int version) {
        return new ParserFlags((flags & TYPE_COMMENTS) != 0, version < 0 ? ParserFlags.CURRENT_VERSION : version,
                (flags & BARRY_AS_FLUFL) != 0, (flags & ALLOW_INCOMPLETE_INPUT) != 0, (flags & DONT_IMPLY_DEDENT) != 0,
                t.interpreter.intMaxStrDigits, name -> normalForm(t, name));
    }

    /** Programs may replace {@code unicodedata.normalize}; where nothing has imported that module, none has. */
    private static String normalForm(PyThread t, String name) {
        Object module = t.interpreter.modules.get(t, "unicodedata");
        if (module == null) {
            return NameForm.NFKC.of(name);
        }
        Object normal = CallOps.call2(t, AttributeOps.get(t, module, "normalize"), "NFKC", Str.of(name));
        if (!Str.is(normal)) {
            throw TypeErrors.of("unicodedata.normalize() must return a string, not " + PyType.of(normal).name);
        }
        return Str.java(normal);
    }

    /** Parses a {@code str} or bytes. */
    static Mod parse(PyThread t, Object source, String file, ParseMode mode, int flags, int version, String function) {
        ParserFlags parserFlags = flags(t, flags, version);
        try {
            if (Str.is(source)) {
                SourceErrors.checkEncodable(t, source);
                String text = Str.java(source);
                checkNul(t, text.indexOf('\0') >= 0);
                return Parser.parse(SourceText.ofString(file, text), mode, parserFlags, SourceErrors.warnings(t));
            }
            if (!BufferOps.is(source)) {
                throw TypeErrors.of(function + "() arg 1 must be a " + switch (function) {
                    case "compile" -> "string, bytes or AST";
                    case "symtable" -> "string or bytes";
                    default -> "string, bytes or code";
                } + " object");
            }
            byte[] bytes = BufferOps.bytes(t, source);
            boolean nul = false;
            for (byte b : bytes) {
                nul |= b == 0;
            }
            checkNul(t, nul);
            return Parser.parse(file, bytes, SourceErrors.recoder(t), mode, parserFlags, SourceErrors.warnings(t));
        } catch (ParseError e) {
            throw SourceErrors.of(t, e);
        }
    }

    private static void checkNul(PyThread t, boolean found) {
        if (found) {
            throw dev.krait.error.PyErrors.of(dev.krait.type.exception.ExceptionTypes.SYNTAX_ERROR, "source code string cannot contain null bytes");
        }
    }

    /** Where {@code eval} and {@code exec} run. */
    private record Scope(PyDict globals, Object locals) {}

    private static Scope scope(PyThread t, Object globals, Object locals, String function) {
        boolean noLocals = locals == null || locals == PyNone.NONE;
        if (!noLocals && !(locals instanceof PyDict) && PyType.of(locals).slot(Slot.GETITEM) == null) {
            throw TypeErrors.of(function.equals("eval") ? "locals must be a mapping" : "locals must be a mapping or None, not " + PyType.of(locals).name);
        }
        if (globals == null || globals == PyNone.NONE) {
            PyFrame frame = t.frame;
            if (frame == null) {
                throw SystemErrors.of(function + " called without a current frame: globals and locals are missing");
            }
            PyDict own = frame.globals;
            addBuiltins(t, own);
            return new Scope(own, noLocals ? Namespaces.locals(t) : locals);
        }
        if (!(globals instanceof PyDict dict)) {
            throw TypeErrors.of(function.equals("exec") ? "exec() globals must be a dict, not " + PyType.of(globals).name
                    : PyType.of(globals).slot(Slot.GETITEM) != null ? "globals must be a real dict; try eval(code, {}, mapping)" : "globals must be a dict");
        }
        addBuiltins(t, dict);
        return new Scope(dict, noLocals ? dict : locals);
    }

    private static void addBuiltins(PyThread t, PyDict globals) {
        if (globals.getName("__builtins__") == null) {
            Object builtins = t.frame != null ? t.frame.builtins : t.interpreter.builtins;
            globals.putName("__builtins__", builtins);
        }
    }

    static Object eval(PyThread t, Object source, Object globals, Object locals) {
        Scope scope = scope(t, globals, locals, "eval");
        if (source instanceof PyCode code) {
            SysAudit.audit(t, "exec", code);
            if (code.nfreevars > 0) {
                throw TypeErrors.of("code object passed to eval() may not contain free variables");
            }
            return Execution.run(t, code, scope.globals, scope.locals, null);
        }
        Object text = source;
        if (Str.is(source)) {
            String s = Str.java(source);
            int from = 0;
            while (from < s.length() && (s.charAt(from) == ' ' || s.charAt(from) == '\t')) {
                from++;
            }
            text = Str.of(s.substring(from));
        } else if (BufferOps.is(source)) {
            text = trimmed(BufferOps.bytes(t, source));
        }
        int flags = inherited(t);
        Mod tree = parse(t, text, "<string>", ParseMode.EVAL, flags, -1, "eval");
        PyCode code = compile(t, tree, "<string>", flags, t.interpreter.settings.optimize);
        return Execution.run(t, code, scope.globals, scope.locals, null);
    }

    private static Object trimmed(byte[] bytes) {
        int from = 0;
        while (from < bytes.length && (bytes[from] == ' ' || bytes[from] == '\t')) {
            from++;
        }
        return dev.krait.type.text.PyBytes.of(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    static Object exec(PyThread t, Object source, Object globals, Object locals, Object closure) {
        Scope scope = scope(t, globals, locals, "exec");
        if (source instanceof PyCode code) {
            PyTuple cells = closure(code, closure);
            SysAudit.audit(t, "exec", code);
            Execution.run(t, code, scope.globals, scope.locals, cells);
            return PyNone.NONE;
        }
        if (closure != null && closure != PyNone.NONE) {
            throw TypeErrors.of("closure argument can only be used with a code object");
        }
        int flags = inherited(t);
        Mod tree = parse(t, source, "<string>", ParseMode.EXEC, flags, -1, "exec");
        PyCode code = compile(t, tree, "<string>", flags, t.interpreter.settings.optimize);
        Execution.run(t, code, scope.globals, scope.locals, null);
        return PyNone.NONE;
    }

    private static PyTuple closure(PyCode code, Object closure) {
        Object given = closure == null ? PyNone.NONE : closure;
        if (code.nfreevars == 0) {
            if (given != PyNone.NONE) {
                throw TypeErrors.of("cannot use a closure with this code object");
            }
            return null;
        }
        boolean fits = given instanceof PyTuple tuple && tuple.items.length == code.nfreevars;
        if (fits) {
            for (Object cell : ((PyTuple) given).items) {
                fits &= cell instanceof dev.krait.type.function.PyCell;
            }
        }
        if (!fits) {
            throw TypeErrors.of("code object requires a closure of exactly length " + code.nfreevars);
        }
        return (PyTuple) given;
    }
}
