/** The module {@code time}: clocks of the host, broken-down times, formatting. Start at {@link dev.krait.modules.time.TimeModule}. */
package dev.krait.modules.time;
