package dev.krait.object;

import dev.krait.exposer.ExposedType;

/** The type {@code object}: its methods over any value. */
@ExposedType(value = "object", doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\n"
        + "instance that has no instance attributes and cannot be given any.\n", signature = "()")
final class ObjectType {
    private ObjectType() {
    }
}
