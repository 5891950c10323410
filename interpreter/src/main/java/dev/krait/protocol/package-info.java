/**
 * Interfaces by which built-in objects offer an operation without a Python-level look-up. Start at {@link dev.krait.protocol.PyIterator}.
 */
package dev.krait.protocol;
