/**
 * Monitoring (PEP 669): tools, their callbacks and events, global and per code object; tracing and profiling are two tools of their own on top of it. Start at
 * {@link dev.krait.monitoring.Monitoring}. Invariants: all state is changed under the monitoring's lock and seen through one version number; events are
 * delivered by {@code dev.krait.eval} only, in the instrumented form of the code; callbacks are not monitored themselves.
 */
package dev.krait.monitoring;
