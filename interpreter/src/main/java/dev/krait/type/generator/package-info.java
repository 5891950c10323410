/**
 * Generators, coroutines and asynchronous generators, and the objects that drive them. Their suspended state is the interpreter's own frame, so that any tier can
 * resume any of them. Start at {@link dev.krait.type.generator.Resumable}.
 */
package dev.krait.type.generator;
