package dev.krait.exposer;

/** What an exposed method receives as its first argument. */
public enum Binding {
    /** The instance. */
    INSTANCE,
    /** The class (a classmethod_descriptor). */
    CLASS,
    /** Nothing. */
    STATIC
}
