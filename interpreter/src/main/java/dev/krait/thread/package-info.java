/**
 * Interpreters, thread states, the breaker that running code polls, and the one flag that tells whether containers must lock. Start at
 * {@link dev.krait.thread.PyThread}.
 */
package dev.krait.thread;
