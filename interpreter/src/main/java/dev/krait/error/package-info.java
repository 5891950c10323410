/**
 * The three ways to fail: {@link dev.krait.error.PyException} carries a Python exception; the {@code …Errors} factories make them (they return, the caller throws).
 * An {@code AssertionError} is a bug of ours.
 */
package dev.krait.error;
