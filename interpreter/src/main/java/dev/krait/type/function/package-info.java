/**
 * Functions, methods and descriptors, built-in and Python.
 */
package dev.krait.type.function;
