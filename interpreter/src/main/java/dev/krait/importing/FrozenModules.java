package dev.krait.importing;

import dev.krait.host.HostException;
import dev.krait.modules.core.SourceLines;
import dev.krait.thread.Interpreter;
import java.util.Arrays;
import java.util.List;

/**
 * Modules whose code objects come with the distribution, so that import can start and start-up compiles nothing: files {@code lib/frozen/NAME.code},
 * marshalled when the distribution is built. Where one is missing its source in the library stands in.
 */
public final class FrozenModules {
    /** A frozen module: its source in the library, and whether it is a package. */
    public record Entry(String name, String source, boolean isPackage) {}

    private static final String[] NAMES = {
        "_frozen_importlib", "_frozen_importlib_external", "zipimport", "abc", "codecs", "io", "_collections_abc", "_sitebuiltins", "genericpath",
        "ntpath", "posixpath", "os", "site", "stat", "importlib.util", "importlib.machinery", "runpy",
    };

    private FrozenModules() {
    }

    /** The names, in the order in which they are listed by {@code _imp._frozen_module_names}. */
    public static List<String> names() {
        return Arrays.asList(NAMES);
    }

    /** The entry of a name, or null. */
    public static Entry find(String name) {
        return switch (name) {
            case "_frozen_importlib", "importlib._bootstrap" -> new Entry("importlib._bootstrap", "importlib/_bootstrap.py", false);
            case "_frozen_importlib_external", "importlib._bootstrap_external" ->
                    new Entry("importlib._bootstrap_external", "importlib/_bootstrap_external.py", false);
            case "zipimport", "abc", "codecs", "io", "_collections_abc", "_sitebuiltins", "genericpath", "ntpath", "posixpath", "os", "site", "stat",
                    "runpy" -> new Entry(name, name + ".py", false);
            case "importlib.util", "importlib.machinery" -> new Entry(name, name.replace('.', '/') + ".py", false);
            default -> null;
        };
    }

    /** The file of a frozen module below the home directory. */
    public static String file(String home, Entry entry) {
        return home + "/lib/frozen/" + entry.name() + ".code";
    }

    /** The marshalled code of a module, or null where the distribution has not got it. */
    public static byte[] code(Interpreter interpreter, Entry entry) {
        try {
            return SourceLines.read(interpreter.host, file(interpreter.settings.home, entry));
        } catch (HostException e) {
            return null;
        }
    }

    /** Whether the distribution has the module's code. */
    public static boolean exists(Interpreter interpreter, Entry entry) {
        return interpreter.host.access(file(interpreter.settings.home, entry), 4);
    }
}
