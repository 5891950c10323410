package dev.krait.ops;

import dev.krait.object.Fields;
import dev.krait.object.PyInstance;
import dev.krait.object.PyModule;
import dev.krait.object.PyType;
import dev.krait.object.Shape;
import dev.krait.object.TypeTraits;
import dev.krait.type.function.MemberDescriptor;
import dev.krait.type.function.PyClassMethod;
import dev.krait.type.function.PyStaticMethod;

/**
 * What {@code receiver.name} means for receivers like the one it was resolved for: for inline caches and the JIT. Resolving runs no Python code.
 *
 * <p>The answer holds while the receiver's type is {@link #type} with {@link #version}, and, where {@link #shape} is not null, its shape is that one.
 *
 * @param location where a {@code FIELD} or {@code SLOT} lies, null otherwise
 * @param value what was found on the type: the unbound method, class value or descriptor; for {@code TYPE_VALUE} the value itself
 */
public record AttributeSite(Kind kind, PyType type, long version, Shape shape, Shape.Location location, Object value) {
    /** What was found. */
    public enum Kind {
        /** An attribute of the instance's own at {@link #location}; an absent value means that the slow path must be taken. */
        FIELD,
        /** One of {@code __slots__} at {@link #location}; unset raises AttributeError (slow path). */
        SLOT,
        /** A data descriptor: {@code AttributeOps.bindTo} it. */
        DATA_DESCRIPTOR,
        /** A function or built-in method that takes the receiver as its first argument; no attribute of the instance's own hides it. */
        METHOD,
        /** Another descriptor without {@code __set__}. */
        NONDATA_DESCRIPTOR,
        /** A plain value on the type. */
        CLASS_VALUE,
        /** A plain value or unbound function on the class that is itself the receiver; {@link #type} is the receiver. */
        TYPE_VALUE,
        /** A static or class method of the class that is itself the receiver, to be bound to it; {@link #type} is the receiver. */
        TYPE_DESCRIPTOR,
        /** A name of a module: look in its dict, nothing on its type comes first. */
        MODULE,
        /** Nothing of that name. */
        ABSENT,
        /** No simple answer. */
        GENERIC;

        /** Whether the receiver is {@link #type} itself. */
        public boolean isOnType() {
            return this == TYPE_VALUE || this == TYPE_DESCRIPTOR;
        }
    }

    /** Resolves {@code receiver.name}. */
    public static AttributeSite resolve(Object receiver, String name) {
        PyType type = PyType.of(receiver);
        long version = type.version;
        int traits = type.traits();
        if ((traits & TypeTraits.HAS_GETATTR) == 0 && receiver instanceof PyType cls && (traits & TypeTraits.TYPE_GET) != 0) {
            return ofClass(cls, name);
        }
        if ((traits & TypeTraits.HAS_GETATTR) == 0 && receiver instanceof PyModule && (traits & TypeTraits.MODULE_GET) != 0) {
            return new AttributeSite(type.lookup(name) == null ? Kind.MODULE : Kind.GENERIC, type, version, null, null, null);
        }
        if ((traits & TypeTraits.GENERIC_GET) == 0) {
            return new AttributeSite(Kind.GENERIC, type, version, null, null, null);
        }
        return ofInstance(receiver, type, version, name);
    }

    private static AttributeSite ofInstance(Object receiver, PyType type, long version, String name) {
        Object value = type.lookup(name);
        int traits = value == null ? 0 : PyType.of(value).traits();
        boolean get = (traits & TypeTraits.HAS_GET) != 0;
        if (get && (traits & TypeTraits.HAS_SET) != 0) {
            if (value instanceof MemberDescriptor m && m.index >= 0 && type.isSubtype(m.owner)) {
                return new AttributeSite(Kind.SLOT, type, version, null, new Shape.Location(name, Shape.Kind.OBJECT, m.index, -1), value);
            }
            return new AttributeSite(Kind.DATA_DESCRIPTOR, type, version, null, null, value);
        }
        Shape shape = receiver instanceof PyInstance i && type.hasDict ? i.shape : null;
        if (shape != null) {
            if (shape.dictionary) {
                return new AttributeSite(Kind.GENERIC, type, version, shape, null, value);
            }
            Shape.Location location = shape.find(name);
            if (location != null) {
                return new AttributeSite(Kind.FIELD, type, version, shape, location, value);
            }
        }
        Kind kind = value == null ? Kind.ABSENT : SlotOps.isMethod(value) ? Kind.METHOD : get ? Kind.NONDATA_DESCRIPTOR : Kind.CLASS_VALUE;
        return new AttributeSite(kind, type, version, shape, null, value);
    }

    private static AttributeSite ofClass(PyType cls, String name) {
        long version = cls.version;
        Object meta = cls.type.lookup(name);
        if (meta != null && (PyType.of(meta).traits() & TypeTraits.HAS_SET) != 0) {
            return new AttributeSite(Kind.GENERIC, cls, version, null, null, null);
        }
        Object own = cls.lookup(name);
        if (own == null) {
            return new AttributeSite(meta == null ? Kind.ABSENT : Kind.GENERIC, cls, version, null, null, null);
        }
        boolean plain = SlotOps.isMethod(own) || (PyType.of(own).traits() & TypeTraits.HAS_GET) == 0;
        boolean bound = PyType.of(own) == PyStaticMethod.TYPE || PyType.of(own) == PyClassMethod.TYPE;
        return new AttributeSite(plain ? Kind.TYPE_VALUE : bound ? Kind.TYPE_DESCRIPTOR : Kind.GENERIC, cls, version, null, null, own);
    }

    /** Reads a {@code FIELD} or {@code SLOT} of a receiver that fits; null means that the slow path must be taken. */
    public Object read(PyInstance receiver) {
        return Fields.read(receiver, location);
    }
}
