package dev.krait.eval;

import dev.krait.bytecode.PyCode;
import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Builtins;
import dev.krait.type.function.PyFunction;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;

/** Runs code objects that no function was called for: modules, {@code exec}, {@code eval}. Compare CPython {@code Python/ceval.c: PyEval_EvalCode}. */
public final class Execution {
    private Execution() {
    }

    /** Runs code in namespaces; {@code closure} may be null. */
    public static Object run(PyThread t, PyCode code, PyDict globals, Object locals, PyTuple closure) {
        Object builtins = Builtins.of(t, globals);
        PyFunction function = new PyFunction(code, globals, builtins);
        function.closure = closure;
        boolean optimised = (code.flags & PyCode.CO_OPTIMIZED) != 0;
        PyFrame frame = new PyFrame(code, globals, builtins, optimised ? null : locals);
        frame.function = function;
        return Evaluation.start(t, frame);
    }
}
