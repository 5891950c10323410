package dev.krait.modules.opcode;

import dev.krait.bytecode.BinaryOp;
import dev.krait.bytecode.Intrinsic;
import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.Oparg;
import dev.krait.bytecode.PyCode;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import java.util.function.IntFunction;

/** Module {@code _opcode}. Compare CPython {@code Modules/_opcode.c}. */
@ExposedModule(value = "_opcode", doc = "Opcode support module.")
public final class OpcodeModule implements NativeModule {
    @Override
    public CallTable table() {
        return OpcodeModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("ENABLE_SPECIALIZATION", 1L);
        module.dict.putName("ENABLE_SPECIALIZATION_FT", 1L);
    }

    @ExposedFunction(value = "stack_effect($module, opcode, oparg=None, /, *, jump=None)", doc = "Compute the stack effect of the opcode.")
    static long stackEffect(PyThread t, Object opcode, Object oparg, Object jump) {
        int op = ArgumentOps.integer(t, opcode);
        int arg = oparg == null || oparg == PyNone.NONE ? 0 : ArgumentOps.integer(t, oparg);
        if (jump != null && jump != PyNone.NONE && !(jump instanceof Boolean)) {
            throw ValueErrors.of("stack_effect: jump must be False, True or None");
        }
        if (!Opcode.isValid(op) || Opcode.isSpecialized(op)) {
            throw ValueErrors.of("invalid opcode or oparg");
        }
        int popped = Opcode.popped(op, arg);
        int pushed = Opcode.pushed(op, arg);
        if (popped < 0 || pushed < 0) {
            throw ValueErrors.of("invalid opcode or oparg");
        }
        return Opcode.isBlockPush(op) && jump == Boolean.FALSE ? 0 : pushed - popped;
    }

    @ExposedFunction(value = "is_valid($module, /, opcode)", doc = "Return True if opcode is valid, False otherwise.")
    static boolean isValid(PyThread t, Object opcode) {
        return Opcode.isValid(ArgumentOps.integer(t, opcode));
    }

    @ExposedFunction(value = "has_arg($module, /, opcode)", doc = "Return True if the opcode uses its oparg, False otherwise.")
    static boolean hasArg(PyThread t, Object opcode) {
        int op = ArgumentOps.integer(t, opcode);
        return Opcode.isValid(op) && Opcode.hasArg(op);
    }

    @ExposedFunction(value = "has_const($module, /, opcode)", doc = "Return True if the opcode accesses a constant, False otherwise.")
    static boolean hasConst(PyThread t, Object opcode) {
        int op = ArgumentOps.integer(t, opcode);
        return Opcode.isValid(op) && Opcode.hasConst(op);
    }

    @ExposedFunction(value = "has_name($module, /, opcode)", doc = "Return True if the opcode accesses an attribute by name, False otherwise.")
    static boolean hasName(PyThread t, Object opcode) {
        int op = ArgumentOps.integer(t, opcode);
        return Opcode.isValid(op) && Opcode.hasName(op);
    }

    @ExposedFunction(value = "has_jump($module, /, opcode)", doc = "Return True if the opcode has a jump target, False otherwise.")
    static boolean hasJump(PyThread t, Object opcode) {
        int op = ArgumentOps.integer(t, opcode);
        return Opcode.isValid(op) && Opcode.hasJump(op);
    }

    @ExposedFunction(value = "has_free($module, /, opcode)", doc = "Return True if the opcode accesses a free variable, False otherwise.")
    static boolean hasFree(PyThread t, Object opcode) {
        int op = ArgumentOps.integer(t, opcode);
        return Opcode.isValid(op) && Opcode.hasFree(op);
    }

    @ExposedFunction(value = "has_local($module, /, opcode)", doc = "Return True if the opcode accesses a local variable, False otherwise.")
    static boolean hasLocal(PyThread t, Object opcode) {
        int op = ArgumentOps.integer(t, opcode);
        return Opcode.isValid(op) && Opcode.hasLocal(op);
    }

    @ExposedFunction(value = "has_exc($module, /, opcode)", doc = "Return True if the opcode sets an exception handler, False otherwise.")
    static boolean hasExc(PyThread t, Object opcode) {
        int op = ArgumentOps.integer(t, opcode);
        return Opcode.isValid(op) && Opcode.isBlockPush(op);
    }

    @ExposedFunction(value = "get_specialization_stats($module, /)", doc = "Return the specialization stats")
    static Object specializationStats() {
        return PyNone.NONE;
    }

    private static PyList list(int count, IntFunction<Object> item) {
        PyList list = new PyList(count);
        for (int i = 0; i < count; i++) {
            list.append(item.apply(i));
        }
        return list;
    }

    @ExposedFunction(value = "get_nb_ops($module, /)", doc = "Return array of symbols of binary ops.\n\nIndexed by the BINARY_OP oparg value.")
    static Object binaryOps() {
        return list(BinaryOp.NB_SUBSCR + 1, i -> PyTuple.of(BinaryOp.name(i), BinaryOp.symbol(i)));
    }

    @ExposedFunction(value = "get_intrinsic1_descs($module, /)", doc = "Return a list of names of the unary intrinsics.")
    static Object unaryIntrinsics() {
        return list(Intrinsic.unaryCount(), Intrinsic::unaryName);
    }

    @ExposedFunction(value = "get_intrinsic2_descs($module, /)", doc = "Return a list of names of the binary intrinsics.")
    static Object binaryIntrinsics() {
        return list(Intrinsic.binaryCount(), Intrinsic::binaryName);
    }

    @ExposedFunction(value = "get_special_method_names($module, /)", doc = "Return a list of special method names.")
    static Object specialMethods() {
        return list(Oparg.specialMethodCount(), Oparg::specialMethod);
    }

    @ExposedFunction(value = "get_executor($module, /, code, offset)",
            doc = "Return the executor object at offset in code if exists, None otherwise.")
    static Object executor(PyThread t, Object code, Object offset) {
        if (!(code instanceof PyCode)) {
            throw TypeErrors.of("expected a code object, not '" + PyType.of(code).fullName() + "'");
        }
        throw RuntimeErrors.of("Executors are not available in this build");
    }
}
