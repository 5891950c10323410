package dev.krait.modules.core;

import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.thread.PyThread;
import dev.krait.type.generic.GenericType;
import dev.krait.type.generic.PyNoDefault;
import dev.krait.type.generic.PyParamSpec;
import dev.krait.type.generic.PyParamSpecArgs;
import dev.krait.type.generic.PyParamSpecKwargs;
import dev.krait.type.generic.PyTypeAlias;
import dev.krait.type.generic.PyTypeVar;
import dev.krait.type.generic.PyTypeVarTuple;
import dev.krait.type.generic.PyUnion;

/** The module {@code _typing}. Compare CPython {@code Modules/_typingmodule.c}. */
@ExposedModule(value = "_typing", doc = "Primitives and accelerators for the typing module.\n")
public final class TypingModule implements NativeModule {
    @Override
    public CallTable table() {
        return TypingModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("TypeVar", PyTypeVar.TYPE);
        module.dict.putName("TypeVarTuple", PyTypeVarTuple.TYPE);
        module.dict.putName("ParamSpec", PyParamSpec.TYPE);
        module.dict.putName("ParamSpecArgs", PyParamSpecArgs.TYPE);
        module.dict.putName("ParamSpecKwargs", PyParamSpecKwargs.TYPE);
        module.dict.putName("Generic", GenericType.TYPE);
        module.dict.putName("TypeAliasType", PyTypeAlias.TYPE);
        module.dict.putName("Union", PyUnion.TYPE);
        module.dict.putName("NoDefault", PyNoDefault.NO_DEFAULT);
    }

    @ExposedFunction("_idfunc(x, /)")
    static Object identity(Object x) {
        return x;
    }
}
