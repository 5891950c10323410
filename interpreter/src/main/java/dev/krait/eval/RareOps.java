package dev.krait.eval;

import dev.krait.bytecode.PyCode;
import dev.krait.error.SystemErrors;
import dev.krait.error.TypeErrors;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.BuildOps;
import dev.krait.ops.ExceptionOps;
import dev.krait.ops.ImportOps;
import dev.krait.ops.IntrinsicOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.PatternOps;
import dev.krait.ops.SpecialOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.ops.SuperOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.UnpackOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.function.PyCell;
import dev.krait.type.function.PyFunction;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PySlice;
import dev.krait.type.sequence.PyTuple;
import java.util.Arrays;

/** The instructions that need no place of their own in the loop: {@code oparg}, and {@code sp}, the slot above the top of the stack. */
final class RareOps {
    private RareOps() {
    }

    static void run(PyThread t, PyFrame f, Form form, int op, int oparg, Object[] s, int sp) {
        switch (op) {
            case Op.DELETE_FAST -> Variables.deleteFast(f, oparg);
            case Op.DELETE_DEREF -> Variables.deleteDeref(f, oparg);
            case Op.MAKE_CELL -> s[oparg] = new PyCell(s[oparg]);
            case Op.COPY_FREE_VARS -> System.arraycopy(f.function.closure.items, 0, s, form.stackBase() - oparg, oparg);
            case Op.LOAD_NAME -> s[sp] = Variables.loadName(t, f, form.code.names[oparg]);
            case Op.STORE_NAME -> Variables.storeName(t, f, form.code.names[oparg], s[sp - 1]);
            case Op.DELETE_NAME -> Variables.deleteName(t, f, form.code.names[oparg]);
            case Op.STORE_GLOBAL -> Variables.storeGlobal(t, f, form.code.names[oparg], s[sp - 1]);
            case Op.DELETE_GLOBAL -> Variables.deleteGlobal(t, f, form.code.names[oparg]);
            case Op.LOAD_LOCALS -> s[sp] = locals(f);
            case Op.LOAD_FROM_DICT_OR_GLOBALS -> s[sp - 1] = Variables.loadFromDictOrGlobals(t, f, s[sp - 1], form.code.names[oparg]);
            case Op.LOAD_FROM_DICT_OR_DEREF -> s[sp - 1] = Variables.loadFromDictOrDeref(t, f, s[sp - 1], oparg);
            case Op.DELETE_ATTR -> AttributeOps.set(t, s[sp - 1], form.code.names[oparg], null);
            case Op.LOAD_SUPER_ATTR -> {
                Object cls = s[sp - 2];
                SuperOps.load(t, s, sp, form.code.names[oparg >> 2], (oparg & 2) != 0, (oparg & 1) != 0);
                if ((oparg & 1) != 0 && s[sp - 2] != null) {
                    form.feedback.addSuper(f.lasti, cls, s[sp - 2], s[sp - 3]);
                }
            }
            case Op.LOAD_SPECIAL -> SpecialOps.load(t, s, sp, oparg);
            case Op.LOAD_COMMON_CONSTANT -> s[sp] = BuildOps.commonConstant(t, oparg);
            case Op.LOAD_BUILD_CLASS -> s[sp] = buildClass(t, f);
            case Op.BUILD_TUPLE -> s[sp - oparg] = PyTuple.of(take(s, sp, oparg));
            case Op.BUILD_LIST -> s[sp - oparg] = PyList.of(take(s, sp, oparg));
            case Op.BUILD_SET -> s[sp - oparg] = BuildOps.set(t, take(s, sp, oparg));
            case Op.BUILD_MAP -> s[sp - 2 * oparg] = BuildOps.map(t, take(s, sp, 2 * oparg));
            case Op.BUILD_SLICE -> s[sp - oparg] = new PySlice(s[sp - oparg], s[sp - oparg + 1], oparg == 3 ? s[sp - 1] : PyNone.NONE);
            case Op.BUILD_STRING -> s[sp - oparg] = BuildOps.string(take(s, sp, oparg));
            case Op.BUILD_INTERPOLATION -> BuildOps.interpolation(t, s, sp, oparg);
            case Op.BUILD_TEMPLATE -> s[sp - 2] = BuildOps.template(t, s[sp - 2], s[sp - 1]);
            case Op.LIST_APPEND -> ((PyList) s[sp - 1 - oparg]).append(s[sp - 1]);
            case Op.LIST_EXTEND -> BuildOps.extendList(t, (PyList) s[sp - 1 - oparg], s[sp - 1]);
            case Op.SET_ADD -> {
                form.feedback.record(f.lasti, s[sp - 1]);
                BuildOps.setAdd(t, s[sp - 1 - oparg], s[sp - 1]);
            }
            case Op.SET_UPDATE -> BuildOps.setUpdate(t, s[sp - 1 - oparg], s[sp - 1]);
            case Op.MAP_ADD -> ((PyDict) s[sp - 2 - oparg]).put(t, s[sp - 2], s[sp - 1]);
            case Op.DICT_UPDATE -> BuildOps.updateDict(t, (PyDict) s[sp - 1 - oparg], s[sp - 1]);
            case Op.DICT_MERGE -> BuildOps.mergeKeywords(t, s[sp - 4 - oparg], (PyDict) s[sp - 1 - oparg], s[sp - 1]);
            case Op.UNPACK_SEQUENCE -> {
                form.feedback.record(f.lasti, s[sp - 1]);
                UnpackOps.sequence(t, s[sp - 1], oparg, s, sp - 1);
            }
            case Op.UNPACK_EX -> UnpackOps.starred(t, s[sp - 1], oparg & 0xff, oparg >> 8, s, sp - 1);
            case Op.BINARY_SLICE -> {
                form.feedback.recordSlice(f.lasti, s[sp - 3], s[sp - 3], s[sp - 2], s[sp - 1]);
                s[sp - 3] = SubscriptOps.get(t, s[sp - 3], new PySlice(s[sp - 2], s[sp - 1], PyNone.NONE));
            }
            case Op.STORE_SLICE -> {
                form.feedback.recordSlice(f.lasti, s[sp - 3], s[sp - 4], s[sp - 2], s[sp - 1]);
                SubscriptOps.set(t, s[sp - 3], new PySlice(s[sp - 2], s[sp - 1], PyNone.NONE), s[sp - 4]);
            }
            case Op.DELETE_SUBSCR -> SubscriptOps.delete(t, s[sp - 2], s[sp - 1]);
            case Op.CONVERT_VALUE -> s[sp - 1] = BuildOps.convert(t, s[sp - 1], oparg);
            case Op.FORMAT_SIMPLE -> s[sp - 1] = dev.krait.type.text.Str.isExact(s[sp - 1]) ? s[sp - 1] : TextOps.format(t, s[sp - 1], "");
            case Op.FORMAT_WITH_SPEC -> s[sp - 2] = TextOps.format(t, s[sp - 2], s[sp - 1]);
            case Op.GET_ITER -> {
                form.feedback.record(f.lasti, s[sp - 1]);
                s[sp - 1] = IterationOps.iterator(t, s[sp - 1]);
            }
            case Op.GET_LEN -> s[sp] = SubscriptOps.longLength(t, s[sp - 1]);
            default -> runRarer(t, f, form, op, oparg, s, sp);
        }
    }

