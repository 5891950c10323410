/**
 * The native modules of the standard library, one entry class each ({@code MathModule}). Listed in {@link dev.krait.modules.LibraryModules}; a module that
 * exposes the interpreter's own state lives in the interpreter instead.
 */
package dev.krait.modules;
