package dev.krait.object;

import dev.krait.type.weakref.FinalisedInstance;

/**
 * Makes instances of Python classes that descend from {@code object} alone, in the layout that earlier instances of the class turned out to want.
 */
final class Instances {
    /** The number of instances at which the layout is looked at again; instances made before keep theirs. */
    private static final int FIRST_LOOK = 2;
    /** From here on the layout stays: compiled code makes instances itself then, and counts none. */
    private static final int LAST_LOOK = 1 << 8;

    private Instances() {
    }

    static Object allocate(PyType cls) {
        Shape shape = cls.rootShape;
        if (shape == null) {
            return cls == PyType.OBJECT ? new PyObject(cls) : new PyInstance(cls);
        }
        int made = cls.made;
        if (made < LAST_LOOK) {
            cls.made = ++made;
            if (made >= FIRST_LOOK && (made & made - 1) == 0 && shape.layout != Shape.Layout.NONE) {
                shape = reconsider(cls, shape);
            }
        }
        if ((cls.traits() & TypeTraits.HAS_DEL) != 0 && shape.layout != Shape.Layout.NONE) {
            return finalised(cls, shape);
        }
        return switch (shape.layout) {
            case NONE -> new PyInstance(cls, shape);
            case O4 -> new PyInstance4(cls, shape);
            case O8 -> new PyInstance8(cls, shape);
            case O4R4 -> new PyInstance4x4(cls, shape);
        };
    }

    /** Instances of classes with {@code __del__} have one layout only. */
    private static Object finalised(PyType cls, Shape shape) {
        Shape root = shape;
        if (root.layout != Shape.Layout.O4) {
            root = shape.relayout(Shape.Layout.O4);
            cls.rootShape = root;
        }
        return new FinalisedInstance(cls, root);
    }

    /** The shape in which all further instances of a class begin, once their layout stays and nothing else is to be done for them; else null. */
    static Shape settled(PyType cls) {
        Shape shape = cls.rootShape;
        boolean plain = shape != null && shape.layout != Shape.Layout.NONE && (cls.traits() & TypeTraits.HAS_DEL) == 0;
        return plain && cls.made >= LAST_LOOK ? shape : null;
    }

    private static Shape reconsider(PyType cls, Shape shape) {
        Shape.Layout wanted = shape.preferred();
        boolean settled = shape.layout == Shape.Layout.O4R4 && cls.made > FIRST_LOOK;
        if ((cls.traits() & TypeTraits.HAS_DEL) != 0 || wanted == shape.layout || settled) {
            return shape;
        }
        Shape next = shape.relayout(wanted);
        cls.rootShape = next;
        return next;
    }
}