    private static void runRarer(PyThread t, PyFrame f, Form form, int op, int oparg, Object[] s, int sp) {
        switch (op) {
            case Op.GET_AITER -> s[sp - 1] = Awaiting.asyncIterator(t, s[sp - 1]);
            case Op.GET_ANEXT -> s[sp] = Awaiting.asyncNext(t, s[sp - 1]);
            case Op.GET_AWAITABLE -> s[sp - 1] = Awaiting.awaitable(t, s[sp - 1], oparg);
            case Op.GET_YIELD_FROM_ITER -> s[sp - 1] = Awaiting.yieldFromIterator(t, f, s[sp - 1]);
            case Op.END_SEND -> s[sp - 2] = s[sp - 1];
            case Op.END_ASYNC_FOR -> Awaiting.endAsyncFor((PyBaseException) s[sp - 1]);
            case Op.CLEANUP_THROW -> {
                s[sp - 2] = Awaiting.cleanUpThrow(t, (PyBaseException) s[sp - 1]);
                s[sp - 3] = PyNone.NONE;
            }
            case Op.MAKE_FUNCTION -> s[sp - 1] = new PyFunction((PyCode) s[sp - 1], f.globals, f.builtins);
            case Op.SET_FUNCTION_ATTRIBUTE -> {
                ((PyFunction) s[sp - 1]).setPart(oparg, s[sp - 2]);
                s[sp - 2] = s[sp - 1];
            }
            case Op.SETUP_ANNOTATIONS -> setUpAnnotations(t, f);
            case Op.IMPORT_NAME -> s[sp - 2] = ImportOps.importName(t, f, form.code.names[oparg], s[sp - 1], s[sp - 2]);
            case Op.IMPORT_FROM -> s[sp] = ImportOps.importFrom(t, s[sp - 1], form.code.names[oparg]);
            case Op.CALL_INTRINSIC_1 -> s[sp - 1] = IntrinsicOps.call1(t, f, oparg, s[sp - 1]);
            case Op.CALL_INTRINSIC_2 -> s[sp - 2] = IntrinsicOps.call2(t, oparg, s[sp - 2], s[sp - 1]);
            case Op.RAISE_VARARGS -> throw Raising.raise(t, oparg > 0 ? s[sp - oparg] : null, oparg > 1 ? s[sp - 1] : null);
            case Op.CHECK_EXC_MATCH -> s[sp - 1] = ExceptionOps.matches(t, s[sp - 2], s[sp - 1]);
            case Op.CHECK_EG_MATCH -> ExceptionOps.matchGroup(t, s, sp);
            case Op.WITH_EXCEPT_START -> s[sp] = SpecialOps.exit(t, s[sp - 5], s[sp - 4], (PyBaseException) s[sp - 1]);
            case Op.MATCH_CLASS -> s[sp - 3] = PatternOps.matchClass(t, s[sp - 3], s[sp - 2], oparg, (PyTuple) s[sp - 1]);
            case Op.MATCH_KEYS -> s[sp] = PatternOps.matchKeys(t, s[sp - 2], (PyTuple) s[sp - 1]);
            case Op.MATCH_MAPPING -> s[sp] = (PyType.of(s[sp - 1]).flags & PyType.MAPPING) != 0;
            case Op.MATCH_SEQUENCE -> s[sp] = (PyType.of(s[sp - 1]).flags & PyType.SEQUENCE) != 0;
            case Op.EXIT_INIT_CHECK -> {
                if (s[sp - 1] != PyNone.NONE) {
                    throw TypeErrors.of("__init__() should return None, not '" + PyType.of(s[sp - 1]).name + "'");
                }
            }
            default -> throw SystemErrors.of("unknown opcode");
        }
    }

    private static Object[] take(Object[] s, int sp, int n) {
        return Arrays.copyOfRange(s, sp - n, sp);
    }

    private static Object locals(PyFrame f) {
        if (f.locals == null) {
            throw SystemErrors.of("no locals");
        }
        return f.locals;
    }

    private static Object buildClass(PyThread t, PyFrame f) {
        Object function = Variables.inMapping(t, f.builtins, "__build_class__");
        if (function == null) {
            throw dev.krait.error.NameErrors.of("__build_class__ not found");
        }
        return function;
    }

    private static void setUpAnnotations(PyThread t, PyFrame f) {
        if (Variables.inMapping(t, locals(f), "__annotations__") == null) {
            Variables.storeName(t, f, "__annotations__", new PyDict());
        }
    }
}
