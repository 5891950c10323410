package dev.krait.runtime;

/** The loader of one compiled unit, so that the unit goes when its code object goes. */
public final class UnitLoader extends ClassLoader {
    private final UnitContext context;

    public UnitLoader(UnitContext context) {
        super(UnitLoader.class.getClassLoader());
        this.context = context;
    }

    /** Makes the unit's class. */
    public Class<?> define(String name, byte[] bytes) {
        return defineClass(name, bytes, 0, bytes.length);
    }

    static UnitContext context(Class<?> unit) {
        return ((UnitLoader) unit.getClassLoader()).context;
    }
}
