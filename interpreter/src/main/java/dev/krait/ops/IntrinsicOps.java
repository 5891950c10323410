package dev.krait.ops;

import dev.krait.bytecode.Intrinsic;
import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.SystemErrors;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyNone;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.function.PyFunction;
import dev.krait.type.generator.AsyncGeneratorValue;
import dev.krait.type.generic.GenericType;
import dev.krait.type.generic.PyParamSpec;
import dev.krait.type.generic.PyTypeAlias;
import dev.krait.type.generic.PyTypeVar;
import dev.krait.type.generic.PyTypeVarTuple;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;

/** CALL_INTRINSIC_1 and CALL_INTRINSIC_2. Compare CPython {@code Python/intrinsics.c}. */
public final class IntrinsicOps {
    private IntrinsicOps() {
    }

    public static Object call1(PyThread t, PyFrame f, int intrinsic, Object a) {
        return switch (intrinsic) {
            case Intrinsic.INTRINSIC_PRINT -> CallOps.call1(t, AttributeOps.get(t, ImportOps.module(t, "sys"), "displayhook"), a);
            case Intrinsic.INTRINSIC_IMPORT_STAR -> {
                ImportOps.importStar(t, f, a);
                yield PyNone.NONE;
            }
            case Intrinsic.INTRINSIC_STOPITERATION_ERROR -> stopIterationError(f, (PyBaseException) a);
            case Intrinsic.INTRINSIC_ASYNC_GEN_WRAP -> new AsyncGeneratorValue(a);
            case Intrinsic.INTRINSIC_UNARY_POSITIVE -> UnaryOps.positive(t, a);
            case Intrinsic.INTRINSIC_LIST_TO_TUPLE -> PyTuple.of(((PyList) a).toArray());
            case Intrinsic.INTRINSIC_TYPEVAR -> PyTypeVar.of(t, a, null, null);
            case Intrinsic.INTRINSIC_PARAMSPEC -> PyParamSpec.of(t, a);
            case Intrinsic.INTRINSIC_TYPEVARTUPLE -> PyTypeVarTuple.of(t, a);
            case Intrinsic.INTRINSIC_SUBSCRIPT_GENERIC -> GenericType.subscript(t, a);
            case Intrinsic.INTRINSIC_TYPEALIAS -> PyTypeAlias.of(t, (PyTuple) a);
            default -> throw SystemErrors.of("invalid intrinsic " + intrinsic);
        };
    }

    public static Object call2(PyThread t, int intrinsic, Object a, Object b) {
        return switch (intrinsic) {
            case Intrinsic.INTRINSIC_PREP_RERAISE_STAR -> GroupOps.prepareReraise(t, a, (PyList) b);
            case Intrinsic.INTRINSIC_TYPEVAR_WITH_BOUND -> PyTypeVar.of(t, a, b, null);
            case Intrinsic.INTRINSIC_TYPEVAR_WITH_CONSTRAINTS -> PyTypeVar.of(t, a, null, b);
            case Intrinsic.INTRINSIC_SET_FUNCTION_TYPE_PARAMS -> {
                ((PyFunction) a).setTypeParams(b);
                yield a;
            }
            case Intrinsic.INTRINSIC_SET_TYPEPARAM_DEFAULT -> GenericType.setDefault(a, b);
            default -> throw SystemErrors.of("invalid intrinsic " + intrinsic);
        };
    }

    /** A StopIteration that leaves the body of a generator becomes a RuntimeError (PEP 479). */
    private static Object stopIterationError(PyFrame f, PyBaseException e) {
        String kind = (f.code.flags & 0x200) != 0 ? "async generator" : (f.code.flags & 0x80) != 0 ? "coroutine" : "generator";
        String what;
        if (e.type.isSubtype(ExceptionTypes.STOP_ITERATION)) {
            what = "StopIteration";
        } else if ((f.code.flags & 0x200) != 0 && e.type.isSubtype(ExceptionTypes.STOP_ASYNC_ITERATION)) {
            what = "StopAsyncIteration";
        } else {
            return e;
        }
        PyException error = PyErrors.of(ExceptionTypes.RUNTIME_ERROR, kind + " raised " + what);
        error.value.cause = e;
        error.value.suppressContext = true;
        error.value.context = e;
        return error.value;
    }
}
