package dev.krait.exposer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a Java class the implementation of a native module. The processor writes {@code <Class>Table}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ExposedModule {
    /** The name of the module as it is imported. */
    String value();

    /** The documentation string of the module; empty means none. */
    String doc() default "";
}
