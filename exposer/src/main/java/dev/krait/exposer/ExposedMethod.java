package dev.krait.exposer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a type. The value is its text signature, Argument Clinic style: {@code "index($self, value, start=0, stop=sys.maxsize, /)"}.
 *
 * <p>The Java method is an instance method of the exposed class, or a static one whose first Python parameter is {@code self} (needed for values
 * that are host objects). A leading {@code PyThread} parameter is passed along. Every Python parameter is an {@code Object}; one that the caller left
 * out arrives as {@code null}; {@code *args} is an {@code Object[]}, {@code **kwargs} a {@code PyDict} or {@code null} when there are none. Results:
 * {@code void} gives None, {@code boolean int long double} are boxed, {@code null} from {@code __next__} means exhausted.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ExposedMethod {
    /** Text signature, the name first. */
    String value();

    /** How the method is bound. */
    Binding binding() default Binding.INSTANCE;

    /** The documentation string. */
    String doc() default "";

    /** A special name that CPython defines through a method table, not a slot ({@code dict.__contains__}): a method_descriptor. */
    boolean plain() default false;
}
