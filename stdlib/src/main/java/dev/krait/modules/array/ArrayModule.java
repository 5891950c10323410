package dev.krait.modules.array;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;

/** Module {@code array}. Compare CPython {@code Modules/arraymodule.c}. */
@ExposedModule(value = "array", doc = "This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating-point\n"
        + "numbers.  Arrays are sequence types and behave very much like lists,\nexcept that the type of objects stored in them is constrained.\n")
public final class ArrayModule implements NativeModule {
    @Override
    public CallTable table() {
        return ArrayModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("ArrayType", PyArray.TYPE);
        module.dict.putName("array", PyArray.TYPE);
        StringBuilder codes = new StringBuilder();
        for (ItemKind kind : ItemKind.values()) {
            codes.append(kind.code);
        }
        module.dict.putName("typecodes", codes.toString());
        Object abc = CallOps.call1(t, t.interpreter.builtins.getName("__import__"), "collections.abc");
        Object sequence = AttributeOps.get(t, AttributeOps.get(t, abc, "abc"), "MutableSequence");
        CallOps.callMethod(t, sequence, "register", PyArray.TYPE);
    }

    @ExposedFunction(value = "_array_reconstructor($module, arraytype, typecode, mformat_code, items,\n                     /)",
            doc = "Internal. Used for pickling support.")
    static Object arrayReconstructor(PyThread t, Object arraytype, Object typecode, Object mformatCode, Object items) {
        if (!(arraytype instanceof PyType cls)) {
            throw TypeErrors.of("first argument must be a type object, not " + PyType.of(arraytype).fullName());
        }
        ItemKind kind = PyArray.kind("_array_reconstructor() argument 2", typecode, "second argument must be a valid type code");
        int code = NumberOps.size(t, mformatCode);
        if (!cls.isSubtype(PyArray.TYPE)) {
            throw TypeErrors.of(cls.name + " is not a subtype of array.array");
        }
        MachineFormat format = MachineFormat.of(code);
        if (format == null) {
            throw ValueErrors.of("third argument must be a valid machine format code.");
        }
        if (!(items instanceof PyBytes b)) {
            throw TypeErrors.of("fourth argument should be bytes, not " + PyType.of(items).fullName());
        }
        return format.read(t, cls, kind, b.value);
    }
}
