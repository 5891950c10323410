package dev.krait.object;

import dev.krait.exposer.ExposedType;

/** The type {@code type}: the members of types. */
@ExposedType(value = "type", doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type")
final class TypeType {
    private TypeType() {
    }
}
