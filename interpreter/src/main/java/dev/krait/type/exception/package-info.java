/**
 * Exceptions and tracebacks.
 */
package dev.krait.type.exception;
