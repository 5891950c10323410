package dev.krait.exposer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Reads an attribute of a type (a getset_descriptor): no Python parameters but {@code self}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ExposedGetter {
    /** The name of the attribute. */
    String value();

    /** The documentation string. */
    String doc() default "";

    /** Shown as a member_descriptor instead of a getset_descriptor. */
    boolean member() default false;
}
