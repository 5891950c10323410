package dev.krait.importing;

import java.util.List;

/** The native modules of one jar; found through {@code ServiceLoader}. */
public interface NativeModuleSource {
    /** The names that {@link #find} knows, in any order. */
    List<String> names();

    /** The entry of a module, or null when this source does not have it. Written as one switch, so that nothing is loaded before it is imported. */
    NativeModule find(String name);
}
