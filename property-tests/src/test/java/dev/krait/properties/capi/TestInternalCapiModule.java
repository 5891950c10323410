package dev.krait.properties.capi;

import dev.krait.ast.Mod;
import dev.krait.bytecode.ConstantCache;
import dev.krait.bytecode.PyCode;
import dev.krait.compile.CleanDocstring;
import dev.krait.compile.Compiler;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.flowgraph.CodeUnitMetadata;
import dev.krait.flowgraph.CodeUnitOptimizer;
import dev.krait.flowgraph.ConstantPool;
import dev.krait.importing.NativeModule;
import dev.krait.importing.SourceErrors;
import dev.krait.modules.ast.PyAst;
import dev.krait.modules.ast.TreeReader;
import dev.krait.modules.core.Paths;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.TextOps;
import dev.krait.parser.ParseError;
import dev.krait.thread.PyThread;
import dev.krait.type.function.PyFunction;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PySet;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The stages of the compiler, and limits of the interpreter. Compare CPython {@code Modules/_testinternalcapi.c}. */
@ExposedModule("_testinternalcapi")
public final class TestInternalCapiModule implements NativeModule {
    @Override
    public CallTable table() {
        return TestInternalCapiModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("SPECIALIZATION_THRESHOLD", 2L);
        module.dict.putName("SPECIALIZATION_COOLDOWN", 53L);
    }

    @ExposedFunction(value = "compiler_codegen($module, /, ast, filename, optimize, compile_mode=0)",
            doc = "Apply compiler code generation to an AST.")
    static Object generate(PyThread t, Object ast, Object filename, Object optimize, Object mode) {
        if (!(ast instanceof PyAst)) {
            throw TypeErrors.of("expected an AST");
        }
        String[] roots = {"Module", "Expression", "Interactive"};
        int root = ArgumentOps.integer(t, mode, 0);
        if (root < 0 || root >= roots.length) {
            throw ValueErrors.of("compile_mode must be 0, 1 or 2");
        }
        Mod tree = TreeReader.read(t, ast, roots[root]);
        try {
            Compiler.Generated code = Compiler.generate(tree, Paths.text(t, filename), ArgumentOps.integer(t, optimize), SourceErrors.warnings(t));
            PyDict metadata = new PyDict();
            metadata.putName("argcount", (long) code.metadata().argcount);
            metadata.putName("posonlyargcount", (long) code.metadata().posonlyargcount);
            metadata.putName("kwonlyargcount", (long) code.metadata().kwonlyargcount);
            return PyTuple.of(new PyInstructionSequence(code.instructions()), metadata);
        } catch (ParseError e) {
            throw SourceErrors.of(t, e);
        }
    }

    @ExposedFunction(value = "optimize_cfg($module, /, instructions, consts, nlocals)",
            doc = "Apply compiler optimizations to an instruction list.")
    static Object optimize(PyThread t, Object instructions, Object consts, Object locals) {
        if (!(consts instanceof PyList list)) {
            throw TypeErrors.of("consts must be a list");
        }
        ConstantPool pool = new ConstantPool(new ConstantCache(), Arrays.asList(list.toArray()));
        PyInstructionSequence result = new PyInstructionSequence(
                CodeUnitOptimizer.optimize(PyInstructionSequence.of(instructions).copy(), pool, ArgumentOps.integer(t, locals)));
        list.clear();
        for (Object constant : pool.values()) {
            list.append(constant);
        }
        return result;
    }

    @ExposedFunction(value = "assemble_code_object($module, /, filename, instructions, metadata)",
            doc = "Create a code object for the given instructions.")
    static Object assemble(PyThread t, Object filename, Object instructions, PyDict metadata) {
        List<Object> consts = new ArrayList<>();
        numbered(t, metadata, "consts", (value, index) -> consts.add(value));
        CodeUnitMetadata unit = new CodeUnitMetadata(text(metadata, "name"), new ConstantPool(new ConstantCache(), consts));
        unit.qualname = text(metadata, "qualname");
        names(t, metadata, "names", unit.names);
        names(t, metadata, "varnames", unit.varnames);
        names(t, metadata, "cellvars", unit.cellvars);
        names(t, metadata, "freevars", unit.freevars);
        numbered(t, metadata, "fasthidden", (name, hidden) -> unit.fastHidden.put(Str.java(name), true));
        unit.argcount = number(t, metadata, "argcount");
        unit.posonlyargcount = number(t, metadata, "posonlyargcount");
        unit.kwonlyargcount = number(t, metadata, "kwonlyargcount");
        unit.firstLine = number(t, metadata, "firstlineno");
        return CodeUnitOptimizer.assembleAsIs(PyInstructionSequence.of(instructions).copy(), unit, Paths.text(t, filename));
    }

    private static Object item(PyDict metadata, String key) {
        Object value = metadata.getName(key);
        if (value == null) {
            throw ValueErrors.of("metadata lack '" + key + "'");
        }
        return value;
    }

