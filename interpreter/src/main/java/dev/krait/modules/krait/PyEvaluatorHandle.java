package dev.krait.modules.krait;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.eval.EvaluationRequest;
import dev.krait.eval.Evaluators;
import dev.krait.eval.FrameEvaluator;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.Str;

/** An evaluator written in Python, in its place in the chain; for Python, the handle by which it reaches the next one and is removed. */
@ExposedType(value = "krait.frame_eval.Handle", doc = "An installed evaluator. As a context manager it removes itself at the end.")
public final class PyEvaluatorHandle extends PyObject implements FrameEvaluator {
    public static final PyType TYPE = PyType.builtin(PyEvaluatorHandleTable.TABLE, PyType.OBJECT, 0);

    private final Object evaluator;
    private final Evaluators.Installed installed;

    private PyEvaluatorHandle(Object evaluator, Evaluators.Installed installed) {
        super(TYPE);
        this.evaluator = evaluator;
        this.installed = installed;
    }

    static PyEvaluatorHandle install(PyThread t, Object evaluator) {
        return (PyEvaluatorHandle) t.interpreter.evaluators.install(handle -> new PyEvaluatorHandle(evaluator, handle)).evaluator();
    }

    @Override
    public Object evaluate(PyThread t, PyFrame frame, PyException throwing) {
        Object exception = throwing == null ? PyNone.NONE : throwing.value;
        return EvaluationRequest.run(t, installed, frame, throwing, () -> CallOps.call2(t, evaluator, frame, exception));
    }

    @ExposedMethod(value = "evaluate($self, frame, /)",
            doc = "Evaluate the frame that this evaluator has been called for, by the next evaluator down; return what it returns or yields.\n\n"
                    + "A frame is evaluated at most once; one that is not evaluated is dropped. Works also after remove().")
    Object evaluateNext(PyThread t, Object frame) {
        return EvaluationRequest.evaluate(t, installed, frame(frame));
    }

    static PyFrame frame(Object frame) {
        if (frame instanceof PyFrame f) {
            return f;
        }
        throw TypeErrors.of("expected a frame, not '" + PyType.of(frame).name + "'");
    }

    @ExposedMethod(value = "remove($self, /)", doc = "Take the evaluator out of the chain, wherever it stands; nothing happens when it has been taken out.")
    void remove() {
        installed.remove();
    }

    @ExposedGetter("evaluator")
    Object getEvaluator() {
        return evaluator;
    }

    @ExposedGetter("installed")
    Object isInstalled() {
        return !installed.isRemoved();
    }

    @ExposedMethod("__enter__($self, /)")
    Object enter() {
        return this;
    }

    @ExposedMethod("__exit__($self, type, value, traceback, /)")
    void exit(Object type, Object value, Object traceback) {
        installed.remove();
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return Str.concat(Str.concat("<frame evaluator ", TextOps.repr(t, evaluator)), installed.isRemoved() ? ", removed>" : ">");
    }
}
