package dev.krait.type.function;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.error.AttributeErrors;
import dev.krait.object.ExposedRow;
import dev.krait.object.Fields;
import dev.krait.object.PyInstance;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;

/** A stored attribute of a built-in type, or one of the {@code __slots__} of a Python class. */
@ExposedType("member_descriptor")
public final class MemberDescriptor extends AttributeMember {
    public static final PyType TYPE = PyType.builtin(MemberDescriptorTable.TABLE, PyType.OBJECT, 0);

    /** The object field of a slot; -1 for a member of a built-in type. */
    public final int index;

    public MemberDescriptor(PyType owner, ExposedRow row) {
        super(TYPE, owner, row, row.name());
        this.index = -1;
    }

    /** A slot of a Python class. */
    public MemberDescriptor(PyType owner, String name, int index) {
        super(TYPE, owner, null, name);
        this.index = index;
    }

    @Override
    protected Object read(PyThread t, Object self) {
        return index < 0 ? super.read(t, self) : Fields.slot((PyInstance) self, index);
    }

    @Override
    protected void write(PyThread t, Object self, Object value) {
        if (index < 0) {
            super.write(t, self, value);
        } else if (!Fields.setSlot((PyInstance) self, index, value) && value == null) {
            throw AttributeErrors.missing(self, name);
        }
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr() {
        return dev.krait.type.text.Str.of("<member '" + name + "' of '" + owner.name + "' objects>");
    }
}
