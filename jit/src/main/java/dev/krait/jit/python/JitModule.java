package dev.krait.jit.python;

import dev.krait.bytecode.PyCode;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.Imports;
import dev.krait.importing.NativeModule;
import dev.krait.jit.Jit;
import dev.krait.jit.JitOptions;
import dev.krait.jit.JitState;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.PyBoundMethod;
import dev.krait.type.function.PyFunction;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/** Module {@code krait.jit}: switches and statistics of the adaptive evaluator, and what it made of a function. */
@ExposedModule(value = "krait.jit", doc = "The adaptive evaluator: what it compiles, why not, and what it made of a function.")
public final class JitModule implements NativeModule {
    private static final String[] CODE_ATTRIBUTES = {"__code__", "gi_code", "cr_code", "ag_code", "f_code"};

    @Override
    public CallTable table() {
        return JitModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        Jit.of(t.interpreter);
    }

    @ExposedFunction(value = "enable($module, /)", doc = "Run compiled code, and go on compiling.")
    static void enable(PyThread t) {
        Jit.of(t.interpreter).setEnabled(true);
    }

    @ExposedFunction(value = "disable($module, /)", doc = "Interpret everything that starts from now on; what has been compiled is kept.")
    static void disable(PyThread t) {
        Jit.of(t.interpreter).setEnabled(false);
    }

    @ExposedFunction(value = "is_enabled($module, /)", doc = "Return whether compiled code is run.")
    static boolean isEnabled(PyThread t) {
        return Jit.of(t.interpreter).isEnabled();
    }

    @ExposedFunction(value = "config($module, /, *, mode=None, threshold=None, sync=None, count=None)",
            doc = "Change options, and return them all as a dict.\n\n"
                    + "mode       'on' or 'eager' (with -X jit=... also 'stress')\n"
                    + "threshold  calls, plus a quarter of the loops' iterations, after which code is compiled;\n"
                    + "           for code objects that have not run yet\n"
                    + "sync       compile on the thread that finds code hot, not in the background\n"
                    + "count      count bytecodes run in the interpreter and in compiled code, see stats();\n"
                    + "           a change drops what has been compiled, activations in progress are not counted")
    static PyDict config(PyThread t, Object mode, Object threshold, Object sync, Object count) {
        Jit jit = Jit.of(t.interpreter);
        JitOptions before = jit.options();
        JitOptions o = before;
        if (isGiven(mode)) {
            o = o.withMode(mode(mode));
        }
        if (isGiven(threshold)) {
            long n = NumberOps.clippedIndex(t, threshold);
            if (n < 1 || n > Integer.MAX_VALUE) {
                throw ValueErrors.of("threshold must be a positive int");
            }
            o = o.withThreshold((int) n);
        }
        if (isGiven(sync)) {
            o = o.withSynchronous(TruthOps.isTrue(t, sync));
        }
        if (isGiven(count)) {
            o = o.withCount(TruthOps.isTrue(t, count));
        }
        if (!o.equals(before)) {
            jit.setOptions(o);
        }
        PyDict all = new PyDict();
        all.putName("mode", o.modeName());
        all.putName("threshold", (long) o.threshold());
        all.putName("sync", o.synchronous());
        all.putName("count", o.count());
        return all;
    }

    private static JitOptions.Mode mode(Object name) {
        if ("on".equals(name)) {
            return JitOptions.Mode.ON;
        }
        if ("eager".equals(name)) {
            return JitOptions.Mode.EAGER;
        }
        throw ValueErrors.of("mode must be 'on' or 'eager'; disable() switches off, and stress is chosen at start by -X jit=stress");
    }

    private static boolean isGiven(Object argument) {
        return argument != null && argument != PyNone.NONE;
    }

