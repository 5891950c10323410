package dev.krait.type.function;

import dev.krait.error.AttributeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.object.ExposedRow;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.protocol.DataDescriptor;
import dev.krait.thread.PyThread;

/** An attribute that Java code reads and writes. Compare CPython {@code Objects/descrobject.c: getset_get, member_get, descr_setcheck}. */
public abstract class AttributeMember extends TypeMember implements DataDescriptor {
    AttributeMember(PyType type, PyType owner, ExposedRow row, String name) {
        super(type, owner, row, name);
    }

    /** Reads the attribute of an instance of {@link #owner}; null when it is not set. */
    protected Object read(PyThread t, Object self) {
        return row.call1(t, self);
    }

    /** Writes the attribute of an instance of {@link #owner}, or deletes it when {@code value} is null. */
    protected void write(PyThread t, Object self, Object value) {
        if (row.setter() < 0) {
            throw AttributeErrors.readOnly(this, self);
        }
        row.table().call2(row.setter(), t, self, value);
    }

    @Override
    public final Object bind(PyThread t, Object self, PyType cls) {
        if (self == null) {
            return this;
        }
        checkSelf(self);
        Object value = read(t, self);
        if (value == null) {
            throw AttributeErrors.missing(self, name);
        }
        return value;
    }

    @Override
    public final void assign(PyThread t, Object self, Object value) {
        checkSelf(self);
        write(t, self, value);
    }

    @ExposedMethod("__set__($self, instance, value, /)")
    public final void set(PyThread t, Object instance, Object value) {
        assign(t, instance, value);
    }

    @ExposedMethod("__delete__($self, instance, /)")
    public final void delete(PyThread t, Object instance) {
        assign(t, instance, null);
    }
}
