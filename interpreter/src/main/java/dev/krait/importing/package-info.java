/**
 * The import system's native side: which modules are built in, how they are made, the frozen bootstrap, the import statement.
 *
 * <p>A native module is a class with {@code @ExposedModule} that implements {@link dev.krait.importing.NativeModule}; its jar lists it in one
 * {@link dev.krait.importing.NativeModuleSource}. Start at {@link dev.krait.importing.NativeModules}.
 */
package dev.krait.importing;
