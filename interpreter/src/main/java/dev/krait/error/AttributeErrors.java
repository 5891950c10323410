package dev.krait.error;

import dev.krait.object.PyType;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.function.AttributeMember;
import dev.krait.type.text.Str;

/** Makes {@code AttributeError}s; the caller throws them. */
public final class AttributeErrors {
    private AttributeErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.ATTRIBUTE_ERROR, message);
    }

    /** With a message, the object and the name that it lacks. */
    public static PyException of(String message, Object object, String name) {
        return new PyException(dev.krait.type.exception.PyAttributeError.of(Str.of(message), object, Str.of(name)));
    }

    /** {@code object} has no such attribute. */
    public static PyException missing(Object object, String name) {
        String what = object instanceof PyType cls ? "type object '" + cls.fullName() + "'" : "'" + PyType.of(object).fullName() + "' object";
        return of(what + " has no attribute '" + name + "'", object, name);
    }

    /** A setter is missing. Compare CPython {@code Objects/descrobject.c: getset_set}. */
    public static PyException readOnly(AttributeMember member, Object self) {
        boolean stored = member instanceof dev.krait.type.function.MemberDescriptor;
        return of(stored ? "readonly attribute"
                : "attribute '" + member.name + "' of '" + member.owner.fullName() + "' objects is not writable");
    }
}
