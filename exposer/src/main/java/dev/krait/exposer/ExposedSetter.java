package dev.krait.exposer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Writes an attribute that has an {@link ExposedGetter}; the value is {@code null} when the attribute is deleted.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ExposedSetter {
    /** The name of the attribute. */
    String value();
}
