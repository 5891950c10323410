package dev.krait.runtime;

import dev.krait.thread.PyThread;

/** The exits and constants of compiled code. */
public final class Exits {
    private Exits() {
    }

    /** Leaves a unit at one of its exits, with the values that are live there. */
    public static Object leave(Object[] live, int exit, Class<?> unit, boolean loop, PyThread t, Object place) {
        return UnitLoader.context(unit).leave(exit, loop, t, place, live);
    }

    /** A constant of a unit, for its static initialiser. */
    public static Object constant(Class<?> unit, int number) {
        return UnitLoader.context(unit).constant(number);
    }
}
