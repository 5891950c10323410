package dev.krait.modules.core;

import dev.krait.object.PyEllipsis;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.function.PySuper;
import dev.krait.type.function.PyClassMethod;
import dev.krait.type.function.PyStaticMethod;
import dev.krait.type.function.PyProperty;
import dev.krait.type.iter.PyReversed;
import dev.krait.type.iter.PyFilter;
import dev.krait.type.iter.PyMap;
import dev.krait.type.iter.PyZip;
import dev.krait.type.iter.PyEnumerate;
import dev.krait.type.sequence.PySlice;
import dev.krait.type.sequence.PyRange;
import dev.krait.type.set.PyFrozenSet;
import dev.krait.type.set.PySet;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.PyList;
import dev.krait.type.text.PyByteArray;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.PyMemoryView;
import dev.krait.type.text.StrType;
import dev.krait.type.number.PyComplex;
import dev.krait.type.number.BoolType;
import dev.krait.type.number.FloatType;
import dev.krait.type.number.IntType;

/** The names of {@code builtins} that are no functions. */
final class BuiltinNames {
    private static final PyType[] EXCEPTIONS = {
        ExceptionTypes.BASE_EXCEPTION, ExceptionTypes.BASE_EXCEPTION_GROUP, ExceptionTypes.EXCEPTION, ExceptionTypes.ARITHMETIC_ERROR,
        ExceptionTypes.FLOATING_POINT_ERROR, ExceptionTypes.OVERFLOW_ERROR, ExceptionTypes.ZERO_DIVISION_ERROR,
        ExceptionTypes.ASSERTION_ERROR, ExceptionTypes.ATTRIBUTE_ERROR, ExceptionTypes.BUFFER_ERROR, ExceptionTypes.EOF_ERROR,
        ExceptionTypes.IMPORT_ERROR, ExceptionTypes.MODULE_NOT_FOUND_ERROR, ExceptionTypes.LOOKUP_ERROR, ExceptionTypes.INDEX_ERROR,
        ExceptionTypes.KEY_ERROR, ExceptionTypes.MEMORY_ERROR, ExceptionTypes.NAME_ERROR, ExceptionTypes.UNBOUND_LOCAL_ERROR,
        ExceptionTypes.OS_ERROR, ExceptionTypes.BLOCKING_IO_ERROR, ExceptionTypes.CHILD_PROCESS_ERROR, ExceptionTypes.CONNECTION_ERROR,
        ExceptionTypes.BROKEN_PIPE_ERROR, ExceptionTypes.CONNECTION_ABORTED_ERROR, ExceptionTypes.CONNECTION_REFUSED_ERROR,
        ExceptionTypes.CONNECTION_RESET_ERROR, ExceptionTypes.FILE_EXISTS_ERROR, ExceptionTypes.FILE_NOT_FOUND_ERROR,
        ExceptionTypes.INTERRUPTED_ERROR, ExceptionTypes.IS_ADIRECTORY_ERROR, ExceptionTypes.NOT_ADIRECTORY_ERROR,
        ExceptionTypes.PERMISSION_ERROR, ExceptionTypes.PROCESS_LOOKUP_ERROR, ExceptionTypes.TIMEOUT_ERROR, ExceptionTypes.REFERENCE_ERROR,
        ExceptionTypes.RUNTIME_ERROR, ExceptionTypes.NOT_IMPLEMENTED_ERROR, ExceptionTypes.PYTHON_FINALIZATION_ERROR,
        ExceptionTypes.RECURSION_ERROR, ExceptionTypes.STOP_ASYNC_ITERATION, ExceptionTypes.STOP_ITERATION, ExceptionTypes.SYNTAX_ERROR,
        ExceptionTypes.INDENTATION_ERROR, ExceptionTypes.TAB_ERROR, ExceptionTypes._INCOMPLETE_INPUT_ERROR, ExceptionTypes.SYSTEM_ERROR,
        ExceptionTypes.TYPE_ERROR, ExceptionTypes.VALUE_ERROR, ExceptionTypes.UNICODE_ERROR, ExceptionTypes.UNICODE_DECODE_ERROR,
        ExceptionTypes.UNICODE_ENCODE_ERROR, ExceptionTypes.UNICODE_TRANSLATE_ERROR, ExceptionTypes.WARNING, ExceptionTypes.BYTES_WARNING,
        ExceptionTypes.DEPRECATION_WARNING, ExceptionTypes.ENCODING_WARNING, ExceptionTypes.FUTURE_WARNING, ExceptionTypes.IMPORT_WARNING,
        ExceptionTypes.PENDING_DEPRECATION_WARNING, ExceptionTypes.RESOURCE_WARNING, ExceptionTypes.RUNTIME_WARNING,
        ExceptionTypes.SYNTAX_WARNING, ExceptionTypes.UNICODE_WARNING, ExceptionTypes.USER_WARNING, ExceptionTypes.GENERATOR_EXIT,
        ExceptionTypes.KEYBOARD_INTERRUPT, ExceptionTypes.SYSTEM_EXIT,
    };
    private static final PyType[] TYPES = {
        PyType.OBJECT, PyType.TYPE, IntType.TYPE, FloatType.TYPE,
        BoolType.TYPE, PyComplex.TYPE, StrType.TYPE,
        PyBytes.TYPE, PyByteArray.TYPE, PyMemoryView.TYPE, PyList.TYPE, PyTuple.TYPE,
        PyDict.TYPE, PySet.TYPE, PyFrozenSet.TYPE,
        PyRange.TYPE, PySlice.TYPE, PyEnumerate.TYPE,
        PyZip.TYPE, PyMap.TYPE, PyFilter.TYPE,
        PyReversed.TYPE, PyProperty.TYPE, PyStaticMethod.TYPE,
        PyClassMethod.TYPE, PySuper.TYPE,
    };

    private BuiltinNames() {
    }

    static void addTypes(PyDict d) {
        d.putName("None", PyNone.NONE);
        d.putName("Ellipsis", PyEllipsis.ELLIPSIS);
        d.putName("NotImplemented", PyNotImplemented.NOT_IMPLEMENTED);
        d.putName("False", Boolean.FALSE);
        d.putName("True", Boolean.TRUE);
        for (PyType type : TYPES) {
            d.putName(type.name, type);
        }
        for (PyType type : EXCEPTIONS) {
            d.putName(type.name, type);
        }
        d.putName("EnvironmentError", ExceptionTypes.OS_ERROR);
        d.putName("IOError", ExceptionTypes.OS_ERROR);
    }
}
