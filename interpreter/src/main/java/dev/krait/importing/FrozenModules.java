package dev.krait.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * Modules whose code objects come with the program, so that import can start: resources {@code frozen/NAME.code}, marshalled when the
 * distribution is built. Where a resource is missing (a build that is not finished) its source in the library stands in.
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

    /** The marshalled code of a module, or null where the build has not made it. */
    public static byte[] resource(Entry entry) {
        try (InputStream in = FrozenModules.class.getResourceAsStream("/dev/krait/frozen/" + entry.name() + ".code")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the build has frozen the module. */
    public static boolean exists(Entry entry) {
        return FrozenModules.class.getResource("/dev/krait/frozen/" + entry.name() + ".code") != null;
    }
}