    private static String text(PyDict metadata, String key) {
        return ArgumentOps.text(item(metadata, key), "assemble_code_object", "'" + key + "'");
    }

    private static int number(PyThread t, PyDict metadata, String key) {
        return ArgumentOps.integer(t, item(metadata, key));
    }

    private static void names(PyThread t, PyDict metadata, String key, Map<String, Integer> names) {
        numbered(t, metadata, key, (name, index) -> names.put(Str.java(name), index));
    }

    /** Visits the keys of a dict that numbers them, in order of their insertion, which is that of the numbers. */
    private static void numbered(PyThread t, PyDict metadata, String key, BiConsumer<Object, Integer> visitor) {
        Object value = item(metadata, key);
        if (value instanceof PyDict dict) {
            Object keys = IterationOps.iterator(t, dict);
            for (Object k = IterationOps.next(t, keys); k != null; k = IterationOps.next(t, keys)) {
                visitor.accept(k, ArgumentOps.integer(t, dict.get(t, k)));
            }
        } else if (!(value instanceof PyList list && list.size() == 0)) {
            throw TypeErrors.of("'" + key + "' must be a dict");
        }
    }

    @ExposedFunction(value = "new_instruction_sequence($module, /)", doc = "Return a new, empty InstructionSequence.")
    static Object newInstructionSequence() {
        return new PyInstructionSequence();
    }

    private static PyCode code(Object value) {
        if (value instanceof PyCode code) {
            return code;
        }
        throw TypeErrors.of("argument must be a code object");
    }

    @ExposedFunction("code_returns_only_none($module, object, /)")
    static boolean codeReturnsOnlyNone(PyThread t, Object code) {
        return CodeVariables.returnsOnlyNone(code(code));
    }

    @ExposedFunction("get_co_localskinds($module, object, /)")
    static Object localKinds(PyThread t, Object code) {
        return CodeVariables.kinds(code(code));
    }

    @ExposedFunction("get_code_var_counts(code, globalnames=None, attrnames=None, globalsns=None, builtinsns=None)")
    static Object variableCounts(PyThread t, Object code, Object globalNames, Object attributeNames, Object globals, Object builtins) {
        return variables(t, code, globalNames, attributeNames, globals, builtins).counts();
    }

    /** Raises ValueError for what depends on variables outside. Compare CPython {@code Objects/codeobject.c: _PyCode_VerifyStateless}. */
    @ExposedFunction("verify_stateless_code(code, globalnames=None, globalsns=None, builtinsns=None)")
    static void verifyStateless(PyThread t, Object code, Object globalNames, Object globals, Object builtins) {
        CodeVariables variables = variables(t, code, globalNames, null, globals, builtins);
        if (variables.free() > 0) {
            throw ValueErrors.of("closures not supported");
        }
        boolean builtinsKnown = builtins != null || code instanceof PyFunction;
        if (variables.globals > 0 || builtinsKnown && variables.unknownGlobals > 0) {
            throw ValueErrors.of("globals not supported");
        }
    }

    private static CodeVariables variables(PyThread t, Object code, Object globalNames, Object attributeNames, Object globals, Object builtins) {
        PyDict globalsDict = dict(globals, "globalsns");
        PyDict builtinsDict = dict(builtins, "builtinsns");
        PyCode examined;
        if (code instanceof PyFunction f) {
            examined = f.code;
            globalsDict = globalsDict == null ? f.globals : globalsDict;
            builtinsDict = builtinsDict == null && f.builtins instanceof PyDict d ? d : builtinsDict;
        } else if (code instanceof PyCode c) {
            examined = c;
        } else {
            throw TypeErrors.of("argument must be a code object or a function");
        }
        return CodeVariables.of(t, examined, set(t, globalNames, "globalnames"), set(t, attributeNames, "attrnames"), globalsDict, builtinsDict);
    }

    private static PySet set(PyThread t, Object value, String name) {
        if (value == null || value == PyNone.NONE) {
            return new PySet();
        }
        if (value instanceof PySet set) {
            return set;
        }
        throw TypeErrors.of("expected a set for \"" + name + "\", got " + Str.java(TextOps.repr(t, value)));
    }

    private static PyDict dict(Object value, String name) {
        if (value == null || value instanceof PyDict) {
            return (PyDict) value;
        }
        throw TypeErrors.of(name + " must be dict, not " + ArgumentOps.typeName(value));
    }

    @ExposedFunction("get_recursion_depth($module, /)")
    static long recursionDepth(PyThread t) {
        return t.depth;
    }

    @ExposedFunction("get_c_recursion_remaining($module, /)")
    static long nativeRecursionRemaining(PyThread t) {
        return t.nativeLimit - t.nativeDepth;
    }

    @ExposedFunction(value = "compiler_cleandoc($module, /, doc)", doc = "C implementation of inspect.cleandoc().")
    static Object cleanDocstring(PyThread t, Object doc) {
        return Str.is(doc) ? CleanDocstring.of(doc) : PyNone.NONE;
    }
}
