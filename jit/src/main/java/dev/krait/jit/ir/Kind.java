package dev.krait.jit.ir;

/** How compiled code holds a value. */
public enum Kind {
    /** Any Python value, or null where the interpreter's slots can be empty. */
    OBJECT('L'),
    /** An exact {@code int} that fits, as a {@code long}. */
    INT('J'),
    /** An exact {@code float}, as a {@code double}. */
    FLOAT('D'),
    /** A truth value, as a {@code boolean}. */
    BOOL('Z');

    /** The first letter of the JVM's descriptor. */
    public final char letter;

    Kind(char letter) {
        this.letter = letter;
    }
}
