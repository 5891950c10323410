package dev.krait.codegen.define;

/** Names of Java classes and methods that say which Python they are: {@code krait.py.pkg.mod.‹module›(mod.py:42)}. */
public final class Names {
    private Names() {
    }

    /** The internal name of a unit's class. */
    public static String internalClass(String module, int number) {
        StringBuilder out = new StringBuilder("krait/py/");
        for (int i = 0; i < module.length(); i++) {
            char c = module.charAt(i);
            out.append(c == '.' ? '/' : mangle(c));
        }
        return out.append('$').append(number).toString().replace("//", "/·/");
    }

    /** The name of a method; the JVM forbids {@code . ; [ / < >}. */
    public static String method(String qualname) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < qualname.length(); i++) {
            out.append(mangle(qualname.charAt(i)));
        }
        String name = out.toString();
        return name.equals("run") || name.startsWith("call") || name.isEmpty() ? name + "·" : name;
    }

    private static char mangle(char c) {
        return switch (c) {
            case '<' -> '‹';
            case '>' -> '›';
            case '.', '/', ';', '[' -> '·';
            default -> Character.isSurrogate(c) ? '·' : c;
        };
    }

    /** The last part of a path, or all of a name like {@code <string>}. */
    public static String source(String filename) {
        return filename.substring(filename.lastIndexOf('/') + 1);
    }
}
