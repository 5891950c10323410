package dev.krait.importing;

import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.thread.PyThread;

/**
 * The entry of a native module: an {@code @ExposedModule} class implements this and names its generated table.
 *
 * <p>The table's rows become the module's functions; {@link #init} adds constants and types. Functions are static and keep no state: what a module
 * must remember hangs off the interpreter ({@code Interpreter.state}).
 */
public interface NativeModule {
    /** The generated table, {@code <Class>Table.TABLE}. */
    CallTable table();

    /** Fills a new module of this kind; called once for each interpreter that imports it. */
    default void init(PyThread t, PyModule module) {
    }
}
