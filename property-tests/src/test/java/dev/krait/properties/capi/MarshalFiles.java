package dev.krait.properties.capi;

import dev.krait.bytecode.Marshal;
import dev.krait.error.EOFErrors;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.ImportOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyBytes;
import java.util.function.Function;

/** Marshal data in files, read and written piece by piece. Compare CPython {@code Modules/_testcapimodule.c: pymarshal_read_short_from_file}. */
final class MarshalFiles {
    private MarshalFiles() {
    }

    private static Object open(PyThread t, Object name, String mode) {
        return CallOps.callMethod(t, ImportOps.module(t, "io"), "open", name, mode);
    }

    static void write(PyThread t, byte[] data, Object name) {
        Object file = open(t, name, "wb");
        try {
            CallOps.callMethod(t, file, "write", PyBytes.of(data));
        } finally {
            CallOps.callMethod(t, file, "close");
        }
    }

    /** What is read from a file, and where the file stands then. */
    private static Object reading(PyThread t, Object name, Function<Object, Object> reader) {
        Object file = open(t, name, "rb");
        try {
            Object value = reader.apply(file);
            return PyTuple.of(value, CallOps.callMethod(t, file, "tell"));
        } finally {
            CallOps.callMethod(t, file, "close");
        }
    }

    /** A little-endian number of some bytes, with its sign. Raises EOFError when they are not there. */
    static Object readNumber(PyThread t, Object name, int size) {
        return reading(t, name, file -> {
            byte[] bytes = BufferOps.bytes(t, CallOps.callMethod(t, file, "read", (long) size));
            if (bytes.length < size) {
                throw EOFErrors.of("EOF read where not expected");
            }
            long number = bytes[size - 1];
            for (int i = size - 2; i >= 0; i--) {
                number = number << 8 | bytes[i] & 0xff;
            }
            return number;
        });
    }

    static Object readObject(PyThread t, Object name) {
        return reading(t, name, file -> Marshal.load(t, file, true));
    }

    /** The object at the beginning of a file that is read as a whole. */
    static Object readLastObject(PyThread t, Object name) {
        return reading(t, name, file -> Marshal.loads(t, BufferOps.bytes(t, CallOps.callMethod(t, file, "read")), true));
    }
}
