package dev.krait.runtime;

import dev.krait.object.Fields;
import dev.krait.object.PyInstance;
import dev.krait.object.Shape;

/**
 * Up to four shapes and where an attribute lies in each. A record, so that HotSpot sees constants; see {@link MethodCases}, whose look-up cannot serve here: a
 * place that comes out of it would be no constant any more.
 */
public record FieldCases(Shape s0, Shape.Location l0, Shape s1, Shape.Location l1, Shape s2, Shape.Location l2, Shape s3, Shape.Location l3) {
    /** @param shapes at most {@link MethodCases#MAX}, with a location for each */
    public static FieldCases of(Shape[] shapes, Shape.Location[] locations) {
        Shape[] s = java.util.Arrays.copyOf(shapes, MethodCases.MAX);
        Shape.Location[] l = java.util.Arrays.copyOf(locations, MethodCases.MAX);
        return new FieldCases(s[0], l[0], s[1], l[1], s[2], l[2], s[3], l[3]);
    }

    /** The attribute of an object, or null when its shape is none of the cases or the field is empty. */
    Object read(Object receiver) {
        if (!(receiver instanceof PyInstance i)) {
            return null;
        }
        Shape shape = i.shape;
        if (shape == null) {
            return null;
        }
        if (shape == s0) {
            return Fields.read(i, l0);
        }
        if (shape == s1) {
            return Fields.read(i, l1);
        }
        if (shape == s2) {
            return Fields.read(i, l2);
        }
        return shape == s3 ? Fields.read(i, l3) : null;
    }

    @Override
    public String toString() {
        return "cases " + l0 + " " + l1 + " " + l2 + " " + l3;
    }
}
