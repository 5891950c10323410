package dev.krait.type.exception;

import dev.krait.object.PyType;

/** Which class an error number means. The numbers are those of Linux. Compare CPython {@code Objects/exceptions.c: _PyExc_InitState}. */
final class ErrnoTypes {
    private ErrnoTypes() {
    }

    static PyType of(int errno) {
        return switch (errno) {
            case 1, 13 -> ExceptionTypes.PERMISSION_ERROR;
            case 2 -> ExceptionTypes.FILE_NOT_FOUND_ERROR;
            case 3 -> ExceptionTypes.PROCESS_LOOKUP_ERROR;
            case 4 -> ExceptionTypes.INTERRUPTED_ERROR;
            case 10 -> ExceptionTypes.CHILD_PROCESS_ERROR;
            case 11, 114, 115 -> ExceptionTypes.BLOCKING_IO_ERROR;
            case 17 -> ExceptionTypes.FILE_EXISTS_ERROR;
            case 20 -> ExceptionTypes.NOT_ADIRECTORY_ERROR;
            case 21 -> ExceptionTypes.IS_ADIRECTORY_ERROR;
            case 32, 108 -> ExceptionTypes.BROKEN_PIPE_ERROR;
            case 103 -> ExceptionTypes.CONNECTION_ABORTED_ERROR;
            case 104 -> ExceptionTypes.CONNECTION_RESET_ERROR;
            case 110 -> ExceptionTypes.TIMEOUT_ERROR;
            case 111 -> ExceptionTypes.CONNECTION_REFUSED_ERROR;
            default -> ExceptionTypes.OS_ERROR;
        };
    }
}
