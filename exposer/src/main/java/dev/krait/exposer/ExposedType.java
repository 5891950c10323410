package dev.krait.exposer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a Java class the implementation of a built-in type. The processor writes {@code <Class>Table}, a dispatch table with one row
 * for each exposed member; the class itself says {@code static final PyType TYPE = PyType.builtin(<Class>Table.TABLE, base, flags)}.
 *
 * <p>Members that a Java superclass declares are included as long as that class is not an exposed type itself, so that families of types can share them.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ExposedType {
    /** Fully qualified Python name; a name without a dot belongs to {@code builtins}. */
    String value();

    /** The documentation string of the type; empty means none. */
    String doc() default "";

    /** The signature of the constructor as inspect shows it, for example {@code (object='', /)}; empty means none. */
    String signature() default "";
}
