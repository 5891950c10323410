package dev.krait.type.generic;

import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import java.util.Arrays;

/** The type {@code typing.Generic}. Compare CPython {@code Objects/typevarobject.c: generic_methods}. */
@ExposedType(value = "typing.Generic", doc = "Abstract base class for generic types\n\nOn Python 3.12 and newer, generic classes implicitly inherit from\n"
        + "Generic when they declare a parameter list after the class's name::\n\n    class Mapping[KT, VT]:\n        def __getitem__(self, key: KT) -> VT:\n"
        + "            ...\n            # Etc.\n\nOn older versions of Python, however, generic classes have to\nexplicitly inherit from Generic.\n\n"
        + "After a class has been declared to be generic, it can then be used as\nfollows::\n\n"
        + "    def lookup_name[KT, VT](mapping: Mapping[KT, VT], key: KT, default: VT) -> VT:\n        try:\n            return mapping[key]\n"
        + "        except KeyError:\n            return default\n")
public final class GenericType {
    public static final PyType TYPE = PyType.builtin(GenericTypeTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.SAME_LAYOUT | PyType.SHOWN_ON_HEAP);

    private GenericType() {
    }

    @ExposedMethod(value = "__class_getitem__($type, /, *args, **kwargs)", binding = Binding.CLASS, doc = "Parameterizes a generic class.")
    static Object classGetItem(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return TypingLibrary.call(t, "_generic_class_getitem", withClass(cls, args));
    }

    @ExposedMethod(value = "__init_subclass__($type, /, *args, **kwargs)", binding = Binding.CLASS, doc = "Function to initialize subclasses.")
    static Object initSubclass(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        Object function = TypingLibrary.function(t, "_generic_init_subclass");
        return dev.krait.type.function.Keywords.call(t, function, withClass(cls, args), kwargs);
    }

    private static Object[] withClass(PyType cls, Object[] args) {
        Object[] all = new Object[args.length + 1];
        all[0] = cls;
        System.arraycopy(args, 0, all, 1, args.length);
        return all;
    }

    /** {@code Generic[parameters]} as the compiler's {@code class C[T]} asks for it; type variable tuples are unpacked. */
    public static Object subscript(PyThread t, Object parameters) {
        Object[] all = ((dev.krait.type.sequence.PyTuple) parameters).items.clone();
        for (int i = 0; i < all.length; i++) {
            all[i] = all[i] instanceof PyTypeVarTuple ? PyTypeVarTuple.unpack(t, all[i]) : all[i];
        }
        return TypingLibrary.call(t, "_GenericAlias", TYPE, dev.krait.type.sequence.PyTuple.of(Arrays.copyOf(all, all.length)));
    }

    /** Gives a type parameter a default that is computed when it is asked for; returns the parameter. */
    public static Object setDefault(Object parameter, Object evaluate) {
        ((TypeParameter) parameter).setDefault(evaluate);
        return parameter;
    }
}
