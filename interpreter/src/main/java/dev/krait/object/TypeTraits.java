package dev.krait.object;

/** Facts about a type's special methods that attribute access and calls ask for each time, as bits. Cached by {@link PyType#traits}. */
public final class TypeTraits {
    /** {@code __getattribute__} is that of {@code object}. */
    public static final int GENERIC_GET = 1;
    /** {@code __getattribute__} is that of {@code type}. */
    public static final int TYPE_GET = 1 << 1;
    /** {@code __getattribute__} is that of modules. */
    public static final int MODULE_GET = 1 << 2;
    /** There is a {@code __getattr__}. */
    public static final int HAS_GETATTR = 1 << 3;
    /** {@code __setattr__} and {@code __delattr__} are those of {@code object}. */
    public static final int GENERIC_SET = 1 << 4;
    /** {@code __new__} is that of {@code object}. */
    public static final int OBJECT_NEW = 1 << 5;
    /** {@code __init__} is that of {@code object}. */
    public static final int OBJECT_INIT = 1 << 6;
    /** As a descriptor: has {@code __get__}. */
    public static final int HAS_GET = 1 << 7;
    /** As a descriptor: has {@code __set__} or {@code __delete__}. */
    public static final int HAS_SET = 1 << 8;
    /** Has a finaliser. */
    public static final int HAS_DEL = 1 << 9;
    /** An instance's {@code __class__} is its type: nothing stands in the way of that of {@code object}. */
    public static final int HONEST_CLASS = 1 << 10;

    private TypeTraits() {
    }

    static Integer of(PyType type) {
        int traits = 0;
        Object get = type.slot(Slot.GETATTRIBUTE);
        if (get == PyType.OBJECT.slot(Slot.GETATTRIBUTE)) {
            traits |= GENERIC_GET;
        } else if (get == PyType.TYPE.slot(Slot.GETATTRIBUTE)) {
            traits |= TYPE_GET;
        } else if (get == PyModule.TYPE.slot(Slot.GETATTRIBUTE)) {
            traits |= MODULE_GET;
        }
        traits |= type.slot(Slot.GETATTR) != null ? HAS_GETATTR : 0;
        if (type.slot(Slot.SETATTR) == PyType.OBJECT.slot(Slot.SETATTR) && type.slot(Slot.DELATTR) == PyType.OBJECT.slot(Slot.DELATTR)) {
            traits |= GENERIC_SET;
        }
        traits |= type.slot(Slot.NEW) == PyType.OBJECT.slot(Slot.NEW) ? OBJECT_NEW : 0;
        traits |= type.slot(Slot.INIT) == PyType.OBJECT.slot(Slot.INIT) ? OBJECT_INIT : 0;
        traits |= type.slot(Slot.GET) != null ? HAS_GET : 0;
        traits |= type.slot(Slot.SET) != null || type.slot(Slot.DELETE) != null ? HAS_SET : 0;
        traits |= type.slot(Slot.DEL) != null ? HAS_DEL : 0;
        if ((traits & GENERIC_GET) != 0 && type.lookup("__class__") == PyType.OBJECT.lookup("__class__")) {
            traits |= HONEST_CLASS;
        }
        return traits;
    }
}
