package dev.krait.symtable;

/** Private names in classes: {@code __x} in class {@code _C} is {@code _C__x}. Compare CPython {@code Python/symtable.c: _Py_Mangle}. */
public final class Mangling {
    private Mangling() {}

    /**
     * The name as it is stored.
     *
     * @param className the innermost class around, or null
     */
    public static String mangle(String className, String name) {
        if (className == null || !name.startsWith("__") || name.endsWith("__") || name.indexOf('.') >= 0) {
            return name;
        }
        int start = 0;
        while (start < className.length() && className.charAt(start) == '_') {
            start++;
        }
        return start == className.length() ? name : "_" + className.substring(start) + name;
    }

    /**
     * The name as it is stored when it is used in the block. In the type-parameter block around a generic class only the type
     * parameters themselves are mangled.
     */
    public static String mangle(String className, SymbolBlock block, String name) {
        if (block.mangledNames != null && !block.mangledNames.contains(name)) {
            return name;
        }
        return mangle(className, name);
    }
}
