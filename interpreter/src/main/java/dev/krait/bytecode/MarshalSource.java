package dev.krait.bytecode;

import dev.krait.error.EOFErrors;
import dev.krait.error.ValueErrors;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.PyByteArray;
import dev.krait.type.text.PyMemoryView;

/** An open file that marshal data is read from, no byte further than the value goes. Compare CPython {@code Python/marshal.c: r_string}. */
final class MarshalSource {
    private final PyThread t;
    private final Object file;

    MarshalSource(PyThread t, Object file) {
        this.t = t;
        this.file = file;
    }

    /** The next bytes. Raises EOFError when the file ends before, ValueError when it claims to have given more than was asked for. */
    byte[] read(int n) {
        PyByteArray buffer = PyByteArray.of(new byte[n]);
        Object result = CallOps.callMethod(t, file, "readinto", PyMemoryView.of(t, buffer));
        long got = ArgumentOps.longInteger(t, result);
        if (got > n) {
            throw ValueErrors.of("read() returned too much data: " + n + " bytes requested, " + got + " returned");
        }
        if (got < n) {
            throw EOFErrors.of("EOF read where not expected");
        }
        return buffer.toArray();
    }
}