    @ExposedFunction(value = "info($module, f, /)",
            doc = "Return what the evaluator knows of a function, method, generator or code object, as a dict:\n\n"
                    + "status    'cold', 'queued', 'compiled', 'failed' or 'retired'\n"
                    + "heat      calls and weighted iterations so far; compiled at 'limit'\n"
                    + "failure   why it was not compiled, or None\n"
                    + "versions  how often it has been compiled\n"
                    + "units     what is compiled now\n"
                    + "deopts    {(reason, line): how often compiled code was left there}")
    static PyDict info(PyThread t, Object f) {
        PyCode code = codeOf(t, f);
        return Reports.info(t, code, Jit.of(t.interpreter).stateOf(code));
    }

    @ExposedFunction(value = "stats($module, /)",
            doc = "Return statistics of the whole interpreter as a dict:\n\n"
                    + "codes      code objects by status\n"
                    + "failed     what could not be compiled: (name, file, line, reason, detail)\n"
                    + "units      compiled units made so far, and 'bytes' of JVM bytecode in them\n"
                    + "exits      how often compiled code was left, by reason\n"
                    + "bailouts   how often the compiler declined, by reason\n"
                    + "bytecodes  {'interpreted': n, 'compiled': n} since counting was switched on\n"
                    + "           (config(count=True) or -X jit=count), else None\n"
                    + "error      the last failure of the compiler itself, a bug of Krait, or None")
    static PyDict stats(PyThread t) {
        return Reports.stats(t.interpreter, Jit.of(t.interpreter));
    }

    @ExposedFunction(value = "compile($module, f, /)",
            doc = "Compile a Python function now, on this thread; return whether it is compiled.\n\n"
                    + "Code that has not run yet is compiled without knowledge of the types it will see.")
    static boolean compile(PyThread t, Object f) {
        Object function = f instanceof PyBoundMethod m ? m.function : f;
        if (function instanceof PyFunction python) {
            return Jit.of(t.interpreter).compile(python).status() == JitState.Status.COMPILED;
        }
        throw TypeErrors.of("expected a Python function or method, not '" + PyType.of(f).name + "'");
    }

    @ExposedFunction(value = "explain($module, f, /)",
            doc = "Return a text that tells, line by line of the source, what compiled code assumes, what it leaves to the\n"
                    + "runtime, and how often it was left there.")
    static Object explain(PyThread t, Object f) {
        PyCode code = codeOf(t, f);
        return Str.of(Explanation.of(t, code, Jit.of(t.interpreter).stateOf(code)));
    }

    @ExposedFunction(value = "dis($module, f, /, level='bytecode', *, file=None)",
            doc = "Print a function's code: level 'bytecode' is CPython's bytecode, 'ir' the compiler's graphs,\n'jvm' the classes that were made of them.")
    static void dis(PyThread t, Object f, Object level, Object file) {
        PyCode code = codeOf(t, f);
        String wanted = level == null ? "bytecode" : String.valueOf(level);
        String[] keyword = {"file"};
        Object out = file == null ? PyNone.NONE : file;
        switch (wanted) {
            case "bytecode" -> CallOps.call(t, AttributeOps.get(t, Imports.load(t, "dis"), "dis"), new Object[] {code, out}, keyword);
            case "ir", "jvm" -> {
                String text = Reports.units(code, Jit.of(t.interpreter).stateOf(code), wanted.equals("jvm"));
                CallOps.call(t, t.interpreter.builtins.getName("print"), new Object[] {Str.of(text), "", out}, new String[] {"end", "file"});
            }
            default -> throw ValueErrors.of("level must be 'bytecode', 'ir' or 'jvm'");
        }
    }

    /** The code of whatever has one. */
    private static PyCode codeOf(PyThread t, Object f) {
        if (f instanceof PyCode code) {
            return code;
        }
        for (String name : CODE_ATTRIBUTES) {
            if (AttributeOps.lookup(t, f, name) instanceof PyCode code) {
                return code;
            }
        }
        throw TypeErrors.of("expected a function, method, generator, frame or code object, not '" + PyType.of(f).name + "'");
    }
}
