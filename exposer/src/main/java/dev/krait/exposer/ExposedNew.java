package dev.krait.exposer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The constructor {@code __new__} of a type: a static method whose first Python parameter is the class.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ExposedNew {
    /** Text signature, the class left out: {@code "(iterable=(), /)"}. */
    String value();

    /** The documentation string. */
    String doc() default "Create and return a new object.  See help(type) for accurate signature.";
}
