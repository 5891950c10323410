/**
 * Module {@code faulthandler}, as far as a JVM has faults of that kind: the Python stacks of all threads, written without running Python code, when asked for,
 * when a time is over, or when a signal comes. Start at {@link dev.krait.modules.faulthandler.FaulthandlerModule}; {@code StackDump} makes the text,
 * {@code FaultState} is what an interpreter has been told.
 */
package dev.krait.modules.faulthandler;
