/**
 * The native modules that expose the interpreter's own state: {@code builtins}, {@code sys}, {@code _imp}, {@code marshal}, {@code _thread} and their kin. Modules
 * that need no more than the public operations live in the library. Listed in {@link dev.krait.importing.NativeModules}; start at
 * {@code BuiltinsModule} and {@code SysModule}.
 */
package dev.krait.modules.core;
