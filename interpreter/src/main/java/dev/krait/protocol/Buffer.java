package dev.krait.protocol;

import dev.krait.thread.PyThread;

/** An object that lends its memory: {@code bytes}, {@code bytearray}, {@code memoryview}, {@code array}. Compare PEP 3118. */
public interface Buffer {
    /** What {@code PyBUF_*} flags ask for, as {@code inspect.BufferFlags} numbers them. */
    int SIMPLE = 0;
    int WRITABLE = 1;
    int FORMAT = 4;
    int ND = 8;
    int STRIDES = 0x18;
    int FULL_RO = 0x11C;
    int FULL = 0x11D;

    /** Lends the memory until {@link BufferView#release}; raises BufferError when that cannot be. */
    BufferView lend(PyThread t, int flags);

    /** Whose memory it is: what {@code memoryview.obj} shows. */
    default Object exporter() {
        return this;
    }

    /** Takes one loan back. */
    default void returned(BufferView view) {
    }
}
