package dev.krait.exposer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A function of a native module; conventions as for {@link ExposedMethod}, static, without {@code self}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ExposedFunction {
    /** Text signature, the name first: {@code "gcd(*integers)"}. */
    String value();

    /** The documentation string. */
    String doc() default "";
}
