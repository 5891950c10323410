package dev.krait.type.function;

import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;

/** The {@code at 0x…} of default texts: {@code id} in hexadecimal. */
public final class Addresses {
    private Addresses() {
    }

    /** {@code hex(id(value))}. */
    public static String of(PyThread t, Object value) {
        Object id = dev.krait.ops.IdentityOps.id(t, value);
        return "0x" + (id instanceof Long l ? Long.toHexString(l) : ((java.math.BigInteger) id).toString(16));
    }
}
