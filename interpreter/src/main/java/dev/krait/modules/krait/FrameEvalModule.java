package dev.krait.modules.krait;

import dev.krait.bytecode.PyCode;
import dev.krait.error.IndexErrors;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.eval.EvaluationRequest;
import dev.krait.eval.FrameEvaluator;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.CallOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Unraisable;
import dev.krait.type.sequence.PyList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Module {@code krait.frame_eval}: evaluators written in Python, and {@code co_extra} (PEP 523). Compare CPython {@code Objects/codeobject.c: PyUnstable_Code_SetExtra}. */
@ExposedModule(value = "krait.frame_eval", doc = "Frame evaluators (PEP 523) written in Python, and values kept in code objects.\n\n"
        + "    def evaluator(frame, exception):\n        print(frame.f_code.co_qualname)\n        return krait.frame_eval.evaluate(frame)\n\n"
        + "    handle = krait.frame_eval.install(evaluator)\n\n"
        + "An evaluator is called for every frame that starts or resumes, in any thread; exception is what is raised\n"
        + "into a suspended frame, or None. What it returns is what the frame returns or yields. Frames that its own code\n"
        + "starts go to the next evaluator down.")
public final class FrameEvalModule implements NativeModule {
    /** The indexes that Python code of an interpreter has asked for: it does not get at those of others. */
    private static final class Indexes {
        final Set<Integer> known = ConcurrentHashMap.newKeySet();
    }

    @Override
    public CallTable table() {
        return FrameEvalModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("Handle", PyEvaluatorHandle.TYPE);
    }

    @ExposedFunction(value = "install($module, evaluator, /)",
            doc = "Put an evaluator before those that are there; return its handle.\n\nevaluator(frame, exception) is called for each frame that starts or resumes.")
    static Object install(PyThread t, Object evaluator) {
        if (!isCallable(evaluator)) {
            throw TypeErrors.of("evaluator must be callable, not '" + PyType.of(evaluator).name + "'");
        }
        return PyEvaluatorHandle.install(t, evaluator);
    }

    @ExposedFunction(value = "evaluate($module, frame, /)",
            doc = "Evaluate the frame that the running evaluator has been called for, by the next evaluator down; return what it returns or yields.\n\n"
                    + "Like evaluate() of the handle, which the first frames come before: other threads and callbacks start some while install() returns.")
    static Object evaluate(PyThread t, Object frame) {
        return EvaluationRequest.evaluate(t, null, PyEvaluatorHandle.frame(frame));
    }

    @ExposedFunction(value = "evaluators($module, /)",
            doc = "Return the handles of the evaluators written in Python, and the names of the others, the one asked first first.")
    static Object evaluators(PyThread t) {
        PyList list = new PyList();
        for (FrameEvaluator evaluator : t.interpreter.evaluators.list().reversed()) {
            list.append(evaluator instanceof PyEvaluatorHandle handle ? handle : evaluator.getClass().getName());
        }
        return list;
    }

    @ExposedFunction(value = "request_index($module, free=None, /)",
            doc = "Return a new index for values kept in code objects.\n\nfree, if given, is called with a value after its code object has gone; such a\n"
                    + "value must not refer to the code.")
    static long requestIndex(PyThread t, Object free) {
        boolean frees = free != null && free != PyNone.NONE;
        if (frees && !isCallable(free)) {
            throw TypeErrors.of("free must be callable or None, not '" + PyType.of(free).name + "'");
        }
        int index = t.interpreter.codeExtras.request(frees ? (thread, value) -> free(thread, free, value) : null);
        indexes(t).known.add(index);
        return index;
    }

    private static void free(PyThread t, Object function, Object value) {
        try {
            CallOps.call1(t, function, value);
        } catch (PyException e) {
            Unraisable.report(t, e, "Exception ignored while freeing a value of a code object", function);
        }
    }

    @ExposedFunction(value = "get_extra($module, code, index, default=None, /)", doc = "Return the value that a code object keeps under an index.")
    static Object getExtra(PyThread t, Object code, Object index, Object otherwise) {
        Object value = t.interpreter.codeExtras.get(code(code), index(t, index));
        return value != null ? value : otherwise == null ? PyNone.NONE : otherwise;
    }

    @ExposedFunction(value = "set_extra($module, code, index, value, /)",
            doc = "Have a code object keep a value under an index. A value that was there before is given up; free is not called for it.")
    static void setExtra(PyThread t, Object code, Object index, Object value) {
        t.interpreter.codeExtras.set(code(code), index(t, index), value);
    }

    private static boolean isCallable(Object f) {
        return PyType.of(f).slot(Slot.CALL) != null;
    }

    private static PyCode code(Object code) {
        if (code instanceof PyCode c) {
            return c;
        }
        throw TypeErrors.of("expected a code object, not '" + PyType.of(code).name + "'");
    }

    private static int index(PyThread t, Object index) {
        int i = NumberOps.clippedIndex(t, index);
        if (!indexes(t).known.contains(i)) {
            throw IndexErrors.of("no such index of code objects' values");
        }
        return i;
    }

    private static Indexes indexes(PyThread t) {
        return t.interpreter.state(Indexes.class, i -> new Indexes());
    }
}
