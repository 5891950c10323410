/**
 * From graphs to JVM classes. {@code layout} gives values their JVM variables, {@code emit} writes bytecode, {@code define} makes classes of it. Start at
 * {@link dev.krait.codegen.ClassBackend}.
 */
package dev.krait.codegen;
