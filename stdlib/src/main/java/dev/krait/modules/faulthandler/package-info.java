/**
 * Module {@code faulthandler}, as far as a JVM has faults of that kind: the Python stacks of all threads, written without running Python code.
 */
package dev.krait.modules.faulthandler;
