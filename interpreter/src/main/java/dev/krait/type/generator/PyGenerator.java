package dev.krait.type.generator;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.protocol.PyIterator;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Addresses;
import dev.krait.type.text.Str;

/** A generator. */
@ExposedType("generator")
public final class PyGenerator extends Resumable implements PyIterator {
    public static final PyType TYPE = PyType.builtin(PyGeneratorTable.TABLE, PyType.OBJECT, 0);

    static {
        TYPE.hasWeakref = true;
    }

    public PyGenerator(PyFrame frame) {
        super(TYPE, frame);
    }

    @Override
    protected String kind() {
        return "generator";
    }

    /** The next value, or null; what the body returns is dropped. */
    @Override
    public Object next(PyThread t) {
        Object out = send(t, PyNone.NONE);
        if (out == null) {
            takeResult();
        }
        return out;
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter() {
        return this;
    }

    @ExposedMethod("__next__($self, /)")
    Object nextFromPython(PyThread t) {
        return step(t, PyNone.NONE);
    }

    @ExposedMethod(value = "send($self, arg, /)", doc = "send(value) -> send 'value' into generator,\nreturn next yielded value or raise StopIteration.")
    Object sendFromPython(PyThread t, Object value) {
        return Drivers.orStop(step(t, value));
    }

    @ExposedMethod(value = "throw($self, typ, val=None, tb=None, /)", doc = "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or raise\nStopIteration.\n"
            + "the (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python.")
    Object throwFromPython(PyThread t, Object type, Object value, Object traceback) {
        Drivers.warnOfThrowSignature(t, value, traceback);
        return Drivers.outOf(this, throwInto(t, thrown(t, type, value, traceback), true));
    }

    @ExposedMethod(value = "close($self, /)", doc = "close() -> raise GeneratorExit inside generator.")
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

    @ExposedGetter(value = "gi_yieldfrom", doc = "object being iterated by yield from, or None")
    Object yieldFrom() {
        Object inner = delegate();
        return inner == null ? PyNone.NONE : inner;
    }

    @ExposedGetter("gi_running")
    Object running() {
        return isRunning();
    }

    @ExposedGetter("gi_suspended")
    Object suspended() {
        return isSuspended();
    }

    @ExposedGetter("gi_frame")
    Object getFrame() {
        return isFinished() ? PyNone.NONE : frame.kept();
    }

    @ExposedGetter("gi_code")
    Object getCode() {
        return frame.code;
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return Str.concat(Str.concat("<generator object ", qualname), " at " + Addresses.of(t, this) + ">");
    }
}
