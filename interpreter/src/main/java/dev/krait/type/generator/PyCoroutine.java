package dev.krait.type.generator;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.frame.PyFrame;
import dev.krait.importing.Imports;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Addresses;
import dev.krait.type.text.Str;

/** A coroutine. */
@ExposedType("coroutine")
public final class PyCoroutine extends Resumable {
    public static final PyType TYPE = PyType.builtin(PyCoroutineTable.TABLE, PyType.OBJECT, 0);

    static {
        TYPE.hasWeakref = true;
    }

    /** Where it was made, when {@code sys.set_coroutine_origin_tracking_depth} asks for it; else null. */
    private final Object origin;

    public PyCoroutine(PyFrame frame, Object origin) {
        super(TYPE, frame);
        this.origin = origin;
    }

    @Override
    protected String kind() {
        return "coroutine";
    }

    @Override
    protected boolean finaliseElsewhere(PyThread t) {
        if (isStarted()) {
            return false;
        }
        CallOps.callMethod(t, Imports.load(t, "warnings"), "_warn_unawaited_coroutine", this);
        return true;
    }

    @ExposedMethod("__await__($self, /)")
    Object await() {
        return new CoroutineWrapper(this);
    }

    @ExposedMethod(value = "send($self, arg, /)", doc = "send(arg) -> send 'arg' into coroutine,\nreturn next yielded value or raise StopIteration.")
    Object sendFromPython(PyThread t, Object value) {
        return Drivers.orStop(step(t, value));
    }

    @ExposedMethod("throw($self, typ, val=None, tb=None, /)")
    Object throwFromPython(PyThread t, Object type, Object value, Object traceback) {
        Drivers.warnOfThrowSignature(t, value, traceback);
        return Drivers.outOf(this, throwInto(t, thrown(t, type, value, traceback), true));
    }

    @ExposedMethod(value = "close($self, /)", doc = "close() -> raise GeneratorExit inside coroutine.")
    Object closeFromPython(PyThread t) {
        return close(t);
    }

    @ExposedGetter("__name__")
    Object getName() {
        return name;
    }

    @ExposedSetter("__name__")
    void setName(Object value) {
        name = text(value, "__name__");
    }

    @ExposedGetter("__qualname__")
    Object getQualname() {
        return qualname;
    }

    @ExposedSetter("__qualname__")
    void setQualname(Object value) {
        qualname = text(value, "__qualname__");
    }

    @ExposedGetter(value = "cr_await", doc = "object being awaited on, or None")
    Object awaited() {
        Object inner = delegate();
        return inner == null ? PyNone.NONE : inner;
    }

    @ExposedGetter("cr_running")
    Object running() {
        return isRunning();
    }

    @ExposedGetter("cr_suspended")
    Object suspended() {
        return isSuspended();
    }

    @ExposedGetter("cr_frame")
    Object getFrame() {
        return isFinished() ? PyNone.NONE : frame.kept();
    }

    @ExposedGetter("cr_code")
    Object getCode() {
        return frame.code;
    }

    @ExposedGetter(value = "cr_origin", member = true)
    Object getOrigin() {
        return origin == null ? PyNone.NONE : origin;
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return Str.concat(Str.concat("<coroutine object ", qualname), " at " + Addresses.of(t, this) + ">");
    }
}
