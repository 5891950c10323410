package dev.krait.protocol;

import dev.krait.thread.PyThread;

/** A built-in descriptor that also has {@code __set__} and {@code __delete__}, so it wins over the instance's own attribute. */
public interface DataDescriptor extends Descriptor {
    /** Sets the attribute, or deletes it when {@code value} is null. */
    void assign(PyThread t, Object self, Object value);
}
