package dev.krait.runtime;

import dev.krait.object.Fields;
import dev.krait.object.PyInstance;
import dev.krait.object.Shape;
import dev.krait.thread.ThreadMode;
import java.lang.invoke.VarHandle;

/**
 * Up to four shapes, where each keeps an attribute that is stored, and the shape that an instance has then: another one where it gets the attribute only now, as in the
 * {@code __init__} of a class with subclasses. A record, so that HotSpot sees constants; see {@link FieldCases}.
 */
public record StoreCases(Shape s0, Shape.Location l0, Shape a0, Shape s1, Shape.Location l1, Shape a1, Shape s2, Shape.Location l2, Shape a2, Shape s3, Shape.Location l3, Shape a3) {
    /** @param before at most {@link MethodCases#MAX} shapes, with a location and the shape afterwards for each */
    public static StoreCases of(Shape[] before, Shape.Location[] locations, Shape[] after) {
        Shape[] s = java.util.Arrays.copyOf(before, MethodCases.MAX);
        Shape.Location[] l = java.util.Arrays.copyOf(locations, MethodCases.MAX);
        Shape[] a = java.util.Arrays.copyOf(after, MethodCases.MAX);
        return new StoreCases(s[0], l[0], a[0], s[1], l[1], a[1], s[2], l[2], a[2], s[3], l[3], a[3]);
    }

    /** Stores the attribute of an object; false, and nothing is done, when its shape is none of the cases or the value does not fit. */
    boolean store(Object receiver, Object value) {
        if (!(receiver instanceof PyInstance i)) {
            return false;
        }
        Shape shape = i.shape;
        if (shape == null) {
            return false;
        }
        if (shape == s0) {
            return store(i, shape, l0, a0, value);
        }
        if (shape == s1) {
            return store(i, shape, l1, a1, value);
        }
        if (shape == s2) {
            return store(i, shape, l2, a2, value);
        }
        return shape == s3 && store(i, shape, l3, a3, value);
    }

    private static boolean store(PyInstance self, Shape before, Shape.Location location, Shape after, Object value) {
        if (!Fields.fits(location, value) || before != after && ThreadMode.shared()) {
            return false;
        }
        Fields.write(self, location, value);
        if (before != after) {
            VarHandle.releaseFence();
            self.shape = after;
        }
        return true;
    }

    @Override
    public String toString() {
        return "cases " + l0 + " " + l1 + " " + l2 + " " + l3;
    }
}
