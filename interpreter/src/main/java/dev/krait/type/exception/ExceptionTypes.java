package dev.krait.type.exception;

import dev.krait.object.PyType;

/** The built-in exception types, one row each. Compare CPython {@code Objects/exceptions.c}. */
public final class ExceptionTypes {
    public static final PyType BASE_EXCEPTION = PyBaseException.TYPE;
    public static final PyType BASE_EXCEPTION_GROUP = own(PyBaseExceptionGroupTable.TABLE, BASE_EXCEPTION, PyBaseExceptionGroup::new);
    public static final PyType EXCEPTION = plain("Exception", BASE_EXCEPTION,
            "Common base class for all non-exit exceptions.");
    public static final PyType ARITHMETIC_ERROR = plain("ArithmeticError", EXCEPTION,
            "Base class for arithmetic errors.");
    public static final PyType FLOATING_POINT_ERROR = plain("FloatingPointError", ARITHMETIC_ERROR,
            "Floating-point operation failed.");
    public static final PyType OVERFLOW_ERROR = plain("OverflowError", ARITHMETIC_ERROR,
            "Result too large to be represented.");
    public static final PyType ZERO_DIVISION_ERROR = plain("ZeroDivisionError", ARITHMETIC_ERROR,
            "Second argument to a division or modulo operation was zero.");
    public static final PyType ASSERTION_ERROR = plain("AssertionError", EXCEPTION,
            "Assertion failed.");
    public static final PyType ATTRIBUTE_ERROR = own(PyAttributeErrorTable.TABLE, EXCEPTION, PyAttributeError::new);
    public static final PyType BUFFER_ERROR = plain("BufferError", EXCEPTION,
            "Buffer error.");
    public static final PyType EOF_ERROR = plain("EOFError", EXCEPTION,
            "Read beyond end of file.");
    public static final PyType IMPORT_ERROR = own(PyImportErrorTable.TABLE, EXCEPTION, PyImportError::new);
    public static final PyType MODULE_NOT_FOUND_ERROR = plain("ModuleNotFoundError", IMPORT_ERROR,
            "Module not found.");
    public static final PyType LOOKUP_ERROR = plain("LookupError", EXCEPTION,
            "Base class for lookup errors.");
    public static final PyType INDEX_ERROR = plain("IndexError", LOOKUP_ERROR,
            "Sequence index out of range.");
    public static final PyType KEY_ERROR = PyType.builtin(KeyErrorTypeTable.TABLE, LOOKUP_ERROR, PyType.BASETYPE | PyType.SAME_LAYOUT);
    public static final PyType MEMORY_ERROR = plain("MemoryError", EXCEPTION,
            "Out of memory.");
    public static final PyType NAME_ERROR = own(PyNameErrorTable.TABLE, EXCEPTION, PyNameError::new);
    public static final PyType UNBOUND_LOCAL_ERROR = plain("UnboundLocalError", NAME_ERROR,
            "Local name referenced but not bound to a value.");
    public static final PyType OS_ERROR = own(PyOSErrorTable.TABLE, EXCEPTION, PyOSError::new);
    public static final PyType BLOCKING_IO_ERROR = plain("BlockingIOError", OS_ERROR,
            "I/O operation would block.");
    public static final PyType CHILD_PROCESS_ERROR = plain("ChildProcessError", OS_ERROR,
            "Child process error.");
    public static final PyType CONNECTION_ERROR = plain("ConnectionError", OS_ERROR,
            "Connection error.");
    public static final PyType BROKEN_PIPE_ERROR = plain("BrokenPipeError", CONNECTION_ERROR,
            "Broken pipe.");
    public static final PyType CONNECTION_ABORTED_ERROR = plain("ConnectionAbortedError", CONNECTION_ERROR,
            "Connection aborted.");
    public static final PyType CONNECTION_REFUSED_ERROR = plain("ConnectionRefusedError", CONNECTION_ERROR,
            "Connection refused.");
    public static final PyType CONNECTION_RESET_ERROR = plain("ConnectionResetError", CONNECTION_ERROR,
            "Connection reset.");
    public static final PyType FILE_EXISTS_ERROR = plain("FileExistsError", OS_ERROR,
            "File already exists.");
    public static final PyType FILE_NOT_FOUND_ERROR = plain("FileNotFoundError", OS_ERROR,
            "File not found.");
    public static final PyType INTERRUPTED_ERROR = plain("InterruptedError", OS_ERROR,
            "Interrupted by signal.");
    public static final PyType IS_ADIRECTORY_ERROR = plain("IsADirectoryError", OS_ERROR,
            "Operation doesn't work on directories.");
    public static final PyType NOT_ADIRECTORY_ERROR = plain("NotADirectoryError", OS_ERROR,
            "Operation only works on directories.");
    public static final PyType PERMISSION_ERROR = plain("PermissionError", OS_ERROR,
            "Not enough permissions.");
    public static final PyType PROCESS_LOOKUP_ERROR = plain("ProcessLookupError", OS_ERROR,
            "Process not found.");
    public static final PyType TIMEOUT_ERROR = plain("TimeoutError", OS_ERROR,
            "Timeout expired.");
    public static final PyType REFERENCE_ERROR = plain("ReferenceError", EXCEPTION,
            "Weak ref proxy used after referent went away.");
    public static final PyType RUNTIME_ERROR = plain("RuntimeError", EXCEPTION,
            "Unspecified run-time error.");
    public static final PyType NOT_IMPLEMENTED_ERROR = plain("NotImplementedError", RUNTIME_ERROR,
            "Method or function hasn't been implemented yet.");
    public static final PyType PYTHON_FINALIZATION_ERROR = plain("PythonFinalizationError", RUNTIME_ERROR,
            "Operation blocked during Python finalization.");
    public static final PyType RECURSION_ERROR = plain("RecursionError", RUNTIME_ERROR,
            "Recursion limit exceeded.");
    public static final PyType STOP_ASYNC_ITERATION = plain("StopAsyncIteration", EXCEPTION,
            "Signal the end from iterator.__anext__().");
    public static final PyType STOP_ITERATION = own(PyStopIterationTable.TABLE, EXCEPTION, PyStopIteration::new);
    public static final PyType SYNTAX_ERROR = own(PySyntaxErrorTable.TABLE, EXCEPTION, PySyntaxError::new);
    public static final PyType INDENTATION_ERROR = plain("IndentationError", SYNTAX_ERROR,
            "Improper indentation.");
    public static final PyType TAB_ERROR = plain("TabError", INDENTATION_ERROR,
            "Improper mixture of spaces and tabs.");
    public static final PyType _INCOMPLETE_INPUT_ERROR = plain("_IncompleteInputError", SYNTAX_ERROR,
            "incomplete input.");
    public static final PyType SYSTEM_ERROR = plain("SystemError", EXCEPTION,
            "Internal error in the Python interpreter.");
    public static final PyType TYPE_ERROR = plain("TypeError", EXCEPTION,
            "Inappropriate argument type.");
    public static final PyType VALUE_ERROR = plain("ValueError", EXCEPTION,
            "Inappropriate argument value (of correct type).");
    public static final PyType UNICODE_ERROR = plain("UnicodeError", VALUE_ERROR,
            "Unicode related error.");
    public static final PyType UNICODE_DECODE_ERROR = own(PyUnicodeDecodeErrorTable.TABLE, UNICODE_ERROR, PyUnicodeDecodeError::new);
    public static final PyType UNICODE_ENCODE_ERROR = own(PyUnicodeEncodeErrorTable.TABLE, UNICODE_ERROR, PyUnicodeEncodeError::new);
    public static final PyType UNICODE_TRANSLATE_ERROR = own(PyUnicodeTranslateErrorTable.TABLE, UNICODE_ERROR, PyUnicodeTranslateError::new);
    public static final PyType WARNING = plain("Warning", EXCEPTION,
            "Base class for warning categories.");
    public static final PyType BYTES_WARNING = plain("BytesWarning", WARNING,
            "Base class for warnings about bytes and buffer related problems, mostly");
    public static final PyType DEPRECATION_WARNING = plain("DeprecationWarning", WARNING,
            "Base class for warnings about deprecated features.");
    public static final PyType ENCODING_WARNING = plain("EncodingWarning", WARNING,
            "Base class for warnings about encodings.");
    public static final PyType FUTURE_WARNING = plain("FutureWarning", WARNING,
            "Base class for warnings about constructs that will change semantically");
    public static final PyType IMPORT_WARNING = plain("ImportWarning", WARNING,
            "Base class for warnings about probable mistakes in module imports");
    public static final PyType PENDING_DEPRECATION_WARNING = plain("PendingDeprecationWarning", WARNING,
            "Base class for warnings about features which will be deprecated");
    public static final PyType RESOURCE_WARNING = plain("ResourceWarning", WARNING,
            "Base class for warnings about resource usage.");
    public static final PyType RUNTIME_WARNING = plain("RuntimeWarning", WARNING,
            "Base class for warnings about dubious runtime behavior.");
    public static final PyType SYNTAX_WARNING = plain("SyntaxWarning", WARNING,
            "Base class for warnings about dubious syntax.");
    public static final PyType UNICODE_WARNING = plain("UnicodeWarning", WARNING,
            "Base class for warnings about Unicode related problems, mostly");
    public static final PyType USER_WARNING = plain("UserWarning", WARNING,
            "Base class for warnings generated by user code.");
    public static final PyType GENERATOR_EXIT = plain("GeneratorExit", BASE_EXCEPTION,
            "Request that a generator exit.");
    public static final PyType KEYBOARD_INTERRUPT = plain("KeyboardInterrupt", BASE_EXCEPTION,
            "Program interrupted by user.");
    public static final PyType SYSTEM_EXIT = own(PySystemExitTable.TABLE, BASE_EXCEPTION, PySystemExit::new);

    private ExceptionTypes() {
    }

    /** A type with a Java class of its own. */
    private static PyType own(dev.krait.object.CallTable table, PyType base, PyType.Allocator allocator) {
        PyType type = PyType.builtin(table, base, PyType.BASETYPE);
        type.allocator = allocator;
        return type;
    }

    /** A type that adds nothing to its base but its name. */
    private static PyType plain(String name, PyType base, String doc) {
        return PyType.builtin(new PlainTable(name, doc), base, PyType.BASETYPE | PyType.SAME_LAYOUT);
    }
}
