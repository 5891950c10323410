package dev.krait.runtime;

import dev.krait.thread.PyThread;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The exits and constants of compiled code. */
public final class Exits {
    private static final MethodHandle LEAVE = find();

    private Exits() {
    }

    private static MethodHandle find() {
        try {
            return MethodHandles.lookup().findStatic(Exits.class, "leave", MethodType.methodType(
                    Object.class, UnitContext.class, int.class, boolean.class, PyThread.class, Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Links an exit: its type is the types of the live values. Runs only when the exit is first taken. */
    public static CallSite bootstrap(MethodHandles.Lookup lookup, String name, MethodType type, int exit) {
        UnitContext context = UnitLoader.context(lookup.lookupClass());
        MethodHandle leave = MethodHandles.insertArguments(LEAVE, 0, context, exit, name.equals("leaveLoop"));
        return new ConstantCallSite(leave.asCollector(Object[].class, type.parameterCount() - 2).asType(type));
    }

    static Object leave(UnitContext context, int exit, boolean loop, PyThread t, Object place, Object[] live) {
        return context.leave(exit, loop, t, place, live);
    }

    /** A constant of a unit, for its static initialiser. */
    public static Object constant(Class<?> unit, int number) {
        return UnitLoader.context(unit).constant(number);
    }
}
